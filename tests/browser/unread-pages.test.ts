import { describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { searchInPopup, until } from './rig/gestures.ts';
import { BROWSERS, launchRig, type Tab } from './rig/rig.ts';

/**
 * Pages of the extension whose dataset cannot be read any more: they say so, and go on when it can be read again. Consoles
 * tell of it too, so that they are not held to be silent here.
 */

type Breakable = { objectStore(...args: unknown[]): unknown; whole?(...args: unknown[]): unknown };

/** From now on nothing can be read in the page's database, or it can again. */
const breakDatabase = (tab: Tab, isBroken: boolean) =>
  tab.evaluate((broken) => {
    const prototype = IDBTransaction.prototype as unknown as Breakable;
    prototype.whole ??= prototype.objectStore;
    prototype.objectStore = broken
      ? () => {
          throw new DOMException('Refused by the test.', 'UnknownError');
        }
      : prototype.whole;
  }, isBroken);

const go = (tab: Tab, fragment: string) =>
  tab.evaluate((to) => {
    location.hash = to;
  }, fragment);

const headingOf = (tab: Tab) => tab.evaluate(() => document.querySelector('main h1')?.textContent ?? '');
const heading = (tab: Tab, wanted: string) =>
  until(
    `the heading ${wanted}`,
    () => headingOf(tab),
    (text) => text === wanted,
  );

/** What is said where something could not be read, and whether anything is still shown as being read. */
const told = (tab: Tab) =>
  until(
    'what is said',
    () =>
      tab.evaluate(() => {
        const notice = document.querySelector('main .notice.fail');
        return (
          notice && [notice.querySelector('strong')?.textContent, document.querySelectorAll('[aria-busy=true]').length]
        );
      }),
    (said) => said !== null,
  );

const tryAgain = (tab: Tab) =>
  tab.evaluate(() => document.querySelector<HTMLElement>('main .notice.fail button')?.click());

const NOT_OPENED = ['The dataset could not be opened', 0];

describe.each(BROWSERS)('a dataset that cannot be read (%s)', (browserName) => {
  test('an entry and a list of the reference say so, and come when one tries again', async () => {
    const rig = await launchRig(browserName, { language: 'en' });
    try {
      const page = await rig.openExtensionPage('/reference.html#/entity/comensha');
      await heading(page, 'CoMensha');
      await breakDatabase(page, true);
      await go(page, '#/entity/abn-amro');
      expect(await told(page)).toEqual(NOT_OPENED);
      await go(page, '#/initiatives');
      expect(await told(page)).toEqual(NOT_OPENED);
      // Not tried again and again by itself.
      await tryAgain(page);
      expect(await told(page)).toEqual(NOT_OPENED);
      await breakDatabase(page, false);
      await tryAgain(page);
      await heading(page, 'Initiatives and who is involved');
      await go(page, '#/entity/abn-amro');
      await heading(page, 'ABN AMRO');
    } finally {
      await rig.close();
    }
  });

  test('so does an entry in the popup', async () => {
    const rig = await launchRig(browserName, { language: 'en' });
    try {
      const popup = await rig.openExtensionPage('/popup.html');
      const breakMessages = (isBroken: boolean) =>
        popup.evaluate((broken) => {
          const { browser: own, chrome: other } = globalThis as unknown as Record<string, Browser | undefined>;
          const runtime = (own ?? other)?.runtime as unknown as Record<string, (message: unknown) => unknown>;
          runtime.whole ??= runtime.sendMessage as (message: unknown) => unknown;
          const { whole } = runtime;
          runtime.sendMessage = broken
            ? (message) =>
                (message as { type?: string }).type === 'entity'
                  ? Promise.resolve({ ok: false, error: { code: 'internal', message: 'Refused by the test.' } })
                  : whole(message)
            : whole;
        }, isBroken);
      await searchInPopup(popup, 'abn amro', 'ABN AMRO');
      await breakMessages(true);
      await popup.press('Enter');
      expect(await told(popup)).toEqual(NOT_OPENED);
      await breakMessages(false);
      await tryAgain(popup);
      await heading(popup, 'ABN AMRO');
    } finally {
      await rig.close();
    }
  });
});
