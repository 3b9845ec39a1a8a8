/** Random names and texts, as nasty as real ones get. */
import fc from 'fast-check';
import type { Form } from '../../../src/matching/types.ts';

const LETTERS = [
  ...'aabbeiIABE087_',
  ...['é', 'É', 'e\u0301', 'E\u0301', 'ü', 'u\u0308', 'ç', 'ñ', 'ø', 'ł', 'đ'],
  ...['ß', 'ẞ', 'ss', 'ﬁ', 'fi', 'ﬀ', 'ĳ', 'Ǆ', 'ǅ', 'æ', 'Æ', 'ae', 'œ', 'İ', 'ı', 'ſ', 'K', 'Ⅷ', 'ª'],
  ...['Ａ', 'ａ', '８', '𝐀', '𝐚', '𝟖', '𐐀', '𐐨', 'ɓ', 'Ɓ', 'ế', 'Ǻ'],
  ...['σ', 'ς', 'Σ', 'ά', 'Ω', 'µ', 'й', 'И\u0306', 'Ё', 'Я', 'ա', 'Ա'],
  ...[
    'א',
    'ב',
    'أ',
    'ا',
    'ﷲ',
    'ŉ',
    'Ŀ',
    'ͺ',
    'ﹰ',
    'ﷺ',
    '한',
    '\u1112\u1161\u11ab',
    '中',
    '国',
    '𠀀',
    'が',
    'か\u3099',
    'カ',
    'ｶ',
    'ก',
    'क',
    'कि',
  ],
];
const SIGNS = [
  ...[' ', ' ', ' ', '\u00a0', '\u202f', '\n', '\t', ' \n ', '-', '–', '‑', '—', ' - ', '−'],
  ...[
    "'",
    '’',
    '‘',
    'ʼ',
    '`',
    '"',
    '“',
    '«',
    '»',
    '.',
    '.',
    ',',
    ':',
    '/',
    '&',
    '(',
    ')',
    '!',
    '#',
    '…',
    '·',
    '™',
    '²',
    '😀',
  ],
];
const GONE = [
  '\u00ad',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u2060',
  '\u0301',
  '\u0327',
  '\u05b0',
  '\u064e',
  '\ufe0f',
  '\u0640',
  '\u{e0100}',
];

const pieces = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 6, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 1, arbitrary: fc.constantFrom(...GONE) },
);
const string = (maxLength: number) => fc.array(pieces, { maxLength }).map((parts) => parts.join(''));

export const anyText = string(30);

const bearers: Form['bearers'] = [{ entity: 0, ambiguous: false, type: 'official', lang: 'en' }];

/** Names of a few letters out of few: so that they begin alike, contain and overlap each other. */
export const form: fc.Arbitrary<Form> = fc
  .record({ text: string(7), exactCase: fc.boolean(), tail: fc.option(fc.nat(2), { nil: 0 }) })
  .map(({ text, exactCase, tail }) => ({ text, exactCase, tail: Math.min(tail, text.length), bearers }))
  .filter(
    ({ text, tail }) =>
      text !== '' &&
      text.slice(0, text.length - tail) !== '' &&
      !/[\ud800-\udbff]$/.test(text.slice(0, text.length - tail)),
  );

/** A name as careless people write it. */
const rewritings: ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFC'),
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFKD').toUpperCase(),
  (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text) => text.replace(/ /g, '\u00a0'),
  (text) => text.replace(/[ -]/g, '–'),
  (text) => text.replace(/[ -]/g, ' \n'),
  (text) => text.replace(/'/g, '’'),
  (text) => [...text].join('\u00ad'),
  (text) => [...text].join(' '),
  (text) => text.replace(/([^\p{L}\p{M}])/gu, ' $1 '),
  (text) => `${text}s`,
  (text) => `${text}’s`,
  (text) => `${text}\u0301`,
];

export const formsAndText = fc.array(form, { minLength: 1, maxLength: 6 }).chain((forms) =>
  fc
    .array(
      fc.oneof(
        string(6),
        fc.tuple(fc.constantFrom(...forms), fc.constantFrom(...rewritings)).map(([{ text }, rewrite]) => rewrite(text)),
        fc.constantFrom(' ', '-', '.', ', ', '\n'),
      ),
      { maxLength: 12 },
    )
    .map((parts) => ({ forms, text: parts.join('') })),
);
