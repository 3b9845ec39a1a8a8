import { giveFocusBack } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { isOurs } from './shell.ts';

/** Listens for the keys of an open card, and keeps from the page what is its own. */
export function watchKeys(card: OpenCard): void {
  const { window, shell } = card;
  const early = { capture: true, signal: card.life.signal };
  window.addEventListener('keydown', (event) => onKey(card, event), early);
  // A dialog that keeps the focus to itself would take it out of the card at once.
  for (const type of ['keyup', 'keypress', 'focusin', 'focusout'] as const)
    window.addEventListener(type, (event) => isOurs(shell, event) && event.stopImmediatePropagation(), early);
}

/**
 * Keys are taken at the window, before the page's own listeners further in: whatever is typed in the card, a page that
 * has shortcuts hears nothing of it. What the browser itself does with a key (Tab, Enter, arrows) still happens.
 */
function onKey(card: OpenCard, event: KeyboardEvent): void {
  // The page can make events too, but only the reader's close a card.
  if (!event.isTrusted) return;
  const { shell } = card;
  const ours = isOurs(shell, event);
  // Perhaps all is about to be selected.
  if (event.key === 'a') shell.pop.style.userSelect = '';
  if (event.key === 'Escape' && !event.isComposing) {
    event.preventDefault();
    event.stopImmediatePropagation();
    card.close();
  } else if (ours) {
    event.stopImmediatePropagation();
    if (event.key === 'F6') {
      event.preventDefault();
      card.update({ pinned: true });
      giveFocusBack(card);
    }
  }
}
