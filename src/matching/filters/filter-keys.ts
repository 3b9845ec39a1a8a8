/**
 * The filter of names, as page and background share it: one blocked Bloom filter (scan/first-look.ts) that holds what the
 * first look asks, and behind it the keys of the names. A name is keyed by its tokens, up to the first four: three say
 * little of many ("New South Wales", "A Guide to", "Out of the"). The key carries whether letter case counts.
 *
 * Each name is of one kind, or of several: see kinds.ts.
 */
import {
  addFirstLook,
  addKey,
  addSingle,
  hasKey,
  LOOK_LENGTH,
  lettersKey,
  nextBeginning,
  nextLook,
  PAIR,
  SINGLE,
} from '../scan/first-look.ts';
import {
  beginnings,
  exactHashOf,
  firstLetters,
  hashOf,
  keepFrom,
  nextOffset,
  readBeginnings,
  shoutedHashOf,
  tokenise,
} from '../text/tokenise.ts';
import { BROAD, type Kind, NAME, TELLING } from './kinds.ts';

export interface NameFilter {
  /** At most 65,536. */
  words: Int32Array;
  /**
   * What beginnings there are. Bit n: of the first n letters of a token ("trafficker*"). So that no filter is asked in vain,
   * which costs time and, now and then, a wrong yes.
   */
  beginnings: number;
}

/** The borders of the tokens that a key looks at, at most. */
const KEY_BORDERS = 8;
/**
 * Where the keys of names and of beginnings start out from. Names whose letter case counts start out from no other one
 * than the rest: of words in small letters, which most are, both keys are one, and only one question is asked.
 */
const WHOLE = 0x1b873593;
const BEGINNING = 0x52dce729;

/** Extends a key by one more token. */
function mix(key: number, token: number): number {
  const x = Math.imul(key ^ (key >>> 16), 0x45d9f3b) + token;
  const y = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  return y ^ (y >>> 13);
}

/** Adds a name. Names without a letter or digit are left out. */
export function addName(filter: NameFilter, text: string, exact: boolean, kind: Kind): void {
  addNameInHand(filter, text, exact, tokenise(text, 0, 0), kind);
}

/** The same for a name whose tokens are in hand. @param count of their borders */
export function addNameInHand(filter: NameFilter, text: string, exact: boolean, count: number, kind: Kind): void {
  addFirstLook(filter.words, text, exact, count);
  const end = Math.min(KEY_BORDERS, count);
  let key = WHOLE;
  for (let border = 0; border < end; border += 2) key = mix(key, exact ? exactHashOf(text, border) : hashOf(border));
  if (end > 0) addAll(filter.words, key, kind);
}

/** The same for a name of several words whose letter case counts, as it stands in capitals (scan/scan.ts takes it there, too). */
export function addShouted(filter: NameFilter, text: string, count: number, kind: Kind): void {
  let key = WHOLE;
  for (let border = 0; border < Math.min(KEY_BORDERS, count); border += 2) key = mix(key, shoutedHashOf(text, border));
  addAll(filter.words, key, kind);
}

/**
 * Adds all words, in any case, that begin like the first or second token of the text, which is its last. A first token of
 * fewer than four letters adds nothing.
 */
export function addBeginning(filter: NameFilter, text: string, kind: Kind): void {
  const last = tokenise(text, 0, 0) - 2;
  // What stands before it is a name by itself.
  if (last > 2) addNameInHand(filter, text, false, last, kind);
  if (last !== 0 && last !== 2) return;
  const letters = readBeginnings(text, last);
  if (last > 0) addSingle(filter.words, hashOf(0), false);
  else if (letters >= LOOK_LENGTH) addKey(filter.words, lettersKey(firstLetters(text, 0, LOOK_LENGTH), 0));
  else return;
  filter.beginnings |= 1 << letters;
  const key = mix(last > 0 ? mix(BEGINNING, hashOf(0)) : BEGINNING, beginnings[letters] as number);
  addAll(filter.words, key, kind);
}

