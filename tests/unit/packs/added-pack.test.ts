import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { runInSlices } from '../../../src/background/slices.ts';
import { packageOf } from '../../../src/dataset/checksum.ts';
import { type DatasetDatabase, openDatabase } from '../../../src/dataset/db.ts';
import { foldName } from '../../../src/dataset/fold-name.ts';
import { ensureInstalled } from '../../../src/dataset/install.ts';
import { hashOf, intSet } from '../../../src/dataset/int-set.ts';
import { MOST_BEARERS } from '../../../src/dataset/merge-forms.ts';
import { canonicalJson } from '../../../src/dataset/pack.ts';
import { PackError } from '../../../src/dataset/pack-error.ts';
import { DexieReader } from '../../../src/packs/db-reader.ts';
import { readAllEntities } from '../../../src/packs/entities-row.ts';
import { type ImportOptions, importPack, type ReadingPlan } from '../../../src/packs/import.ts';
import { LIMITS } from '../../../src/packs/limits.ts';
import { type NamesBatch, NamesStage } from '../../../src/packs/names-stage.ts';
import {
  addedId,
  changePack,
  deletePackDatabase,
  findPacks,
  listPacks,
  newPackDatabaseName,
  packDatabase,
  prefixFor,
  prefixOf,
  readingLock,
  type SetsRow,
  takeBackPack,
} from '../../../src/packs/pack-db.ts';
import { headOfList } from '../../../src/packs/pieces.ts';
import {
  arePacksFollowed,
  compilePacks,
  currentOf,
  followPacks,
  ownOf,
  removeOwnPack,
  removePack,
} from '../../../src/packs/sync.ts';
import { entity, inAll, name, smallPack } from '../dataset/small-pack.ts';

const curated = await packageOf(smallPack());
const added = smallPack({
  id: 'mine',
  entities: [
    entity('alliance', { kind: 'initiative', names: [name('Alliance of Mine')] }),
    entity('bank', { names: [name('Bank of Trees'), name('Own Bank')], parent: 'alliance' }),
    entity('jane', { kind: 'person', names: [name('Jane Fernwood')] }),
  ],
  senses: [],
  broad: ['bank'],
});
const options = { compile: () => ({}), builtBy: '1', run: runInSlices };
const NO_SIGNAL = new AbortController().signal;
let db: DatasetDatabase;

afterEach(async () => {
  db?.close();
  for (const { name: database } of await indexedDB.databases()) await Dexie.delete(database ?? '');
});

const open = async () => {
  db = await openDatabase();
  await ensureInstalled(db, async () => curated, options);
};

const read = async (
  text: string | string[] | Blob,
  plan: ReadingPlan = { format: 'pack' },
  given: Partial<ImportOptions> = {},
) => {
  const database = newPackDatabaseName();
  const pack = packDatabase(database);
  try {
    const preview = await importPack(text instanceof Blob ? text : new Blob([text].flat()), pack, {
      plan,
      taken: [],
      reservedIds: ['small'],
      organisationIds: ['house'],
      signal: NO_SIGNAL,
      onProgress: () => undefined,
      ...given,
    });
    return { database, preview };
  } finally {
    pack.close();
  }
};
const follow = () => followPacks(db, async () => curated.pack, options);
const namesOfPacks = async () => (await listPacks()).map(({ database }) => database);

/** A pack in use, and a newer version that was taken and is not in use yet; their names sort in that order. */
const readTwo = async () => {
  const old = await read(canonicalJson(added));
  await changePack(old.database, { state: 'ready' });
  await follow();
  await new Promise((resolve) => setTimeout(resolve, 2));
  const newer = await read(canonicalJson({ ...added, version: '2027.1.0' }));
  await changePack(newer.database, { state: 'ready' });
  return { old, newer };
};
const formsNow = async () => new Set((await new DexieReader(db, 'en').gazetteer()).forms.map(({ text }) => text));

