import { isTooSmall, placeCompact } from './CompactCard.tsx';
import { hasFocus } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { hasEnded, type Opening } from './opening.ts';
import { CARD_HEIGHT_PX, chooseRect, commonArea, isVisible, placeCard, visibleArea } from './position.ts';

/** So long may the pointer take from a word that goes when it leaves to the card, in ms. */
const WAY_MS = 200;

/** Places an open card at its word as that stands now; closes it where the word is seen no more and nobody uses the card. */
export function place(card: OpenCard): void {
  if (hasEnded(card)) return;
  const { window, shell, request, dismissed, seen } = card;
  const { pop } = shell;
  const area = seen ? commonArea(visibleArea(window), seen) : visibleArea(window);
  // A dismissed word has no mark any more, but it stands where it stood.
  const lines = dismissed ? [card.rect] : request.rects();
  const rect = chooseRect(lines, request.pointer);
  const isSeen = rect !== undefined && isVisible(rect, area) && (dismissed || !request.isCutOff(rect));
  // A menu that shows while it is pointed at goes when the pointer, or the focus, has come into the card.
  const isInUse = card.pinned || hasFocus(shell) || pop.matches(':hover');
  if (!isSeen && !isInUse) {
    // On its way into the card the pointer is in neither of them, and the menu may go then.
    card.goneMs ??= performance.now() + WAY_MS;
    if (rect || performance.now() > card.goneMs) card.close();
    return;
  }
  if (!rect || (card.pinned && !isSeen)) return;
  if (isTooSmall(window) !== pop.hasAttribute('data-compact')) card.draw();
  card.rect = rect;
  if (isTooSmall(window)) {
    placeCompact(pop, rect, area);
    return;
  }
  const reserve = card.details.state === 'waiting' && card.shown ? CARD_HEIGHT_PX : null;
  // A card is measured at its full height, which its scrollers take for the end of scrolling.
  const scrolled = [...shell.root.querySelectorAll('[class^=card]')].map((box) => [box, box.scrollTop] as const);
  const { side, isLow, x, y } = placeCard({ floating: pop, rect, lines, area, side: card.side, reserve });
  card.side = side;
  pop.dataset.side = side;
  pop.toggleAttribute('data-low', isLow);
  pop.style.left = `${x}px`;
  pop.style.top = `${y}px`;
  for (const [box, top] of scrolled) if (top > 0 && box.scrollTop !== top) box.scrollTop = top;
}

/** Whether the word no longer stands where the card was placed for it. */
export function hasMoved({ dismissed, request, rect: old }: Opening): boolean {
  if (dismissed) return false;
  const rect = chooseRect(request.rects(), request.pointer);
  if (!rect || request.isCutOff(rect)) return true;
  return Math.abs(rect.left - old.left) + Math.abs(rect.top - old.top) > 1;
}
