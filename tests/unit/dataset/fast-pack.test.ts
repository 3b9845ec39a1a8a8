import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { openDatabase } from '../../../src/dataset/db.ts';
import { ensureInstalled } from '../../../src/dataset/install.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import { DexieReader } from '../../../src/packs/db-reader.ts';

/** Facts of the dataset that ships, by which a slip of an editor or of the code would be seen. */
const file = await readPack('assets/packs/fast');
const data = memoryDataset([{ ...file, curated: true }]);
const today = () => '2026-11-24';
const readers = {
  en: new MemoryReader(data, 'en', today),
  nl: new MemoryReader(data, 'nl', today),
  de: new MemoryReader(data, 'de', today),
};

const db = await openDatabase('fast-pack');
await ensureInstalled(db, async () => file, { compile: () => 'compiled', builtBy: 'test' });

describe('of the dataset that ships, the card of', () => {
  test('ABN AMRO tells of its seat in the Financial Sector Commission until 2019, judged to serve goals 1, 2 and 3', async () => {
    const details = await readers.en.entity('abn-amro');
    const seat = details?.roles[0];
    expect(seat).toMatchObject({
      family: true,
      initiative: { headword: 'Financial Sector Commission' },
      person: { headword: 'Tanja Cuppen' },
      role: { role: 'commissioner', from: null, to: '2019-09', goalBasis: 'editorial' },
      goalNumbers: [1, 2, 3],
    });
    expect(seat?.sources.map(({ publisher }) => publisher)).toContain('ABN AMRO');
    expect(details?.lead).toMatchObject({
      headword: 'ABN AMRO',
      fullName: null,
      sector: 'bank',
      country: 'NL',
      pack: null,
      goals: ['editorial', 'editorial', 'editorial', null, null],
    });
    expect(details?.roles.map(({ family }) => family)).toEqual([true, true, ...Array(8).fill(false)]);
  });

  test('CoMensha begins with its four roles in the family, of fourteen', async () => {
    const details = await readers.nl.entity('comensha');
    expect(details?.lead).toMatchObject({ headword: 'CoMensha', fullName: null });
    expect(details?.roles).toHaveLength(14);
    expect(details?.roles.filter(({ family }) => family).map(({ initiative }) => initiative.id)).toEqual([
      'fast-blueprint',
      'financial-sector-commission',
      'blueprint-launch-2019',
      'fsc-consultation-the-hague',
    ]);
    expect(details?.roles.slice(0, 4).every(({ family }) => family)).toBe(true);
  });

  test('FAST has its full name below, all five goals stated, and those who carry it', async () => {
    for (const reader of Object.values(readers)) {
      const details = await reader.entity('fast');
      expect(details?.lead).toMatchObject({
        headword: 'FAST',
        fullName: 'Finance Against Slavery and Trafficking',
        goals: Array(5).fill('stated'),
      });
      expect(details?.carriedBy[0]).toMatchObject({ subject: { id: 'undp' }, role: { role: 'host', to: null } });
      expect(details?.carriedBy).toHaveLength(46);
    }
  });

  test('what is named by a description is headed in the reader’s language, and by a proper name everywhere', async () => {
    const heads = await Promise.all(
      Object.values(readers).map(async (reader) =>
        [...(await reader.leads(['fsc-consultation-the-hague', 'belastingdienst'])).values()].map(
          (lead) => lead.headword,
        ),
      ),
    );
    expect(heads).toEqual([
      ['Fourth consultation of the Financial Sector Commission', 'Belastingdienst'],
      ['Vierde consultatie van de Financial Sector Commission', 'Belastingdienst'],
      ['Vierte Konsultation der Financial Sector Commission', 'Belastingdienst'],
    ]);
  });

  test('Tanja Cuppen tells what is not known of her membership, in the reader’s language, as does the overview', async () => {
    const [english, dutch] = await Promise.all([readers.en.entity('tanja-cuppen'), readers.nl.entity('tanja-cuppen')]);
    expect(english?.doubts).toEqual(dutch?.doubts);
    expect(english?.doubts.map(({ text }) => [text.en?.slice(0, 8), text.nl?.slice(0, 8)])).toEqual([
      ['ABN AMRO', 'ABN AMRO'],
    ]);
    expect((await readers.en.entity('modern-slavery-pec'))?.doubts[0]?.sources.map(({ id }) => id)).toEqual(['ox-pec']);
    expect((await readers.en.overview()).doubts).toHaveLength(file.pack.doubts.length);
  });

  test('the overview holds every entity and every role, and knows the family', async () => {
    const { leads, parents, family, roles } = await readers.en.overview();
    expect([leads.size, roles.length]).toEqual([451, 681]);
    expect(parents.get('tanja-cuppen')).toBe('abn-amro');
    expect([...family]).toContain('financial-sector-commission');
    const cuppen = roles.find(({ role }) => role.subject === 'tanja-cuppen' && role.role === 'commissioner');
    expect(cuppen).toMatchObject({ family: true, goalNumbers: expect.arrayContaining([1]) });
    expect(cuppen?.sources.length).toBeGreaterThan(0);
  });

  test('FIU-Nederland is headed so in every language', async () => {
    for (const reader of Object.values(readers)) {
      expect((await reader.entity('fiu-nederland'))?.lead).toMatchObject({ headword: 'FIU-Nederland', fullName: null });
    }
  });

  test('Tanja Cuppen names her employer and has each role once', async () => {
    const details = await readers.en.entity('tanja-cuppen');
    expect(details?.lead.parentName).toBe('ABN AMRO');
    expect(details?.roles.map(({ initiative }) => initiative.id)).toEqual([
      'financial-sector-commission',
      'blueprint-launch-2019',
    ]);
  });

  test('the United Nations goes by the language of the interface', async () => {
    const heads = Object.entries(readers).map(async ([lang, reader]) => [
      lang,
      (await reader.leads(['united-nations'])).get('united-nations')?.headword,
    ]);
    expect(Object.fromEntries(await Promise.all(heads))).toEqual({
      en: 'United Nations',
      nl: 'Verenigde Naties',
      de: 'Vereinte Nationen',
    });
  });
});