test('what is read is in use only once it is taken, and then answers beside the dataset under ids of its own', async () => {
  await open();
  const { database, preview } = await read(canonicalJson(added));
  expect(preview.meta.counts).toMatchObject({ entities: 3, names: 4 });
  await changePack(database, { state: 'ready' });
  expect(await follow()).toBe(true);
  const reader = new DexieReader(db, 'en');
  expect((await reader.packs()).map(({ id, curated: isOurs }) => [id, isOurs])).toEqual([
    ['small', true],
    ['mine', false],
  ]);
  const bank = await reader.entity('mine--bank');
  expect(bank?.lead).toMatchObject({
    headword: 'Bank of Trees',
    pack: { id: 'mine', title: 'A small pack', date: '2026-01-31' },
  });
  expect(bank?.parent?.id).toBe('mine--alliance');
  expect(bank?.roles.map(({ role: { initiative, person } }) => [initiative, person])).toEqual([
    ['mine--alliance', 'mine--jane'],
  ]);
  expect(bank?.sources.map(({ id }) => id)).toEqual(['report']);
  const cut = await reader.entity('mine--bank', 0);
  expect(cut).toEqual({ ...bank, roles: [] });
  expect(cut?.own.total).toBe(1);
  expect((await reader.entity('bank'))?.lead.pack).toBeNull();
  expect((await reader.leads(['bank', 'mine--jane'])).size).toBe(2);
  // Of one name both bear, the dataset's entity stands first.
  const { forms, entities } = await reader.gazetteer();
  const both = forms.find(({ text }) => text === 'Bank of Trees');
  expect(both?.bearers.map(({ entity: index }) => entities[index]?.id)).toEqual(['bank', 'mine--bank']);
  expect(entities.find(({ id }) => id === 'mine--bank')?.broad).toBe(true);
  expect((await reader.names()).filter(({ text }) => text === 'Own Bank')).toHaveLength(1);
});

test('lists show it apart: an overview of its own, with its goals and roles, and none of it in that of the dataset', async () => {
  await open();
  const { database } = await read(canonicalJson(added));
  await changePack(database, { state: 'ready' });
  await follow();
  const reader = new DexieReader(db, 'en');
  const overview = await reader.overview('mine');
  expect([...(overview?.leads.keys() ?? [])]).toEqual(['mine--alliance', 'mine--bank', 'mine--jane']);
  expect(overview?.leads.get('mine--bank')).toEqual((await reader.entity('mine--bank'))?.lead);
  expect(overview?.leads.get('mine--bank')?.goals).toEqual(['editorial', null, null, null, null]);
  expect(overview?.leads.get('mine--bank')?.parentName).toBe('Alliance of Mine');
  expect(overview?.parents.get('mine--bank')).toBe('mine--alliance');
  expect(overview?.roles.map(({ role, goalNumbers, sources }) => [role.subject, goalNumbers, sources[0]?.id])).toEqual([
    ['mine--bank', [1], 'report'],
  ]);
  expect([...(await reader.overview()).leads.keys()]).toEqual(['alliance', 'bank', 'jane']);
  expect(await reader.overview('small')).toBeUndefined();
  await changePack(database, { enabled: false });
  await follow();
  expect(await reader.overview('mine')).toBeUndefined();
});

const LIST: ReadingPlan = { format: 'ftm', title: 'A long list', publishedOn: '2026-01-31' };
const nameOf = (index: number) => `Кестрел ${index} Trust`;
const longList = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `e${index}`, schema: 'Company', properties: { name: [nameOf(index), `Kestrel ${index}`] } }),
  ).join('\n');

test('of a long list each entity is found by its id, wherever it stands, also in rows as they were kept before', async () => {
  await open();
  const { database } = await read(longList(600), LIST);
  await changePack(database, { state: 'ready' });
  await follow();
  const indexes = [0, 1, 63, 64, 255, 256, 511, 512, 599];
  const ids = indexes.map((index) => `a-long-list--e${index}`);
  const headwords = async () => {
    const leads = await new DexieReader(db, 'en').leads([...ids, 'a-long-list--none', 'other--e1']);
    return [...leads.values()].map(({ headword }) => headword);
  };
  expect(await headwords()).toEqual(indexes.map(nameOf));
  const overview = await new DexieReader(db, 'en').overview('a-long-list');
  expect(overview?.leads.size).toBe(600);
  const pack = packDatabase(database);
  const entities = [];
  for await (const some of readAllEntities(pack)) entities.push(...some);
  await pack.entities.clear();
  for (let from = 0; from < entities.length; from += 64) {
    const row = entities.slice(from, from + 64).map((one) => ({ ...one, description: one.description.en }));
    await pack.entities.add({ id: from / 64, entities: JSON.stringify(row) });
  }
  const { perRowBits, ...older } = (await pack.sets.get('sets')) as SetsRow;
  expect(perRowBits).toBe(8);
  await pack.sets.put(older);
  pack.close();
  // As after a start: what a reader knows of a database lasts as long as the database is open.
  vi.resetModules();
  const { DexieReader: Anew } = await import('../../../src/packs/db-reader.ts');
  const leads = await new Anew(db, 'en').leads(ids);
  expect([...leads.values()].map(({ headword }) => headword)).toEqual(indexes.map(nameOf));
  expect((await new Anew(db, 'en').overview('a-long-list'))?.leads.size).toBe(600);
});