/**
 * A key has a second and a third one beside it, which say of what kind the name is; so what passes the first look by
 * mistake is hardly ever mistaken for a name too: with two of them one frequent pair of words was ("not supported"), and
 * every page with it would have called for the second script. Where there are so many names that the filter is as large as
 * it may be, three would fill it: there it is one more, and all are of one kind.
 */
const again = (key: number, kind: number) => mix(key, Math.imul(kind, BEGINNING));
export const FULL_SIZE = 1 << 16;

function addAll(words: Int32Array, key: number, kind: Kind): void {
  const isFull = words.length === FULL_SIZE;
  const second = again(key, isFull ? NAME : kind);
  addKey(words, key);
  addKey(words, second);
  if (!isFull) addKey(words, again(second, kind));
}

function kindsOf(words: Int32Array, key: number): number {
  if (!hasKey(words, key)) return 0;
  if (words.length === FULL_SIZE) return hasKey(words, again(key, NAME)) ? NAME : 0;
  let kinds = 0;
  for (const kind of [NAME, BROAD, TELLING]) {
    const second = again(key, kind);
    if (hasKey(words, second) && hasKey(words, again(second, kind))) kinds |= kind;
  }
  return kinds;
}

/** Of words in small letters both keys are one. */
const eitherOf = (words: Int32Array, folded: number, exact: number): number =>
  kindsOf(words, folded) | (exact === folded ? 0 : kindsOf(words, exact));

/** Of what kinds those are that the token at `border` begins like, of those that are keyed under `seed`. */
function beginsKey(filter: NameFilter, seed: number, text: string, border: number): number {
  const count = readBeginnings(text, border);
  let kinds = 0;
  for (let letters = 1; letters <= count; letters++)
    if ((filter.beginnings >> letters) & 1) kinds |= kindsOf(filter.words, mix(seed, beginnings[letters] as number));
  return kinds;
}

/** Of what kinds those are that start at the token at `border` of the `count` borders in hand, after a first look. */
function startsKey(filter: NameFilter, text: string, border: number, count: number, look: number): number {
  const { words } = filter;
  let folded = mix(WHOLE, hashOf(border));
  let exact = mix(WHOLE, exactHashOf(text, border));
  let kinds = 0;
  if (look & SINGLE) {
    kinds = eitherOf(words, folded, exact);
    if (filter.beginnings && border + 2 < count)
      kinds |= beginsKey(filter, mix(BEGINNING, hashOf(border)), text, border + 2);
  }
  if (!(look & PAIR)) return kinds;
  const end = Math.min(count, border + KEY_BORDERS);
  for (let next = border + 2; next < end; next += 2) {
    folded = mix(folded, hashOf(next));
    exact = mix(exact, exactHashOf(text, next));
    kinds |= eitherOf(words, folded, exact);
  }
  return kinds;
}

/**
 * Of what kinds those are that the text may hold, as bits; 0: it holds none. Now and then too many, and never too few, but
 * that no more is read once a `NAME` is seen.
 */
export function mayHold(filter: NameFilter, text: string): number {
  const { words } = filter;
  let kinds = 0;
  let kept = 0;
  let from = 0;
  while (from < text.length) {
    const count = tokenise(text, from, kept);
    from = nextOffset();
    // The last tokens wait for those that follow them.
    const ready = from < text.length ? Math.max(0, count - KEY_BORDERS + 2) : count;
    for (let border = 0; ; border += 2) {
      const look = nextLook(words, -1, text, border, ready);
      if ((look & 3) === 0) break;
      border = look >> 2;
      kinds |= startsKey(filter, text, border, count, look);
      if (kinds & NAME) return kinds;
    }
    for (let border = filter.beginnings ? 0 : ready; ; border += 2) {
      border = nextBeginning(words, text, border, ready);
      if (border >= ready) break;
      kinds |= beginsKey(filter, BEGINNING, text, border);
      if (kinds & NAME) return kinds;
    }
    if (from < text.length) kept = keepFrom(ready, count);
  }
  return kinds;
}
