/** Where the focus stands in the card, goes, and comes back to. Without a shell no card has opened yet. */
import { isInDocument } from '../page/dom.ts';
import type { OpenCard } from './open-card.ts';
import type { Shell } from './shell.ts';

/** Of the card's head, which takes the focus when the card is opened by key. */
export const HEADING_ID = 'headword';

const focusedIn = (shell: Shell | null): Element | null | undefined => shell?.root.activeElement;

export const hasFocus = (shell: Shell | null): boolean => Boolean(focusedIn(shell));

/** At the keyboard: a button that was clicked has the focus too, and then the pointer may go where it likes. */
export const hasKeyboardFocus = (shell: Shell | null): boolean => Boolean(focusedIn(shell)?.matches(':focus-visible'));

export const isHeadwordFocused = (shell: Shell): boolean => focusedIn(shell)?.id === HEADING_ID;

export function focusHeadword(shell: Shell): void {
  shell.root.getElementById(HEADING_ID)?.focus({ preventScroll: true });
}

/** The buttons for the previous and the next name, in this order; none in a card that was reached by no key. */
const stepButtonsOf = (shell: Shell | null): HTMLElement[] => [
  ...(shell?.root.querySelectorAll<HTMLElement>('.card-foot .icon-btn') ?? []),
];

/** Which of the buttons for the previous and the next name has the focus; -1: neither. */
export const focusedStepButton = (shell: Shell | null): number =>
  stepButtonsOf(shell).indexOf(focusedIn(shell) as HTMLElement);

export function focusStepButton(shell: Shell, at: number): void {
  stepButtonsOf(shell)[at]?.focus({ preventScroll: true });
}

/** Where the card has the focus, gives it back to what had it before; if that takes it no more, Tab goes on from the word. */
export function giveFocusBack({ shell, returnTo, request }: OpenCard): void {
  if (!hasFocus(shell)) return;
  if (returnTo && isInDocument(returnTo)) ownOf(returnTo)?.focus.call(returnTo, { preventScroll: true });
  const focused = focusedIn(shell);
  if (!(focused instanceof HTMLElement)) return;
  // Nothing had it before, or what had it takes it no more.
  focused.blur();
  beginTabAt(request.element());
}

/**
 * Has Tab go on from an element of the page, which keeps no trace of it. Where nothing has the focus browsers go on from
 * what had it last, and that was the card, at the end of the document. (Firefox would also go on from a selection.)
 */
function beginTabAt(element: Element | null): void {
  const own = element && ownOf(element);
  if (!own) return;
  const isLent = !own.hasAttribute.call(element, 'tabindex');
  if (isLent) own.setAttribute.call(element, 'tabindex', '-1');
  own.focus.call(element, { preventScroll: true });
  own.blur.call(element);
  if (isLent) own.removeAttribute.call(element, 'tabindex');
}

/** What an element can do by its class: in a form, a field named `focus` takes the place of that. */
const ownOf = (element: Element) => [HTMLElement, SVGElement].find((one) => element instanceof one)?.prototype;
