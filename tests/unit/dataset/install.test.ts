import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { packageOf } from '../../../src/dataset/checksum.ts';
import {
  CONTENT_TABLES,
  type ContentTable,
  type DatasetDatabase,
  declareDatabase,
  NewerDatabaseError,
  openDatabase,
  readCompiled,
} from '../../../src/dataset/db.ts';
import { ensureInstalled, installPacks, type PackHead } from '../../../src/dataset/install.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { DatasetReader } from '../../../src/dataset/reader.ts';
import type { PackFile } from '../../../src/dataset/schema.ts';
import { DexieReader } from '../../../src/packs/db-reader.ts';
import { dieAt } from './dying-database.ts';
import { entity, inAll, name, role, smallPack } from './small-pack.ts';

const compile = (gazetteer: { forms: unknown[] }) => ({
  forms: gazetteer.forms.length,
  table: new Uint32Array([1, 2, 3]),
});
const options = { compile, builtBy: '1.0.0' };

const oldFile = await packageOf(smallPack());
const newFile = await packageOf(
  smallPack({
    version: '2026.2.0',
    entities: [
      entity('alliance', { kind: 'initiative', names: [name('The Alliance')] }),
      entity('bank', { names: [name('Bank of Trees and Shrubs'), name('BOT', { type: 'acronym', ambiguous: true })] }),
      entity('jane', { kind: 'person' }),
      entity('jack', { kind: 'person' }),
    ],
    roles: [
      role('bank', 'alliance', { person: 'jack', title: inAll('Member through Jack') }),
      role('jane', 'alliance'),
    ],
  }),
);

let databases: DatasetDatabase[] = [];
let count = 0;

async function open(name: string): Promise<DatasetDatabase> {
  const db = await openDatabase(name);
  databases.push(db);
  return db;
}

const freshName = () => `test-${++count}`;

afterEach(async () => {
  for (const db of databases) db.close();
  for (const db of databases) await db.delete();
  databases = [];
  vi.restoreAllMocks();
});

/** Everything a reader can be asked about a dataset. */
async function allAnswers(reader: DatasetReader) {
  const ids = ['alliance', 'bank', 'jane', 'jack', 'tree-bank', 'nobody'];
  return {
    packs: await reader.packs(),
    entities: await Promise.all(ids.map((id) => reader.entity(id))),
    leads: await reader.leads(ids),
    names: await reader.names(),
    goals: await reader.goals(),
    overview: await reader.overview(),
    gazetteer: await reader.gazetteer(),
  };
}

const answersOf = async (file: PackFile) =>
  allAnswers(new MemoryReader(memoryDataset([{ ...file, curated: true }]), 'en'));
const answersIn = async (db: DatasetDatabase) => allAnswers(new DexieReader(db, 'en'));

/** Nothing but the generation in use is in any table. */
async function expectNoLeftovers(db: DatasetDatabase): Promise<void> {
  const [generation, ...others] = await db.generations.toArray();
  expect(others).toEqual([]);
  expect(generation?.status).toBe('ready');
  for (const table of CONTENT_TABLES)
    expect([table, await db.table(table).count()]).toEqual([table, generation?.counts[table]]);
}

async function expectWhole(db: DatasetDatabase, file: PackFile): Promise<void> {
  expect(await answersIn(db)).toEqual(await answersOf(file));
  await expectNoLeftovers(db);
}