test('names that it has too are told of the dataset and of other packs, not of the pack that it replaces', async () => {
  await open();
  const names = intSet([hashOf(foldName('Own Bank'))]);
  const title = inAll('A pack');
  const taken = [null, 'mine', 'other'].map((id) => ({ id, title: id === null ? null : title, names }));
  const conflicts = async (text: string, plan?: ReadingPlan) => (await read(text, plan, { taken })).preview.conflicts;
  const told = { title, count: 1, samples: ['Own Bank'] };
  expect(await conflicts(canonicalJson(added))).toEqual([{ ...told, title: null }, told]);
  expect(await conflicts(canonicalJson({ ...added, id: 'third' }))).toEqual([{ ...told, title: null }, told, told]);
  const list = '{"id":"e","schema":"Company","properties":{"name":["Own Bank"]}}';
  expect(await conflicts(list, { format: 'ftm', title: 'Mine', publishedOn: '2026-01-31' })).toHaveLength(2);
});

/** A list in which so many have each of the names. */
const listOf = (names: Record<string, number>) =>
  Object.entries(names)
    .flatMap(([text, count]) => Array<string>(count).fill(text))
    .map((text, index) => JSON.stringify({ id: `e${index}`, schema: 'Company', properties: { name: [text] } }))
    .join('\n');

/** How many bear each of the names that look so. */
const bearersNow = async (look: RegExp) => {
  const { forms } = await new DexieReader(db, 'en').gazetteer();
  return Object.fromEntries(
    forms.filter(({ text }) => look.test(text)).map(({ text, bearers }) => [text, bearers.length]),
  );
};

test('a name that more entries have than could be told apart names none of them, which is told; search finds them', async () => {
  await open();
  const { bearers } = LIMITS;
  const before = await bearersNow(/^(?:Bank of Trees|Kestrel)/);
  const text = listOf({ 'Bank of Trees': bearers + 1, 'Kestrel House': bearers, 'Heron Quay': bearers + 1 });
  const { database, preview } = await read(text, LIST);
  expect(preview.crowded).toEqual({ count: 2, samples: ['Bank of Trees', 'Heron Quay'] });
  await changePack(database, { state: 'ready' });
  await follow();
  const now = await bearersNow(/^(?:Bank of Trees|Kestrel|Heron)/);
  expect(now).toMatchObject({ 'Bank of Trees': 1, 'Kestrel House': bearers });
  expect(Object.keys(now).filter((name) => !name.startsWith('Kestrel'))).toEqual(Object.keys(before));
  const names = await new DexieReader(db, 'en').names();
  expect(names.filter(({ text: listed }) => listed === 'Heron Quay')).toHaveLength(bearers + 1);
});

test('names that differ by case, accents and signs alone are one then, however few entries have them', async () => {
  await open();
  const third = Math.ceil(LIMITS.bearers / 3) + 1;
  const alike = await read(listOf({ 'Héron Quay': third, 'HERON-QUAY': third, '!Heron/Quay': third }), LIST);
  expect(alike.preview.crowded).toEqual({ count: 1, samples: ['Héron Quay'] });
  const written = Array.from(
    { length: LIMITS.namesAlike + 1 },
    (_, index) => `Heron${'!?'.repeat(index % 100)}${'-'.repeat(Math.floor(index / 100))}/Quay`,
  );
  const one = { id: 'e', schema: 'Company', properties: { name: written } };
  expect((await read(JSON.stringify(one), LIST)).preview.crowded).toMatchObject({ count: 1 });
  await changePack(alike.database, { state: 'ready' });
  await follow();
  expect(await bearersNow(/quay/i)).toEqual({});
});

