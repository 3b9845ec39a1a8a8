import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { packageOf } from '../../../src/dataset/checksum.ts';
import { declareDatabase } from '../../../src/dataset/db.ts';
import { link } from '../../../src/matching/link/link.ts';
import type { Linker } from '../../../src/matching/link/linker.ts';
import { entity, name, smallPack } from '../dataset/small-pack.ts';

type Service = typeof import('../../../src/background/dataset-service.ts');

const file = await packageOf(smallPack({ entities: [entity('bank', { names: [name('Bank of Trees')] })], roles: [] }));
const MINUTE_MS = 60_000;

/** A background that has just started: what was opened before it is not known to it. */
async function start(): Promise<Service> {
  vi.resetModules();
  return import('../../../src/background/dataset-service.ts');
}

/** How many names a page's text holds, as the linker has it. */
function namesIn(linker: Linker, text: string): number {
  const document = { title: '', lang: 'en', host: '' };
  const { settled, open } = link(linker, { document, state: null, open: [], blocks: [{ id: 0, text, kind: 'text' }] });
  return settled.length + open.length;
}

const storedFilters = async () => (await fakeBrowser.storage.local.get('filters')).filters;

beforeEach(() => {
  fakeBrowser.reset();
  Dexie.dependencies.indexedDB = new IDBFactory();
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ version: '1.0.0' }),
    getURL: (path: string) => `extension:${path}`,
  });
  vi.stubGlobal('fetch', async (url: string) => ({
    json: async () =>
      url.endsWith('head.json') ? { id: file.pack.id, version: file.pack.version, checksum: file.checksum } : file,
  }));
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('installs what is not installed, once in the life of the background, and leaves filters to the pages', async () => {
  const { openDataset } = await start();
  const [dataset, again] = await Promise.all([openDataset(), openDataset()]);
  expect(again).toBe(dataset);
  expect(dataset.storage).toBe('database');
  expect(namesIn(await dataset.linker(), 'She works for Bank of Trees.')).toBe(1);
  expect(await dataset.reader('en').entity('bank')).toMatchObject({ entity: { id: 'bank' } });
  expect(await storedFilters()).toBeDefined();
});

it('works from memory where there is no database, tries it again after a while, and ever later', async () => {
  const { openDataset } = await start();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const refuse = vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The database could not be opened.', 'UnknownError');
  });
  const first = await openDataset();
  expect(first.storage).toBe('memory');
  expect(namesIn(await first.linker(), 'She works for Bank of Trees.')).toBe(1);
  expect(await storedFilters()).toBeDefined();
  // The same one, and no further try, until the minute is over.
  vi.advanceTimersByTime(MINUTE_MS - 1);
  expect(await openDataset()).toBe(first);
  vi.advanceTimersByTime(1);
  expect(await openDataset()).toBe(first);
  vi.advanceTimersByTime(MINUTE_MS);
  refuse.mockRestore();
  expect(await openDataset()).toBe(first);
  vi.advanceTimersByTime(MINUTE_MS);
  vi.useRealTimers();
  expect((await openDataset()).storage).toBe('database');
});

it('tries the database at once for whoever insists, and for the others in a minute as before', async () => {
  const { openDataset, insistOnDatabase } = await start();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const refuse = vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The database could not be opened.', 'UnknownError');
  });
  const first = await openDataset();
  for (let time = 0; time < 3; time++) expect(await insistOnDatabase()).toBe(first);
  const tries = refuse.mock.calls.length;
  vi.advanceTimersByTime(MINUTE_MS);
  await openDataset();
  expect(refuse.mock.calls.length).toBeGreaterThan(tries);
  refuse.mockRestore();
  vi.useRealTimers();
  // Of two at once both get the one that everybody uses then.
  const [one, other] = await Promise.all([insistOnDatabase(), insistOnDatabase()]);
  expect(one.storage).toBe('database');
  expect(other).toBe(one);
  expect(await openDataset()).toBe(one);
  expect(await insistOnDatabase()).toBe(one);
});

it('tries again at the next question where not even memory would do', async () => {
  const { openDataset } = await start();
  const unreadable = async () => Promise.reject(new Error('The file cannot be read.'));
  const fetched = globalThis.fetch;
  vi.stubGlobal('fetch', unreadable);
  await expect(openDataset()).rejects.toThrow('The file cannot be read.');
  vi.stubGlobal('fetch', fetched);
  expect((await openDataset()).storage).toBe('database');
});

it('installs anew what turns out to be damaged', async () => {
  await (await (await start()).openDataset()).linker();
  const db = declareDatabase();
  await db.compiled.toCollection().modify((row) => {
    delete row.rest;
  });
  db.close();

  const { openDataset } = await start();
  await expect((await openDataset()).linker()).rejects.toThrow('damaged');
  await vi.waitFor(async () => {
    const linker = await (await openDataset()).linker();
    expect(namesIn(linker, 'She works for Bank of Trees.')).toBe(1);
  });
});

it.each([
  ['no filters', 'nonsense'],
  ['an empty object', {}],
  ['cut off', null],
])('makes damaged filters anew: %s', async (_, damaged) => {
  await (await start()).openDataset();
  const before = (await storedFilters()) as { data: string };
  const filters = damaged ?? { ...before, data: before.data.slice(0, 100) };
  await fakeBrowser.storage.local.set({ filters });
  await (await start()).openDataset();
  await vi.waitFor(async () => expect(await storedFilters()).toEqual(before));
});

it('puts filters back that were emptied with the storage', async () => {
  const { keepFilters, openDataset } = await start();
  keepFilters();
  await openDataset();
  const before = await storedFilters();
  await fakeBrowser.storage.local.remove(['filters', 'filtersOf']);
  await vi.waitFor(async () => expect(await storedFilters()).toEqual(before));
});
