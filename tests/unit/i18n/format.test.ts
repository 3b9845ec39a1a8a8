import { describe, expect, it } from 'vitest';
import { apart, formatCountry, formatDate, isPast, quote, todayOf } from '../../../src/i18n/format.ts';
import { countryLabel, goalsName, goalTitle, kindLabel, roleWord } from '../../../src/i18n/labels.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';

describe('formatDate', () => {
  it.each([
    ['2019', ['2019', '2019', '2019']],
    ['2019-09', ['Sept 2019', 'sep. 2019', 'Sept. 2019']],
    ['2019-05-02', ['May 2019', 'mei 2019', 'Mai 2019']],
    ['2024-01-01', ['Jan 2024', 'jan. 2024', 'Jan. 2024']],
  ])('shows %s no more exactly than a column has room for', (date, expected) => {
    expect(LANGUAGES.map((language) => formatDate(date, language))).toEqual(expected);
  });

  it('tells the day at length', () => {
    expect(LANGUAGES.map((language) => formatDate('2026-11-03', language, 'long'))).toEqual([
      '3 November 2026',
      '3 november 2026',
      '3. November 2026',
    ]);
    expect(formatDate('2026-11', 'nl', 'long')).toBe('november 2026');
  });
});

describe('isPast', () => {
  it.each([
    ['2025', true],
    ['2026', false],
    ['2026-10', true],
    ['2026-11', false],
    ['2026-11-23', true],
    ['2026-11-24', false],
    [null, false],
  ])('on 24 November 2026 an end in %s is past: %s', (to, expected) => {
    expect(isPast(to, '2026-11-24')).toBe(expected);
  });

  it('takes today from the reader’s own clock', () => {
    expect(todayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

describe('labels', () => {
  it('name countries in the language, and what is of no country', () => {
    expect(LANGUAGES.map((language) => countryLabel('NL', language))).toEqual([
      'Netherlands',
      'Nederland',
      'Niederlande',
    ]);
    expect(LANGUAGES.map((language) => countryLabel('INT', language))).toEqual([
      'international',
      'internationaal',
      'international',
    ]);
    expect(formatCountry('HK', 'en')).toBe('Hong Kong');
    expect(formatCountry('not a country', 'en')).toBe('not a country');
  });

  it('say the sector where it tells more than the kind', () => {
    expect(kindLabel('organization', 'bank', 'en')).toBe('Bank');
    expect(kindLabel('person', 'bank', 'en')).toBe('Person');
    expect(kindLabel('public-body', 'fiu', 'nl')).toBe('Financiële inlichtingeneenheid');
    expect(kindLabel('organization', 'other', 'de')).toBe('Organisation');
    expect(kindLabel('kind of a later pack', 'x', 'de')).toBe('Eintrag');
  });

  it('have the goals’ short titles and one name for a group of them', () => {
    expect([1, 2, 3, 4, 5].map((number) => goalTitle(number, 'de'))).toEqual([
      'Einhalten',
      'Kennen und offenlegen',
      'Einfluss nutzen',
      'Wiedergutmachung',
      'Vorbeugen',
    ]);
    expect(
      goalsName(
        [
          { number: 1, basis: 'editorial' },
          { number: 4, basis: 'stated' },
        ],
        'en',
      ),
    ).toBe('Goal 1 Comply, judged, Goal 4 Remedy, stated');
    expect(goalsName([], 'nl')).toBe('Geen doel bekend');
  });

  it('keep a role word that nobody knows', () => {
    expect(roleWord('co-convener', 'nl')).toBe('Mede-initiatiefnemer');
    expect(roleWord('patron', 'nl')).toBe('patron');
  });
});

it('quotes as each language does', () => {
  expect(LANGUAGES.map((language) => quote('FAST', language))).toEqual(['“FAST”', '‘FAST’', '„FAST“']);
});

describe('a text of others in a sentence of ours', () => {
  it('stays as it is where it is written from left to right', () => {
    for (const text of ['CoMensha', 'Łódź 2019', '希望', 'Надежда', 'naïve 🙂']) expect(apart(text)).toBe(text);
  });

  it('is isolated where it is written from right to left, so that a date beside it stays beside it', () => {
    expect(apart('الأمل')).toBe('\u2068الأمل\u2069');
    expect(quote('שלום', 'en')).toBe('“\u2068שלום\u2069”');
  });

  it('has nothing in it that turns the rest of the sentence around', () => {
    expect(quote('list\u202egpj.\u2069exe', 'en')).toBe('“listgpj.exe”');
    expect(apart('\u2067الأمل')).toBe('\u2068الأمل\u2069');
  });
});
