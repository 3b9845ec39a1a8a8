import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTables } from '../../../scripts/build-tables.ts';
import { CODES, INDEX, UNICODE_VERSION } from '../../../src/matching/text/tables.ts';
import {
  beginnings,
  borders,
  exactHashOf,
  hashOf,
  MAX_BEGINNING,
  nextOffset,
  readBeginnings,
  tokenise,
} from '../../../src/matching/text/tokenise.ts';
import { anyText } from './arbitraries.ts';

interface Token {
  text: string;
  start: number;
  hash: number;
  exact: number;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; from = nextOffset()) {
    const count = tokenise(text, from, 0);
    for (let border = 0; border < count; border += 2) {
      const [start = 0, end = 0] = borders.subarray(border, border + 2);
      tokens.push({ text: text.slice(start, end), start, hash: hashOf(border), exact: exactHashOf(text, border) });
    }
  }
  return tokens;
}

const split = (text: string) =>
  tokensOf(text)
    .map((token) => token.text)
    .join('|');
const hash = (text: string) =>
  tokensOf(text)
    .map((token) => token.hash)
    .join();
const exact = (text: string) =>
  tokensOf(text)
    .map((token) => token.exact)
    .join();

describe('tokens', () => {
  it.each([
    ['', ''],
    [' \n', ''],
    ['ABN AMRO', 'ABN|AMRO'],
    ["CoMensha's (8.7) G20_x", 'CoMensha|s|8|7|G20_x'],
    ['“AT&T” – née', 'AT|T|née'],
    ['FAST™ CO₂ note²', 'FAST|CO|note'],
    ['\u00adsoft\u00adhyphen\u200b \u200bx', 'soft\u00adhyphen\u200b|x'],
    ['\u0301a\u0301 e\u0301t', 'a\u0301|e\u0301t'],
    ['בFAST של', 'ב|FAST|של'],
    ['在FAST工作', '在|FAST|工|作'],
    ['FAST는 한국', 'FAST|는|한국'],
    ['ひカタカナ', 'ひ|カタカナ'],
    ['😀a𝐀b😀', 'a𝐀b'],
    ['𠀀𠀁𐐀𐐁', '𠀀|𠀁|𐐀𐐁'],
    ['Straße Привет Σίγμας', 'Straße|Привет|Σίγμας'],
  ])('of %j are %j', (text, tokens) => expect(split(text)).toBe(tokens));

  it('fold case, accents, ligatures, width and what vanishes', () => {
    for (const [one, other] of [
      ['É', 'e'],
      ['E\u0301', 'é'],
      ['ﬃ', 'FFI'],
      ['ß', 'SS'],
      ['ẞ', 'ss'],
      ['Æ', 'ae'],
      ['ﬀ', 'ff'],
      ['Ａ８', 'a8'],
      ['𝐅', 'f'],
      ['İ', 'i'],
      ['ı', 'I'],
      ['ø', 'o'],
      ['ế', 'e'],
      ['Ǻ', 'a'],
      ['a\u00adb', 'AB'],
      ['ς', 'Σ'],
      ['ά', 'Α'],
      ['й', 'И'],
      ['Ё', 'е'],
      ['أ', 'ا'],
      ['한', '\u1112\u1161\u11ab'],
      ['ガ', 'カ\u3099'],
      ['ｶ', 'カ'],
      ['Ɓ', 'ɓ'],
      ['Ա', 'ա'],
      ['Ⅷ', 'viii'],
      ['K', 'k'],
    ] as const) {
      expect(hash(one), `${one} ${other}`).toBe(hash(other));
    }
  });

  it('do not fold what tells words apart', () => {
    const words = [
      'a',
      'b',
      'ab',
      'ba',
      'aa',
      'aab',
      'か',
      'が',
      'カ',
      'कि',
      'का',
      '7',
      '8',
      'o',
      '0',
      'l',
      '1',
      'и',
      'n',
      'я',
      'ا',
      'ب',
    ];
    expect(new Set(words.map(hash)).size).toBe(words.length);
  });

  it('have exact hashes that tell case and nothing else', () => {
    for (const [one, other] of [
      ['É', 'E'],
      ['E\u0301', 'E'],
      ['Ａ', 'A'],
      ['ﬁ', 'fi'],
      ['Æ', 'AE'],
      ['𝐅𝐀', 'FA'],
      ['Я', 'Я'],
    ] as const) {
      expect(exact(one), `${one} ${other}`).toBe(exact(other));
    }
    const words = ['fast', 'Fast', 'fAst', 'FAST', 'fasT', 'ß', 'SS', 'Æ', 'æ', 'Ɓ', 'ɓ', 'Я', 'я'];
    expect(new Set(words.map(exact)).size).toBe(words.length);
    expect(exact('fast')).toBe(hash('FAST'));
  });

  it('have the same hash wherever they stand, also over the border of a window', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 1_100 }), (text, before) => {
        const alone = tokensOf(text);
        const moved = tokensOf(`${'ab '.repeat(before / 3)}${'.'.repeat(before % 3)} ${text}`).slice(
          Math.floor(before / 3),
        );
        const shift = (moved[0]?.start ?? 0) - (alone[0]?.start ?? 0);
        expect(moved).toEqual(alone.map((token) => ({ ...token, start: token.start + shift })));
      }),
      { numRuns: 500 },
    );
  });

  it('have beginnings that are the hashes of shorter tokens', () => {
    for (const [text, letters, beginning] of [
      ['Menschenhändler', 7, 'mensche'],
      ['Straße', 5, 'STRAS'],
      ['a\u00adb\u0301c', 2, 'AB'],
      ['ﬃx', 3, 'ffi'],
    ] as const) {
      tokenise(text, 0, 0);
      expect(readBeginnings(text, 0)).toBeGreaterThanOrEqual(letters);
      expect(String(beginnings[letters])).toBe(hash(beginning));
    }
    tokenise('abc', 0, 0);
    expect(readBeginnings('abc', 0)).toBe(3);
    const long = 'x'.repeat(2 * MAX_BEGINNING);
    tokenise(long, 0, 0);
    expect(readBeginnings(long, 0)).toBe(MAX_BEGINNING);
  });

  it('seldom have equal hashes: of all words of two or three letters no two', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
    const words = letters.flatMap((a) => letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)]));
    expect(new Set(words.map(hash)).size).toBe(words.length);
  });
});

describe('the tables', () => {
  it('are small, and one-byte strings', () => {
    expect(INDEX.length + CODES.length).toBeLessThan(12_000);
    expect(/^[\x20-\xff]*$/.test(INDEX + CODES)).toBe(true);
  });

  // Another Unicode version knows other characters; the tables are built again when it is wanted.
  it.runIf(process.versions.unicode === UNICODE_VERSION)('are what a fresh build makes', () => {
    expect(readFileSync(new URL('../../../src/matching/text/tables.ts', import.meta.url), 'utf8')).toBe(buildTables());
  });
});
