import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { marksOf, settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import {
  choose,
  chooseSavedFile,
  keepSavedFiles,
  openOptions,
  packsOnDevice,
  press,
  savedFile,
  says,
  wordsOf,
} from './rig/options-page.ts';
import type { Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

/** Everything of the reader's in one file: out of one browser, into another that knows nothing of it. */

const HTML = `<!doctype html><html lang="en"><title>A page</title><body><article>
<p>Kestrel Harbour Trust works with CoMensha against trafficking in human beings, as does Heron Quay Fund.</p></article></body></html>`;
const HARBOUR =
  'name,aliases,kind,country,note,address\nKestrel Harbour Trust,,ngo,GB,Shelters.,https://kestrel.example\n';
const QUAY = 'name\nHeron Quay Fund\n';
const READER = { version: 1, names: [{ text: 'stop', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' }] };
const ROWS = 100_000;

const stored = (rig: Rig) => rig.inExtension(() => browser.storage.local.get(['settings', 'silenced']));

const addPack = async (tab: Tab, name: string, text: string, repeat = 1) => {
  await choose(tab, 'pack', { name: `${name}.csv`, text, repeat });
  await press(tab, 'packs', 'Read the file');
  await press(tab, 'packs', 'Add the pack');
  await says(tab, 'packs', `“${name}” was added`);
};
const removePack = async (tab: Tab, title: string) => {
  await press(tab, 'packs', `Remove “${title}”`);
  await press(tab, 'packs', 'Remove');
};
const untilNoPack = (rig: Rig) =>
  until(
    'no pack',
    () => packsOnDevice(rig),
    (packs) => packs.length === 0,
  );
const exported = async (tab: Tab): Promise<string> => {
  await press(tab, 'backup', 'Export');
  return (await until(
    'the file',
    () => savedFile(tab),
    (text) => text !== null,
  )) as string;
};
const takeIn = (tab: Tab, text: string, name = 'mine.json') => choose(tab, 'reader', { name, text });

inBrowsers('the file of the reader', (rig) => {
  let options: Tab;
  let page: Tab;
  let file: string;

  test('holds settings, silenced names and added packs, in use or not', async () => {
    page = await rig().open(rig().site.serve('/page.html', HTML));
    await settledMarks(page);
    options = await openOptions(rig());
    await keepSavedFiles(options);
    await rig().inExtension((silenced) => browser.storage.local.set({ silenced }), READER);
    await addPack(options, 'harbour', HARBOUR);
    await addPack(options, 'quay', QUAY);
    await press(options, 'packs', 'Use “quay”');
    await until(
      'one to be off',
      () => packsOnDevice(rig()),
      (packs) => packs.some(({ title, enabled }) => title === 'quay' && !enabled),
    );
    file = await exported(options);
    const { version, content, packs } = JSON.parse(file);
    expect(version).toBe(2);
    expect(content.silenced).toEqual(READER);
    expect(content.packs).toMatchObject([
      { id: 'harbour', entities: 1, enabled: true },
      { id: 'quay', entities: 1, enabled: false },
    ]);
    expect(packs.map((one: { pack: { id: string } }) => one.pack.id)).toEqual(['harbour', 'quay']);
  });

  test('taken in again where all of it is, it changes nothing, and says so', async () => {
    await takeIn(options, file);
    await says(options, 'backup', 'Nothing to change');
  });

  test('in a browser without any of it, it shows what would change, and changes nothing before it is told to', async () => {
    await removePack(options, 'harbour');
    await until(
      'one pack',
      () => packsOnDevice(rig()),
      (packs) => packs.length === 1,
    );
    await removePack(options, 'quay');
    await untilNoPack(rig());
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await options.activate();
    await options.evaluate(() => document.querySelector<HTMLElement>('#backup input[type=file]')?.focus());
    await takeIn(options, file);
    await says(options, 'backup', 'This would change');
    // What would change is read out, as its heading gets the focus; given up, the focus is where it began.
    expect(await options.evaluate(() => document.activeElement?.id)).toBe('plan-title');
    const plan = await wordsOf(options, 'backup');
    expect(plan).toContain('1 more name is silenced: “stop”');
    expect(plan).toContain('The pack “harbour” is added');
    expect(plan).toContain('not in use');
    expect((await packsOnDevice(rig())).map(({ state }) => state)).toEqual(['read', 'read']);
    expect((await stored(rig())).silenced).toBeUndefined();
    await press(options, 'backup', 'Cancel');
    await untilNoPack(rig());
    expect(await options.evaluate(() => document.activeElement?.closest('label')?.textContent)).toBe(
      'Choose a file: Import',
    );
  });

  test('taken over, its packs are in use as they were, in pages that are open too', async () => {
    await takeIn(options, file);
    await press(options, 'backup', 'Take over');
    await says(options, 'backup', 'Taken over');
    expect(await packsOnDevice(rig())).toEqual([
      { state: 'ready', enabled: true, title: 'harbour', entities: 1, said: 1 },
      { state: 'ready', enabled: false, title: 'quay', entities: 1, said: 1 },
    ]);
    expect((await stored(rig())).silenced).toEqual(READER);
    await says(options, 'packs', 'harbour');
    await page.activate();
    await until(
      'the names of the one in use',
      async () => (await marksOf(page)).map(({ text }) => text),
      (texts) => texts.includes('Kestrel Harbour Trust') && !texts.includes('Heron Quay Fund'),
    );
    await options.activate();
  });

  test('of a pack that is there in another version, both are named before one takes the place of the other', async () => {
    await addPack(options, 'harbour', `${HARBOUR}Second Trust,,ngo,GB,,\n`);
    await takeIn(options, file);
    await says(options, 'backup', 'The pack “harbour” is replaced');
    expect(await wordsOf(options, 'backup')).toMatch(/2 entries by version [\d.]+ of .*, 1 entry/);
    await press(options, 'backup', 'Take over');
    await says(options, 'backup', 'Taken over');
    await until(
      'the one of the file',
      () => packsOnDevice(rig()),
      (packs) => packs.length === 2 && packs[0]?.entities === 1,
    );
  });

  test('with one pack that is changed it is refused as a whole, and leaves nothing behind', async () => {
    await removePack(options, 'harbour');
    await until(
      'one pack',
      () => packsOnDevice(rig()),
      (packs) => packs.length === 1,
    );
    await removePack(options, 'quay');
    await untilNoPack(rig());
    const before = await stored(rig());
    await takeIn(options, file.replace('Heron Quay Fund', 'Heron Quay Bank'), 'changed.json');
    await says(options, 'backup', '“changed.json” was not taken over');
    expect(await wordsOf(options, 'backup')).toContain('The pack “quay” in it cannot be read');
    await untilNoPack(rig());
    expect(await stored(rig())).toEqual(before);
  });

  test('a pack that the browser cannot read is listed as such, missed in a file, and can be removed', async () => {
    await addPack(options, 'harbour', HARBOUR);
    await addPack(options, 'quay', QUAY);
    const [broken = ''] = await rig().inExtension(async () =>
      (await indexedDB.databases())
        .flatMap(({ name }) => (name?.startsWith('initiative-lens-pack-') ? [name] : []))
        .sort(),
    );
    // As of one database of many whose file is damaged, for this page alone.
    await options.evaluate((name) => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...asked) {
        if (asked[0] === name) throw new DOMException('It is damaged.', 'UnknownError');
        return open.apply(this, asked);
      };
      dispatchEvent(new Event('focus'));
    }, broken);
    await says(options, 'packs', 'The browser cannot read it');
    expect(await wordsOf(options, 'packs')).not.toContain('harbour');
    await keepSavedFiles(options);
    await options.evaluate(() => {
      (window as unknown as { savedFile?: Blob | undefined }).savedFile = undefined;
    });
    expect(JSON.parse(await exported(options)).content.packs).toMatchObject([{ id: 'quay' }]);
    await says(options, 'backup', 'The saved file does not hold a pack that could not be read');
    const title = await options.evaluate(
      () => /Pack added on \d+ \w+ \d{4}/.exec(document.getElementById('packs')?.textContent ?? '')?.[0] ?? '',
    );
    expect(await wordsOf(options, 'backup')).toContain(title);
    await press(options, 'packs', `Remove “${title}”`);
    await press(options, 'packs', 'Remove');
    await until(
      'the other pack alone',
      () => packsOnDevice(rig()),
      (packs) => packs.length === 1 && packs[0]?.title === 'quay',
    );
    await until(
      'the line to go',
      () => wordsOf(options, 'packs'),
      (text) => !text.includes('The browser cannot read it') && text.includes('quay'),
    );
    await removePack(options, 'quay');
    await untilNoPack(rig());
  });

  test(`a pack of ${ROWS.toLocaleString('en')} entries goes out and in again; the page draws meanwhile how far it is`, async () => {
    await addPack(options, 'long', 'name,aliases\nNumber # Foundation,NF#x\n', ROWS);
    const [before] = await packsOnDevice(rig());
    expect(before).toMatchObject({ state: 'ready', entities: ROWS, said: ROWS });
    await options.evaluate(() => {
      const page = window as unknown as { savedFile?: Blob | undefined; drawn: Set<string | null> };
      page.savedFile = undefined;
      page.drawn = new Set();
      new MutationObserver(() => {
        const bar = document.querySelector('#backup [role=progressbar]');
        if (bar) page.drawn.add(bar.getAttribute('aria-valuenow'));
      }).observe(document.querySelector('#backup') as Element, { subtree: true, childList: true, attributes: true });
    });
    /** How many states of the bar there were since it was last asked: a page that hangs shows none, or one. */
    const drawn = () =>
      options.evaluate(() => {
        const { drawn } = window as unknown as { drawn: Set<string> };
        const { size } = drawn;
        drawn.clear();
        return size;
      });
    await press(options, 'backup', 'Export');
    const sums = await until(
      'the file',
      () =>
        options.evaluate(async () => {
          const text = await (window as unknown as { savedFile?: Blob }).savedFile?.text();
          if (text === undefined) return null;
          const mark = '\n  "packs": [\n';
          const [head = '', tail = ''] = text.split(mark);
          const { content } = JSON.parse(`${head}${mark}]}`);
          const [line = ''] = tail.split('\n');
          const [, told = '', pack = ''] = /^\{"checksum":"(sha256-8mib-[0-9a-f]{64})","pack":(.*)\}$/.exec(line) ?? [];
          const bytesOf = (words: string) => new TextEncoder().encode(words);
          const bytes = bytesOf(pack);
          const sha256 = async (part: Uint8Array<ArrayBuffer>) =>
            new Uint8Array(await crypto.subtle.digest('SHA-256', part));
          const sums: number[] = [];
          for (let at = 0; at < bytes.length; at += 1 << 23)
            sums.push(...(await sha256(bytes.slice(at, at + (1 << 23)))));
          const digest = await sha256(Uint8Array.from(sums));
          const real = `sha256-8mib-${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
          return {
            inContent: content.packs[0].checksum as string,
            told,
            real,
            bytes: content.packs[0].bytes === bytesOf(line).length,
          };
        }),
      (found) => found !== null,
    );
    expect(sums).toEqual({ inContent: sums?.real, told: sums?.real, real: sums?.real, bytes: true });
    expect(await drawn()).toBeGreaterThan(5);
    await removePack(options, 'long');
    await untilNoPack(rig());
    await chooseSavedFile(options, 'large.json');
    await says(options, 'backup', 'This would change');
    expect(await drawn()).toBeGreaterThan(5);
    const plan = await wordsOf(options, 'backup');
    expect(plan).toMatch(/The pack “long” is added.*100,000 entries/);
    // Nothing is in use before the reader says so.
    expect((await packsOnDevice(rig())).map(({ state }) => state)).toEqual(['read']);
    await press(options, 'backup', 'Take over');
    await says(options, 'backup', 'Taken over');
    expect(await packsOnDevice(rig())).toEqual([before]);
  });
});
