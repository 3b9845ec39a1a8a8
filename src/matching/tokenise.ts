/**
 * Text → tokens, in one pass over its UTF-16 code units.
 *
 * A token is a run of letters, digits and underscores of one writing; what lies between tokens is of no concern here.
 * Case, accents, ligatures and width are folded away; soft hyphens and zero-width characters vanish. Between European
 * letters and any other script a token ends, as writers of Hebrew, Arabic, Korean or Thai join their particles to a
 * Latin name without a space. A Han or Hiragana character is a token by itself.
 *
 * A token is known by the hash of its folded letters: a cyclic polynomial (buzhash), h ← rotl(h, 5) xor r(letter).
 * The loop keeps one running hash over the whole text and writes down hash and place at every border of a token, even
 * where there is none, moving on only at a border. So it has no branch that depends on where words end, which is what
 * costs a plain loop half its time (a wrong guess at each word), and the hash of a token follows from the two at its
 * borders: h(token) = h(end) xor rotl(h(start), 5 · length).
 */
import { CODES, INDEX } from './tables.ts';

// What a code unit is; scripts/build-tables.ts has the same numbers.
export const SEPARATOR = 0;
export const VANISH = 1;
const IDEOGRAPH = 2;
const ASTRAL_LETTER = 3;
const ASTRAL_IDEOGRAPH = 4;
export const ASTRAL_VANISH = 5;
/** Stands for several letters, or for one that is too rare for the table. */
const EXPAND = 6;
const EXPAND_OTHER = 7;
/** From here on one unit is one letter. */
export const SAME = 8;
const SAME_OTHER = 9;
const CAPITAL_A = 10;
const CAPITAL_SHIFT = 36;
const SMALL_A = 53;
const SMALL_SHIFT = 79;
const SHIFTS: Record<number, number> = { 36: 1, 37: 32, 38: 80, 39: 48, 40: 31, 41: 52, 42: 79 };
[5, 8, 9, 10, -17, -6, -13, -28].forEach((shift, place) => {
  SHIFTS[SMALL_SHIFT + place] = shift;
});

/** Letters that Unicode does not decompose and that stand for two. */
const DIGRAPHS: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'TH',
};

export function codeOf(unit: number): number {
  const page = INDEX.charCodeAt(unit >> 6) - 40;
  return CODES.charCodeAt((page > 86 ? page - 47 : page) * 64 + (unit & 63)) - 40;
}

export const isCapital = (code: number) => code >= CAPITAL_A && code < SMALL_A;

/** The letter without case and accent; `code` is that of `unit`. */
export function foldOf(unit: number, code: number): number {
  if (code < CAPITAL_A) return unit;
  if (code < CAPITAL_SHIFT) return 97 - CAPITAL_A + code;
  if (code >= SMALL_A && code < SMALL_SHIFT) return 97 - SMALL_A + code;
  return unit + (SHIFTS[code] ?? 0);
}

/** Code units that the character at `at` takes, `code` being that of its first. */
export function widthOf(text: string, at: number, code: number): number {
  const astral =
    (code >= ASTRAL_LETTER && code <= ASTRAL_VANISH) || (code === EXPAND && text.charCodeAt(at) === 0xd835);
  return astral && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

/**
 * The letters that a character of more than one letter (or unit) stands for, in its own case: ﬁ → fi, ß → ss.
 * What vanishes is still among them.
 */
export function lettersOf(text: string, at: number, code: number): string {
  const character = text.slice(at, at + widthOf(text, at, code));
  if (code < EXPAND || code >= SAME) return character;
  let letters = '';
  for (const part of character.normalize('NFKD'))
    letters += DIGRAPHS[part] ?? (part === character ? part.toLowerCase() : part);
  return letters;
}

/** A number that looks random, always odd: the 1 at the end says "part of a word" to the loop. */
function spread(letter: number): number {
  let x = Math.imul(letter + 0x3f1d, 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 15), 0x297a2d39);
  return (x ^ (x >>> 15)) | 1;
}

/** Added to a capital's letter where case counts. */
const CAPITAL = 0x10000;

const rotate = (hash: number, by: number) => (hash << by) | (hash >>> -by);
const addLetter = (hash: number, letter: number) => rotate(hash, 5) ^ spread(letter);

/** What the loop does with the units up to here is settled by one look: odd: a letter; 0: a separator; 2: see closer. */
const LOW = 0x250;
const CLOSER = 2;
const low = new Int32Array(LOW);
for (let unit = 0; unit < LOW; unit++) {
  const code = codeOf(unit);
  low[unit] = code === SEPARATOR ? 0 : code < SAME ? CLOSER : spread(foldOf(unit, code));
}

/** Code units that one call of `tokenise` reads, apart from the rest of a last token. */
const WINDOW = 512;
/** Most borders a caller may keep from one window to the next. */
export const MAX_KEPT = 1024;
/** Borders of tokens as offsets in the text: start, end, start, end, … */
export const borders = new Int32Array(2 * WINDOW + MAX_KEPT + 4);
const hashes = new Int32Array(borders.length);
/** Where the next call of {@link tokenise} goes on. */
export let nextOffset = 0;

