import type { OpenCard } from './open-card.ts';
import { hasEnded } from './opening.ts';
import { middleOf } from './position.ts';
import { isOurs } from './shell.ts';

/**
 * Keeps an open card on top: a dialog, menu or full screen that opens later would cover it. A card that the pointer opened
 * goes when its word is covered, and stays where it is in use.
 */
export function keepOnTop(card: OpenCard): void {
  const { window, shell } = card;
  const onTop = (event: Event) => {
    if (!event.isTrusted || isOurs(shell, event) || !(event.target instanceof Element)) return;
    if (event.type === 'toggle' && (event as ToggleEvent).newState !== 'open') return;
    putOnTop(card);
  };
  const quiet = { passive: true, capture: true, signal: card.life.signal };
  // At the window: on the document a page can put an element in the place of `addEventListener`.
  window.addEventListener('toggle', onTop, quiet);
  window.addEventListener('fullscreenchange', onTop, quiet);
}

/** Puts a card on top, or back into a page that threw it out; closes it where it can show nowhere. */
export function putOnTop(card: OpenCard): void {
  if (hasEnded(card)) return;
  const { shell } = card;
  const focused = shell.root.activeElement;
  shell.pop.dataset.still = '';
  const shows = shell.show(middleOf(card.rect));
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  requestAnimationFrame(() => {
    delete shell.pop.dataset.still;
  });
  if (!shows) card.close();
}