test('a surname that thousands have follows those who are named in full; of more than it can it follows none', async () => {
  await open();
  const people = (count: number, surname: string) =>
    Array.from({ length: count }, (_, index) =>
      JSON.stringify({ id: `${surname}${index}`, schema: 'Person', properties: { name: [`Jan${index} ${surname}`] } }),
    );
  const { database, preview } = await read(
    [...people(MOST_BEARERS, 'Heron'), ...people(MOST_BEARERS + 1, 'Kestrel')].join('\n'),
    LIST,
  );
  expect(preview.crowded.count).toBe(0);
  await changePack(database, { state: 'ready' });
  await follow();
  expect(await bearersNow(/^(?:Heron|Kestrel|Jan7 (?:Heron|Kestrel))$/)).toEqual({
    Heron: MOST_BEARERS,
    'Jan7 Heron': 1,
    'Jan7 Kestrel': 1,
  });
});

test('cancelled when all of it is read, while it is summed up or its names are finished, it is not shown', async () => {
  await open();
  const text = canonicalJson(added);
  const summed = new AbortController();
  class Summed extends Blob {
    // Read as a stream before, it is asked for as a whole to be summed up.
    override arrayBuffer(): Promise<ArrayBuffer> {
      summed.abort();
      return super.arrayBuffer();
    }
  }
  const started: string[] = [];
  const startNames = (cancel: () => void) => async (database: string) => {
    const stage = new NamesStage(packDatabase(database), []);
    const finish = () => {
      started.push(database);
      cancel();
      return stage.finish();
    };
    return { add: (batch: NamesBatch) => stage.add(batch), finish, end: () => stage.end() };
  };
  const withSum = { signal: summed.signal, startNames: startNames(() => undefined) };
  await expect(read(new Summed([text]), undefined, withSum)).rejects.toThrow('This operation was aborted');
  expect(started).toEqual([]);
  const named = new AbortController();
  const withNames = { signal: named.signal, startNames: startNames(() => named.abort()) };
  await expect(read(text, undefined, withNames)).rejects.toThrow('This operation was aborted');
  expect(started).toHaveLength(1);
});

test('switched off or removed its names are gone, and removed its database too', async () => {
  await open();
  const { database } = await read(canonicalJson(added));
  await changePack(database, { state: 'ready' });
  await follow();
  expect(await formsNow()).toContain('Own Bank');
  await changePack(database, { enabled: false });
  await follow();
  expect(await formsNow()).not.toContain('Own Bank');
  expect(await listPacks()).toHaveLength(1);
  await changePack(database, { enabled: true });
  await follow();
  expect(await formsNow()).toContain('Own Bank');
  await removePack(database);
  await follow();
  expect(await formsNow()).not.toContain('Own Bank');
  expect(await listPacks()).toEqual([]);
});

test('one that is added while another is compiled stays, and what was left over before goes', async () => {
  await open();
  const first = await read(canonicalJson({ ...added, id: 'first' }));
  await changePack(first.database, { state: 'ready' });
  const second = await read(canonicalJson(added));
  const abandoned = await read(canonicalJson({ ...added, id: 'abandoned' }));
  // Another page reads these two: one at its beginning, one already read.
  const busy = [
    await read(canonicalJson({ ...added, id: 'busy' })),
    await read(canonicalJson({ ...added, id: 'busier' })),
  ];
  await changePack(busy[0]?.database ?? '', { state: 'reading' });
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const held = busy.map(({ database }) => navigator.locks.request(readingLock(database), () => finished));
  const addMeanwhile = async () => {
    await changePack(second.database, { state: 'ready' });
    return curated.pack;
  };
  expect(await followPacks(db, addMeanwhile, options)).toBe(true);
  const there = (await listPacks()).map(({ database }) => database);
  expect(there.sort()).toEqual([first, second, ...busy].map(({ database }) => database).sort());
  finish();
  await Promise.all(held);
  expect(there).not.toContain(abandoned.database);
  await follow();
  expect((await new DexieReader(db, 'en').packs()).map(({ id }) => id)).toEqual(['small', 'first', 'mine']);
});

