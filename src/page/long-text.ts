/** Runs longer than this are looked at, and travel, in pieces. */
export const MAX_BLOCK = 10_000;

/** Cuts a text into blocks, each ending after the last paragraph, line, sentence or word that fits. @returns their ends */
export function cutLong(text: string): number[] {
  const ends: number[] = [];
  for (let end = 0; end < text.length; ends.push(end)) end = endOfBlock(text, end);
  return ends;
}

function endOfBlock(text: string, from: number): number {
  const limit = from + MAX_BLOCK;
  if (text.length <= limit) return text.length;
  for (const edge of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(edge, limit - edge.length);
    if (at > from) return at + edge.length;
  }
  // Not within a surrogate pair.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
