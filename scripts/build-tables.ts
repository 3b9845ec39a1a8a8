/**
 * Writes src/matching/text/tables.ts: what each UTF-16 code unit is to the tokeniser (part of a word, a separator, nothing
 * at all) and what it folds to, from the Unicode properties of the JavaScript engine that runs this script.
 *
 *     npx tsx scripts/build-tables.ts            writes the file
 *
 * The file is checked in, so that the page script, the background and Node agree to the letter, whatever Unicode
 * version their engines have. A test builds it afresh and compares.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Code units a page holds; 64 gives the smallest tables of 16, 32, 64 and 128. */
const PAGE = 64;
/** Codes and page numbers are written as characters from `(` on, without the backslash and what is not printable. */
const FIRST_CHARACTER = 40;

// Codes below FIRST_LETTER are classes; letters.ts has the same names.
const SEPARATOR = 0;
const VANISH = 1;
const IDEOGRAPH = 2;
const ASTRAL_LETTER = 3;
const ASTRAL_IDEOGRAPH = 4;
const ASTRAL_VANISH = 5;
const EXPAND = 6;
const EXPAND_OTHER = 7;
const SAME = 8;
const SAME_OTHER = 9;
/** A capital that folds to a letter from a to z. */
const CAPITAL_A = 10;
/** An accented small letter that folds to a letter from a to z. Code 52 would be the backslash. */
const SMALL_A = 53;
/** Letters at a fixed distance from what they fold to: capitals, then small ones. Rarer letters take the longer way. */
const CAPITAL_SHIFTS: Record<number, number> = { 1: 36, 32: 37, 80: 38, 48: 39, 31: 40, 52: 41, 79: 42 };
const SMALL_SHIFTS: Record<number, number> = {
  ...{ [-1]: 43, [-28]: 44, 5: 45, 8: 46, 9: 47, 10: 48, [-13]: 49, [-8]: 50, 1: 51 },
  ...{ [-5]: 79, [-17]: 80, [-6]: 81 },
};

/** Letters that Unicode does not decompose, but that readers write without. Those of two letters are in letters.ts too. */
export const UNDECOMPOSED: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'TH',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ł: 'l',
  Ł: 'L',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ı: 'i',
  ς: 'σ',
};

/** Soft hyphen, zero-width characters, marks of direction, variation selectors; tatweel only stretches Arabic words. */
const IGNORABLE = /^[\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]$/u;
/** Accents and points that writers leave out. Vowel signs of other scripts are as good as letters. */
const ACCENT =
  /^(?=\p{M})[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]$/u;
/** Inherited, but they tell か from が. */
const KANA_VOICING = /^[\u3099\u309A]$/;
/** Superscript and circled numbers (No) are not part of a word: they are notes to it. */
const WORD = /^[\p{L}\p{M}\p{Nd}\p{Nl}_]$/u;
/** Letters that are apostrophes to most writers: ʼ, ʻ and their like. */
const APOSTROPHE_LETTER = /^[\u02B9-\u02BF]$/;
/** Written without spaces, so each is a token. */
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hiragana}]$/u;
/** Scripts that share words with each other's letters and digits. A change to any other script ends a word. */
const EUROPEAN =
  /^[\p{Nd}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Coptic}\p{Script=Glagolitic}\p{Script=Cherokee}\p{Script=Common}\p{Script=Inherited}]$/u;

const vanishes = (character: string) =>
  IGNORABLE.test(character) || (ACCENT.test(character) && !KANA_VOICING.test(character));

/** The letters that the character stands for, without accents, ligatures and width, their case kept. */
function plain(character: string): string {
  const parts = (UNDECOMPOSED[character] ?? character).normalize('NFKD');
  return [...parts]
    .map((part) => UNDECOMPOSED[part] ?? part)
    .filter((part) => !vanishes(part) && !separates(part))
    .join('');
}

const separates = (character: string) =>
  APOSTROPHE_LETTER.test(character) || (character.length === 1 && !WORD.test(character));