test('where a newer version cannot be taken into use, the one that it would take the place of stays', async () => {
  await open();
  const { old, newer } = await readTwo();
  const noRoom = new DOMException('The disk is full.', 'QuotaExceededError');
  await expect(followPacks(db, () => Promise.reject(noRoom), options)).rejects.toBe(noRoom);
  expect(await takeBackPack(newer.database)).toBe(true);
  await follow();
  expect((await listPacks()).map(({ database }) => database)).toEqual([old.database]);
  expect((await new DexieReader(db, 'en').entity('mine--bank'))?.lead.headword).toBe('Bank of Trees');
});

test('what the names in use have followed is not taken back, though a helping worker arranged them', async () => {
  await open();
  const { old, newer } = await readTwo();
  await compilePacks(db, await listPacks(), async () => curated.pack, options);
  expect(await takeBackPack(newer.database)).toBe(false);
  expect(await namesOfPacks()).toEqual([old.database, newer.database]);
  await follow();
  expect(await namesOfPacks()).toEqual([newer.database]);
});

test('what cannot be settled leaves the one that it would take the place of, until it can', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  await open();
  const { old, newer } = await readTwo();
  const put = IDBObjectStore.prototype.put;
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (this.name === 'meta') throw new DOMException('The disk is full.', 'QuotaExceededError');
    return put.apply(this, row);
  });
  expect(await follow()).toBe(true);
  full.mockRestore();
  expect(await namesOfPacks()).toEqual([old.database, newer.database]);
  expect(await arePacksFollowed(db)).toBe(false);
  await follow();
  expect(await namesOfPacks()).toEqual([newer.database]);
  expect(await takeBackPack(newer.database)).toBe(false);
});

test('what was taken back, removed or thrown away is said to be none of the packs, and leaves no database', async () => {
  await open();
  const { old, newer } = await readTwo();
  await follow();
  await removePack(newer.database);
  expect(await takeBackPack(newer.database)).toBe(true);
  expect(await takeBackPack(old.database)).toBe(true);
  expect(await namesOfPacks()).toEqual([newer.database]);
  expect((await indexedDB.databases()).map(({ name: database }) => database)).not.toContain(old.database);
});

test('a removed pack does not leave behind the older one that it took the place of', async () => {
  await open();
  const { newer } = await readTwo();
  const other = await read(canonicalJson({ ...added, id: 'other' }));
  await changePack(other.database, { state: 'ready' });
  await removeOwnPack(newer.database);
  await follow();
  expect(await namesOfPacks()).toEqual([other.database]);
});

test('a pack outlives the database of the dataset', async () => {
  await open();
  const { database } = await read(canonicalJson(added));
  await changePack(database, { state: 'ready' });
  await follow();
  db.close();
  await Dexie.delete(db.name);
  await open();
  await follow();
  expect(await formsNow()).toContain('Own Bank');
});

test('what was thrown away since it was read is not taken into use in silence', async () => {
  await open();
  const { database } = await read(canonicalJson(added));
  await Dexie.delete(database);
  await expect(changePack(database, { state: 'ready', enabled: true })).rejects.toThrow('The pack is gone');
  await follow();
  expect(await listPacks()).toEqual([]);
});

test('a pack that cannot be read is told as such, with when it was added, and can be deleted', async () => {
  await open();
  const before = Date.now();
  const broken = await read(canonicalJson({ ...added, id: 'broken' }));
  const whole = await read(canonicalJson(added));
  const openAny = indexedDB.open.bind(indexedDB);
  const failing = vi.spyOn(indexedDB, 'open').mockImplementation((called, version) => {
    if (called === broken.database) throw new DOMException('It is damaged.', 'UnknownError');
    return openAny(called, version);
  });
  const { packs, unreadable } = await findPacks();
  expect(packs.map(({ database }) => database)).toEqual([whole.database]);
  expect(unreadable.map(({ database }) => database)).toEqual([broken.database]);
  expect(unreadable[0]?.addedAt).toBeGreaterThanOrEqual(before);
  expect(unreadable[0]?.addedAt).toBeLessThanOrEqual(broken.preview.meta.addedAt);
  await deletePackDatabase(broken.database);
  expect((await findPacks()).unreadable).toEqual([]);
  failing.mockRestore();
});

