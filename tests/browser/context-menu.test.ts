import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { closeContextMenu, dispatchLookUp, openContextMenu, pressMenuItem } from './rig/context-menu.ts';
import { settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Point, Rig, Tab } from './rig/rig.ts';
import { smallPdf } from './rig/small-pdf.ts';

declare const browser: Browser;

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page about trafficking</title>
<p id="words">FIU-Nederland</p><p>gets reports of unusual payments. CoMensha registers victims of human trafficking.</p>`;

/** Selects what an element holds; the middle of it. */
const select = (tab: Tab, selector: string): Promise<Point> =>
  tab.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) throw new Error(`There is no ${wanted}.`);
    getSelection()?.selectAllChildren(element);
    const range = getSelection()?.getRangeAt(0);
    const { x, y, width, height } = (range ?? element).getBoundingClientRect();
    return { x: x + Math.min(width, 80) / 2, y: y + height / 2 };
  }, selector);

interface LookedUp {
  url: string;
  index: number;
  openerTabId: number | undefined;
  text: string;
}

/** The search that was opened, once it shows what it found. It is closed then. */
async function lookedUp(rig: Rig, wanted: RegExp): Promise<LookedUp> {
  const seen = await until(
    'the search on the reference page',
    () =>
      rig.inExtension(async (): Promise<LookedUp | null> => {
        const tab = (await browser.tabs.query({})).find(({ url }) => url?.includes('/reference.html#/search/'));
        const view = browser.extension.getViews({ type: 'tab' }).find(({ location }) => location.href === tab?.url);
        if (!tab?.url || !view) return null;
        const { url, index, openerTabId } = tab;
        return { url, index, openerTabId, text: view.document.body.textContent ?? '' };
      }),
    (found) => found !== null && wanted.test(found.text),
  );
  await rig.inExtension(async () => {
    for (const { id, url } of await browser.tabs.query({}))
      if (url?.includes('/reference.html#/search/') && id !== undefined) await browser.tabs.remove(id);
  });
  return seen as LookedUp;
}

inBrowsers('the context menu', (rig, browserName) => {
  const lookUp = async (tab: Tab, selector: string): Promise<void> => {
    const point = await select(tab, selector);
    if (browserName === 'firefox') {
      expect(await openContextMenu(rig(), tab, point)).toEqual(['Look up “FIU-Nederland”']);
      await pressMenuItem(rig());
    } else await dispatchLookUp(rig(), await tab.evaluate(() => String(getSelection())), await rig().tabId(tab));
  };

  test('looks selected words up in a tab beside the page', async () => {
    const tab = await rig().open(rig().site.serve('/page.html', page));
    await settledMarks(tab, { atLeast: 2 });
    const id = await rig().tabId(tab);
    await lookUp(tab, '#words');
    const found = await lookedUp(rig(), /Financial Intelligence Unit|FIU-Nederland.*reporting authority/is);
    expect(found.url).toMatch(/#\/search\/FIU-Nederland$/);
    expect(found.openerTabId).toBe(id);
    expect(found.index).toBe((await rig().inExtension((of) => browser.tabs.get(of), id)).index + 1);
    await tab.close();
  });

  if (browserName === 'firefox') {
    test('has nothing of ours where nothing is selected', async () => {
      const tab = await rig().open(rig().site.serve('/page.html', page));
      await settledMarks(tab, { atLeast: 2 });
      expect(await openContextMenu(rig(), tab, { x: 300, y: 300 })).toEqual([]);
      await closeContextMenu(rig());
      await tab.close();
    });

    test('looks words up that are selected in the browser’s own PDF viewer', async () => {
      const pdf = smallPdf('FIU-Nederland');
      const tab = await rig().open(rig().site.serve('/report.pdf', pdf, { type: 'application/pdf' }));
      await until(
        'the text of the PDF',
        () => tab.evaluate(() => document.querySelector('.textLayer span')?.textContent ?? ''),
        (text) => text === 'FIU-Nederland',
      );
      await lookUp(tab, '.textLayer span');
      expect((await lookedUp(rig(), /FIU-Nederland/)).url).toMatch(/#\/search\/FIU-Nederland$/);
      await tab.close();
    });
  } else {
    test('looks words up where the browser names no tab, as of its own PDF viewer', async () => {
      await dispatchLookUp(rig(), 'FIU-Nederland', null);
      expect((await lookedUp(rig(), /FIU-Nederland/)).url).toMatch(/#\/search\/FIU-Nederland$/);
    });

    test('takes of a long or odd selection as much as a search can use', async () => {
      await dispatchLookUp(rig(), `  CoMensha\n\t${'\ud800'} 50 % & <b>#?</b> ${'word '.repeat(200)}`, null);
      const { url } = await lookedUp(rig(), /./);
      const words = decodeURIComponent(url.split('#/search/')[1] ?? '');
      expect(words).toMatch(/^CoMensha \ufffd 50 % & <b>#\?<\/b> word word/);
      expect(words.length).toBeLessThanOrEqual(200);
    });
  }
});