describe('an installation', () => {
  test('puts the whole dataset where the reader finds it, as the reader in memory tells it', async () => {
    const db = await open(freshName());
    expect(await ensureInstalled(db, async () => oldFile, options)).toMatchObject({ installed: true });
    await expectWhole(db, oldFile);
    expect((await readCompiled(db))?.compiled).toEqual({
      forms: expect.any(Number),
      table: new Uint32Array([1, 2, 3]),
    });
  });

  test('is not repeated while the same pack is there, and then does not even read the packaged file', async () => {
    const db = await open(freshName());
    const { generation } = await ensureInstalled(db, async () => oldFile, options);
    expect(await ensureInstalled(db, async () => oldFile, options)).toEqual({ generation, installed: false });
    const load = vi.fn(async () => oldFile);
    expect(await ensureInstalled(db, load, { ...options, expected: headOf(oldFile) })).toMatchObject({
      installed: false,
    });
    expect(load).not.toHaveBeenCalled();
  });

  test('gives way to another version, another content, or other code', async () => {
    const db = await open(freshName());
    await ensureInstalled(db, async () => oldFile, options);
    expect(await ensureInstalled(db, async () => newFile, { ...options, expected: headOf(newFile) })).toMatchObject({
      installed: true,
    });
    await expectWhole(db, newFile);
    const corrected = await packageOf({ ...newFile.pack, doubts: ['Another doubt.'] });
    expect(await ensureInstalled(db, async () => corrected, options)).toMatchObject({ installed: true });
    expect(await ensureInstalled(db, async () => corrected, { ...options, builtBy: '1.0.1' })).toMatchObject({
      installed: true,
    });
    expect(await ensureInstalled(db, async () => oldFile, options)).toMatchObject({ installed: true });
    await expectWhole(db, oldFile);
  });

  test.each(CONTENT_TABLES)('is made anew where a row of %s has gone', async (table: ContentTable) => {
    const db = await open(freshName());
    await ensureInstalled(db, async () => oldFile, options);
    const key = await db.table(table).toCollection().primaryKeys();
    await db.table(table).delete(key[0] ?? []);
    expect(await ensureInstalled(db, async () => oldFile, options)).toMatchObject({ installed: true });
    await expectWhole(db, oldFile);
  });

  test('is made anew where the row of state or of the generation has gone', async () => {
    const db = await open(freshName());
    for (const table of ['state', 'generations']) {
      await ensureInstalled(db, async () => oldFile, options);
      await db.table(table).clear();
      expect(await ensureInstalled(db, async () => oldFile, options)).toMatchObject({ installed: true });
      expect(await answersIn(db)).toEqual(await answersOf(oldFile));
    }
  });

  test('by two at once happens once', async () => {
    const name = freshName();
    const [one, two] = [await open(name), await open(name)];
    const both = await Promise.all([one, two].map((db) => ensureInstalled(db, async () => oldFile, options)));
    expect(both.filter(({ installed }) => installed)).toHaveLength(1);
    await expectWhole(one, oldFile);
  });

  test('by two at once without locks ends whole as well', async () => {
    vi.spyOn(globalThis, 'navigator', 'get').mockReturnValue({} as Navigator);
    const name = freshName();
    const [one, two] = [await open(name), await open(name)];
    const both = await Promise.allSettled([one, two].map((db) => ensureInstalled(db, async () => oldFile, options)));
    expect(both.filter(({ status }) => status === 'fulfilled')).not.toEqual([]);
    await ensureInstalled(one, async () => oldFile, options);
    await expectWhole(one, oldFile);
  });

  test('never has the number of an earlier one, also in a database made anew', async () => {
    const name = freshName();
    const numbers = new Set<number>();
    for (const file of [oldFile, newFile, oldFile, newFile]) {
      const db = await open(name);
      numbers.add((await ensureInstalled(db, async () => file, options)).generation);
      numbers.add((await ensureInstalled(db, async () => file, { ...options, builtBy: '2.0.0' })).generation);
      await db.delete();
      await new Promise((done) => setTimeout(done, 5));
    }
    expect(numbers.size).toBe(8);
  });

  test('deletes the old generation by ranges of keys', async () => {
    const db = await open(freshName());
    await ensureInstalled(db, async () => oldFile, options);
    const deleted = vi.spyOn(IDBObjectStore.prototype, 'delete');
    await ensureInstalled(db, async () => newFile, options);
    const ranges = deleted.mock.calls.map(([key]) => key).filter((key) => key instanceof IDBKeyRange);
    expect(ranges).toHaveLength(CONTENT_TABLES.length);
    expect(deleted.mock.calls).toHaveLength(CONTENT_TABLES.length + 1);
  });
});

describe('an installation that dies at any operation', () => {
  const before = { 'on an empty device': undefined, 'over an older version': oldFile };

  for (const [where, older] of Object.entries(before)) {
    for (const moment of ['before', 'after'] as const) {
      test(`${where}, ${moment} it is carried out, leaves a whole dataset or none, and the next start finishes it`, async () => {
        const wanted = await answersOf(newFile);
        const earlier = older && (await answersOf(older));
        let deaths = 0;
        for (let n = 1; ; n += 1) {
          const name = freshName();
          if (older) {
            const earlierLife = await open(name);
            await ensureInstalled(earlierLife, async () => older, options);
            earlierLife.close();
          }
          const dying = declareDatabase(name);
          dieAt(dying, n, moment);
          await dying.open();
          const outcome = await ensureInstalled(dying, async () => newFile, options).then(
            () => 'done' as const,
            () => 'died' as const,
          );
          dying.close();

          const db = await open(name);
          const installed = (await db.state.get('current')) !== undefined;
          if (installed) expect([wanted, earlier]).toContainEqual(await answersIn(db));
          else expect(older).toBeUndefined();
          const leftovers = await db.generations.count();

          await ensureInstalled(db, async () => newFile, options);
          await expectWhole(db, newFile);
          await db.delete();
          if (outcome === 'died') deaths += 1;
          else if (leftovers === 1) break;
        }
        // Reading the state, writing the generation and seven tables, switching: less would mean that nothing was tried.
        expect(deaths).toBeGreaterThan(25);
      });
    }
  }
});

