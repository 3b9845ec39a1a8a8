import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NameRow } from '../../../src/dataset/reader.ts';
import { findSpans } from '../../../src/search/find-spans.ts';
import { fold } from '../../../src/search/fold.ts';
import { search } from '../../../src/search/rank.ts';
import type { SearchHit } from '../../../src/search/search-hit.ts';
import { buildSearchIndex } from '../../../src/search/search-index.ts';
import { suggest } from '../../../src/search/suggest.ts';

interface PackEntity {
  id: string;
  names: { text: string; lang: string; type: string }[];
}

const packFile = new URL('../../../assets/packs/fast/entities.json', import.meta.url);
const packEntities = JSON.parse(readFileSync(packFile, 'utf8')) as PackEntity[];
const packNames: NameRow[] = packEntities.flatMap((entity) =>
  entity.names.map(({ text, lang, type }) => ({ entity: entity.id, text, lang, type })),
);
const packIndex = buildSearchIndex(packNames);

const name = (entity: string, text: string, lang = 'und', type = 'common'): NameRow => ({ entity, text, lang, type });
const found = (names: NameRow[], query: string, language = 'en') =>
  search(buildSearchIndex(names), query, { language, limit: 20 });
const order = (hits: SearchHit[]) => hits.map((hit) => hit.entity);
/** The name with what is underlined in brackets. */
const underlined = (text: string, spans: { start: number; end: number }[]) =>
  [...spans]
    .reverse()
    .reduce(
      (marked, { start, end }) => `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
      text,
    );

describe('what is found', () => {
  it.each([
    ['case', 'ABN AMRO', 'abn amro', '[ABN AMRO]'],
    ['accents in the name', 'Coördinatiecentrum', 'coordin', '[Coördin]atiecentrum'],
    ['accents in the query', 'Coordination', 'coördin', '[Coordin]ation'],
    ['accents as combining marks', 'Coo\u0308rdinatie', 'coor', '[Coo\u0308r]dinatie'],
    ['a hyphen for a space', 'FIU-Nederland', 'fiu nederland', '[FIU-Nederland]'],
    ['a space for a hyphen', 'FIU Nederland', 'fiu-ned', '[FIU Ned]erland'],
    ['dots in an acronym', 'U.N. Women', 'un w', '[U.N. W]omen'],
    ['ß', 'Große Straße', 'strasse', 'Große [Straße]'],
    ['ligatures', 'Oﬃce', 'office', '[Oﬃce]'],
    ['apostrophes of any kind', 'Children’s Fund', "children's", '[Children’s] Fund'],
    ['brackets', 'Financial Intelligence Unit (FIU)', 'fiu', 'Financial Intelligence Unit ([FIU])'],
    ['soft hyphens', 'Mensen\u00adhandel', 'mensenhandel', '[Mensen\u00adhandel]'],
    ['double and no-break spaces', 'Deutsche\u00a0 Bank', 'deutsche bank', '[Deutsche\u00a0 Bank]'],
    ['a place inside a word', 'UKFIU', 'fiu', 'UK[FIU]'],
    ['words in another order', 'Ina Hut', 'hut ina', '[Ina] [Hut]'],
    ['words apart', 'ABN AMRO Bank', 'abn bank', '[ABN] AMRO [Bank]'],
    ['letters beyond Latin', 'Фонд Надежда', 'надеж', 'Фонд [Надеж]да'],
    ['letters beyond 16 bits', 'Bank 𐐀𐐨', '𐐨', 'Bank [𐐀]𐐨'],
    ['names of nothing but punctuation', ' --- ', '---', ' [---] '],
  ])('ignores or bridges %s', (_, text, query, expected) => {
    const [hit] = found([name('a', text), name('b', 'Something else')], query);
    expect(hit?.entity).toBe('a');
    expect(underlined(text, hit?.spans ?? [])).toBe(expected);
    expect(findSpans(text, query)).toEqual(hit?.spans);
  });

  it('finds nothing for a blank query, and nothing beyond the limit', () => {
    expect(found([name('a', 'Bank')], '  ')).toEqual([]);
    expect(search(packIndex, 'bank', { language: 'en', limit: 3 })).toHaveLength(3);
    expect(search(packIndex, 'bank', { language: 'en', limit: 0 })).toEqual([]);
  });

  it('gives one hit per entity, with the best of its names', () => {
    const names = [name('x', 'Nederlandse FIU'), name('x', 'FIU-Nederland', 'nl', 'official'), name('x', 'UKFIU')];
    expect(found(names, 'fiu')).toEqual([
      {
        entity: 'x',
        name: 'FIU-Nederland',
        lang: 'nl',
        type: 'official',
        match: 'prefix',
        spans: [{ start: 0, end: 3 }],
      },
    ]);
  });

  it('a query does not run from one name into the next', () => {
    expect(found([name('a', 'Free'), name('b', 'Land')], 'free land')).toEqual([]);
    expect(found([name('a', 'Free'), name('a', 'Land')], 'land free')).toEqual([]);
  });
});

describe('what comes first', () => {
  it('exact, then the start of the name, then of a word, then the inside, then words apart', () => {
    const names = [
      name('words', 'Unit for FIU matters'),
      name('inside', 'UKFIU Unit'),
      name('word', 'Stabsstelle FIU Unit'),
      name('longer-word', 'Stabsstelle FIU Units'),
      name('prefix', 'FIU Unit of Liechtenstein'),
      name('longer-prefix', 'FIU Units'),
      name('exact', 'FIU unit'),
    ];
    const expected = ['exact', 'prefix', 'longer-prefix', 'word', 'longer-word', 'inside', 'words'];
    expect(order(found(names, 'fiu unit'))).toEqual(expected);
  });

  it('among equals: the language of the interface, then official names and acronyms, then the shorter name', () => {
    const names = [
      name('former', 'Bank X', 'nl', 'former'),
      name('translation', 'Bank X', 'nl', 'translation'),
      name('acronym', 'Bank X', 'nl', 'acronym'),
      name('official', 'Bank X', 'nl', 'official'),
      name('german', 'Bank X', 'de', 'official'),
      name('any-language', 'Bank X', 'und', 'official'),
      name('longer', 'Bank Xy', 'nl', 'official'),
    ];
    const expected = ['official', 'longer', 'acronym', 'translation', 'former', 'any-language', 'german'];
    expect(order(found(names, 'bank', 'nl'))).toEqual(expected);
    expect(order(found(names, 'bank', 'de'))[0]).toBe('german');
  });

  it('a misspelling is found, but a true name is shown where one holds the query', () => {
    const names = [name('a', 'ABN-Amrobank', 'und', 'misspelling'), name('a', 'Groep ABN AMRO', 'nl', 'former')];
    expect(found(names, 'amrob')[0]).toMatchObject({ name: 'ABN-Amrobank', type: 'misspelling' });
    expect(found(names, 'abn')[0]).toMatchObject({ name: 'Groep ABN AMRO', match: 'word' });
  });

  it.each(['en', 'nl'])('“fiu” gives FIU-Nederland first in %s, the German unit first in German', (language) => {
    expect(order(search(packIndex, 'fiu', { language, limit: 10 })).slice(0, 2)).toEqual([
      'fiu-nederland',
      'liechtenstein-fiu',
    ]);
    expect(order(search(packIndex, 'fiu', { language: 'de', limit: 10 }))[0]).toBe('fiu-germany');
  });
});

describe('close in spelling', () => {
  const suggested = (query: string) => suggest(packIndex, query, { language: 'en', limit: 3 });

  it.each([
    ['comesha', 'comensha', 'a letter missing'],
    ['unicfe', 'unicef', 'two swapped'],
    ['abn amor', 'abn-amro', 'two swapped in the second word'],
    ['europool', 'europol', 'a letter more, and not a partnership that has the name in its own'],
    ['cooperatian', '', 'nothing near'],
  ])('%s → %s: %s', (query, entity) => {
    expect(search(packIndex, query, { language: 'en', limit: 3 })).toEqual([]);
    if (entity === '') expect(suggested(query).every((hit) => hit.match === 'spelling')).toBe(true);
    else expect(suggested(query)[0]).toMatchObject({ entity, match: 'spelling', spans: [] });
  });

  it('says which words of a longer name are close', () => {
    const index = buildSearchIndex([name('a', 'Groupe d’experts sur la lutte contre la traite')]);
    const [hit] = suggest(index, 'rutte', { language: 'en', limit: 1 });
    expect(hit?.spans.map(({ start, end }) => hit.name.slice(start, end))).toEqual(['lutte']);
  });

  it('suggests nothing for three letters or fewer, nor for what resembles no name', () => {
    expect(suggested('fiv')).toEqual([]);
    expect(suggested('Stichting Voorbeeld')).toEqual([]);
  });

  it('agrees with the plain definition of the distance', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(words, words, (word, query) => {
        const limit = query.length < 8 ? 1 : 2;
        const near = suggest(buildSearchIndex([name('a', word)]), query, { language: 'en', limit: 1 }).length === 1;
        expect(near).toBe(plainDistance(word, query) <= limit);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Optimal string alignment, written as its recurrence. */
function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rest = [
    plainDistance(a.slice(1), b) + 1,
    plainDistance(a, b.slice(1)) + 1,
    plainDistance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    rest.push(plainDistance(a.slice(2), b.slice(2)) + 1);
  return Math.min(...rest);
}

describe('for every list of names', () => {
  const text = fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', 'b', 'B', 'é', 'ß', ' ', '-', '.', '(', '\u0301', '’'),
      minLength: 1,
      maxLength: 10,
    }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  );
  const row = fc.record({
    entity: fc.constantFrom('a', 'b', 'c', 'd'),
    text: text.filter((value) => value.trim() !== ''),
    lang: fc.constantFrom('en', 'nl', 'de', 'und'),
    type: fc.constantFrom('official', 'common', 'acronym', 'translation', 'former', 'misspelling'),
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 12 });
  const language = fc.constantFrom('en', 'nl', 'de');

  it('folding twice changes nothing', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(fold(value))).toBe(fold(value));
      }),
      { numRuns: 5_000 },
    );
  });

  it('a hit holds the query, or at least the start of each of its words, and nothing that holds it is missing', () => {
    fc.assert(
      fc.property(rows, text, language, (names, query, lang) => {
        const needle = fold(query);
        const hits = search(buildSearchIndex(names), query, { language: lang, limit: 100 });
        for (const hit of hits) {
          const folded = fold(hit.name);
          const holdsAll = needle.split(' ').every((word) => ` ${folded}`.includes(` ${word}`));
          expect(folded.includes(needle) || (hit.match === 'words' && holdsAll)).toBe(true);
          expect(names).toContainEqual({ entity: hit.entity, text: hit.name, lang: hit.lang, type: hit.type });
          expect(hit.spans.length).toBeGreaterThan(0);
          for (const span of hit.spans) expect(span.start < span.end && span.end <= hit.name.length).toBe(true);
        }
        const holding = needle === '' ? [] : names.filter((each) => fold(each.text).includes(needle));
        // Fewer than four letters are looked for at the beginnings of words, and elsewhere only where none begins so.
        const atWords = holding.filter((each) => ` ${fold(each.text)}`.includes(` ${needle}`));
        const expected = (needle.length < 4 && atWords.length > 0 ? atWords : holding).map((each) => each.entity);
        expect(new Set(hits.filter((hit) => hit.match !== 'words').map((hit) => hit.entity))).toEqual(
          new Set(expected),
        );
        expect(new Set(hits.map((hit) => hit.entity)).size).toBe(hits.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('two or three letters find words that begin so, and what holds them elsewhere only where no word does', () => {
    const names = ['ING', 'Stichting', 'Sterling Bank'].map((text) => ({
      entity: text,
      text,
      lang: 'nl',
      type: 'official',
    }));
    const found = (query: string) =>
      search(buildSearchIndex(names as never), query, { language: 'nl', limit: 9 }).map(({ entity }) => entity);
    expect(found('ing')).toEqual(['ING']);
    expect(found('erl')).toEqual(['Sterling Bank']);
    expect(found('ting')).toEqual(['Stichting']);
  });

  it('each name finds its entity, as an exact match before any other', () => {
    fc.assert(
      fc.property(rows, language, (names, lang) => {
        const index = buildSearchIndex(names);
        const misspelt = new Set<string>(
          names.filter(({ type }) => type === 'misspelling').map(({ entity }) => entity),
        );
        for (const each of names) {
          const hits = search(index, each.text, { language: lang, limit: 100 });
          expect(hits.map((hit) => hit.entity)).toContain(each.entity);
          const own = hits.find((hit) => hit.entity === each.entity);
          // A misspelling may have been found exactly while a true name of the entity is shown.
          if (each.type === 'misspelling' || !own) continue;
          expect(own.match).toBe('exact');
          const before = hits.slice(0, hits.indexOf(own)).filter(({ match }) => match !== 'exact');
          expect(before.filter(({ entity }) => !misspelt.has(entity))).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the order is the same however the names are shuffled, and a smaller limit is the beginning of the list', () => {
    const shuffled = rows.chain((names) =>
      fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
    );
    fc.assert(
      fc.property(shuffled, text, language, fc.nat(4), ([names, others], query, lang, limit) => {
        const hits = search(buildSearchIndex(names), query, { language: lang, limit: 100 });
        expect(search(buildSearchIndex(others), query, { language: lang, limit: 100 })).toEqual(hits);
        expect(search(buildSearchIndex(names), query, { language: lang, limit })).toEqual(hits.slice(0, limit));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the dataset', () => {
  it('every name of every entity is found by itself', () => {
    for (const each of packNames) {
      const hits = search(packIndex, each.text, { language: 'en', limit: 50 });
      expect(
        hits.map((hit) => hit.entity),
        each.text,
      ).toContain(each.entity);
    }
  });
});
