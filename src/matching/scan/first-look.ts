/**
 * The first look at a token: may a name start here? One word of memory for the token, one for it and the next, and no
 * branch, so that the words that names begin with ("the", "van") cost no more than any other. It is a blocked Bloom
 * filter: a key sets three bits of one 32-bit word.
 *
 * A name of one token is keyed by that token and whether it begins with a small letter (is, at, om: most words that are
 * names in capitals only fall here); a longer one by its first two tokens, in any case.
 */
import { codeOf, isCapital } from '../text/letters.ts';
import { borders, hashes, hashOf } from '../text/tokenise.ts';

/** Stirred into the hash of a token that begins with a letter from a to z. */
const SMALL = 0x5bd1e995;

/** The word of a key: its first 16 bits, spread over the words, of which there are at most 65,536. */
const wordOf = (key: number, words: number) => Math.imul(key >>> 16, words) >>> 16;

const pairKey = (hash: number, next: number) => Math.imul(hash, 0x9e3779b1) + ((next << 16) | (next >>> 16));

/** What `firstLook` says: a name of one token, or a longer one, may start here. */
export const SINGLE = 1;
export const PAIR = 2;

/** Looks at the token of hash `hash`, whose first code unit is `unit`, before one of hash `next`. 0: no name starts here. */
export function firstLook(words: Int32Array, hash: number, next: number, unit: number): number {
  // All ones where the unit is from a to z.
  const small = ~((unit - 97) | (122 - unit)) >> 31;
  const one = hash ^ (SMALL & small);
  const two = pairKey(hash, next);
  const oneWord = words[wordOf(one, words.length)] as number;
  const twoWord = words[wordOf(two, words.length)] as number;
  return (
    ((oneWord >>> one) & (oneWord >>> (one >>> 5)) & (oneWord >>> (one >>> 10)) & 1) |
    (((twoWord >>> two) & (twoWord >>> (two >>> 5)) & (twoWord >>> (two >>> 10)) & 1) << 1)
  );
}

/**
 * The first token from border `from` on and before `end` at which a name may start, as four times its border and what
 * `firstLook` says of it; four times `end` where there is none. A loop that calls nothing: engines keep in registers
 * what it asks.
 *
 * @param hashBits the bits of a token's hash that count
 */
export function nextLook(words: Int32Array, hashBits: number, text: string, from: number, end: number): number {
  const stop = end | 0;
  let hash = (hashes[from + 1] as number) & hashBits;
  for (let border = from | 0; border < stop; border = (border + 2) | 0) {
    const next = (hashes[border + 3] as number) & hashBits;
    const look = firstLook(words, hash, next, text.charCodeAt(borders[border] as number));
    if (look !== 0) return 4 * border + look;
    hash = next;
  }
  return 4 * stop;
}

/** Letters by which beginnings of words are looked for. */
export const LOOK_LENGTH = 4;

/** A key for the first four letters of a word in ASCII, in any case. */
export const lettersKey = (text: string, at: number): number =>
  Math.imul(
    (text.charCodeAt(at) & 31) |
      ((text.charCodeAt(at + 1) & 31) << 5) |
      ((text.charCodeAt(at + 2) & 31) << 10) |
      ((text.charCodeAt(at + 3) & 31) << 15),
    0x9e3779b1,
  );

/** The first token from border `from` on and before `end` that may begin like a name of four letters or more; `end`: none. */
export function nextBeginning(words: Int32Array, text: string, from: number, end: number): number {
  const stop = end | 0;
  const last = text.length - LOOK_LENGTH;
  let border = from | 0;
  for (; border < stop; border = (border + 2) | 0) {
    const at = borders[border] as number;
    // What lies outside ASCII, or at the very end, is always looked at.
    if (at > last) break;
    const units = text.charCodeAt(at) | text.charCodeAt(at + 1) | text.charCodeAt(at + 2) | text.charCodeAt(at + 3);
    if (units > 127 || hasKey(words, lettersKey(text, at))) break;
  }
  return border;
}

export function addKey(words: Int32Array, key: number): void {
  const word = wordOf(key, words.length);
  words[word] = (words[word] as number) | (1 << key) | (1 << (key >>> 5)) | (1 << (key >>> 10));
}

export function hasKey(words: Int32Array, key: number): boolean {
  const word = words[wordOf(key, words.length)] as number;
  return ((word >>> key) & (word >>> (key >>> 5)) & (word >>> (key >>> 10)) & 1) === 1;
}

/** Lets the first look pass at a token, only where it does not begin with a small letter if `capital`. */
export function addSingle(words: Int32Array, hash: number, capital: boolean): void {
  addKey(words, hash);
  if (!capital) addKey(words, hash ^ SMALL);
}

/**
 * Lets the first look pass where the name stands whose tokens are in hand.
 *
 * @param count of their borders
 * @param hashBits the bits of a token's hash that count
 */
export function addFirstLook(words: Int32Array, text: string, exact: boolean, count: number, hashBits = -1): void {
  const first = hashOf(0) & hashBits;
  if (count > 2) addKey(words, pairKey(first, hashOf(2) & hashBits));
  else if (count === 2) {
    const unit = text.charCodeAt(borders[0] as number);
    addSingle(words, first, exact && isCapital(unit, codeOf(unit)));
  }
}
