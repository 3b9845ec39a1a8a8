import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { pause, settledMarks } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';
import { smallPdf } from './rig/small-pdf.ts';
import { toolbarOf, waitForToolbar } from './rig/toolbar.ts';

declare const browser: Browser;

/** Longer than the background counts on after it was told of marks. */
const CALM_MS = 6_000;

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>${body}`;

const changeSettings = (rig: Rig, patch: { sitesOff?: string[]; badge?: boolean }) =>
  rig.inExtension(async (wanted: { sitesOff?: string[]; badge?: boolean }) => {
    const { settings } = (await browser.storage.local.get('settings')) as {
      settings?: { sitesOff: string[]; marks: object };
    };
    const old = settings ?? {
      version: 2,
      language: 'browser',
      theme: 'system',
      marks: { style: 'line', certainOnly: false, broad: 'onTopic', badge: true },
      hover: { open: 'hover', dwellMs: 150, graceMs: 300 },
      sitesOff: [],
    };
    const marks = { ...old.marks, ...(wanted.badge === undefined ? {} : { badge: wanted.badge }) };
    await browser.storage.local.set({ settings: { ...old, marks, sitesOff: wanted.sitesOff ?? old.sitesOff } });
  }, patch);

inBrowsers('the toolbar icon', (rig, browserName) => {
  let tab: Tab;
  let tabId: number;
  let url: string;

  test('counts entities, not places, over all frames, and names none', async () => {
    const framed = rig().site.serve('/framed.html', page('<p>Rabobank and CoMensha fight human trafficking.</p>'), {
      host: 'elsewhere',
    });
    url = rig().site.serve(
      '/article.html',
      page(
        `<p>CoMensha helps victims of human trafficking. CoMensha works with ABN AMRO.</p><iframe id="f" src="${framed}" width="600" height="300"></iframe>`,
      ),
    );
    tab = await rig().open(url);
    tabId = await rig().tabId(tab);
    await settledMarks(tab, { atLeast: 3 });
    await settledMarks(await tab.frame('#f'), { atLeast: 2 });
    await waitForToolbar(rig(), tabId, { badge: '3', title: /reads this page$/ });
    expect((await toolbarOf(rig(), tabId)).title).not.toMatch(/CoMensha|ABN|Rabobank|\d/);
  });

  test('follows the page, also after the background was stopped', async () => {
    await rig().stopBackground();
    await tab.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<p id="more">Polaris Project fights human trafficking too.</p>');
    });
    await waitForToolbar(rig(), tabId, { badge: '4' });
    await tab.evaluate(() => document.getElementById('more')?.remove());
    await waitForToolbar(rig(), tabId, { badge: '3' });
  });

  test('no longer counts a frame that goes, or that goes elsewhere', async () => {
    const framed = rig().site.serve('/going.html', page('<p>Rabobank fights human trafficking with Europol.</p>'));
    const bare = rig().site.serve('/bare.html', page('<p>Nobody is named here.</p>'));
    const frame = (id: string) => `<iframe id="${id}" src="${framed}" width="600" height="300"></iframe>`;
    const other = await rig().open(
      rig().site.serve('/around.html', page(`<p>CoMensha against human trafficking.</p>${frame('a')}`)),
    );
    const id = await rig().tabId(other);
    await settledMarks(await other.frame('#a'), { atLeast: 2 });
    await waitForToolbar(rig(), id, { badge: '3' });
    // What was told before is counted by then, and nobody counts again by himself.
    await pause(CALM_MS);
    await other.evaluate(() => document.getElementById('a')?.remove());
    await waitForToolbar(rig(), id, { badge: '1' });
    await other.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), frame('b'));
    await waitForToolbar(rig(), id, { badge: '3' });
    await pause(CALM_MS);
    await other.evaluate((to) => {
      (document.getElementById('b') as HTMLIFrameElement).src = to;
    }, bare);
    await waitForToolbar(rig(), id, { badge: '1' });
    await other.close();
    await tab.activate();
  });

  test('has no number where the reader wants none, and has it again', async () => {
    await changeSettings(rig(), { badge: false });
    await waitForToolbar(rig(), tabId, { badge: '' });
    await changeSettings(rig(), { badge: true });
    await waitForToolbar(rig(), tabId, { badge: '3' });
  });

  test('says that a site is off, and that it is on again', async () => {
    await changeSettings(rig(), { sitesOff: ['page.test'] });
    await waitForToolbar(rig(), tabId, { title: /off on this site$/, badge: '' });
    await rig().stopBackground();
    await tab.goto(url);
    await waitForToolbar(rig(), tabId, { title: /off on this site$/, badge: '' });
    await changeSettings(rig(), { sitesOff: [] });
    await waitForToolbar(rig(), tabId, { title: /reads this page$/, badge: '3' });
  });

  test('says that a page cannot be read, and forgets it with the next one', async () => {
    await tab.goto(browserName === 'chromium' ? 'chrome://version/' : 'about:license');
    await waitForToolbar(rig(), tabId, { title: /cannot read this page$/, badge: '' });
    await tab.goto(url);
    await waitForToolbar(rig(), tabId, { title: /reads this page$/, badge: '3' });
  });

  test('says so of a PDF too, which tells when it is there in an order of its own', async () => {
    const goTo = (address: string) =>
      rig().inExtension(([id, to]) => browser.tabs.update(id, { url: to }).then(() => undefined), [
        tabId,
        address,
      ] as const);
    const pdf = rig().site.serve('/paper.pdf', smallPdf('CoMensha helps victims.'), { type: 'application/pdf' });
    await goTo(pdf);
    await waitForToolbar(rig(), tabId, { title: /cannot read this page$/, badge: '' });
    await goTo(url);
    await waitForToolbar(rig(), tabId, { title: /reads this page$/, badge: '3' });
  });

  const unread: [string, () => string][] = [['an empty page of the browser', () => 'about:blank']];
  if (browserName === 'chromium') unread.push(['the source of a page', () => `view-source:${url}`]);
  test.each(unread)('says of %s, as the popup does, that it is not read', async (_, addressOf) => {
    const empty = await rig().open(url);
    const emptyId = await rig().tabId(empty);
    await waitForToolbar(rig(), emptyId, { title: /reads this page$/, badge: '3' });
    await empty.goto(addressOf());
    await waitForToolbar(rig(), emptyId, { title: /cannot read this page$/, badge: '' });
    // Nor is it said to be read a moment later.
    await pause(1_500);
    await waitForToolbar(rig(), emptyId, { title: /cannot read this page$/, badge: '' });
    await empty.close();
  });

  test('counts nothing on a page without names, which is read all the same', async () => {
    await tab.goto(rig().site.serve('/plain.html', page('<p>Nothing of note.</p>')));
    await waitForToolbar(rig(), tabId, { title: /reads this page$/, badge: '' });
  });
});
