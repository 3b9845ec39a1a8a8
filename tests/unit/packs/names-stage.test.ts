import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { PackError } from '../../../src/dataset/pack-error.ts';
import { leave } from '../../../src/matching/scan/compact.ts';
import { NamesGathered, NamesStage } from '../../../src/packs/names-stage.ts';
import type { FromNames, ToNames } from '../../../src/packs/names-worker.ts';
import { newPackDatabaseName, packDatabase } from '../../../src/packs/pack-db.ts';
import { startNames } from '../../../src/packs/start-names.ts';
import { entity, name } from '../dataset/small-pack.ts';

afterEach(async () => {
  vi.unstubAllGlobals();
  for (const { name: database } of await indexedDB.databases()) await Dexie.delete(database ?? '');
});

/** Of each: Centre and Center. */
const batchOf = (count: number) => {
  const gathered = new NamesGathered();
  for (let at = 0; at < count; at++) {
    const names = [name(`Centre of Trees ${at}`, { lang: 'en' })];
    gathered.add(`mine--e${at}`, entity(`e${at}`, { names }));
  }
  return gathered.take();
};

test('a file whose names make more surface forms than it may have is refused, and none more is written', async () => {
  const db = packDatabase(newPackDatabaseName());
  const stage = (limit: number) => new NamesStage(db, [], leave, limit);
  await db.open();
  const enough = stage(6);
  await enough.add(batchOf(3));
  await expect(enough.add(batchOf(1))).rejects.toThrow('has names that are written in more than 6 ways in all');
  expect(await db.forms.count()).toBe(0);
  const few = stage(6);
  await few.add(batchOf(3));
  await few.finish();
  expect((await db.forms.toArray()).flatMap(({ texts }) => texts.split('\n'))).toHaveLength(6);
  db.close();
});

test('what is wrong with names is told as a fault of the file, also where another thread arranges them', async () => {
  const problems = [{ path: '', problem: 'has too much' }];
  vi.stubGlobal(
    'Worker',
    class {
      onmessage?: (event: { data: FromNames }) => void;
      postMessage({ do: what }: ToNames) {
        const data: FromNames = what === 'begin' ? { told: 'done' } : { told: 'refused', problems };
        queueMicrotask(() => this.onmessage?.({ data }));
      }
      terminate() {}
    },
  );
  const sink = await startNames('a database', []);
  await sink?.add(batchOf(1));
  const refused: unknown = await sink?.finish().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(PackError);
  expect((refused as PackError).problems).toEqual(problems);
});
