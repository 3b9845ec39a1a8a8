import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { smallPack } from '../unit/dataset/small-pack.ts';
import { canWritePolicies, PolicyFiles } from './policy/policy-files.ts';
import { addPack } from './rig/add-pack.ts';
import { builtExtension } from './rig/built.ts';
import { marksOf, pause, settledMarks, until } from './rig/gestures.ts';
import { choose, press, says } from './rig/options-page.ts';
import { BROWSERS, type BrowserName, launchRig, type Rig } from './rig/rig.ts';

declare const browser: Browser;

/**
 * What an administrator sets, by the files from which real browsers read it. They lie in folders of the system, so that
 * only root can run this; elsewhere the tests are skipped and say so, but where everything is to be tested (CI) that is a
 * failure.
 */
const mustRun = Boolean(process.env.CI);
const FIREFOX_ID = 'initiative-lens@initiative-lens.org';

/** A build with a key, so that its id in Chromium, which policies name, does not hang on the folder it lies in. */
const KEY = Buffer.from(
  `30820122300d06092a864886f70d01010105000382010f003082010a0282010100${'ab'.repeat(256)}0203010001`,
  'hex',
);
const chromiumId = [...createHash('sha256').update(KEY).digest('hex').slice(0, 32)]
  .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
  .join('');

const folders: string[] = [];

function extensionFor(browserName: BrowserName): string {
  if (browserName === 'firefox') return builtExtension('firefox-mv3');
  const folder = mkdtempSync(join(tmpdir(), 'lens-managed-'));
  folders.push(folder);
  cpSync(builtExtension('chrome-mv3'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...manifest, key: KEY.toString('base64') }));
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const PACK = JSON.stringify({
  ...smallPack(),
  id: 'house-list',
});

const policy = {
  preferences: { theme: 'dark', language: 'nl', hover: { dwellMs: 700 } },
  readerMayChange: ['language'],
  sitesOff: ['off.test'],
  packs: [PACK],
};