test('what an interrupted installation left is gone before the next one writes, so that a full disk has room', async () => {
  const name = freshName();
  const dying = declareDatabase(name);
  dieAt(dying, 12, 'before');
  await dying.open();
  await expect(ensureInstalled(dying, async () => oldFile, options)).rejects.toThrow();
  dying.close();
  const db = await open(name);
  expect(await db.entities.count()).toBeGreaterThan(0);
  const rowsLeft = vi.fn(async () => {
    expect(await db.entities.count()).toBe(0);
  });
  await ensureInstalled(db, async () => oldFile, { ...options, compile: rowsLeft });
  expect(rowsLeft).toHaveBeenCalledOnce();
});

describe('an installation of many rows', () => {
  const sources = Array.from({ length: 4_500 }, (_, index) => ({
    ...(oldFile.pack.sources[0] as PackFile['pack']['sources'][number]),
    id: index === 0 ? 'report' : `report-${index}`,
  }));

  test('tells how far it is, and never goes back', async () => {
    const db = await open(freshName());
    const steps: { done: number; total: number }[] = [];
    const file = await packageOf(smallPack({ sources }));
    await ensureInstalled(db, async () => file, { ...options, onProgress: (step) => steps.push(step) });
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(steps.at(-1)).toEqual({ done: 4_508, total: 4_508 });
    expect(steps.length).toBeGreaterThan(8);
  });

  test('can be stopped between any two of its steps; the old dataset stays, and nothing is left over', async () => {
    const file = await packageOf(smallPack({ version: '2026.3.0', sources }));
    for (let stopAt = 0; stopAt <= 9; stopAt += 1) {
      const db = await open(freshName());
      await ensureInstalled(db, async () => oldFile, options);
      const stop = new AbortController();
      let steps = 0;
      const onProgress = () => {
        steps += 1;
        if (steps === stopAt) stop.abort();
      };
      if (stopAt === 0) stop.abort();
      const stopped = installPacks(db, [{ ...file, curated: true }], { ...options, onProgress, signal: stop.signal });
      await expect(stopped).rejects.toThrow(/abort/i);
      await expectWhole(db, oldFile);
    }
  });

  test('that finds no room leaves the old dataset in use and takes its own rows away', async () => {
    const db = await open(freshName());
    await ensureInstalled(db, async () => oldFile, options);
    const add = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
      if (this.name === 'sources') throw new DOMException('The disk is full.', 'QuotaExceededError');
      return add.apply(this, row);
    });
    await expect(ensureInstalled(db, async () => newFile, options)).rejects.toThrow();
    await expectWhole(db, oldFile);
  });
});

describe('the database', () => {
  test('of a newer version of the extension is refused', async () => {
    const name = freshName();
    await new Promise((done) => {
      const request = indexedDB.open(name, 20);
      request.onsuccess = () => done(request.result.close());
    });
    await expect(openDatabase(name)).rejects.toThrow(NewerDatabaseError);
  });

  test('that cannot be opened is made anew', async () => {
    const name = freshName();
    await ensureInstalled(await open(name), async () => oldFile, options);
    databases[0]?.close();
    // The error that Chromium gives for damaged files, as often as Dexie tries.
    let broken = true;
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const openNative = indexedDB.open.bind(indexedDB);
    const deleteNative = indexedDB.deleteDatabase.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      if (broken) throw new DOMException('Internal error opening backing store.', 'UnknownError');
      return openNative(...args);
    });
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((...args) => {
      broken = false;
      return deleteNative(...args);
    });
    const db = await open(name);
    expect(await db.entities.count()).toBe(0);
    await ensureInstalled(db, async () => oldFile, options);
    await expectWhole(db, oldFile);
  });

  test('that the browser does not allow says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException(
        'A mutation operation was attempted on a database that did not allow mutations.',
        'InvalidStateError',
      );
    });
    await expect(openDatabase(freshName())).rejects.toThrow(/did not allow/);
  });

  test('before the first installation holds nothing, and says so where nothing will not do', async () => {
    const reader = new DexieReader(await open(freshName()), 'en');
    expect(await reader.packs()).toEqual([]);
    expect(await reader.names()).toEqual([]);
    expect(await reader.entity('bank')).toBeUndefined();
    expect(await reader.leads(['bank'])).toEqual(new Map());
    await expect(reader.gazetteer()).rejects.toThrow('not installed');
  });
});

function headOf({ pack: { id, version }, checksum }: PackFile): PackHead {
  return { id, version, checksum };
}
