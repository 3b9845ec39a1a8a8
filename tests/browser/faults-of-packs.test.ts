import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { brokenBuild } from './faults/broken-build.ts';
import {
  expectReadersData,
  expectWhole,
  expectWorks,
  ownFolder,
  seededDelays,
  seedReader,
  triesIn,
  untilReady,
} from './faults/trial.ts';
import { marksOf, pause, settledMarks, until } from './rig/gestures.ts';
import { choose, openOptions, packsOnDevice, press, says, wordsOf } from './rig/options-page.ts';
import { BROWSERS, launchRig, type Rig, type Tab } from './rig/rig.ts';

declare const browser: Browser;

/**
 * What goes wrong while a reader adds or removes a pack. After each: the pack is there as a whole or not at all, what the
 * reader had is as it was, and all works. `npm run faults` runs these too.
 */

const HEAD = 'name,aliases\n';
const ROW = 'Number # Foundation,NF#x\n';
/** So many that reading them, and arranging their names, takes long enough to be struck. */
const LONG = 60_000;
const MEDIUM = 20_000;
const SHORT = 4_000;
const FEW = 20;
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking</title>
<p>CoMensha helps victims of human trafficking, and so does Number 17 Foundation.</p>`;

const allOf = (title: string, entities: number, enabled = true) => ({
  ...{ state: 'ready', enabled, title },
  ...{ entities, said: entities },
});

const untilPacks = (rig: Rig, wanted: readonly object[]) =>
  until(
    `${wanted.length} whole ${wanted.length === 1 ? 'pack' : 'packs'}`,
    () => packsOnDevice(rig),
    (packs) => JSON.stringify(packs) === JSON.stringify(wanted),
  );

/** Chooses a list and has it read. */
const begin = async (tab: Tab, title: string, rows: number) => {
  await choose(tab, 'pack', { name: `${title}.csv`, text: HEAD + ROW, repeat: rows });
  await press(tab, 'packs', 'Read the file');
};
const add = async (tab: Tab, title: string, rows: number) => {
  await begin(tab, title, rows);
  await press(tab, 'packs', 'Add the pack');
};

/** A reader who closes the window at once when it says so. @returns asks whether it is closed */
async function closeUpon(rig: Rig, tab: Tab, words: string): Promise<() => Promise<boolean>> {
  const id = await tab.evaluate(async (wanted) => {
    const own = (await browser.tabs.getCurrent()).id as number;
    const seen = new MutationObserver(() => {
      if (document.body.textContent?.includes(wanted)) void browser.tabs.remove(own);
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
    return own;
  }, words);
  return () =>
    rig.inExtension(
      (gone) =>
        browser.tabs.get(gone).then(
          () => false,
          () => true,
        ),
      id,
    );
}

/** The background looks after what others left when it starts. */
const startAnew = async (rig: Rig) => {
  await rig.stopBackground();
  await untilReady(rig);
};

/** Names of a pack are marked in a page that is opened now, or are not. */
async function expectMarked(rig: Rig, isMarked: boolean): Promise<void> {
  const tab = await rig.open(rig.site.serve('/pack.html', PAGE));
  await settledMarks(tab, { atLeast: 1 });
  await until(
    isMarked ? 'the name of the pack' : 'no name of the pack',
    async () => (await marksOf(tab)).map(({ text }) => text),
    (texts) => texts.includes('CoMensha') && texts.includes('Number 17 Foundation') === isMarked,
  );
  await tab.close();
}

async function expectAllWell(rig: Rig): Promise<void> {
  await expectWhole(rig);
  await expectReadersData(rig);
  await expectWorks(rig);
}

/** A reading that is under way and stays so. */
const beginAndPause = async (tab: Tab) => {
  await begin(tab, 'long', LONG);
  await press(tab, 'packs', 'Pause');
  await says(tab, 'packs', 'Paused at');
};

describe.each(BROWSERS)('faults around packs in %s', (browserName) => {
  const withRig = triesIn(browserName);

  test('the disk is full while a pack is read: it says so, and nothing of it is left', async () => {
    const script = `let rows = 0;
      for (const way of ['add', 'put']) {
        const write = IDBObjectStore.prototype[way];
        IDBObjectStore.prototype[way] = function (...row) {
          if (this.transaction.db.name.startsWith('initiative-lens-pack-') && ++rows > 40) {
            throw new DOMException('The disk is full.', 'QuotaExceededError');
          }
          return write.apply(this, row);
        };
      }`;
    await withRig(
      async (rig) => {
        await seedReader(rig);
        const options = await openOptions(rig);
        await begin(options, 'long', LONG);
        await says(options, 'packs', 'There is no room for it on this device.');
        await untilPacks(rig, []);
        await options.close();
        await expectAllWell(rig);
        return { fault: 'disk full while a pack is read', tries: 1 };
      },
      { extensionFolder: ownFolder(brokenBuild(browserName, script)) },
    );
  });

  /** A reader's pack in use, a newer version of it about to be added, and from then on a disk that is full. */
  const fillWithNewer = async (rig: Rig) => {
    await seedReader(rig);
    const options = await openOptions(rig);
    await add(options, 'short', FEW);
    await says(options, 'packs', '“short” was added');
    await begin(options, 'short', SHORT);
    await says(options, 'packs', 'What “short.csv” holds');
    await rig.inExtension(() => browser.runtime.sendMessage({ fault: 'full' }).catch(() => undefined));
    return options;
  };

  test('the disk is full while the names of a pack are arranged: it says so, and the old names stay', async () => {
    // Full from the moment on at which a page says so; the worker that compiles is started after that, and hears nothing.
    const script = `let isFull = /compile-worker/.test(globalThis.location?.href);
      (globalThis.browser ?? globalThis.chrome)?.runtime?.onMessage.addListener((message) => { if (message?.fault === 'full') isFull = true; });
      for (const way of ['add', 'put']) {
        const write = IDBObjectStore.prototype[way];
        IDBObjectStore.prototype[way] = function (...row) {
          if (isFull && this.name === 'compiled') throw new DOMException('The disk is full.', 'QuotaExceededError');
          return write.apply(this, row);
        };
      }`;
    await withRig(
      async (rig) => {
        const options = await fillWithNewer(rig);
        const isGone = await closeUpon(rig, options, 'There is no room for it on this device.');
        await press(options, 'packs', 'Add the pack');
        await until('the window to be closed upon it', isGone, (gone) => gone);
        // With room again, as after any start: what was given up is gone, and nothing else.
        await startAnew(rig);
        await untilPacks(rig, [allOf('short', FEW)]);
        await expectMarked(rig, true);
        await expectAllWell(rig);
        return { fault: 'disk full while the names of a pack are arranged', tries: 1 };
      },
      { extensionFolder: ownFolder(brokenBuild(browserName, script)) },
    );
  });

  test('the disk is full as soon as the names are arranged: no version is lost, and the new one is said to be kept', async () => {
    const script = `let isFull = false;
      const { runtime, storage } = globalThis.browser ?? globalThis.chrome ?? {};
      runtime?.onMessage.addListener((message) => { if (message?.fault === 'full') isFull = true; });
      const set = storage?.local.set.bind(storage.local);
      if (set) storage.local.set = (items, ...rest) => {
        if (isFull && 'filtersOf' in items) throw new Error('The disk is full.');
        return set(items, ...rest);
      };`;
    await withRig(
      async (rig) => {
        const options = await fillWithNewer(rig);
        await press(options, 'packs', 'Add the pack');
        await says(options, 'packs', '“short” was added, but its names may not be marked yet');
        expect(await wordsOf(options, 'packs')).not.toContain('Nothing was changed');
        await options.close();
        await startAnew(rig);
        await untilPacks(rig, [allOf('short', SHORT)]);
        await expectMarked(rig, true);
        await expectAllWell(rig);
        return { fault: 'disk full as soon as the names of a pack are arranged', tries: 1 };
      },
      { extensionFolder: ownFolder(brokenBuild(browserName, script)) },
    );
  });

  test('the background is killed at every part of reading a file: the reading goes on', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      const options = await openOptions(rig);
      let tries = 0;
      for (const delayMs of seededDelays(4, 1_600)) {
        await begin(options, 'long', MEDIUM);
        await pause(delayMs);
        await rig.stopBackground();
        tries++;
        await says(options, 'packs', 'What “long.csv” holds');
        await press(options, 'packs', 'Cancel');
        await untilPacks(rig, []);
        await expectWhole(rig);
      }
      await add(options, 'short', SHORT);
      await says(options, 'packs', '“short” was added');
      await untilPacks(rig, [allOf('short', SHORT)]);
      await expectAllWell(rig);
      return { fault: 'background killed while a file is read', tries };
    });
  });

  test('the background is killed at every part of arranging the names: the pack is added all the same', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      const options = await openOptions(rig);
      let tries = 0;
      for (const delayMs of seededDelays(5, 1_500)) {
        await add(options, 'short', SHORT);
        await pause(delayMs);
        await rig.stopBackground();
        tries++;
        await says(options, 'packs', '“short” was added');
        await untilPacks(rig, [allOf('short', SHORT)]);
        await expectWhole(rig);
      }
      await expectMarked(rig, true);
      await expectAllWell(rig);
      return { fault: 'background killed while the names of a pack are arranged', tries };
    });
  });

  test('the background is killed at every part of a removal: the pack is gone all the same', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      const options = await openOptions(rig);
      let tries = 0;
      for (const delayMs of seededDelays(5, 800)) {
        await add(options, 'short', SHORT);
        await says(options, 'packs', '“short” was added');
        await press(options, 'packs', 'Remove “short”');
        await press(options, 'packs', 'Remove');
        await pause(delayMs);
        await rig.stopBackground();
        tries++;
        await untilPacks(rig, []);
        await expectWhole(rig);
      }
      await expectMarked(rig, false);
      await expectAllWell(rig);
      return { fault: 'background killed during the removal of a pack', tries };
    });
  });

  test('the window is closed at every part of an import: nothing is left of it, or all of it is there', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      let tries = 0;
      for (const delayMs of seededDelays(5, 2_500)) {
        const options = await openOptions(rig);
        await choose(options, 'pack', { name: 'long.csv', text: HEAD + ROW, repeat: LONG });
        await press(options, 'packs', 'Read the file');
        await pause(delayMs);
        await options.close();
        tries++;
        await startAnew(rig);
        await untilPacks(rig, []);
        await expectWhole(rig);
      }
      // And right after the reader has said yes: what is wanted stands in the database, whoever is left to do it.
      const options = await openOptions(rig);
      await add(options, 'short', SHORT);
      await until(
        'it to be accepted',
        () => packsOnDevice(rig),
        (packs) => packs.some(({ state }) => state === 'ready'),
      );
      await options.close();
      await startAnew(rig);
      await untilPacks(rig, [allOf('short', SHORT)]);
      await expectMarked(rig, true);
      await expectAllWell(rig);
      return { fault: 'window closed during an import', tries: tries + 1 };
    });
  });

  test('two windows import at once: one after the other, and both are whole', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      const tries = 3;
      const [one, other] = [await openOptions(rig), await openOptions(rig)];
      for (let time = 0; time < tries; time++) {
        const names = [`first ${time}`, `second ${time}`] as const;
        await Promise.all([begin(one, names[0], SHORT), begin(other, names[1], SHORT)]);
        const seen = () => Promise.all([wordsOf(one, 'packs'), wordsOf(other, 'packs')]);
        const [words] = await until(
          'one to go on and one to wait',
          seen,
          (texts) =>
            texts.some((text) => /What “\w+ \d\.csv” holds/.test(text)) &&
            texts.some((text) => text.includes('A pack is being added already, here or in another window.')),
        );
        const isFirst = words.includes('holds');
        const [quick, late] = isFirst ? [one, other] : [other, one];
        await press(quick, 'packs', 'Add the pack');
        await says(quick, 'packs', `“${names[isFirst ? 0 : 1]}” was added`);
        await add(late, names[isFirst ? 1 : 0], SHORT);
        await says(late, 'packs', `“${names[isFirst ? 1 : 0]}” was added`);
      }
      const titles = Array.from({ length: tries }, (_, time) => [`first ${time}`, `second ${time}`]).flat();
      await untilPacks(
        rig,
        titles.sort().map((title) => allOf(title, SHORT)),
      );
      await expectMarked(rig, true);
      await expectAllWell(rig);
      return { fault: 'two windows importing at once', tries };
    });
  });

  test('the extension is updated while a file is read, while it is shown, and while its names are arranged', async () => {
    await withRig(async (rig) => {
      await seedReader(rig);
      // A page that is not the extension's, and stays: with the last of its pages Chromium would close the window.
      const page = await rig.open(rig.site.serve('/pack.html', PAGE));
      const update = async () => {
        await page.activate();
        await rig.reloadExtension();
        await untilReady(rig);
      };
      const unfinished = ['was not added', 'This page was closed, or the extension was updated'];
      const reading = async (tab: Tab) => beginAndPause(tab);
      const shown = async (tab: Tab) => {
        await begin(tab, 'long', SHORT);
        await says(tab, 'packs', 'What “long.csv” holds');
      };
      for (const reach of [reading, shown]) {
        await reach(await openOptions(rig));
        await update();
        // The browser has closed the page with the extension that it was of; the next one says what became of the file.
        await untilPacks(rig, []);
        const options = await openOptions(rig);
        for (const words of ['“long.csv”', ...unfinished]) await says(options, 'packs', words);
        await options.close();
        await expectWhole(rig);
        await expectReadersData(rig);
      }
      const options = await openOptions(rig);
      expect(await wordsOf(options, 'packs')).not.toContain('long.csv');
      // Importing works again. What the reader has said yes to is brought into use by the new extension, and nothing is left to tell.
      await add(options, 'short', SHORT);
      await until(
        'it to be accepted',
        () => packsOnDevice(rig),
        (packs) => packs.some(({ state }) => state === 'ready'),
      );
      await update();
      await untilPacks(rig, [allOf('short', SHORT)]);
      await expectMarked(rig, true);
      const after = await openOptions(rig);
      await says(after, 'packs', 'short');
      expect(await wordsOf(after, 'packs')).not.toContain('was not added');
      await after.close();
      await expectAllWell(rig);
      return { fault: 'extension updated while an import runs', tries: 3 };
    });
  });

  test('the browser is ended in the middle of an import, and started again', async () => {
    const profile = ownFolder(mkdtempSync(join(tmpdir(), 'lens-profile-')));
    const first = await launchRig(browserName, { profile });
    await seedReader(first);
    const options = await openOptions(first);
    await add(options, 'short', SHORT);
    await says(options, 'packs', '“short” was added');
    await beginAndPause(options);
    await first.close();
    await withRig(
      async (rig) => {
        // What was there is there, and of what was being read nothing.
        await untilPacks(rig, [allOf('short', SHORT)]);
        await expectMarked(rig, true);
        await expectAllWell(rig);
        return { fault: 'browser ended in the middle of an import', tries: 1 };
      },
      { profile },
    );
  });
});
