/**
 * What a UTF-16 code unit is to matching, and what it folds to: the tables of tables.ts, read.
 * Folding takes away case, accents, ligatures and width; soft hyphens and zero-width characters vanish.
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
const SMALL_SHIFT = 43;
const SMALL_A = 53;
/** How far from what they fold to letters of these codes are. */
const SHIFTS: Record<number, number> = {
  ...{ 36: 1, 37: 32, 38: 80, 39: 48, 40: 31, 41: 52, 42: 79 },
  ...{ 43: -1, 44: -28, 45: 5, 46: 8, 47: 9, 48: 10, 49: -13, 50: -8, 51: 1, 79: -5, 80: -17, 81: -6 },
};

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

/** The unit's own small letter, of the rare ones that the tables do not know. */
const smallOf = (unit: number) => String.fromCharCode(unit).toLowerCase().charCodeAt(0);

export const isCapital = (unit: number, code: number) =>
  code === EXPAND ? smallOf(unit) !== unit : code >= CAPITAL_A && code < SMALL_SHIFT;

/** The letter without case and accent; `code` is that of `unit`. */
export function foldOf(unit: number, code: number): number {
  const shift = SHIFTS[code];
  if (shift !== undefined) return unit + shift;
  if (code < CAPITAL_A) return code === EXPAND ? smallOf(unit) : unit;
  return code < SMALL_A ? 97 - CAPITAL_A + code : 97 - SMALL_A + code;
}

/** Code units that the character at `at` takes, `code` being that of its first. */
export function widthOf(text: string, at: number, code: number): number {
  const astral =
    (code >= ASTRAL_LETTER && code <= ASTRAL_VANISH) || (code === EXPAND && text.charCodeAt(at) === 0xd835);
  return astral && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

/**
 * The letters of a character of a word, in its own case: of most the unit itself, accent and all; of one that stands for
 * several, or for a rare one, the letters it stands for: ﬁ → fi, ß → ss, Ŀ → L. No more is among them, and never none.
 */
export function lettersOf(text: string, at: number, code: number): string {
  const character = text.slice(at, at + widthOf(text, at, code));
  if (code < EXPAND || code >= SAME) return character;
  let letters = '';
  for (const part of character.normalize('NFKD')) {
    const its = codeOf(part.charCodeAt(0));
    if (its !== SEPARATOR && its !== VANISH) letters += DIGRAPHS[part] ?? part;
  }
  return letters || character;
}

/** 0: European; 1: any other script; 2: each character by itself. A token is of one writing. */
export const writingOf = (code: number) =>
  code === IDEOGRAPH || code === ASTRAL_IDEOGRAPH
    ? 2
    : code === ASTRAL_LETTER || code === EXPAND_OTHER || code === SAME_OTHER
      ? 1
      : 0;
