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
  test('costs no reading when it changes, wherever it stands', async () => {
    const tab = await rig().open(rig().site.serve('/unread.html', page));
    await settledMarks(tab);
    const id = await rig().inExtension(async () => {
      const tabs = await browser.tabs.query({});
      return tabs.find(({ url }) => url?.endsWith('/unread.html'))?.id ?? -1;
    });
    const blocksRead = async () => (await finishedReports(rig(), id))[0]?.blocksRead ?? 0;
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

    await tab.evaluate(() => {
      const text = document.getElementById('name')?.firstChild as Text;
      text.data = 'Now nobody helps.';
    });
    await until('what is read to be read again', blocksRead, (blocks) => blocks === before + 1);
    await tab.close();
  });
});