const article = (sentence: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking</title><p>${sentence}</p>`;
const SENTENCE = 'CoMensha helps victims of human trafficking, and so does the Bank of Trees.';

const settingsOf = (rig: Rig) =>
  rig.inExtension(
    async () =>
      (await browser.storage.local.get('settings')).settings as
        | { theme: string; language: string; hover: { dwellMs: number }; sitesOff: string[] }
        | undefined,
  );

test.runIf(mustRun || !canWritePolicies)('policy files can be written here', ({ skip }) => {
  if (!mustRun) skip('Only root can write where browsers look for policies: sudo npm test -- --only=browser');
  expect(canWritePolicies).toBe(true);
});

describe.each(BROWSERS)('a policy in %s', (browserName) => {
  const id = browserName === 'chromium' ? chromiumId : FIREFOX_ID;

  test.runIf(canWritePolicies)(
    'is followed, and holds where it is locked; the reader’s own choices come back with its end',
    async () => {
      const files = new PolicyFiles(browserName, id);
      let rig: Rig | undefined;
      try {
        files.write(policy);
        rig = await launchRig(browserName, { extensionFolder: extensionFor(browserName) });
        const running = rig;
        // Nothing waits for the policy: names are marked, whether it has come or not.
        const tab = await running.open(running.site.serve('/first.html', article(SENTENCE)));
        await settledMarks(tab);

        const settings = await until(
          'the policy in the settings',
          () => settingsOf(running),
          (found) => found?.theme === 'dark',
          30_000,
        );
        expect(settings).toMatchObject({
          theme: 'dark',
          language: 'nl',
          hover: { dwellMs: 700 },
          sitesOff: ['off.test'],
        });

        // A site of the policy has no script, the pack's names are marked.
        await until(
          'a mark from the pack',
          () => marksOf(tab),
          (marks) => marks.some(({ text }) => text === 'Bank of Trees'),
          30_000,
        );
        const off = await running.open(running.site.serve('/off.html', article(SENTENCE), { host: 'off' }));
        await pause(1_500);
        expect(await marksOf(off)).toEqual([]);
        // The popup says who switched it off, and offers no switch that would not work.
        const popup = await running.openExtensionPage(`/popup.html?tab=${await running.tabId(off)}`);
        const site = await until(
          'the site in the popup',
          () =>
            popup.evaluate(() => ({
              says: document.querySelector('#site-says')?.textContent,
              isDisabled: document.querySelector<HTMLButtonElement>('.site .switch')?.disabled,
            })),
          ({ says }) => /organisatie/.test(says ?? ''),
        );
        expect(site).toEqual({ says: 'Door je organisatie uitgezet', isDisabled: true });
        await popup.close();
        const panel = await running.openExtensionPage(`/sidepanel.html?tab=${await running.tabId(off)}`);
        const notice = await until(
          'the notice in the panel',
          () =>
            panel.evaluate(() => ({
              says: document.querySelector('[role=tabpanel] .told .soft')?.textContent,
              buttons: document.querySelectorAll('[role=tabpanel] .told button').length,
            })),
          ({ says }) => /organisatie/.test(says ?? ''),
        );
        expect(notice).toEqual({ says: 'Door je organisatie uitgezet', buttons: 0 });
        await panel.close();
        await off.close();

        // The options say what is locked, and nothing there changes it.
        const options = await running.openExtensionPage('/options.html');
        const shown = await until(
          'the options',
          () =>
            options.evaluate(() => ({
              locked: [...document.querySelectorAll('fieldset:disabled')].length,
              words: [...document.querySelectorAll('.locked')].map(({ textContent }) => textContent),
              theme: document.documentElement.dataset.theme,
              sites: document.querySelector('#sites')?.textContent ?? '',
              language: document.documentElement.lang,
            })),
          ({ locked, sites }) => locked >= 2 && sites.includes('off.test'),
        );
        expect(shown).toMatchObject({ locked: 2, theme: 'dark', language: 'nl' });
        expect(shown.words).toEqual(['Vastgelegd door je organisatie.', 'Vastgelegd door je organisatie.']);
        // A pack of the policy cannot be removed by the reader, who sees why.
        const line = await until(
          'the pack of the policy',
          () =>
            options.evaluate(() => {
              const pack = document.querySelector('#packs .packs > li');
              return (
                pack && { words: pack.textContent, buttons: pack.querySelectorAll('button:not([role=switch])').length }
              );
            }),
          (found) => found !== null && /organisatie/.test(found.words ?? ''),
        );
        expect(line?.buttons).toBe(0);
        // Nor can a pack of the reader's take its place; a table would by its title.
        await choose(options, 'pack', { name: 'House list.csv', text: 'name\nBank of Trees\n' });
        await press(options, 'packs', 'Bestand lezen');
        await says(options, 'packs', '‘house-list’, en dat is die van een pakket dat je organisatie heeft vastgelegd');
        // What is offered may be changed.
        await options.evaluate(() => {
          const choice = [
            ...document.querySelectorAll<HTMLElement>('#language button, #language label, #language input'),
          ].find((element) => /Deutsch/.test(element.textContent ?? ''));
          choice?.click();
        });
        await until(
          'the language that the reader chose',
          () => settingsOf(running),
          (found) => found?.language === 'de',
        );
        await options.close();

        // Stopped and started again, the background does not set it once more.
        await running.stopBackground();
        await running.inExtension(() => browser.runtime.sendMessage({ type: 'dataset', payload: {} }));
        await pause(2_000);
        expect(await settingsOf(running)).toMatchObject({ theme: 'dark', language: 'de' });

        // Chromium sees at once that the file is gone; Firefox only when it is started again.
        if (browserName === 'chromium') {
          files.restore();
          await until(
            'the reader’s own settings',
            () => settingsOf(running),
            (found) => found?.theme === 'system' && found.sitesOff.length === 0,
            60_000,
          );
          expect(await settingsOf(running)).toMatchObject({ language: 'de', hover: { dwellMs: 150 } });
          await tab.activate();
          await until(
            'no mark from the pack',
            () => marksOf(tab),
            (marks) => marks.length > 0 && !marks.some(({ text }) => text === 'Bank of Trees'),
            30_000,
          );
        }
        expect(running.site.foreignRequests()).toEqual([]);
      } finally {
        await rig?.close();
        files.restore();
      }
    },
    180_000,
  );
});

// Firefox learns of a policy when it is started only.
test.runIf(canWritePolicies)(
  'in chromium a reader’s pack waits behind a policy’s of the same id, says so, and is used again after it',
  async () => {
    const files = new PolicyFiles('chromium', chromiumId);
    const rig = await launchRig('chromium', { extensionFolder: extensionFor('chromium') });
    try {
      await addPack(rig, 'House list.csv', 'name\nBank of Reeds\n');
      const tab = await rig.open(rig.site.serve('/both.html', article(`${SENTENCE} The Bank of Reeds too.`)));
      const isMarked = (wanted: string) =>
        until(
          `“${wanted}” alone to be marked`,
          () => marksOf(tab),
          (marks) => marks.flatMap(({ text }) => (text.startsWith('Bank') ? [text] : [])).join() === wanted,
          60_000,
        );
      await isMarked('Bank of Reeds');
      files.write({ packs: [PACK] });
      await isMarked('Bank of Trees');
      const options = await rig.openExtensionPage('/options.html');
      const lines = await until(
        'both packs',
        () =>
          options.evaluate(() =>
            [...document.querySelectorAll('#packs .packs > li')].map((line) => ({
              words: line.textContent ?? '',
              switches: line.querySelectorAll('[role=switch]').length,
              canGo: line.querySelector('button:not([role=switch])') !== null,
            })),
          ),
        (found) => found.length === 2,
      );
      expect(lines).toMatchObject([
        { words: expect.stringContaining('Set by your organisation.'), switches: 1, canGo: false },
        { words: expect.stringContaining('Yours is kept'), switches: 0, canGo: true },
      ]);
      files.restore();
      await tab.activate();
      await isMarked('Bank of Reeds');
      await options.activate();
      const [line] = await until(
        'the reader’s pack alone',
        () =>
          options.evaluate(() => {
            dispatchEvent(new Event('focus'));
            return [...document.querySelectorAll('#packs .packs > li')].map((item) => item.textContent ?? '');
          }),
        (found) => found.length === 1,
        30_000,
      );
      expect(line).not.toContain('Yours is kept');
    } finally {
      await rig.close();
      files.restore();
    }
  },
  180_000,
);

// Firefox learns of a policy when it is started only.
test.runIf(canWritePolicies)(
  'in chromium a pack of the policy that is switched off stays so in its next version; one that is refused is tried again by another version',
  async () => {
    const files = new PolicyFiles('chromium', chromiumId);
    const rig = await launchRig('chromium', { extensionFolder: extensionFor('chromium') });
    const packs = () =>
      rig.inExtension(
        async () =>
          (
            (await browser.storage.local.get('managed')).managed as
              | { packs: Record<string, string | null>[] }
              | undefined
          )?.packs ?? [],
      );
    try {
      files.write({ packs: [PACK] });
      await until('the pack to be known', packs, (known) => known.length === 1, 60_000);
      const options = await rig.openExtensionPage('/options.html');
      const switchIs = (wanted: string) =>
        until(
          `the switch to be ${wanted}`,
          () =>
            options.evaluate(() => {
              dispatchEvent(new Event('focus'));
              return document.querySelector('#packs .packs [role=switch]')?.getAttribute('aria-checked');
            }),
          (is) => is === wanted,
          30_000,
        );
      await switchIs('true');
      await options.evaluate(() => document.querySelector<HTMLElement>('#packs .packs [role=switch]')?.click());
      await switchIs('false');
      const [before] = await packs();
      files.write({ packs: [JSON.stringify({ ...smallPack(), id: 'house-list', version: '2026.2.0' })] });
      await until(
        'the next version',
        packs,
        ([pack]) => pack?.checksum !== before?.checksum && pack?.database !== null,
        60_000,
      );
      await until(
        'its line in the options',
        () =>
          options.evaluate(() => {
            dispatchEvent(new Event('focus'));
            return document.querySelector('#packs .packs')?.textContent;
          }),
        (words) => words?.includes('2026.2.0') === true,
        30_000,
      );
      await switchIs('false');

      files.write({ packs: ['{"id": "house-list"}'] });
      const version = await rig.inExtension(() => browser.runtime.getManifest().version);
      const isRefused = () =>
        until(
          'the refusal',
          packs,
          ([pack]) => pack?.database === null && pack.problem?.startsWith(`${version}: `) === true,
          60_000,
        );
      await isRefused();
      // As an earlier version left it.
      await rig.inExtension(async () => {
        const { managed } = (await browser.storage.local.get('managed')) as {
          managed: { packs: { problem: string }[] };
        };
        for (const pack of managed.packs) pack.problem = '0.0.1: it did not know this.';
        await browser.storage.local.set({ managed });
      });
      await rig.stopBackground();
      await rig.inExtension(() => browser.runtime.sendMessage({ type: 'dataset', payload: {} }));
      await isRefused();
    } finally {
      await rig.close();
      files.restore();
    }
  },
  480_000,
);

test.each(BROWSERS)('%s without a policy: nothing is set, nothing is said', async (browserName) => {
  const rig = await launchRig(browserName);
  try {
    const tab = await rig.open(rig.site.serve('/none.html', article(SENTENCE)));
    await settledMarks(tab);
    // As long as Chromium takes to say that there is none.
    await pause(4_000);
    expect(
      await rig.inExtension(async () => Object.keys(await browser.storage.local.get(['settings', 'managed']))),
    ).toEqual([]);
    expect(await rig.consoleFaults()).toEqual([]);
  } finally {
    await rig.close();
  }
});