/** Only whole blocks of high surrogates are told apart; of a pair, the low one is a separator of its own. */
function surrogateCode(unit: number): number {
  if (unit >= 0xdc00) return SEPARATOR;
  if (unit === 0xd835) return EXPAND; // mathematical letters, which fold to plain ones
  if (unit === 0xdb40) return ASTRAL_VANISH; // tags and variation selectors
  if (unit >= 0xd840 && unit <= 0xd8bf) return ASTRAL_IDEOGRAPH;
  // Musical symbols, playing cards, emoji, private use.
  if (unit === 0xd834 || unit >= 0xd83c) return SEPARATOR;
  return ASTRAL_LETTER;
}

function codeOf(unit: number): number | null {
  if (unit >= 0xd800 && unit <= 0xdfff) return surrogateCode(unit);
  const character = String.fromCharCode(unit);
  // Unassigned: as the one before, which makes the tables small and most likely right once it is assigned.
  if (/^\p{Cn}$/u.test(character)) return null;
  if (vanishes(character)) return VANISH;
  // The last are letters by name only: accents on a space.
  if (separates(character) || plain(character) === '') return SEPARATOR;
  if (IDEOGRAPHIC.test(character)) return IDEOGRAPH;
  const european = EUROPEAN.test(character) && !KANA_VOICING.test(character);
  const longWay = european ? EXPAND : EXPAND_OTHER;
  const kept = plain(character);
  if (kept.length !== 1) return longWay;
  const small = plain(kept.toLowerCase());
  if (small.length !== 1) return longWay;
  const folded = small.charCodeAt(0);
  if (folded === unit) return european ? SAME : SAME_OTHER;
  if (!european) return EXPAND_OTHER;
  const capital = small !== kept;
  if (folded >= 97 && folded <= 122) return (capital ? CAPITAL_A : SMALL_A) + folded - 97;
  return (capital ? CAPITAL_SHIFTS : SMALL_SHIFTS)[folded - unit] ?? EXPAND;
}

export function buildTables(): string {
  const codes: number[] = [];
  for (let unit = 0; unit < 0x10000; unit++) codes.push(codeOf(unit) ?? codes[unit - 1] ?? SEPARATOR);

  const write = (number: number) => String.fromCharCode(FIRST_CHARACTER + number);
  const texts: string[] = [];
  for (let start = 0; start < 0x10000; start += PAGE) {
    texts.push(
      codes
        .slice(start, start + PAGE)
        .map(write)
        .join(''),
    );
  }
  // The commonest pages get the first numbers, which compress best.
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  const pages = [...uses].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  // A page that nothing points to, where the number would be a backslash.
  pages.splice(92 - FIRST_CHARACTER, 0, write(SMALL_A).repeat(PAGE));
  const numberOf = new Map(pages.map((text, place) => [text, pageCharacter(place)]));
  const index = texts.map((text) => numberOf.get(text)).join('');

  return `// Generated by scripts/build-tables.ts from Unicode ${process.versions.unicode}; do not edit.
// Read by charCodeAt where they stand: no page has to unpack them, and none pays for a copy.

export const UNICODE_VERSION = '${process.versions.unicode}';

/** For each ${PAGE} code units the number of their page, as a character. */
export const INDEX =
  '${index}';

/** The pages, ${PAGE} characters each, one after the other; character less ${FIRST_CHARACTER} is the code. */
export const CODES =
  '${pages.join('')}';
`;
}

/** One-byte characters: ASCII from `(` to `~`, then Latin-1 after the soft hyphen; letters.ts turns it back. */
function pageCharacter(place: number): string {
  const character = FIRST_CHARACTER + place;
  const shifted = character < 127 ? character : character + 47;
  if (shifted > 255) throw new RangeError('more pages than there are one-byte characters');
  return String.fromCharCode(shifted);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(fileURLToPath(new URL('../src/matching/text/tables.ts', import.meta.url)), buildTables());
}