/**
 * Reads the next window of the text into {@link borders}, after the `kept` borders that are there already.
 * Always ends between tokens. There is one set of borders in a script: nothing may be called in between that tokenises.
 *
 * @returns the number of borders, twice that of tokens
 */
export function tokenise(text: string, from: number, kept: number): number {
  const to = Math.min(from + WINDOW, text.length);
  let count = kept;
  let at = from;
  let hash = 0;
  let last = 0;
  while (at < to) {
    let unit = 0;
    for (; at < to; at++) {
      unit = text.charCodeAt(at);
      if (unit >= LOW) break;
      const value = low[unit] as number;
      if (value === CLOSER) break;
      hashes[count] = hash;
      borders[count] = at;
      count += (value ^ last) & 1;
      hash = ((hash << 5) | (hash >>> 27)) ^ value;
      last = value;
    }
    if (at >= to) break;
    const code = codeOf(unit);
    const open = last & 1;
    last = 0;
    if (code === SEPARATOR) {
      hashes[count] = hash;
      borders[count] = at++;
      count += open;
    } else if (!open && (code === VANISH || code === ASTRAL_VANISH)) {
      at += widthOf(text, at, code);
    } else {
      if (!open || writingOf(code) > 0) {
        // A new token starts here, perhaps right where another ends.
        hashes[count] = hash;
        borders[count] = at;
        count += open;
        hashes[count] = hash;
        borders[count++] = at;
      }
      at = readToken(text, count++);
    }
  }
  if (last & 1) {
    if (at < text.length) at = readToken(text, count);
    else {
      hashes[count] = hash;
      borders[count] = at;
    }
    count++;
  }
  nextOffset = at;
  return count;
}

/** 0: European; 1: any other script; 2: each character by itself. */
const writingOf = (code: number) =>
  code === IDEOGRAPH || code === ASTRAL_IDEOGRAPH
    ? 2
    : code === ASTRAL_LETTER || code === EXPAND_OTHER || code === SAME_OTHER
      ? 1
      : 0;

/**
 * Reads the token that starts at border `count - 1`, whatever it holds, from its beginning, and writes border `count`
 * so that `hashOf` comes out as if the loop had read nothing but the folded letters.
 */
function readToken(text: string, count: number): number {
  const start = borders[count - 1] as number;
  const before = hashes[count - 1] as number;
  let writing = -1;
  let hash = 0;
  let at = start;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const code = codeOf(unit);
    if (code === SEPARATOR) break;
    if (code !== VANISH && code !== ASTRAL_VANISH) {
      const its = writingOf(code);
      if (writing >= 0 && (its !== writing || its === 2)) break;
      writing = its;
      if (code >= SAME) hash = addLetter(hash, foldOf(unit, code));
      else hash = addAll(hash, lettersOf(text, at, code), false);
    }
    at += widthOf(text, at, code);
  }
  borders[count] = at;
  hashes[count] = hash ^ rotate(before, 5 * (at - start));
  return at;
}

function addAll(start: number, letters: string, keepCase: boolean): number {
  let hash = start;
  for (let i = 0; i < letters.length; i++) {
    const unit = letters.charCodeAt(i);
    const code = codeOf(unit);
    if (code !== VANISH) hash = addLetter(hash, foldOf(unit, code) + (keepCase && isCapital(code) ? CAPITAL : 0));
  }
  return hash;
}

/** Hash of the folded letters of the token between borders `border` and `border + 1`. */
export function hashOf(border: number): number {
  const length = (borders[border + 1] as number) - (borders[border] as number);
  return (hashes[border + 1] as number) ^ rotate(hashes[border] as number, 5 * length);
}

/** The same with the letters' case kept (accents still fold); equal to `hashOf` where there is no capital. */
export function exactHashOf(text: string, border: number): number {
  let hash = 0;
  const end = borders[border + 1] as number;
  for (let at = borders[border] as number; at < end; ) {
    const unit = text.charCodeAt(at);
    const code = codeOf(unit);
    if (code >= SAME) hash = addLetter(hash, foldOf(unit, code) + (isCapital(code) ? CAPITAL : 0));
    else if (code !== VANISH && code !== ASTRAL_VANISH) hash = addAll(hash, lettersOf(text, at, code), true);
    at += widthOf(text, at, code);
  }
  return hash;
}

/** Hash of the first `letters` folded letters of a token, or 0 where it has fewer. */
export function beginningOf(text: string, border: number, letters: number): number {
  let hash = 0;
  let left = letters;
  const end = borders[border + 1] as number;
  for (let at = borders[border] as number; at < end; ) {
    const code = codeOf(text.charCodeAt(at));
    const character = lettersOf(text, at, code);
    for (let i = 0; i < character.length; i++) {
      const part = codeOf(character.charCodeAt(i));
      if (part === VANISH || code === ASTRAL_VANISH) continue;
      hash = addLetter(hash, foldOf(character.charCodeAt(i), part));
      if (--left === 0) return hash;
    }
    at += widthOf(text, at, code);
  }
  return 0;
}

/** Moves the borders from `first` to `count` to the front, to be kept. Returns their number. */
export function keepFrom(first: number, count: number): number {
  borders.copyWithin(0, first, count);
  hashes.copyWithin(0, first, count);
  return count - first;
}
