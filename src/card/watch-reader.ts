import { holds } from './corridor.ts';
import { giveFocusBack } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { isOurs } from './shell.ts';

/** Listens for the keys of an open card, and keeps from the page what is its own. */
export function watchKeys(card: OpenCard): void {
  const { window, shell, opening } = card;
  const first = { capture: true, signal: opening.life.signal };
  window.addEventListener('keydown', (event) => onKey(card, event), first);
  // A dialog that keeps the focus to itself would take it out of the card at once.
  for (const type of ['keyup', 'keypress', 'focusin', 'focusout'] as const)
    window.addEventListener(type, (event) => isOurs(shell, event) && event.stopImmediatePropagation(), first);
}

/**
 * Keys are taken at the window, before the page's own listeners further in: whatever is typed in the card, a page that
 * has shortcuts hears nothing of it. What the browser itself does with a key (Tab, Enter, arrows) still happens.
 */
function onKey({ shell, opening, update, close }: OpenCard, event: KeyboardEvent): void {
  // The page can make events too, but only the reader's close a card.
  if (!event.isTrusted) return;
  const ours = isOurs(shell, event);
  // Perhaps all is about to be selected.
  if (event.key === 'a') shell.pop.style.userSelect = '';
  if (event.key === 'Escape' && !event.isComposing) {
    event.preventDefault();
    event.stopImmediatePropagation();
    close();
  } else if (ours) {
    event.stopImmediatePropagation();
    if (event.key === 'F6') {
      event.preventDefault();
      update({ pinned: true });
      giveFocusBack(shell, opening);
    }
  }
}

/** Closes a card that is not pinned when the pointer goes down elsewhere, and lets pass under it what is dragged there. */
export function watchPointer({ window, shell, opening, close }: OpenCard): void {
  const { style } = shell.pop;
  const quiet = { passive: true, capture: true, signal: opening.life.signal };
  const meetPointer = () => {
    style.pointerEvents = '';
  };
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isTrusted) return;
      const ours = isOurs(shell, event);
      const onWord = opening.request.rects().some((rect) => holds(rect, event.clientX, event.clientY));
      if (!ours && !onWord && !opening.pinned) close();
      // What is dragged in the page passes under the card; and who copies all of the page copies nothing of the card.
      style.pointerEvents = ours || event.pointerType !== 'mouse' ? '' : 'none';
      style.userSelect = ours ? 'text' : '';
    },
    quiet,
  );
  // Not when the press is cancelled: then the browser itself goes on dragging.
  for (const type of ['pointerup', 'pointermove'] as const)
    window.addEventListener(type, ({ buttons }) => buttons || !style.pointerEvents || setTimeout(meetPointer), quiet);
}
