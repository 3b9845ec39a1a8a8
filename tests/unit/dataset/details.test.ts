import { describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { entityAnswer } from '../../../src/background/entity-answer.ts';
import { isPast, MOST_ROLES } from '../../../src/dataset/details.ts';
import { headingOf } from '../../../src/dataset/headword.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Language, Pack } from '../../../src/dataset/schema.ts';
import { entity, inAll, name, role, smallPack } from './small-pack.ts';

const TODAY = '2026-11-24';

function readerOf(pack: Pack, { language = 'en' as Language, curated = true } = {}): MemoryReader {
  return new MemoryReader(memoryDataset([{ pack, checksum: 'sha256-0', curated }]), language, () => TODAY);
}

describe('a headword', () => {
  const acronym = name('OMA', { type: 'acronym', lang: 'und' });
  const english = name('Office of Many Affairs');
  const dutch = name('Bureau voor Vele Zaken', { lang: 'nl', type: 'translation' });

  test('is the name the id spells, with the full form below where that is an acronym', () => {
    expect(headingOf(entity('oma', { names: [english, dutch, acronym] }))).toEqual({
      headword: inAll('OMA'),
      fullName: { en: 'Office of Many Affairs', nl: 'Bureau voor Vele Zaken', de: 'Office of Many Affairs' },
    });
    const bank = entity('bank-of-trees', {
      names: [name('Bank of Trees N.V.'), name('Bank of Trees', { type: 'common' }), acronym],
    });
    expect(headingOf(bank)).toEqual({ headword: inAll('Bank of Trees'), fullName: null });
  });

  test('is an acronym that the id does not spell only where there is nothing else', () => {
    expect(headingOf(entity('many-affairs', { names: [acronym, english] })).headword).toEqual(
      inAll('Office of Many Affairs'),
    );
    expect(headingOf(entity('many-affairs', { names: [acronym] }))).toEqual({ headword: inAll('OMA'), fullName: null });
  });

  test('is in the language of the interface for intergovernmental bodies and for ids that describe', () => {
    const translated = { en: 'Office of Many Affairs', nl: 'Bureau voor Vele Zaken', de: 'Office of Many Affairs' };
    const names = [english, dutch];
    expect(headingOf(entity('office-of-many-affairs', { names, kind: 'intergovernmental' })).headword).toEqual(
      translated,
    );
    expect(headingOf(entity('some-office', { names })).headword).toEqual(translated);
    expect(headingOf(entity('office-of-many-affairs', { names })).headword).toEqual(inAll('Office of Many Affairs'));
  });

  test('is the official name in the language of the interface where its bearer has one there', () => {
    const names = [
      english,
      name('Bureau voor Vele Zaken', { lang: 'nl' }),
      name('Amt', { lang: 'de', type: 'common' }),
    ];
    expect(headingOf(entity('office-of-many-affairs', { names })).headword).toEqual({
      en: 'Office of Many Affairs',
      nl: 'Bureau voor Vele Zaken',
      de: 'Office of Many Affairs',
    });
  });

  test('is an acronym of that language where there is one that means nothing else', () => {
    const names = [english, dutch, acronym, name('BVZ', { type: 'acronym', lang: 'nl' })];
    const german = name('AVA', { type: 'acronym', lang: 'de', ambiguous: true });
    expect(headingOf(entity('oma', { names: [...names, german] }))).toEqual({
      headword: { en: 'OMA', nl: 'BVZ', de: 'OMA' },
      fullName: { en: 'Office of Many Affairs', nl: 'Bureau voor Vele Zaken', de: 'Office of Many Affairs' },
    });
  });

  test('is the short form in every language where the id spells a short one', () => {
    const names = [
      name('Rule 2011/36', { lang: 'en' }),
      name('Tree Rule', { lang: 'en', type: 'common' }),
      name('Regel 2011/36', { lang: 'nl' }),
      name('bomenregel', { lang: 'nl', type: 'translation' }),
    ];
    expect(headingOf(entity('tree-rule', { names, kind: 'law', country: 'INT' })).headword).toEqual({
      en: 'Tree Rule',
      nl: 'Bomenregel',
      de: 'Tree Rule',
    });
  });

  test('is never a former name or a misspelling while there is another', () => {
    const names = [
      name('Old Office', { type: 'former' }),
      name('Offise', { type: 'misspelling' }),
      name('Office', { type: 'common' }),
    ];
    expect(headingOf(entity('old-office', { names })).headword).toEqual(inAll('Office'));
    expect(headingOf(entity('old-office', { names: names.slice(0, 2) })).headword).toEqual(inAll('Old Office'));
  });

  test('begins with a capital where it is a description, and as its bearer writes it where it is a name', () => {
    const lower = name('zorg voor bomen', { lang: 'nl' });
    expect(headingOf(entity('care-nl', { names: [lower] })).headword).toEqual(inAll('Zorg voor bomen'));
    expect(headingOf(entity('zorg-voor-bomen', { names: [lower] })).headword).toEqual(inAll('zorg voor bomen'));
  });
});

describe('the order of roles', () => {
  const pack = smallPack({
    entities: [
      entity('alliance', { kind: 'initiative' }),
      entity('forerunner', { kind: 'initiative' }),
      entity('launch', { kind: 'event', parent: 'forerunner' }),
      entity('outside', { kind: 'initiative' }),
      entity('second', { kind: 'initiative' }),
      entity('bank'),
    ],
    roles: [
      role('bank', 'outside', { role: 'convener', from: '2026' }),
      role('bank', 'second', { role: 'member', from: '2020-05' }),
      role('bank', 'second', { role: 'member' }),
      role('bank', 'second', { role: 'member', from: '2024' }),
      role('bank', 'alliance', { role: 'participant' }),
      role('bank', 'alliance', { role: 'chair', to: '2019' }),
      role('bank', 'forerunner', { role: 'founder', from: '2017' }),
      role('bank', 'launch', { role: 'participant', from: '2018-02', to: '2018-02' }),
      role('forerunner', 'alliance', { role: 'predecessor' }),
    ],
    senses: [],
    redirects: {},
  });

  test('is family first, then those that go on, weight of the word, newest; undated last', async () => {
    const details = await readerOf(pack).entity('bank');
    expect(details?.roles.map((it) => [it.family, it.initiative.id, it.role.role, it.role.from ?? it.role.to])).toEqual(
      [
        [true, 'forerunner', 'founder', '2017'],
        [true, 'alliance', 'chair', '2019'],
        [true, 'launch', 'participant', '2018-02'],
        [true, 'alliance', 'participant', null],
        [false, 'outside', 'convener', '2026'],
        [false, 'second', 'member', '2024'],
        [false, 'second', 'member', '2020-05'],
        [false, 'second', 'member', null],
      ],
    );
  });

  test('puts the better attested of two roles that are alike first', async () => {
    const alike = smallPack({
      entities: [entity('alliance', { kind: 'initiative' }), entity('second', { kind: 'initiative' }), entity('bank')],
      roles: [role('bank', 'alliance'), role('bank', 'second', { sources: ['report', 'letter'] })],
      sources: ['report', 'letter'].map((id) => ({ id, url: null, title: id, publisher: id, date: null, lang: 'en' })),
      goals: [],
      senses: [],
      redirects: {},
    });
    const details = await readerOf(alike).entity('bank');
    expect(details?.roles.map((it) => it.initiative.id)).toEqual(['second', 'alliance']);
  });

  test('knows no family in an added pack, whose title and date every lead carries', async () => {
    const details = await readerOf(pack, { curated: false }).entity('bank');
    expect(details?.roles.some(({ family }) => family)).toBe(false);
    expect(details?.lead.pack).toEqual({ id: 'small', title: 'A small pack', date: '2026-01-31' });
    expect((await readerOf(pack).entity('bank'))?.lead.pack).toBeNull();
  });
});

describe('roles of which there are many', () => {
  const signatories = Array.from({ length: 1_000 }, (_, number) => `signatory-${number}`);
  const charter = smallPack({
    entities: [
      entity('alliance', { kind: 'initiative' }),
      entity('charter', { kind: 'initiative' }),
      entity('host', { kind: 'organization' }),
      ...signatories.map((id) => entity(id)),
    ],
    roles: [
      role('charter', 'alliance', { role: 'successor' }),
      role('alliance', 'charter', { role: 'predecessor' }),
      ...signatories.map((id, number) =>
        role(id, 'charter', {
          role: number % 2 === 0 ? 'signatory' : 'supporter',
          from: `${2000 + (number % 20)}`,
          goals: number % 5 === 0 ? ['goal-1'] : [],
          goalBasis: number % 10 === 0 ? 'stated' : 'editorial',
        }),
      ),
      role('host', 'charter', { role: 'host' }),
    ],
    senses: [],
    broad: [],
    redirects: {},
  });

  test('are told of in part where that is wanted: of each group the first, and how many there are', async () => {
    const whole = await readerOf(charter).entity('charter');
    const part = await readerOf(charter).entity('charter', 50);
    expect(whole?.carriedBy).toHaveLength(1_002);
    const first = (group: string) => whole?.carriedBy.filter((one) => one.group === group).slice(0, 50);
    expect(part?.carriedBy.filter(({ group }) => group === 'carriers')).toEqual(first('carriers'));
    expect(part?.carriedBy.filter(({ group }) => group === 'predecessor')).toEqual(first('predecessor'));
    expect(part?.carriedBy[0]?.role.role).toBe('host');
    expect({ ...part, carriedBy: [] }).toEqual({ ...whole, carriedBy: [] });
    expect(part?.counts).toEqual({ family: 1, others: 0, carriers: 1_001, predecessor: 1, successor: 0 });
    expect(part?.carried).toEqual({
      ...{ total: 1_002, linked: 200, stated: 100 },
      goals: [0, 200, 0, 0, 0, 0, 0, 0, 0, 0],
    });
  });

  test('a person is not told of a role of others where its own in that initiative is left out', async () => {
    const pack = smallPack({
      entities: [...charter.entities, entity('jane', { kind: 'person' }), entity('bank')],
      roles: [
        role('jane', 'charter', { role: 'participant' }),
        role('bank', 'charter', { role: 'chair', person: 'jane' }),
        ...signatories.slice(0, 3).map((id) => role('jane', id, { role: 'chair' })),
      ],
      senses: [],
      broad: [],
      redirects: {},
    });
    const details = await readerOf(pack, { curated: false }).entity('jane', 2);
    expect(details?.roles.map(({ subject, role: { role: word } }) => [subject.id, word])).toEqual([
      ['jane', 'chair'],
      ['jane', 'chair'],
    ]);
    expect(details?.counts.others).toBe(4);
  });

  test('of the dataset itself all are told of', async () => {
    const { pack } = await readPack('assets/packs/fast');
    const reader = readerOf(pack);
    for (const { id } of pack.entities) expect(await reader.entity(id, MOST_ROLES)).toEqual(await reader.entity(id));
    const carried = Map.groupBy(pack.roles, ({ initiative }) => initiative);
    const most = Math.max(...[...carried.values()].map(({ length }) => length));
    expect(most * 2).toBeLessThan(MOST_ROLES);
  });

  test('the answer to a message stays small, whoever has signed', async () => {
    const answer = await entityAnswer(readerOf(charter), 'charter');
    expect(answer?.carriedBy.length).toBeLessThanOrEqual(MOST_ROLES + 1);
    expect(JSON.stringify(answer).length).toBeLessThan(250_000);
    expect(await entityAnswer(readerOf(charter), 'nobody')).toBeNull();
  });
});

test('a role is past once its year, month or day is over, and not before', () => {
  for (const to of ['2025', '2026-10', '2026-11-23']) expect([to, isPast(to, TODAY)]).toEqual([to, true]);
  for (const to of [null, '2026', '2026-11', '2026-11-24', '2027'])
    expect([to, isPast(to, TODAY)]).toEqual([to, false]);
});

describe('an entity', () => {
  test('is found by the ids it had before, through every change', async () => {
    const reader = readerOf(smallPack({ redirects: { oldest: 'older', older: 'bank' } }));
    expect((await reader.entity('oldest'))?.entity.id).toBe('bank');
    expect((await reader.leads(['older', 'jane', 'nobody'])).get('older')?.id).toBe('bank');
    expect([...(await reader.leads(['older', 'jane', 'nobody'])).keys()]).toEqual(['older', 'jane']);
    for (const id of ['nobody', 'constructor', '__proto__', 'toString'])
      expect(await reader.entity(id)).toBeUndefined();
  });

  test('has the goals of its own roles; an initiative also those of the roles in it; stated outweighs judged', async () => {
    const goal = smallPack().goals[0] as Pack['goals'][number];
    const pack = smallPack({
      goals: [1, 2, 5].map((number) => ({ ...goal, id: `goal-${number}`, number, actions: [] })),
      roles: [
        role('bank', 'alliance', { goals: ['goal-1', 'goal-2'], goalBasis: 'stated' }),
        role('bank', 'alliance', { role: 'host', goals: ['goal-2', 'goal-5'] }),
        role('jane', 'bank', { goals: ['goal-1'] }),
      ],
    });
    const leads = await readerOf(pack).leads(['bank', 'alliance', 'jane']);
    expect(leads.get('bank')?.goals).toEqual(['stated', 'stated', null, null, 'editorial']);
    expect(leads.get('alliance')?.goals).toEqual(['stated', 'stated', null, null, 'editorial']);
    expect(leads.get('jane')?.goals).toEqual(['editorial', null, null, null, null]);
  });

  test('that is a person has the roles others hold through it, where it has none of its own there', async () => {
    const through = role('bank', 'alliance', { person: 'jane' });
    const only = await readerOf(smallPack({ roles: [through] })).entity('jane');
    expect(only?.roles.map(({ subject, person }) => [subject.id, person?.id])).toEqual([['bank', 'jane']]);
    const both = await readerOf(smallPack({ roles: [through, role('jane', 'alliance')] })).entity('jane');
    expect(both?.roles.map(({ subject }) => subject.id)).toEqual(['jane']);
    expect(both?.parent?.headword).toBe('Bank of Trees');
    expect(both?.lead.parentName).toBe('Bank of Trees');
  });

  test('that is an initiative is told who carries it', async () => {
    const details = await readerOf(smallPack()).entity('alliance');
    expect(details?.roles).toEqual([]);
    expect(
      details?.carriedBy.map(({ subject, goalNumbers, sources }) => [subject.id, goalNumbers, sources[0]?.id]),
    ).toEqual([['bank', [1], 'report']]);
  });
});

test('two packs may give one id to different goals and sources; an entity in both is one', async () => {
  const one = smallPack();
  const two = smallPack({
    id: 'two',
    sources: [{ ...(one.sources[0] as Pack['sources'][number]), title: 'Another report' }],
    entities: [...one.entities, entity('only-two')],
    roles: [role('bank', 'only-two')],
  });
  const packs = [
    { pack: two, checksum: 'sha256-2', curated: false },
    { pack: one, checksum: 'sha256-1', curated: true },
  ];
  const reader = new MemoryReader(memoryDataset(packs), 'en', () => TODAY);
  const bank = await reader.entity('bank');
  expect(bank?.roles.map(({ sources }) => sources[0]?.title)).toEqual(['Report', 'Another report']);
  expect(bank?.packChecksum).toBe('sha256-1');
  expect((await reader.leads(['bank', 'only-two'])).get('only-two')?.pack?.id).toBe('two');
  expect((await reader.packs()).map(({ id, curated, entityCount }) => [id, curated, entityCount])).toEqual([
    ['small', true, 3],
    ['two', false, 4],
  ]);
  // Lists show each apart.
  expect([...(await reader.overview()).leads.keys()]).toEqual(['alliance', 'bank', 'jane']);
  expect([...((await reader.overview('two'))?.leads.keys() ?? [])]).toEqual(['only-two']);
  expect(await reader.overview('one')).toBeUndefined();
});
