/**
 * The filter of names, as page and background share it: a small bitmap of first tokens (the gate), which lets most
 * words of a text fall at one look, and a Bloom filter over the keys of the names. A name of one token is keyed by it, a
 * longer one by its first two tokens or three; the key carries whether letter case counts.
 */
import { beginningOf, exactHashOf, hashOf, keepFrom, nextOffset, tokenise } from './tokenise.ts';

export interface NameFilter {
  /** A bit for each value that the first `log2(32 · length)` bits of a first token's hash can have. */
  gate: Int32Array;
  /** Bloom filter; its number of bits is a power of two. */
  keys: Int32Array;
  /** Lengths of the beginnings of words ("trafficker*") that have keys, as bits; 0 where there are none. */
  beginnings: number;
}

/** Bits a key sets. More would let fewer false keys through, and cost room: 4 suits from 16 bits a key upwards. */
const PROBES = 4;
/** Tokens a key looks at, at most. */
export const MAX_KEY_TOKENS = 3;
/** Letters of a beginning that count. */
const MAX_BEGINNING = 30;
/** Where the keys of each kind start out from. */
const FOLDED = 0;
const EXACT = 1;
const BEGINNING = 2;

/** The gate's look-up: the first bits of the hash, which are as random as any. */
const gateShift = (gate: Int32Array) => Math.clz32(gate.length) - 4;

function mix(a: number, b: number): number {
  let x = Math.imul(a ^ (a >>> 16), 0x45d9f3b) + b;
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  return x ^ (x >>> 13);
}

function addKey(keys: Int32Array, key: number): void {
  const mask = 32 * keys.length - 1;
  for (let probe = 0, bit = key; probe < PROBES; probe++, bit += (key >>> 15) | 1) {
    const word = (bit & mask) >>> 5;
    keys[word] = (keys[word] as number) | (1 << bit);
  }
}

function hasKey(keys: Int32Array, key: number): boolean {
  const mask = 32 * keys.length - 1;
  for (let probe = 0, bit = key; probe < PROBES; probe++, bit += (key >>> 15) | 1) {
    if (!((keys[(bit & mask) >>> 5] as number) & (1 << bit))) return false;
  }
  return true;
}

function addToGate(gate: Int32Array, hash: number): void {
  const bit = hash >>> gateShift(gate);
  gate[bit >>> 5] = (gate[bit >>> 5] as number) | (1 << bit);
}

/** Adds a name that is to be told by its first `tokens` tokens. Names without a letter or digit are left out. */
export function addName(filter: NameFilter, text: string, exact: boolean, tokens: number): void {
  const end = 2 * Math.min(tokens, tokenise(text, 0, 0) >> 1);
  if (end === 0) return;
  addToGate(filter.gate, hashOf(0));
  let key = exact ? EXACT : FOLDED;
  for (let border = 0; border < end; border += 2) key = mix(key, exact ? exactHashOf(text, border) : hashOf(border));
  addKey(filter.keys, key);
}

/** Adds all words, in any case, that begin like the first or second token of the text, which is its last. */
export function addBeginning(filter: NameFilter, text: string): void {
  const last = tokenise(text, 0, 0) - 2;
  if (last < 0) return;
  if (last > 2) {
    addName(filter, text, false, Math.min(last >> 1, MAX_KEY_TOKENS));
    return;
  }
  const letters = Math.min(MAX_BEGINNING, lettersIn(text, last));
  filter.beginnings |= 1 << letters;
  if (last > 0) addToGate(filter.gate, hashOf(0));
  addKey(filter.keys, mix(last > 0 ? mix(BEGINNING, hashOf(0)) : BEGINNING, beginningOf(text, last, letters)));
}

function lettersIn(text: string, border: number): number {
  let letters = 0;
  while (beginningOf(text, border, letters + 1) !== 0) letters++;
  return letters;
}

/** Whether the token at `border` begins with one of the beginnings that are keyed under `seed`. */
function beginsKey({ keys, beginnings }: NameFilter, seed: number, text: string, border: number): boolean {
  for (let letters = 31 - Math.clz32(beginnings & -beginnings); beginnings >> letters !== 0; letters++) {
    if (!((beginnings >> letters) & 1)) continue;
    const hash = beginningOf(text, border, letters);
    if (hash === 0) return false;
    if (hasKey(keys, mix(seed, hash))) return true;
  }
  return false;
}

/** Whether a key of the filter starts at the token at `border` of the `count` borders in hand. */
function startsKey(filter: NameFilter, text: string, border: number, count: number): boolean {
  let folded = FOLDED;
  let exact = EXACT;
  const end = Math.min(count, border + 2 * MAX_KEY_TOKENS);
  for (let next = border; next < end; next += 2) {
    folded = mix(folded, hashOf(next));
    exact = mix(exact, exactHashOf(text, next));
    if (hasKey(filter.keys, folded) || hasKey(filter.keys, exact)) return true;
  }
  return (
    filter.beginnings !== 0 && border + 2 < count && beginsKey(filter, mix(BEGINNING, hashOf(border)), text, border + 2)
  );
}

/** Whether the text may hold one of the names. Never says no where it does. Stops at the first that it may hold. */
export function mayHold(filter: NameFilter, text: string): boolean {
  const { gate, beginnings } = filter;
  const shift = gateShift(gate);
  let kept = 0;
  let from = 0;
  while (from < text.length) {
    const count = tokenise(text, from, kept);
    from = nextOffset();
    // The last tokens wait for those that follow them.
    const ready = from < text.length ? Math.max(0, count - 2 * (MAX_KEY_TOKENS - 1)) : count;
    for (let border = 0; border < ready; border += 2) {
      const first = hashOf(border) >>> shift;
      if ((gate[first >>> 5] as number) & (1 << first) && startsKey(filter, text, border, count)) return true;
      if (beginnings !== 0 && beginsKey(filter, BEGINNING, text, border)) return true;
    }
    if (from < text.length) kept = keepFrom(ready, count);
  }
  return false;
}
