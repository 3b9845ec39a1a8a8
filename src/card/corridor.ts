/**
 * The way from a word to its card. Whoever moves the pointer towards the card crosses the gap between the two and often
 * other words; the card stays open as long as the pointer keeps within a cone that opens from the word towards the card,
 * 60° to either side, as wide as most people aim.
 */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** tan 60°: how far the cone widens for each px towards the card. */
const SPREAD = Math.tan(Math.PI / 3);
/** A shaking hand just outside the card's edge is still on the card. */
const MARGIN_PX = 4;

export const holds = (box: Box, x: number, y: number, margin = 0): boolean =>
  x >= box.left - margin && x <= box.right + margin && y >= box.top - margin && y <= box.bottom + margin;

/**
 * Whether a point lies on the word, on the card, or in the cone from the one to the other.
 *
 * @param word the line of the word that the card was placed at
 * @param card above, below, beside or (in a very low window) over the word
 */
export function inCorridor(word: Box, card: Box, x: number, y: number): boolean {
  if (holds(word, x, y, 1) || holds(card, x, y, MARGIN_PX)) return true;
  // From the word's far edge to the card's near edge; depth 0 at the word's far edge.
  if (card.top >= word.bottom) return inCone(y - word.top, card.top - word.top, x, word.left, word.right);
  if (card.bottom <= word.top) return inCone(word.bottom - y, word.bottom - card.bottom, x, word.left, word.right);
  if (card.left >= word.right) return inCone(x - word.left, card.left - word.left, y, word.top, word.bottom);
  if (card.right <= word.left) return inCone(word.right - x, word.right - card.right, y, word.top, word.bottom);
  return false;
}

function inCone(depth: number, reach: number, across: number, start: number, end: number): boolean {
  if (depth < 0 || depth > reach) return false;
  const spread = depth * SPREAD;
  return across >= start - spread && across <= end + spread;
}
