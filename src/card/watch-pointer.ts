import { holds } from './corridor.ts';
import type { OpenCard } from './open-card.ts';
import { isOurs } from './shell.ts';

/** Closes a card that is not pinned when the pointer goes down elsewhere, and lets pass under it what is dragged there. */
export function watchPointer(card: OpenCard): void {
  const { window, shell } = card;
  const { style } = shell.pop;
  const quiet = { passive: true, capture: true, signal: card.life.signal };
  const meetPointer = () => {
    style.pointerEvents = '';
  };
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isTrusted) return;
      const ours = isOurs(shell, event);
      const onWord = card.request.rects().some((rect) => holds(rect, event.clientX, event.clientY));
      if (!ours && !onWord && !card.pinned) card.close();
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
