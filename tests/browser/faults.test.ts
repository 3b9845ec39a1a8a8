import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { brokenBuild } from './faults/broken-build.ts';
import {
  ARTICLE,
  expectReadersData,
  expectWhole,
  expectWorks,
  installed,
  ownFolder,
  seededDelays,
  seedReader,
  triesIn,
  untilReady,
} from './faults/trial.ts';
import {
  hoverMark,
  leave,
  marksOf,
  pause,
  settledMarks,
  until,
  waitForDetails,
  waitForNoCard,
} from './rig/gestures.ts';
import { BROWSERS, launchRig, type Rig } from './rig/rig.ts';

declare const browser: Browser;

/**
 * What goes wrong around an extension: a background that is killed at any moment, a database that is thrown away, damaged,
 * refused or full, a storage that is emptied, a clock that jumps, an update in the middle of it. After each: the dataset
 * is whole, the reader's data is as it was, and names are marked and their cards open. `npm run faults` runs these and
 * writes docs/reliability.md.
 */

/** Enough to strike every part of an installation of about a second. */
const KILLS = 8;
const LONGEST_MS = 1_600;

/** Changes the database by hand, from a page of the extension, with the background stopped. */
const spoil = async (rig: Rig, how: 'forget the state' | 'other code' | 'lose rows' | 'spoil rows'): Promise<void> => {
  await rig.stopBackground();
  await rig.inExtension(async (what: string) => {
    const request = indexedDB.open('initiative-lens');
    const db = await new Promise<IDBDatabase>((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const tables = ['state', 'generations', 'entities', 'roles', 'compiled'];
    const transaction = db.transaction(tables, 'readwrite');
    const store = (name: string) => transaction.objectStore(name);
    const each = (name: string, change: (cursor: IDBCursorWithValue, index: number) => void) => {
      let index = 0;
      store(name).openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        change(cursor, index++);
        cursor.continue();
      };
    };
    if (what === 'forget the state') store('state').clear();
    if (what === 'other code')
      each('generations', (cursor) => cursor.update({ ...cursor.value, madeOf: 'older code' }));
    if (what === 'lose rows') {
      each('entities', (cursor, index) => index % 7 === 3 && cursor.delete());
      each('compiled', (cursor) => cursor.delete());
    }
    // As many rows as there were, but of no use.
    if (what === 'spoil rows')
      each('compiled', (cursor) => cursor.update({ generation: cursor.value.generation, id: cursor.value.id }));
    await new Promise<void>((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error);
    });
    db.close();
  }, how);
};