test('two packs never share what stands before their ids', () => {
  const usual = ['mine', 'mine-', 'mine--', 'mine--x', 'm'.repeat(32), 'm'.repeat(33), 'publicregister'];
  // A file may call itself by what is made of another's id, and again.
  const made = usual.map(prefixFor);
  const ids = [...new Set([...usual, ...made, ...made.map(prefixFor)])];
  expect(ids.length).toBeGreaterThan(usual.length + 3);
  expect(new Set(ids.map(prefixFor)).size).toBe(ids.length);
  for (const id of ids) expect(prefixOf(addedId(prefixFor(id), '-a--b'))).toBe(prefixFor(id));
  expect(['mine', 'publicregister'].map(prefixFor)).toEqual(['mine', 'publicregister']);
  for (let at = 0; at < 1_000; at++) expect(prefixFor(prefixFor(`mine--${at}`))).not.toBe(prefixFor(`mine--${at}`));
});

test('an organisation’s pack goes before the reader’s of the same id, which waits and comes back', async () => {
  await open();
  const policy = await read(canonicalJson({ ...added, version: '2026.1.1' }));
  await changePack(policy.database, { state: 'ready', byPolicy: true });
  await follow();
  // Later than the organisation's, as after an import on a device where the policy came late.
  const own = await read(canonicalJson(added));
  await changePack(own.database, { state: 'ready' });
  const inUse = async () => currentOf(await listPacks()).map(({ database }) => database);
  await follow();
  expect(await inUse()).toEqual([policy.database]);
  expect(ownOf(await listPacks()).map(({ database }) => database)).toEqual([own.database]);
  expect(await arePacksFollowed(db)).toBe(true);
  await removePack(policy.database);
  await follow();
  expect(await inUse()).toEqual([own.database]);
  expect(await formsNow()).toContain('Own Bank');
  expect(await listPacks()).toHaveLength(1);
});

test('of two with one id the one that was read later counts, though the clock was set back in between', async () => {
  await open();
  const first = await read(canonicalJson({ ...added, version: '2026.1.1' }));
  await changePack(first.database, { state: 'ready' });
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 86_400_000);
  const second = await read(canonicalJson(added));
  vi.restoreAllMocks();
  await changePack(second.database, { state: 'ready' });
  expect(currentOf(await listPacks()).map(({ database }) => database)).toEqual([second.database]);
});

test('lists whose titles differ only at their end are two packs; the same title is the same pack', () => {
  const idOf = (title: string) => headOfList({ title, publishedOn: '2026-11-24' }).head.id;
  const titles = [
    'Suppliers of the city of Rotterdam, 2025',
    'Suppliers of the city of Rotterdam, 2026',
    'Banks',
    '警察',
  ];
  const ids = titles.map(idOf);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,31}$/);
  expect(idOf('Suppliers of the City of Rotterdam 2025')).toBe(ids[0]);
  expect(ids[2]).toBe('banks');
});

test('with the id of an organisation’s pack it is refused; a list is told to be called otherwise', async () => {
  await open();
  await expect(read(canonicalJson({ ...added, id: 'house' }))).rejects.toThrow(
    'id: “house” is the id of a pack that your organisation has set',
  );
  const plan = { format: 'csv', delimiter: ',', title: 'House', publishedOn: '2026-11-24' } as const;
  const mapping = { name: 0, aliases: null, kind: null, country: null, note: null, address: null };
  await expect(read('name\nOwn Bank\n', { ...plan, mapping })).rejects.toThrow(
    'by its name the pack gets the id “house”, which is that of a pack that your organisation has set; choose another name',
  );
});

test('with the id of the dataset, or with another checksum than its own, it is refused', async () => {
  await open();
  await expect(read(canonicalJson(smallPack()))).rejects.toThrow('is the id of the dataset');
  const { checksum, pack } = await packageOf(added);
  const packaged = `{"checksum":"${checksum}","pack":${canonicalJson(pack)}}\n`;
  expect((await read(packaged)).preview.meta.info.checksum).toBe(checksum);
  await expect(read(packaged.replace('Own Bank', 'Odd Bank'))).rejects.toThrow(PackError);
});

