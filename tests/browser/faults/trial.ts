import { rmSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';
import { hoverMark, leave, settledMarks, until, waitForDetails, waitForNoCard } from '../rig/gestures.ts';
import { type BrowserName, type LaunchOptions, launchRig, type Rig } from '../rig/rig.ts';
import { record } from './record.ts';

declare const browser: Browser;

/** What every trial of a fault needs: a reader with something to lose, and what has to hold afterwards. */

/** What a reader has chosen before anything goes wrong. */
const READER = {
  settings: { ...DEFAULT_SETTINGS, theme: 'dark', language: 'en', sitesOff: ['off.example'] },
  silenced: { version: 1, names: [{ text: 'stop', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' }] },
};
const SENTENCE = 'CoMensha helps victims of human trafficking, and ABN AMRO reports unusual transactions.';
export const ARTICLE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking</title><p>${SENTENCE}</p>`;
/**
 * Moments to strike at, in ms, one from each part of the whole, so that none is left out; seeded, so that every run strikes
 * the same ones.
 */
export function* seededDelays(count: number, longestMs: number, seed = 20_261_124): Generator<number> {
  let state = seed >>> 0;
  for (let n = 0; n < count; n++) {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield ((n + state / 2 ** 32) * longestMs) / count;
  }
}

const folders: string[] = [];
export const ownFolder = (folder: string): string => {
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** The dataset as the database holds it: what it should count, what it does count. */
export const installed = (rig: Rig) =>
  rig.inExtension(async () => {
    const tables = ['packs', 'entities', 'names', 'roles', 'goals', 'sources', 'compiled'];
    if (!(await indexedDB.databases()).some(({ name }) => name === 'initiative-lens')) return null;
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await ask(indexedDB.open('initiative-lens'));
    db.onversionchange = () => db.close();
    try {
      if (!db.objectStoreNames.contains('state')) return null;
      const transaction = db.transaction(['state', 'generations', ...tables]);
      const state = await ask(transaction.objectStore('state').get('current'));
      if (!state) return null;
      const generations = await ask(transaction.objectStore('generations').getAll());
      // With added packs in use the names stand in a generation of their own, on top of the dataset's.
      const used = await ask(transaction.objectStore('state').get('gazetteer'));
      const inUse = generations.filter(({ id }) => id === state.generation || id === used?.generation);
      const current = inUse.find(({ id }) => id === state.generation);
      const wanted: Record<string, number> = {};
      for (const table of tables) wanted[table] = inUse.reduce((sum, row) => sum + row.counts[table], 0);
      const counts: Record<string, number> = {};
      for (const table of tables) counts[table] = await ask(transaction.objectStore(table).count());
      const leftOver = generations.length - inUse.length;
      return { leftOver, status: current?.status, wanted, counts };
    } finally {
      db.close();
    }
  });

/** Asks the background as the popup does; what it answers, or why it does not. */
const ask = (rig: Rig, type: string, payload: object): Promise<{ ok?: boolean; value?: unknown } | null> =>
  rig.inExtension(
    ({ type, payload }) =>
      browser.runtime.sendMessage({ type, payload }).then(
        (answer) => answer as { ok?: boolean; value?: unknown },
        () => null,
      ),
    { type, payload },
  );

export const untilReady = (rig: Rig, storage = 'database') =>
  until(
    'the dataset to be there',
    () => ask(rig, 'dataset', {}),
    (answer) => (answer?.value as { status?: string; storage?: string } | undefined)?.storage === storage,
    60_000,
  );

/** A database that is whole, and nothing left over in it. */
export async function expectWhole(rig: Rig): Promise<void> {
  await untilReady(rig);
  const found = await until(
    'a whole database',
    () => installed(rig),
    (database) =>
      database?.status === 'ready' &&
      database.leftOver === 0 &&
      JSON.stringify(database.wanted) === JSON.stringify(database.counts),
    60_000,
  );
  expect(found?.counts.entities).toBeGreaterThan(400);
}

export async function expectReadersData(rig: Rig): Promise<void> {
  expect(await rig.inExtension(() => browser.storage.local.get(['settings', 'silenced']))).toEqual(READER);
}

/** A page that is opened now is marked, and its card has its details; a search finds. */
export async function expectWorks(rig: Rig): Promise<void> {
  const tab = await rig.open(rig.site.serve('/article.html', ARTICLE));
  await settledMarks(tab, { atLeast: 2, timeoutMs: 60_000 });
  await leave(tab);
  await hoverMark(tab, 'CoMensha');
  expect((await waitForDetails(tab, 'CoMensha')).text).toContain('Netherlands');
  await tab.press('Escape');
  await waitForNoCard(tab);
  await tab.close();
  const answer = await ask(rig, 'search', { query: 'comensha', language: 'en', close: false });
  expect(JSON.stringify(answer)).toContain('"comensha"');
}

export const seedReader = (rig: Rig) => rig.inExtension((reader) => browser.storage.local.set(reader), READER);

export interface Trial {
  fault: string;
  tries: number;
  /** What the fault itself took from the reader. */
  taken?: string;
}

/** Tries a fault in a browser of its own, and notes that it was. */
export const triesIn =
  (browserName: BrowserName) =>
  async (work: (rig: Rig) => Promise<Trial>, options: LaunchOptions = {}): Promise<void> => {
    const rig = await launchRig(browserName, options);
    try {
      const { fault, tries, taken = '' } = await work(rig);
      expect(rig.site.foreignRequests()).toEqual([]);
      record({ fault, browser: browserName, version: rig.version, tries, taken });
    } finally {
      await rig.close();
    }
  };
