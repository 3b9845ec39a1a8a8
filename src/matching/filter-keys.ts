/**
 * The filter of names, as page and background share it: one blocked Bloom filter (first-look.ts) that holds what the
 * first look asks, and behind it the keys of the names. A name is keyed by its tokens, up to the first three: two say
 * little of many ("United States", "save the", "De Nederlandse"). The key carries whether letter case counts.
 */
import { addFirstLook, addKey, addSingle, hasKey, nextLook, PAIR, SINGLE } from './first-look.ts';
import {
  beginnings,
  exactHashOf,
  hashOf,
  keepFrom,
  nextOffset,
  readBeginnings,
  shoutedHashOf,
  tokenise,
} from './tokenise.ts';

export interface NameFilter {
  /** At most 65,536. */
  words: Int32Array;
  /**
   * What beginnings there are. Bit n: of the first n letters of a token ("trafficker*"). So that no filter is asked in vain,
   * which costs time and, now and then, a wrong yes.
   */
  kinds: number;
}

/** The borders of the tokens that a key looks at, at most. */
const KEY_BORDERS = 6;
/** Where the keys of each kind start out from. */
const FOLDED = 0x1b873593;
const EXACT = 0x38b34ae5;
const BEGINNING = 0x52dce729;

/** Extends a key by one more token. */
function mix(key: number, token: number): number {
  const x = Math.imul(key ^ (key >>> 16), 0x45d9f3b) + token;
  const y = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  return y ^ (y >>> 13);
}

/** Adds a name. Names without a letter or digit are left out. */
export function addName(filter: NameFilter, text: string, exact: boolean): void {
  addNameInHand(filter, text, exact, tokenise(text, 0, 0));
}

/** The same for a name whose tokens are in hand. @param count of their borders */
export function addNameInHand(filter: NameFilter, text: string, exact: boolean, count: number): void {
  addFirstLook(filter.words, text, exact, count);
  const end = Math.min(KEY_BORDERS, count);
  let key = exact ? EXACT : FOLDED;
  for (let border = 0; border < end; border += 2) key = mix(key, exact ? exactHashOf(text, border) : hashOf(border));
  if (end > 0) addTwice(filter.words, key);
}

/** The same for a name of several words whose letter case counts, as it stands in capitals (scan.ts takes it there, too). */
export function addShouted(filter: NameFilter, text: string, count: number): void {
  let key = EXACT;
  for (let border = 0; border < Math.min(KEY_BORDERS, count); border += 2) key = mix(key, shoutedHashOf(text, border));
  addTwice(filter.words, key);
}

/** Adds all words, in any case, that begin like the first or second token of the text, which is its last. */
export function addBeginning(filter: NameFilter, text: string): void {
  const last = tokenise(text, 0, 0) - 2;
  // What stands before it is a name by itself.
  if (last > 2) addNameInHand(filter, text, false, last);
  if (last !== 0 && last !== 2) return;
  const letters = readBeginnings(text, last);
  filter.kinds |= 1 << letters;
  if (last > 0) addSingle(filter.words, hashOf(0), false);
  const key = mix(last > 0 ? mix(BEGINNING, hashOf(0)) : BEGINNING, beginnings[letters] as number);
  addTwice(filter.words, key);
}

/**
 * A key has a second one beside it, so that what passes the first look by mistake is hardly ever mistaken for a name too.
 * Not where there are so many names that the filter is as large as it may be: they would fill it.
 */
const again = (key: number) => mix(key, BEGINNING);
export const FULL_SIZE = 1 << 15;

function addTwice(words: Int32Array, key: number): void {
  addKey(words, key);
  if (words.length < FULL_SIZE) addKey(words, again(key));
}

const hasTwice = (words: Int32Array, key: number): boolean =>
  hasKey(words, key) && (words.length >= FULL_SIZE || hasKey(words, again(key)));

/** Whether the token at `border` begins with one of the beginnings that are keyed under `seed`. */
function beginsKey({ words, kinds }: NameFilter, seed: number, text: string, border: number): boolean {
  const count = readBeginnings(text, border);
  for (let letters = 1; letters <= count; letters++) {
    if (!((kinds >> letters) & 1)) continue;
    const key = mix(seed, beginnings[letters] as number);
    if (hasTwice(words, key)) return true;
  }
  return false;
}

/** Whether a key of the filter starts at the token at `border` of the `count` borders in hand, after a first look. */
function startsKey(filter: NameFilter, text: string, border: number, count: number, look: number): boolean {
  const { words, kinds } = filter;
  let folded = mix(FOLDED, hashOf(border));
  let exact = mix(EXACT, exactHashOf(text, border));
  if (look & SINGLE) {
    if (hasTwice(words, folded) || hasTwice(words, exact)) return true;
    if (kinds && border + 2 < count && beginsKey(filter, mix(BEGINNING, hashOf(border)), text, border + 2)) return true;
  }
  if (!(look & PAIR)) return false;
  const end = Math.min(count, border + KEY_BORDERS);
  for (let next = border + 2; next < end; next += 2) {
    folded = mix(folded, hashOf(next));
    exact = mix(exact, exactHashOf(text, next));
    if (hasTwice(words, folded) || hasTwice(words, exact)) return true;
  }
  return false;
}

/** Whether the text may hold one of the names. Never says no where it does. Stops at the first that it may hold. */
export function mayHold(filter: NameFilter, text: string): boolean {
  const { words, kinds } = filter;
  let kept = 0;
  let from = 0;
  while (from < text.length) {
    const count = tokenise(text, from, kept);
    from = nextOffset();
    // The last tokens wait for those that follow them.
    const ready = from < text.length ? Math.max(0, count - KEY_BORDERS + 2) : count;
    if (kinds) {
      for (let border = 0; border < ready; border += 2) {
        const look = nextLook(words, -1, text, border, border + 2) & 3;
        if (look !== 0 && startsKey(filter, text, border, count, look)) return true;
        if (beginsKey(filter, BEGINNING, text, border)) return true;
      }
    } else {
      for (let border = 0; ; border += 2) {
        const look = nextLook(words, -1, text, border, ready);
        if ((look & 3) === 0) break;
        border = look >> 2;
        if (startsKey(filter, text, border, count, look)) return true;
      }
    }
    if (from < text.length) kept = keepFrom(ready, count);
  }
  return false;
}