test('a file that says two ids is refused: one would call its entries, the other be checked', async () => {
  await open();
  const { checksum, pack } = await packageOf(smallPack());
  // So far apart that a reader who looks for the id alone has stopped by then.
  const twice = [`{"checksum":"${checksum}","id":"harmless",`, `"pack":${canonicalJson(pack)}}\n`];
  await expect(read(twice)).rejects.toThrow('id: is “small”, and the file says “harmless”');
});

const OPERATIONS = ['put', 'add', 'get', 'getAll', 'count', 'delete', 'openCursor', 'openKeyCursor'] as const;

/** Strikes at the n-th operation on a database and at each after it. @returns whether it came to that, or failed */
async function struckAt(n: number, strike: () => void, work: () => Promise<unknown>): Promise<boolean> {
  // biome-ignore lint/suspicious/noExplicitAny: whatever is given is passed on
  const store = IDBObjectStore.prototype as any;
  const real = Object.fromEntries(OPERATIONS.map((name) => [name, store[name]]));
  let seen = 0;
  for (const name of OPERATIONS) {
    store[name] = function (...given: unknown[]) {
      if (++seen > n) strike();
      return real[name].apply(this, given);
    };
  }
  try {
    await work();
    return seen > n;
  } catch {
    return true;
  } finally {
    Object.assign(store, real);
  }
}

/** What a killed page or background looks like: from the n-th operation on, none reaches the database. */
const dyingAt = (n: number, work: () => Promise<unknown>) =>
  struckAt(
    n,
    () => {
      throw new DOMException('killed', 'AbortError');
    },
    work,
  );

test('killed at any step of reading, taking into use, or removing, it is in use as a whole or not at all', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const whole = ['Alliance of Mine', 'Own Bank', 'Jane Fernwood'];
  let killed = 0;
  for (let step = 0, isDone = false; !isDone; step++) {
    await open();
    const died = await dyingAt(step, async () => {
      const { database } = await read(canonicalJson(added));
      await changePack(database, { state: 'ready' });
      await follow();
      await removePack(database);
      await follow();
    });
    killed += Number(died);
    isDone = !died;
    db.close();
    await open();
    await follow();
    const forms = await formsNow();
    const there = whole.filter((text) => forms.has(text));
    expect([0, whole.length]).toContain(there.length);
    expect(forms.has('Bank of Trees')).toBe(true);
    const packs = await listPacks();
    expect(packs.map(({ meta }) => meta.state).filter((state) => state === 'leaving')).toEqual([]);
    db.close();
    for (const { name: database } of await indexedDB.databases()) await Dexie.delete(database ?? '');
  }
  expect(killed).toBeGreaterThan(40);
}, 120_000);

test.each([
  ['killed', 'and taken back then'],
  ['alive', 'and taken back meanwhile'],
])(
  'a background that is %s at any step of a replacement, %s: one version stays, the one that is told',
  async (fate) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const told = new Set<boolean>();
    let steps = 0;
    for (let isDone = false; !isDone; steps++) {
      await open();
      const { old, newer } = await readTwo();
      let taking: Promise<boolean> | undefined;
      // By itself, as from another page: within an operation it would be part of that one's transaction.
      const take = () => {
        taking ??= new Promise((resolve) => {
          setImmediate(() => resolve(takeBackPack(newer.database)));
        });
        return taking;
      };
      isDone = !(await (fate === 'killed' ? dyingAt(steps, follow) : struckAt(steps, take, follow)));
      const isTakenBack = await take();
      told.add(isTakenBack);
      // As the next start does.
      db.close();
      await open();
      await follow();
      const { database } = isTakenBack ? old : newer;
      expect(await namesOfPacks()).toEqual([database]);
      expect(await formsNow()).toContain('Own Bank');
      db.close();
      for (const { name } of await indexedDB.databases()) await Dexie.delete(name ?? '');
    }
    expect([...told].sort()).toEqual([false, true]);
    expect(steps).toBeGreaterThan(20);
  },
  120_000,
);