describe.each(BROWSERS)('faults in %s', (browserName) => {
  const withRig = triesIn(browserName);

  test.each([
    ['installation', 'forget the state'],
    ['update', 'other code'],
  ] as const)('the background is killed at every part of an %s', async (what, how) => {
    await withRig(async (rig) => {
      await seedReader(rig);
      await untilReady(rig);
      let tries = 0;
      for (const delayMs of seededDelays(KILLS, LONGEST_MS)) {
        await spoil(rig, how);
        // Wakes it; the answer, if there is any, is lost with it.
        await rig.inExtension(() => {
          void browser.runtime.sendMessage({ type: 'dataset', payload: {} }).catch(() => undefined);
        });
        await pause(delayMs);
        await rig.stopBackground();
        tries++;
        // Until the next start what is there is all of one generation, or nothing at all.
        const found = await installed(rig);
        if (found) expect(found.status).toBe('ready');
        if (how === 'other code') expect(found).not.toBeNull();
        await expectWhole(rig);
      }
      await expectReadersData(rig);
      await expectWorks(rig);
      return { fault: `background killed during an ${what}`, tries };
    });
  });

  test('the database is deleted while everything runs', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      const open = await rig.open(rig.site.serve('/open.html', ARTICLE));
      await settledMarks(open, { atLeast: 2 });
      const tries = 2;
      for (let time = 0; time < tries; time++) {
        await rig.inExtension(async () => {
          await new Promise<void>((done, failed) => {
            const request = indexedDB.deleteDatabase('initiative-lens');
            request.onsuccess = () => done();
            request.onerror = () => failed(request.error);
          });
        });
        // The page that was read before: its cards still open, as soon as the dataset is there again.
        await open.activate();
        await leave(open);
        await hoverMark(open, 'ABN AMRO');
        await waitForDetails(open, 'ABN AMRO');
        await open.press('Escape');
        await waitForNoCard(open);
        await expectWhole(rig);
        await expectWorks(rig);
      }
      await expectReadersData(rig);
      return { fault: 'IndexedDB deleted while running', tries };
    });
  });

  test.each(['lose rows', 'spoil rows'] as const)('the database is damaged: %s', async (how) => {
    await withRig(async (rig) => {
      await seedReader(rig);
      await untilReady(rig);
      await spoil(rig, how);
      await expectWorks(rig);
      await expectWhole(rig);
      await expectReadersData(rig);
      return { fault: how === 'lose rows' ? 'rows of the database lost' : 'rows of the database damaged', tries: 1 };
    });
  });

  test.each([
    ['newer', 900],
    ['older', 1],
  ] as const)('the database is of a %s version', async (which, version) => {
    await withRig(async (rig) => {
      await seedReader(rig);
      await untilReady(rig);
      await rig.stopBackground();
      await rig.inExtension(async (native: number) => {
        // Pages of ours that have it open would open it again: another version of the extension has closed them all.
        for (const { id, url } of await browser.tabs.query({}))
          if (url?.endsWith('/welcome.html') && id !== undefined) await browser.tabs.remove(id);
        const settled = (request: IDBOpenDBRequest) =>
          new Promise<void>((done, failed) => {
            request.onupgradeneeded = () => {
              for (const store of request.result.objectStoreNames) request.result.deleteObjectStore(store);
              request.result.createObjectStore('something');
            };
            request.onsuccess = () => {
              (request.result as IDBDatabase | undefined)?.close();
              done();
            };
            request.onerror = () => failed(request.error);
          });
        // A newer one is made of the one there is: while there is none, a background that just woke could make its own.
        if (native === 1) await settled(indexedDB.deleteDatabase('initiative-lens'));
        await settled(indexedDB.open('initiative-lens', native));
      }, version);
      if (which === 'newer') {
        // Left alone, not guessed at: everything works from the packaged file meanwhile.
        await untilReady(rig, 'besideNewer');
        await expectWorks(rig);
        // And says what is the case: not that there is no database.
        const popup = await rig.openExtensionPage('/popup.html');
        await until(
          'the popup to say so',
          () => popup.evaluate(() => document.body.textContent ?? ''),
          (text) => text.includes('The stored dataset is newer than the extension'),
        );
        await popup.close();
        const after = await rig.inExtension(async () =>
          (await indexedDB.databases()).filter(({ name }) => name === 'initiative-lens').map(({ version }) => version),
        );
        expect(after).toEqual([version]);
      } else {
        await expectWhole(rig);
        await expectWorks(rig);
      }
      await expectReadersData(rig);
      return { fault: `database of a${which === 'newer' ? '' : 'n'} ${which} version`, tries: 1 };
    });
  });

  test('a newer version takes the database over while everything runs', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      await untilReady(rig);
      const version = await rig.inExtension(async () => {
        // Awake, with the database open.
        await browser.runtime.sendMessage({ type: 'search', payload: { query: 'fast', language: 'en', close: false } });
        for (const { id, url } of await browser.tabs.query({}))
          if (url?.endsWith('/welcome.html') && id !== undefined) await browser.tabs.remove(id);
        const request = indexedDB.open('initiative-lens', 900);
        await new Promise<void>((done, failed) => {
          request.onsuccess = () => done();
          request.onerror = () => failed(request.error);
        });
        request.result.close();
        return request.result.version;
      });
      expect(version).toBe(900);
      await untilReady(rig, 'besideNewer');
      await expectWorks(rig);
      const after = await rig.inExtension(async () =>
        (await indexedDB.databases()).filter(({ name }) => name === 'initiative-lens').map(({ version }) => version),
      );
      expect(after).toEqual([900]);
      await expectReadersData(rig);
      return { fault: 'a newer version takes the database over', tries: 1 };
    });
  });

  test.each([
    [
      'IndexedDB refused',
      `indexedDB.open = () => { throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.', 'InvalidStateError'); };`,
    ],
    [
      'disk full during the installation',
      `const add = IDBObjectStore.prototype.add;
       IDBObjectStore.prototype.add = function (...row) {
         if (this.name === 'sources' || this.name === 'compiled') throw new DOMException('The disk is full.', 'QuotaExceededError');
         return add.apply(this, row);
       };`,
    ],
  ])('%s: works from memory, and says so', async (fault, script) => {
    await withRig(
      async (rig) => {
        await seedReader(rig);
        await untilReady(rig, 'memory');
        await expectWorks(rig);
        const options = await rig.openExtensionPage('/options.html');
        await until(
          'the options to say so',
          () => options.evaluate(() => document.querySelector('#storage')?.textContent ?? ''),
          (text) => /memory/i.test(text),
          30_000,
        );
        await options.close();
        // Nothing half-installed: no generation is in use, and no row is left.
        if (fault.startsWith('disk')) {
          await rig.stopBackground();
          expect(await installed(rig)).toBeNull();
        }
        await expectReadersData(rig);
        return { fault, tries: 1 };
      },
      { extensionFolder: ownFolder(brokenBuild(browserName, script)) },
    );
  });

  test('the clock jumps by years, back and forth', async () => {
    const script = `const now = Date.now.bind(Date); let turn = 0;
      Date.now = () => now() + [0, -3e11, 3e11, -1e12][turn++ % 4];`;
    await withRig(
      async (rig) => {
        await seedReader(rig);
        await untilReady(rig);
        const tries = 3;
        for (let time = 0; time < tries; time++) {
          await spoil(rig, 'other code');
          await expectWhole(rig);
          await expectWorks(rig);
        }
        await expectReadersData(rig);
        return { fault: 'clock moved by years between any two looks at it', tries };
      },
      { extensionFolder: ownFolder(brokenBuild(browserName, script)) },
    );
  });

  test('the extension’s storage is emptied while everything runs', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      await untilReady(rig);
      await rig.inExtension(() => browser.storage.local.clear());
      // The filters come back by themselves: without them no page would be read.
      await until(
        'the filters',
        () => rig.inExtension(async () => Object.keys(await browser.storage.local.get(['filters']))),
        (keys) => keys.length === 1,
        30_000,
      );
      await expectWorks(rig);
      await expectWhole(rig);
      // And with the background stopped at that moment.
      await rig.stopBackground();
      await rig.inExtension(() => browser.storage.local.clear());
      await untilReady(rig);
      await expectWorks(rig);
      return {
        fault: 'storage.local emptied',
        tries: 2,
        taken: 'settings and silenced names: they lay there; a saved file brings them back',
      };
    });
  });

  test('the extension is loaded anew while a card is open', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      const tab = await rig.open(rig.site.serve('/update.html', ARTICLE));
      await settledMarks(tab, { atLeast: 2 });
      await hoverMark(tab, 'CoMensha');
      await waitForDetails(tab, 'CoMensha');
      await rig.reloadExtension();
      await tab.activate();
      await waitForNoCard(tab);
      await until(
        'marks by the new one',
        () => marksOf(tab),
        (marks) => marks.length === 2,
        60_000,
      );
      await leave(tab);
      await hoverMark(tab, 'ABN AMRO');
      await waitForDetails(tab, 'ABN AMRO');
      return { fault: 'extension updated while a card is open', tries: 1 };
    });
  });

  test('the browser is ended in the middle of an installation, and started again', async () => {
    const profile = ownFolder(mkdtempSync(join(tmpdir(), 'lens-profile-')));
    const first = await launchRig(browserName, { profile });
    await seedReader(first);
    await untilReady(first);
    await spoil(first, 'other code');
    await first.inExtension(() => {
      void browser.runtime.sendMessage({ type: 'dataset', payload: {} }).catch(() => undefined);
    });
    await pause(300);
    await first.close();
    await withRig(
      async (rig) => {
        await expectWhole(rig);
        await expectReadersData(rig);
        await expectWorks(rig);
        return { fault: 'browser ended in the middle of an update', tries: 1 };
      },
      { profile },
    );
  });
});