test('the five goals come in their order, with their actions', async () => {
  const goals = await readers.en.goals();
  expect(goals.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(goals.every(({ actions }) => actions.length > 0)).toBe(true);
});

test('from the database and from memory every entity reads the same', async () => {
  const reader = new DexieReader(db, 'de', today);
  for (const { id } of file.pack.entities) expect(await reader.entity(id)).toEqual(await readers.de.entity(id));
  expect(await reader.names()).toEqual(await readers.de.names());
  expect(await reader.gazetteer()).toEqual(await readers.de.gazetteer());
});

test('every entity has a source, and every role', async () => {
  for (const { id } of file.pack.entities) {
    const details = await readers.en.entity(id);
    expect([id, details?.sources.length], 'sources resolve').toEqual([id, details?.entity.sources.length]);
    for (const { role, sources } of details?.roles ?? []) expect(sources).toHaveLength(role.sources.length);
  }
});

test('whoever a sense record of the dataset names as a candidate bears the name', () => {
  const { entities, senses } = file.pack;
  const bearers = new Map<string, string[]>();
  for (const { id, names } of entities)
    for (const { text } of names) bearers.set(text, [...(bearers.get(text) ?? []), id]);
  const strangers = senses.flatMap(({ text, candidates, perCandidate }) =>
    [...candidates, ...Object.keys(perCandidate ?? {})].flatMap((id) =>
      bearers.get(text)?.includes(id) ? [] : [`${text}: ${id}`],
    ),
  );
  expect(strangers).toEqual([]);
});

test('for every goal of an entry there is a role that serves it', async () => {
  let count = 0;
  for (const { id } of file.pack.entities) {
    const { lead, roles, carriedBy } = (await readers.en.entity(id)) ?? expect.fail(id);
    for (const [slot, basis] of lead.goals.entries()) {
      if (basis === null) continue;
      count++;
      const serving = [...roles, ...carriedBy].filter(({ goalNumbers }) => goalNumbers.includes(slot + 1));
      expect(serving.length, `${id}, goal ${slot + 1}`).toBeGreaterThan(0);
    }
  }
  expect(count).toBeGreaterThan(500);
});
