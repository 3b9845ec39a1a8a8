/**
 * Short forms that a page coins for itself: "Kennis- en adviescentrum Mensenhandel (KAM)". The dataset does not have
 * them, so any word in capitals may turn out to be one, wherever the page explains it. Each is therefore noted where it
 * stands, by its hash alone, and judged anew as the document goes on.
 *
 * Precision goes before recall: only a long form that is settled coins, only in brackets right after it, and only where
 * the letters agree with its words.
 */

import { borders } from '../text/tokenise.ts';
import type { Found, Span } from '../types.ts';
import { addressAround } from './addresses.ts';
import { longFormAfter, longFormBefore, PASSED } from './brackets.ts';
import { isAmongCapitals } from './capitals.ts';
import { hashWord } from './words.ts';

/** A word in capitals that no name of the gazetteer covers. */
export interface ShortForm extends Span {
  hash: number;
  /** The block spells it out as something that is not ours. */
  asOther: boolean;
}

/** What one block says of such words. */
export interface ShortFormReading {
  open: ShortForm[];
  /** Settled form and the short form that the block coins for it. */
  coined: { form: number; text: string }[];
}

/** More in one block are no prose. */
const MAX_IN_BLOCK = 64;

/** Whether a text may be a short form: two to eight capitals or digits, the first a capital. */
export const isCoinable = (text: string): boolean => isInCapitals(text, 0, text.length);

/** Collects the words in capitals of one text, among the tokens of `scan`. */
export function capitalsFinder() {
  const places = new Int32Array(4 * MAX_IN_BLOCK);
  // Known to this function, they are not looked up in their module at every word.
  const tokens = borders;
  let taken = 0;
  return {
    begin() {
      taken = 0;
    },
    /** Those of the text since `begin`: start, end, start, end, … */
    taken(): readonly number[] {
      if (taken === 0) return NONE;
      const copy: number[] = [];
      for (let at = 0; at < taken; at++) copy.push(places[at] as number);
      return copy;
    },
    onTokens(text: string, first: number, count: number) {
      const lastStart = text.length - 2;
      for (let border = first; border < count; border += 2) {
        const start = tokens[border] as number;
        if (start > lastStart) break;
        const unit = text.charCodeAt(start);
        const second = text.charCodeAt(start + 1);
        // One branch that is hardly ever taken: a capital, and no small letter after it. Below zero: not so.
        if (((unit - 65) | (90 - unit) | ~((second - 97) | (122 - second))) < 0) continue;
        const end = tokens[border + 1] as number;
        const length = end - start;
        if (length > 9 || length < 2 || taken >= places.length) continue;
        places[taken++] = start;
        places[taken++] = end;
      }
    },
  };
}

const NONE: readonly number[] = [];

/**
 * Reads the words in capitals of one block.
 *
 * @param places as {@link capitalsFinder} collects them
 * @param settled the block's settled names
 */
export function readShortForms(
  text: string,
  places: readonly number[],
  found: readonly Found[],
  settled: readonly (Span & { form: number })[],
): ShortFormReading {
  const reading: ShortFormReading = { open: [], coined: [] };
  let next = 0;
  for (let at = 0; at < places.length && reading.open.length < MAX_IN_BLOCK; at += 2) {
    const start = places[at] as number;
    let end = places[at + 1] as number;
    while (next < found.length && (found[next] as Span).end <= start) next++;
    const covering = found[next];
    if (covering && covering.start < end) continue;
    // KAXs: a genitive, whose ending is no part of the name.
    if (text.charCodeAt(end - 1) === SMALL_S) end--;
    if (!isInCapitals(text, start, end)) continue;
    const place = { start, end };
    const short = text.slice(start, end);
    if (isAmongCapitals(text, place, found) || addressAround(text, place) !== null) continue;
    const opens = OPENING.includes(text.charAt(start - 1) || ' ');
    const long = opens ? longFormRightBefore(text, place, settled) : null;
    const isCoined = long !== null && agrees(text.slice(long.start, long.end), short);
    if (isCoined) reading.coined.push({ form: long.form, text: short });
    const asOther = !isCoined && (isAfterLongForm(text, place, short, opens) || isBeforeLongForm(text, place, short));
    reading.open.push({ start, end, hash: hashWord(short), asOther });
  }
  return reading;
}

const SMALL_S = 115;
const OPENING = '([“„"\'‘«';

/** Two to eight capitals and digits; of other alphabets none. */
function isInCapitals(text: string, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 8) return false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!((unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57 && at > start))) return false;
  }
  return true;
}

const OPENS = /^\s?[([]["'“„‘«]?$/u;
const CLOSES = /^["'”’»]?[)\],;]/u;

/** The settled name that ends right before the bracket in which a place stands. */
function longFormRightBefore<T extends Span>(text: string, { start, end }: Span, settled: readonly T[]): T | null {
  if (settled.length === 0 || !CLOSES.test(text.slice(end, end + 2))) return null;
  return settled.find((long) => long.end <= start && OPENS.test(text.slice(long.end, start))) ?? null;
}

/** Whether words before the bracket in which the short form stands explain it. */
function isAfterLongForm(text: string, { start }: Span, short: string, opens: boolean): boolean {
  const open = opens ? /[([]["'“„‘«]?$/u.exec(text.slice(Math.max(0, start - 2), start)) : null;
  return open !== null && longFormBefore(text.slice(Math.max(0, start - 160), start - open[0].length), short) !== null;
}

/** Whether words in a bracket after the short form, or after a sign that explains, do. */
function isBeforeLongForm(text: string, { end }: Span, short: string): boolean {
  if (!EXPLAINS.includes(text.charAt(text.charCodeAt(end) === 32 ? end + 1 : end) || ' ')) return false;
  const after = /^["'”’»]?\s*[([=:]\s*["'“„‘«]?/u.exec(text.slice(end, end + 8));
  return after !== null && longFormAfter(text.slice(end + after[0].length, end + 160), short) !== null;
}

const EXPLAINS = '([=:"\'”’»';

/**
 * Whether the letters of a short form agree with the words of a long one: each word gives its initial, and may give more
 * of its letters in their order; small words give one or none. One word alone coins nothing.
 */
export function agrees(long: string, short: string): boolean {
  const words = long.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = short.toLowerCase();
  if (words.filter((word) => !PASSED.has(word)).length < 2) return false;
  const reach = (word: number, letter: number): boolean => {
    const here = words[word];
    if (here === undefined) return letter === letters.length;
    if (PASSED.has(here) && word > 0 && reach(word + 1, letter)) return true;
    if (here[0] !== letters[letter]) return false;
    let at = 1;
    for (let taken = letter + 1; ; taken++) {
      if (reach(word + 1, taken)) return true;
      if (taken === letters.length || PASSED.has(here)) return false;
      at = here.indexOf(letters[taken] ?? '', at) + 1;
      if (at === 0) return false;
    }
  };
  return reach(0, 0);
}

/** The short form as the page keeps it: its hash and what its block says of it, no text. */
export function encodeShortForm(stamp: string, { hash, asOther }: ShortForm): string {
  return `${stamp};~${hash.toString(36)}${asOther ? '!' : ''}`;
}

/** The short form in `text`, or null where it is none. */
export function decodeShortForm(text: string, stamp: string): { hash: number; asOther: boolean } | null {
  if (!text.startsWith(`${stamp};~`)) return null;
  const parts = /^([0-9a-z]{1,6})(!?)$/.exec(text.slice(stamp.length + 2));
  return parts ? { hash: Number.parseInt(parts[1] ?? '', 36), asOther: parts[2] === '!' } : null;
}
