import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineCatalogue } from '../../../src/i18n/catalogue.ts';
import { chooseLanguage } from '../../../src/i18n/languages.ts';
import { localised } from '../../../src/i18n/localised.ts';

const catalogue = defineCatalogue({
  en: { plain: 'Close', place: '{index} of {count}', names: { one: '{count} name', other: '{count} names' } },
  nl: { plain: 'Sluiten', place: '{index} van {count}', names: { one: '{count} naam', other: '{count} namen' } },
  de: { plain: 'Schließen', place: '{index} von {count}', names: { one: '{count} Name', other: '{count} Namen' } },
});

describe('a catalogue', () => {
  it('chooses the plural form by the language and writes numbers in its way', () => {
    expect(catalogue('en')('names', { count: 1 })).toBe('1 name');
    expect(catalogue('en')('names', { count: 0 })).toBe('0 names');
    expect(catalogue('nl')('names', { count: 1200 })).toBe('1.200 namen');
    expect(catalogue('de')('names', { count: 64_120 })).toBe('64.120 Namen');
  });

  it('leaves strings as they are: a year is no number', () => {
    expect(catalogue('de')('place', { index: '2019', count: 31 })).toBe('2019 von 31');
  });

  it('hands parameters through for markup', () => {
    const word = { quoted: true };
    expect(catalogue('nl').rich('place', { index: word, count: 3 })).toEqual([word, ' van ', '3']);
  });

  it('does not read a parameter’s own braces', () => {
    expect(catalogue('en')('place', { index: '{count}', count: 2 })).toBe('{count} of 2');
  });

  it('knows its keys, and only its own', () => {
    expect(catalogue('en').has('plain')).toBe(true);
    expect(catalogue('en').has('toString')).toBe(false);
  });

  it('asks at compile time for the parameters a text has', () => {
    const t = catalogue('en');
    expectTypeOf(t<'plain'>).parameters.toEqualTypeOf<['plain']>();
    expectTypeOf(t<'names'>).parameters.toEqualTypeOf<['names', { count: number }]>();
    expectTypeOf(t<'place'>).parameters.toEqualTypeOf<['place', { index: string | number; count: number }]>();
  });
});

describe('chooseLanguage', () => {
  it.each([
    ['what the reader chose, whatever the browser speaks', 'nl', ['de-DE'], 'nl'],
    ['the first of the browser’s languages that we have', 'browser', ['fr', 'de-AT', 'nl'], 'de'],
    ['regions and underscores aside', 'browser', ['NL_be'], 'nl'],
    ['English where we have none', 'browser', ['fr-FR', 'dent'], 'en'],
    ['English where the browser says nothing', 'browser', [], 'en'],
  ] as const)('takes %s', (_rule, setting, browserLanguages, expected) => {
    expect(chooseLanguage(setting, browserLanguages)).toBe(expected);
  });
});

describe('localised', () => {
  it('falls back to English, then to anything there is', () => {
    expect(localised({ en: 'a', nl: 'b' }, 'nl')).toBe('b');
    expect(localised({ en: 'a', nl: 'b' }, 'de')).toBe('a');
    expect(localised({ en: '', fr: 'c' }, 'de')).toBe('c');
    expect(localised({}, 'de')).toBe('');
  });
});
