import { describe, expect, it } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import {
  entrySections,
  goalWeights,
  numberSources,
  peopleOf,
  siteName,
  sortNames,
} from '../../../src/entry/entry-model.ts';
import { citationOf } from '../../../src/reference/EntryActions.tsx';

const name = (text: string, type: 'official' | 'common' | 'former' | 'misspelling') => ({
  text,
  lang: 'nl',
  type,
  ambiguous: false,
});
const localised = (text: string) => ({ en: text, nl: text, de: text });
const entity = (id: string, kind: 'organization' | 'initiative' | 'person') => ({
  id,
  kind,
  sector: 'ngo' as const,
  names: [name(id, 'official')],
  description: localised(`What ${id} is.`),
  country: 'NL',
  website: null,
  wikidata: null,
  parent: null,
  sources: ['own'],
});
const role = (subject: string, initiative: string, more: object) => ({
  subject,
  initiative,
  role: 'member' as const,
  title: localised('Member'),
  person: null,
  from: null,
  to: null,
  goals: [],
  goalBasis: 'editorial' as const,
  sources: ['first'],
  ...more,
});
const source = (id: string) => ({ id, url: null, title: id, publisher: 'Us', date: null, lang: 'und' });
const goal = (number: number) => ({
  id: `g${number}`,
  initiative: 'fast',
  number,
  title: localised('g'),
  summary: localised('g'),
  actions: [],
  sources: ['own'],
});

/** Centre and Bank take part in FAST; Ann acts for Centre; Police is something towards Centre. */
const pack: Pack = {
  format: 1 as const,
  id: 'test',
  version: '2026.1.0',
  title: localised('Test pack'),
  licence: 'CC BY 4.0',
  publishedOn: '2026-01-02',
  entities: [
    entity('centre', 'organization'),
    entity('bank', 'organization'),
    entity('police', 'organization'),
    entity('ann', 'person'),
    entity('fast', 'initiative'),
    entity('other', 'initiative'),
  ],
  roles: [
    role('centre', 'fast', { goals: ['g4'], person: 'ann', sources: ['first', 'second'] }),
    role('centre', 'other', { goals: ['g1', 'g4'], goalBasis: 'stated', sources: ['second', 'third'] }),
    role('bank', 'fast', { goals: ['g1'] }),
    role('police', 'centre', { sources: ['third'] }),
  ],
  goals: [goal(1), goal(4)],
  sources: ['own', 'first', 'second', 'third'].map(source),
  senses: [],
  topics: {},
  broad: [],
  doubts: [],
  redirects: {},
};

const TODAY = '2026-11-24';
const reader = new MemoryReader(memoryDataset([{ pack, checksum: 'sha256-0', curated: true }]), 'en');
const details = async (id: string) => {
  const found = await reader.entity(id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};

describe('the sections of an entry', () => {
  it('of an organisation: its own roles first, what others are towards it last', async () => {
    const sections = entrySections(await details('centre'), 'en', TODAY);
    expect(sections.map(({ title }) => title)).toEqual([
      'In FAST and its forerunners',
      'In other initiatives',
      'Roles of others with centre',
    ]);
  });

  it('of an initiative: who carries it', async () => {
    const sections = entrySections(await details('fast'), 'en', TODAY);
    expect(sections[0]).toMatchObject({ title: 'Who is involved', heading: 'subject' });
  });

  it('lists roles that go on before past ones, of either the latest first, then by name', async () => {
    const found = await details('centre');
    const [first] = found.roles;
    if (!first) throw new Error('centre has no role');
    const of = (name: string, from: string | null, to: string | null) => ({
      ...first,
      initiative: { ...first.initiative, headword: name },
      role: { ...first.role, from, to },
    });
    const roles = [
      of('undated', null, null),
      of('ended', '2024', '2025'),
      of('b', '2019', null),
      of('until', null, '2019'),
      of('later', '2020-05', null),
      of('a', '2019', '2027'),
    ];
    const sections = entrySections({ ...found, roles, carriedBy: [] }, 'en', TODAY);
    expect(sections.flatMap((section) => section.roles.map(({ initiative }) => initiative.headword))).toEqual([
      'later',
      'a',
      'b',
      'ended',
      'until',
      'undated',
    ]);
  });

  it('a person’s role says for whom, the organisation’s says through whom', async () => {
    const [ofPerson] = entrySections(await details('ann'), 'en', TODAY).flatMap(({ roles }) => roles);
    expect(ofPerson?.person?.id).toBe('centre');
    const [ofCentre] = entrySections(await details('centre'), 'en', TODAY).flatMap(({ roles }) => roles);
    expect(ofCentre?.person?.id).toBe('ann');
  });
});

describe('what an entry counts', () => {
  it('roles per goal, with their ground', async () => {
    expect(goalWeights(await details('centre'))).toEqual({
      total: 2,
      linked: 2,
      stated: 1,
      goals: [
        { number: 1, count: 1, basis: 'stated' },
        { number: 4, count: 2, basis: 'stated' },
      ],
    });
  });

  it('for an initiative the roles others have in it', async () => {
    expect(goalWeights(await details('fast')).total).toBe(2);
  });

  it('sources are numbered as they are first cited, each once, the entry’s own last', async () => {
    const centre = await details('centre');
    const { list, numberOf } = numberSources(entrySections(centre, 'en', TODAY), centre.sources);
    expect(list.map(({ id }) => id)).toEqual(['first', 'second', 'third', 'own']);
    expect(numberOf('third')).toBe(3);
  });

  it('people who act for it', async () => {
    const people = peopleOf(await details('centre'), 'en');
    expect(people.map(({ lead }) => lead.id)).toEqual(['ann']);
    expect(peopleOf(await details('ann'), 'en')).toEqual([]);
  });

  it('names: spellings that were found come last', () => {
    const sorted = sortNames([
      name('x', 'misspelling'),
      name('b', 'former'),
      name('a', 'official'),
      name('c', 'common'),
    ]);
    expect(sorted.map(({ text }) => text)).toEqual(['a', 'c', 'b', 'x']);
  });
});

describe('addresses', () => {
  it.each([
    ['https://www.comensha.nl/nl/', 'comensha.nl'],
    ['nonsense', null],
    [null, null],
  ])('%s is shown as %s', (address, shown) => {
    expect(siteName(address)).toBe(shown);
  });

  it('a citation tells name, dataset, version, date, licence, the entry’s id and the checksum', async () => {
    const cited = citationOf(await details('centre'), await reader.packs(), 'en');
    expect(cited).toBe(
      'centre. In: Test pack, version 2026.1.0, 2 January 2026 (CC BY 4.0). Entry “centre”, sha256-0.',
    );
  });
});

describe('every entry of the dataset', () => {
  it('shows each of its roles once, and every source of a role has its number', async () => {
    const { pack: fast, checksum } = await readPack('assets/packs/fast');
    const real = new MemoryReader(memoryDataset([{ pack: fast, checksum, curated: true }]), 'de');
    for (const { id } of fast.entities) {
      const found = await real.entity(id);
      if (!found) throw new Error(`${id} is not there`);
      const sections = entrySections(found, 'de', TODAY);
      const shown = sections.flatMap(({ roles }) => roles);
      expect(shown.length, id).toBe(found.roles.length + found.carriedBy.length);
      const { list, numberOf } = numberSources(sections, found.sources);
      for (const { sources } of shown)
        for (const each of sources) expect(list[numberOf(each.id) - 1]?.id).toBe(each.id);
    }
  });
});
