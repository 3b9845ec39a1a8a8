import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import type { Settings } from '../../src/settings/schema.ts';
import {
  cardOf,
  hover,
  hoverMark,
  leave,
  marksOf,
  pause,
  pointOfMark,
  settledMarks,
  until,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Banks against human trafficking</title>
<p>CoMensha helps victims of human trafficking. Rabobank and ABN AMRO look for signs of it.</p>
<p><input id="field" aria-label="A field"></p>`;

interface Choice {
  marks?: Partial<Settings['marks']>;
  hover?: Partial<Settings['hover']>;
}

/** Leaves these choices in storage, as the options do; all others are the defaults. */
const choose = (rig: Rig, { marks, hover: card }: Choice): Promise<void> =>
  rig.inExtension((settings) => browser.storage.local.set({ settings }), {
    ...DEFAULT_SETTINGS,
    marks: { ...DEFAULT_SETTINGS.marks, ...marks },
    hover: { ...DEFAULT_SETTINGS.hover, ...card },
  });

/** Long enough for a card of the default rest to come, if it were to. */
const LONG_REST_MS = 900;

inBrowsers('the reader’s choices, in a tab that is open', (rig, browserName) => {
  const folder = mkdtempSync(join(tmpdir(), 'lens-choices-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let tab: Tab;

  const pictureOf = async (name: string): Promise<string> => {
    const path = join(folder, `${name}.png`);
    await leave(tab);
    await tab.screenshot(path, { x: 0, y: 0, width: 760, height: 60 });
    return readFileSync(path).toString('base64');
  };

  test('every style and strength of the marks takes effect at once, and each looks different', async () => {
    tab = await rig().open(rig().site.serve('/choices.html', page));
    await settledMarks(tab, { atLeast: 3 });
    const pictures = new Map<string, string>();
    const tabId = await rig().tabId(tab);
    const command = (name: 'hide' | 'show') =>
      rig().inExtension(([id, command]) => browser.tabs.sendMessage(id, { command }), [tabId, name] as const);
    await command('hide');
    const unmarked = await pictureOf('unmarked');
    await command('show');
    const styles = { line: 'm1', tint: 't1' } as const;
    const strengths = { light: 'a', normal: '', strong: 'z' } as const;
    for (const [style, stem] of Object.entries(styles)) {
      for (const [strength, end] of Object.entries(strengths)) {
        await choose(rig(), { marks: { style, strength } as Choice['marks'] & object });
        await until(
          `marks in ${style}, ${strength}`,
          () => marksOf(tab),
          (marks) => marks.length === 3 && marks.every(({ names }) => names.join() === `${stem}${end}`),
        );
        // A look other than the usual one has its style a moment after its name.
        const picture = await until(
          `a look of its own for ${style}, ${strength}`,
          () => pictureOf(`${style}-${strength}`),
          (seen) => !pictures.has(seen) && seen !== unmarked,
        );
        pictures.set(picture, `${style} ${strength}`);
      }
    }
    await choose(rig(), {});
    await until(
      'the marks of before',
      () => marksOf(tab),
      (marks) => marks.length === 3 && marks.every(({ names }) => names.join() === 'm1'),
    );
  });

  test('names in doubt and those known to all are marked as the reader wants them, at once', async () => {
    const other = await rig().open(
      rig().site.serve(
        '/doubtful.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>
        <p>The Modern Slavery Act was named beside CoMensha, which helps victims of human trafficking, at the United Nations.</p>`,
      ),
    );
    const shows = (choice: Choice, words: string[]) =>
      choose(rig(), choice).then(() =>
        until(
          `marks with ${JSON.stringify(choice)}`,
          () => marksOf(other),
          (marks) => JSON.stringify(marks.map(({ text }) => text)) === JSON.stringify(words),
        ),
      );
    const all = ['Modern Slavery Act', 'CoMensha', 'United Nations'];
    await shows({}, all);
    await shows({ marks: { certainOnly: true } }, all.slice(1));
    await shows({ marks: { broad: 'never' } }, all.slice(0, 2));
    await shows({ marks: { broad: 'never', certainOnly: true } }, ['CoMensha']);
    await shows({}, all);
    await other.close();
  });

  test('how long the pointer rests before a card takes effect at once', async () => {
    const LONGEST_MS = 2_000;
    const cardAfterMs = async () => {
      await leave(tab);
      await waitForNoCard(tab);
      const start = performance.now();
      await hoverMark(tab, 'Rabobank');
      await waitForCard(tab, 'Rabobank');
      return performance.now() - start;
    };
    await choose(rig(), { hover: { dwellMs: LONGEST_MS } });
    await until('a card after two seconds', cardAfterMs, (tookMs) => tookMs >= LONGEST_MS);
    await choose(rig(), { hover: { dwellMs: 0 } });
    // On a busy machine one may be late, never one before its time.
    await until('a card sooner', cardAfterMs, (tookMs) => tookMs < LONGEST_MS);
    await choose(rig(), {});
    await leave(tab);
    await waitForNoCard(tab);
  });

  test('with a key to hold, resting on a name opens nothing until it is held, and the card stays without it', async () => {
    await choose(rig(), { hover: { modifier: 'shift' } });
    await tab.evaluate(() => document.getElementById('field')?.blur());
    await leave(tab);
    await hover(tab, await pointOfMark(tab, 'CoMensha'));
    await pause(LONG_REST_MS);
    expect(await cardOf(tab)).toBeNull();
    await tab.hold('Shift');
    await waitForCard(tab, 'CoMensha');
    await tab.release('Shift');
    await pause(LONG_REST_MS);
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    await leave(tab);
    await waitForNoCard(tab);
  });

  test('with the key held on the way, resting on a name opens its card', async () => {
    await tab.hold('Shift');
    await hoverMark(tab, 'Rabobank');
    await waitForCard(tab, 'Rabobank');
    await tab.release('Shift');
    await leave(tab);
    await waitForNoCard(tab);
  });

  test('the key with another one, or in a field that is written in, opens nothing', async () => {
    await choose(rig(), { hover: { modifier: 'shift', dwellMs: 400 } });
    await hover(tab, await pointOfMark(tab, 'CoMensha'));
    await tab.press('Shift+Home');
    await pause(LONG_REST_MS);
    expect(await cardOf(tab)).toBeNull();
    await tab.evaluate(() => document.getElementById('field')?.focus());
    await tab.hold('Shift');
    await pause(LONG_REST_MS);
    await tab.release('Shift');
    expect(await cardOf(tab)).toBeNull();
    await tab.evaluate(() => document.getElementById('field')?.blur());
    await leave(tab);
  });

  test.each(['alt', 'ctrl'] as const)('%s can be the key too, and no other key is', async (modifier) => {
    await choose(rig(), { hover: { modifier } });
    await hover(tab, await pointOfMark(tab, 'ABN AMRO'));
    await tab.hold('Shift');
    await pause(LONG_REST_MS);
    await tab.release('Shift');
    expect(await cardOf(tab)).toBeNull();
    const key = modifier === 'alt' ? 'Alt' : 'Control';
    await tab.hold(key);
    await waitForCard(tab, 'ABN AMRO');
    await tab.release(key);
    await leave(tab);
    await waitForNoCard(tab);
  });

  test.runIf(browserName === 'firefox')(
    'Alt that brought a card does not lead to the menu bar, and Alt alone does',
    async () => {
      interface Driver {
        chrome(script: string): Promise<unknown>;
        send(command: string, parameters: object): Promise<unknown>;
        inTurn(work: () => Promise<void>): Promise<void>;
      }
      const driver = rig() as unknown as Driver;
      /** A key as the browser's own window gets it, which hands it to the page and takes what the page leaves. */
      const alt = (...types: ('keyDown' | 'keyUp')[]) =>
        driver.inTurn(async () => {
          await driver.send('Marionette:SetContext', { value: 'chrome' });
          const actions = types.map((type) => ({ type, value: '\uE00A' }));
          await driver.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
          await driver.send('Marionette:SetContext', { value: 'content' });
        });
      await driver.chrome(
        `window.menuBarTimes = 0; window.addEventListener('DOMMenuBarActive', () => { window.menuBarTimes += 1; }, true);`,
      );
      const timesInMenuBar = () => driver.chrome('return window.menuBarTimes;');
      await choose(rig(), { hover: { modifier: 'alt' } });
      await hover(tab, await pointOfMark(tab, 'ABN AMRO'));
      await alt('keyDown');
      await waitForCard(tab, 'ABN AMRO');
      await alt('keyUp');
      await leave(tab);
      await waitForNoCard(tab);
      expect(await timesInMenuBar()).toBe(0);
      await alt('keyDown', 'keyUp');
      await until('the menu bar', timesInMenuBar, (times) => times === 1);
      await alt('keyDown', 'keyUp');
    },
  );

  test('with cards by click, resting opens nothing, a click does, and without keys to hold', async () => {
    await choose(rig(), { hover: { open: 'click', modifier: 'shift' } });
    await hover(tab, await pointOfMark(tab, 'Rabobank'));
    await pause(LONG_REST_MS);
    expect(await cardOf(tab)).toBeNull();
    await tab.click(await pointOfMark(tab, 'Rabobank'));
    await waitForCard(tab, 'Rabobank');
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test('with cards by keyboard alone, neither rest nor click opens one, and a key does', async () => {
    await choose(rig(), { hover: { open: 'off' } });
    await leave(tab);
    await hover(tab, await pointOfMark(tab, 'CoMensha'));
    await pause(LONG_REST_MS);
    await tab.click(await pointOfMark(tab, 'CoMensha'));
    await pause(LONG_REST_MS);
    expect(await cardOf(tab)).toBeNull();
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab);
    await tab.press('Escape');
    await waitForNoCard(tab);
    await tab.close();
  });
});
