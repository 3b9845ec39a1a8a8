import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { pause, settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { finishedReports } from './rig/report.ts';

declare const browser: Browser;

const PARAGRAPHS = 300;
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>
  <p id="name">CoMensha helps victims.</p>
  <svg width="100" height="20"><text y="15">12:00</text></svg>
  <p>The call <code>next()</code> and the field <span contenteditable="true">so far</span> stand here.</p>
  ${'<p>Nobody is named in this paragraph.</p>'.repeat(PARAGRAPHS)}`;

inBrowsers('text that is not read', (rig) => {
  /** How many blocks of a page have been read, once all are. */
  const readingOf = async (path: string) => {
    const id = await rig().inExtension(async (path: string) => {
      const tabs = await browser.tabs.query({});
      return tabs.find(({ url }) => url?.endsWith(path))?.id ?? -1;
    }, path);
    return async () => (await finishedReports(rig(), id))[0]?.blocksRead ?? 0;
  };

  test('costs no reading when it changes, wherever it stands', async () => {
    const tab = await rig().open(rig().site.serve('/unread.html', page));
    await settledMarks(tab);
    const blocksRead = await readingOf('/unread.html');
    const before = await blocksRead();
    expect(before).toBeGreaterThan(PARAGRAPHS);

    for (const selector of ['svg text', 'code', '[contenteditable]', 'title']) {
      for (let round = 0; round < 3; round++) {
        await tab.evaluate(
          ([selector, round]) => {
            const text = document.querySelector(selector)?.firstChild as Text;
            text.data = `changed ${round}`;
          },
          [selector, round] as const,
        );
        // Changes are gathered for a moment.
        await pause(150);
      }
      expect(await blocksRead(), selector).toBe(before);
    }

    await tab.evaluate(async () => {
      for (let style = 0; style < 3; style++) {
        document.head.append(document.createElement('style'), document.createElement('script'));
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    });
    expect(await blocksRead(), 'what is put into the head').toBe(before);

    await tab.evaluate(() => {
      const text = document.getElementById('name')?.firstChild as Text;
      text.data = 'Now nobody helps.';
    });
    await until('what is read to be read again', blocksRead, (blocks) => blocks === before + 1);
    await tab.close();
  });

  test('nor does an address in which the page writes where the reader is, until its title is another', async () => {
    const tab = await rig().open(rig().site.serve('/feed.html', page));
    await settledMarks(tab);
    const read = await readingOf('/feed.html');
    const before = await read();
    await tab.evaluate(async () => {
      for (let post = 0; post < 5; post++) {
        history.replaceState({}, '', `?post=${post}`);
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
    });
    expect(await read()).toBe(before);
    await tab.evaluate(() => {
      document.title = 'Another page';
      history.replaceState({}, '', '?post=9');
    });
    await until('the next page to be read', read, (blocks) => blocks > before + PARAGRAPHS);
    await settledMarks(tab);
    const then = await read();
    await tab.evaluate(() => history.pushState({}, '', '?post=10'));
    await until('the page gone to to be read', read, (blocks) => blocks > then + PARAGRAPHS);
    await tab.close();
  });
});
