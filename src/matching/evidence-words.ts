/** The words of a block, for cues, topics and language: folded, with their places in the block's text. */
export interface Words {
  folded: string[];
  starts: number[];
  ends: number[];
}

/**
 * A word is a run of letters, marks and digits; soft hyphens and zero-width characters inside it vanish. Dots, slashes
 * and apostrophes divide, so that cues with them ("8.7", "sdg's") are sequences of words.
 */
const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const PLAIN = /^[ -~]*$/;

export function wordsOf(text: string): Words {
  const words: Words = { folded: [], starts: [], ends: [] };
  for (const match of text.matchAll(WORD)) {
    const folded = foldWord(match[0]);
    if (folded === '') continue;
    words.folded.push(folded);
    words.starts.push(match.index);
    words.ends.push(match.index + match[0].length);
  }
  return words;
}

export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss');
}

/** Index of the first word that starts at `offset` or later. */
export function wordAt(words: Words, offset: number): number {
  let low = 0;
  let high = words.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
