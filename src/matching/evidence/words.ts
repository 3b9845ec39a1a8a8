/**
 * The words of a text, for cues, topics and language. A word is a run of letters, marks and digits; soft hyphens and
 * zero-width characters inside it vanish. Dots, slashes and apostrophes divide, so that cues with them ("8.7", "sdg's")
 * are sequences of words. Places are found at once, the folded words made only where somebody looks; most who look ask
 * for a word's hash first, which needs no string.
 */
export class Words {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  private readonly folded: (string | undefined)[] = [];
  private readonly hashes: number[] = [];
  private readonly beginnings: number[] = [];

  constructor(private readonly text: string) {
    const { starts, ends, hashes, beginnings } = this;
    let start = -1;
    let hash = 0;
    let beginning = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 128 ? (ASCII[unit] as number) !== 0 : isWordUnit(unit)) {
        if (start < 0) {
          start = at;
          hash = 0;
        }
        // Below zero once a unit is outside ASCII: then only the folded word tells the hash.
        hash = unit < 128 && hash >= 0 ? addUnit(hash, ASCII[unit] as number) : -1;
        if (at - start < BEGINNING) beginning = hash;
      } else if (start >= 0) {
        starts.push(start);
        ends.push(at);
        hashes.push(hash);
        beginnings.push(beginning);
        start = -1;
      }
    }
    if (start >= 0) {
      starts.push(start);
      ends.push(text.length);
      hashes.push(hash);
      beginnings.push(beginning);
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
    if (index < 0 || index >= this.starts.length) return '';
    const known = this.folded[index];
    if (known !== undefined) return known;
    const word = this.text.slice(this.starts[index], this.ends[index]);
    const folded = (this.hashes[index] as number) >= 0 ? word.toLowerCase() : foldWord(word);
    this.folded[index] = folded;
    return folded;
  }

  /** {@link hashWord} of the folded word, for an index that there is. */
  hashOf(index: number): number {
    const known = this.hashes[index] as number;
    if (known >= 0) return known;
    const hash = hashWord(this.at(index));
    this.hashes[index] = hash;
    return hash;
  }

  /** {@link hashWord} of the first four letters of the folded word, of the whole where it has no more. */
  hashOfBeginning(index: number): number {
    const known = this.beginnings[index] as number;
    if (known >= 0) return known;
    const hash = hashWord(this.at(index).slice(0, BEGINNING));
    this.beginnings[index] = hash;
    return hash;
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

/** Letters of a word that {@link Words.hashOfBeginning} takes. */
export const BEGINNING = 4;

/** Small letter or digit of each ASCII unit that is part of a word, else 0. */
const ASCII = new Uint8Array(128);
for (let unit = 48; unit < 58; unit++) ASCII[unit] = unit;
for (let unit = 97; unit < 123; unit++) {
  ASCII[unit] = unit;
  ASCII[unit - 32] = unit;
}

const addUnit = (hash: number, unit: number) => (Math.imul(hash, 31) + unit) & 0x3fffffff;

/** A hash of 30 bits. Its last bits are as good as any: the units count by powers of 31. */
export function hashWord(folded: string): number {
  let hash = 0;
  for (let at = 0; at < folded.length; at++) hash = addUnit(hash, folded.charCodeAt(at));
  return hash;
}

/** A set of words that says no to nearly all others by one look at a hash; never to one of its own. */
export class WordGate {
  private readonly bits: Int32Array;

  /** @param size bits, a power of two; some ten for each word */
  constructor(size: number) {
    this.bits = new Int32Array(size >> 5);
  }

  add(hash: number): void {
    const word = (hash >>> 5) & (this.bits.length - 1);
    this.bits[word] = (this.bits[word] as number) | (1 << hash);
  }

  mayHave(hash: number): boolean {
    return (((this.bits[(hash >>> 5) & (this.bits.length - 1)] as number) >>> hash) & 1) !== 0;
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
/** What each code unit up to the end of Latin Extended-B folds to, by itself; filled as they are met. */
const FOLDED: (string | undefined)[] = new Array(0x250).fill(undefined);

/** Without case, accents and what cannot be seen; ß is ss. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  let folded = '';
  let from = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit < 128) continue;
    if (unit >= FOLDED.length) return foldAny(word);
    let its = FOLDED[unit];
    if (its === undefined) {
      its = foldAny(word.charAt(at));
      FOLDED[unit] = its;
    }
    folded += word.slice(from, at).toLowerCase() + its;
    from = at + 1;
  }
  return folded + word.slice(from).toLowerCase();
}

function foldAny(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss');
}

/** Words parted by blanks, folded as the words of a text are. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u).map(foldWord));
