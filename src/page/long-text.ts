/** Runs longer than this are looked at, and travel, in pieces. */
export const MAX_BLOCK = 10_000;

/**
 * Cuts a text into blocks, each ending after the last paragraph, line, sentence or word that fits. Takes a step at a
 * time, whose cost has nothing to do with the length of the text. @returns their ends
 */
export function* cutLong(text: string): Generator<number> {
  for (let end = 0; end < text.length; yield end) end = endOfBlock(text, end);
}

function endOfBlock(text: string, from: number): number {
  const limit = from + MAX_BLOCK;
  if (text.length <= limit) return text.length;
  // In the piece alone: in the whole text, an edge that it has not would be looked for back to its beginning each time.
  const piece = text.slice(from, limit);
  for (const edge of ['\n\n', '\n', '. ', ' ']) {
    const at = piece.lastIndexOf(edge);
    if (at > 0) return from + at + edge.length;
  }
  // Not within a surrogate pair.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
