import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { doings, focusNext, focusNow, keepsFocus, tabStops, watchDoings } from './rig/focus.ts';
import { settledMarks, until } from './rig/gestures.ts';
import { samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openBeside } from './rig/open-beside.ts';
import type { Tab } from './rig/rig.ts';

declare const browser: Browser;

/** More than any surface has stops. */
const MOST_PRESSES = 400;
/** Has nothing to do at times: a drawing that is shown in full is so already. */
const IDLE = 'Show all';
/** Where each press leads to more, these are enough. */
const MOST_PRESSED = 90;

/** Presses Tab through a page, from its beginning to its end; what had the focus on the way, and what was wrong with it. */
async function tabThrough(tab: Tab, key: 'Tab' | 'Shift+Tab', count: number) {
  const passed: string[] = [];
  const faults: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES && passed.length < count; presses++) {
    await tab.press(key);
    const now = await tab.evaluate(focusNow);
    if (now?.isStop) passed.push(now.words);
    if (now?.fault) faults.push(`${now.words}: ${now.fault}`);
  }
  return { passed, faults };
}

inBrowsers('by keyboard alone', (rig) => {
  let page: Tab;
  const surfaces: Record<string, () => Promise<Tab>> = {
    popup: async () => rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(page)}`),
    'side panel': () => openBeside(rig(), page),
    options: () => rig().openExtensionPage('/options.html'),
    welcome: () => rig().openExtensionPage('/welcome.html'),
    ...Object.fromEntries(
      [
        '/goals/4',
        '/initiatives',
        '/entries?kind=person&goal=1',
        '/matrix?country=NL',
        '/network/comensha',
        '/relations/abn-amro',
        '/questions',
        '/entity/comensha',
      ].map((place) => [`reference ${place}`, () => rig().openExtensionPage(`/reference.html#${place}`)]),
    ),
  };
  const opened = async (surface: string): Promise<Tab> => {
    page ??= await rig().open(rig().site.serve('/article.html', samplePages()[0]?.html ?? ''));
    // Others have nothing of the page; in Firefox what is pressed in the options ends the access to it.
    if (/popup|panel/.test(surface)) await settledMarks(page);
    const tab = await (surfaces[surface] as () => Promise<Tab>)();
    await tab.activate();
    if (/relations|network/.test(surface))
      await until(
        'the drawing',
        () => tab.evaluate(() => document.querySelector('svg a') !== null),
        (is) => is,
      );
    // All that can be pressed is there when nothing more comes.
    let last = '';
    let since = performance.now();
    await until(
      'the surface at rest',
      () => tab.evaluate(tabStops),
      (stops) => {
        const now = stops.join();
        if (now !== last) since = performance.now();
        last = now;
        return stops.length > 3 && performance.now() - since > 700;
      },
    );
    return tab;
  };

  test.each(Object.keys(surfaces))(
    '%s: Tab reaches all that can be pressed, in order, in sight, and back',
    async (surface) => {
      const tab = await opened(surface);
      await tab.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        scrollTo(0, 0);
        getSelection()?.removeAllRanges();
        // From here Tab begins at the beginning.
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
      });
      const stops = await tab.evaluate(tabStops);
      const there = await tabThrough(tab, 'Tab', stops.length);
      expect(there.passed).toEqual(stops);
      expect(there.faults, there.faults.join('; ')).toEqual([]);
      const back = await tabThrough(tab, 'Shift+Tab', stops.length - 1);
      expect(back.passed).toEqual(stops.slice(0, -1).toReversed());
      expect(back.faults, back.faults.join('; ')).toEqual([]);
      await tab.close();
    },
  );

  test.each(Object.keys(surfaces))(
    '%s: whatever is pressed does something, and the focus is never lost',
    { timeout: 240_000 },
    async (surface) => {
      await rig().inExtension((settings) => browser.storage.local.set({ settings }), {
        ...DEFAULT_SETTINGS,
        sitesOff: ['one.example', 'two.example', 'three.example'],
      });
      const tab = await opened(surface);
      await tab.evaluate(watchDoings);
      const faults: string[] = [];
      const pressed: string[] = [];
      while (pressed.length < MOST_PRESSED) {
        const stop = await tab.evaluate(focusNext, IDLE);
        if (stop === null) break;
        // What follows from the focus itself, such as a row that is now the one that Tab reaches, is no answer to a key.
        const hasIt = await until(
          `the focus on ${stop.words}`,
          async () => {
            await tab.evaluate(
              () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
            );
            return tab.evaluate(keepsFocus);
          },
          (keeps) => keeps !== false,
        );
        if (hasIt === null) continue;
        pressed.push(stop.words);
        // A tab that the browser has put behind another gets keys, but they press nothing there.
        await tab.activate();
        const before = await tab.evaluate(doings);
        // What is stored first takes a moment, and moves the focus only then.
        const answered = async () => {
          await tab.press(stop.key);
          return until(
            `an answer to ${stop.key} on ${stop.words}`,
            () => tab.evaluate(doings),
            ({ count, hasFocus }) => count > before.count && hasFocus,
            20_000,
          ).catch(() => tab.evaluate(doings));
        };
        let after = await answered();
        // A page cannot answer a key that never came to it.
        if (after.keys === before.keys) after = await answered();
        if (after.count === before.count)
          faults.push(`${stop.words}: nothing happened${after.keys === before.keys ? ', and no key came' : ''}`);
        else if (!after.hasFocus) faults.push(`${stop.words}: the focus is gone`);
        if (stop.key === 'a') await tab.press('Backspace');
      }
      expect(faults, faults.join('; ')).toEqual([]);
      expect(pressed.length).toBeGreaterThan(5);
      await rig().inExtension(() => browser.storage.local.remove(['settings', 'pause']));
      await tab.close();
    },
  );
});
