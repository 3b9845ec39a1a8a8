/**
 * The words of a text, for cues, topics and language. A word is a run of letters, marks and digits; soft hyphens and
 * zero-width characters inside it vanish. Dots, slashes and apostrophes divide, so that cues with them ("8.7", "sdg's")
 * are sequences of words. Places are found at once, the folded words made only where somebody looks.
 */
export class Words {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  private readonly folded: (string | undefined)[] = [];

  constructor(private readonly text: string) {
    let start = -1;
    for (let at = 0; at <= text.length; at++) {
      const inside = at < text.length && isWordUnit(text.charCodeAt(at));
      if (inside === start >= 0) continue;
      if (inside) start = at;
      else {
        this.starts.push(start);
        this.ends.push(at);
        start = -1;
      }
    }
  }

  get count(): number {
    return this.starts.length;
  }

  /** Code units of a word as it stands. */
  lengthOf(index: number): number {
    return (this.ends[index] ?? 0) - (this.starts[index] ?? 0);
  }

  /** The folded word; the empty string before the first and after the last. */
  at(index: number): string {
    const known = this.folded[index];
    if (known !== undefined) return known;
    const start = this.starts[index];
    if (start === undefined) return '';
    const folded = foldWord(this.text.slice(start, this.ends[index]));
    this.folded[index] = folded;
    return folded;
  }

  /** Index of the first word that starts at `offset` or later. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const WORD_UNIT = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]/u;
/** For each code unit whether it is part of a word; surrogates are. */
const KINDS = new Uint8Array(0x10000);

/** Whether a code unit is part of a word. Looked up by expression once for each unit ever met. */
export function isWordUnit(unit: number): boolean {
  let kind = KINDS[unit] ?? 0;
  if (kind === 0) {
    kind = (unit >= 0xd800 && unit <= 0xdfff) || WORD_UNIT.test(String.fromCharCode(unit)) ? 1 : 2;
    KINDS[unit] = kind;
  }
  return kind === 1;
}

/** All folded words of a short text. */
export function foldedWords(text: string): string[] {
  const words = new Words(text);
  return words.starts.map((_, index) => words.at(index));
}

const PLAIN = /^[ -~]*$/;

export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss');
}
