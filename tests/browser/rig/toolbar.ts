import type { Browser } from 'webextension-polyfill';
import { until } from './gestures.ts';
import type { Rig, Tab } from './rig.ts';

declare const browser: Browser;

/** What the toolbar icon says over a tab. */
export const toolbarOf = (rig: Rig, tabId: number): Promise<{ title: string; badge: string }> =>
  rig.inExtension(
    async (id: number) => ({
      title: await browser.action.getTitle({ tabId: id }),
      badge: await browser.action.getBadgeText({ tabId: id }),
    }),
    tabId,
  );

/** Waits until the icon over a tab says this. */
export const waitForToolbar = (rig: Rig, tabId: number, wanted: { title?: RegExp; badge?: string }): Promise<unknown> =>
  until(
    `the toolbar icon to say ${String(wanted.title ?? '')} ${wanted.badge ?? ''}`,
    () => toolbarOf(rig, tabId),
    ({ title, badge }) =>
      (wanted.title === undefined || wanted.title.test(title)) &&
      (wanted.badge === undefined || wanted.badge === badge),
    20_000,
  );

/** Presses a button of an extension page by its visible words or its label. */
export async function pressButton(tab: Tab, words: string): Promise<void> {
  await until(
    `the button “${words}”`,
    () =>
      tab.evaluate((name: string) => {
        const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')];
        const button = buttons.find(
          ({ textContent, ariaLabel, disabled }) => !disabled && (textContent === name || ariaLabel === name),
        );
        button?.click();
        return button !== undefined;
      }, words),
    (wasThere) => wasThere,
  );
}

/** Waits for words on an extension page. */
export const waitForWords = (tab: Tab, words: RegExp): Promise<string> =>
  until(
    `the words ${words}`,
    () => tab.evaluate(() => document.body.textContent ?? ''),
    (text) => words.test(text),
  );
