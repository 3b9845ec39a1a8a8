import { expect, test } from 'vitest';
import {
  cardOf,
  hover,
  hoverMark,
  leave,
  marksOf,
  pause,
  pointOfText,
  settledMarks,
  until,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { finishedReports } from './rig/report.ts';
import type { Scope, Tab } from './rig/rig.ts';
import { waitForToolbar, waitForWords } from './rig/toolbar.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>${body}`;

inBrowsers('the key that hides everything', (rig) => {
  let tab: Tab;
  let tabId: number;
  let frame: Scope;
  let url: string;
  let visits = 0;
  /** The page as it is when it is opened: what was hidden before is not. */
  const openAnew = async () => {
    await tab.activate();
    await tab.goto(`${url}?${visits++}`);
    await settledMarks(tab);
    frame = await tab.frame('#f');
    await settledMarks(frame);
  };
  const hide = async () => {
    await rig().runCommand(tab, 'hide-marks');
    await noMarks(tab);
    await noMarks(frame);
  };
  const addName = () =>
    tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>ABN AMRO fights human trafficking.</p>'));
  const noMarks = (scope: Scope) =>
    until(
      'the marks to go',
      () => marksOf(scope),
      (marks) => marks.length === 0,
    );

  test('takes marks and card away, in frames too', async () => {
    const framed = rig().site.serve('/framed.html', page('<p>Rabobank fights human trafficking.</p>'), {
      host: 'elsewhere',
    });
    url = rig().site.serve(
      '/article.html',
      page(
        `<p>CoMensha helps victims of human trafficking.</p><iframe id="f" src="${framed}" width="600" height="300"></iframe>`,
      ),
    );
    tab = await rig().open(url);
    tabId = await rig().tabId(tab);
    await settledMarks(tab);
    frame = await tab.frame('#f');
    await settledMarks(frame);
    await waitForToolbar(rig(), tabId, { badge: '2' });
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await rig().runCommand(tab, 'hide-marks');
    await waitForNoCard(tab);
    await noMarks(tab);
    await noMarks(frame);
    await waitForToolbar(rig(), tabId, { title: /marks on this page are hidden$/, badge: '' });
  });

  test('leaves no card to pointer or key, and covers what the page adds', async () => {
    await openAnew();
    await hide();
    await leave(tab);
    await hover(tab, await pointOfText(tab, 'CoMensha'));
    await rig().runCommand(tab, 'next-mention');
    await addName();
    // Nothing is to happen, which only time can show.
    await pause(1_500);
    expect(await cardOf(tab)).toBeNull();
    expect(await marksOf(tab)).toEqual([]);
  });

  test('lets none of many new marks show, not even for a frame', async () => {
    await openAnew();
    await hide();
    // Highlights come and go by the frame: each is looked at, from the first that is added to the last.
    const seen = await tab.evaluate(async () => {
      let most = 0;
      let isDone = false;
      const look = () => {
        let count = 0;
        for (const [name, highlight] of CSS.highlights) if (/^[mt][1-4]/.test(name)) count += highlight.size;
        most = Math.max(most, count);
        if (!isDone) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      for (let round = 0; round < 6; round++) {
        const names = '<p>ABN AMRO, CoMensha, Rabobank, FIU-Nederland and ING fight human trafficking.</p>'.repeat(600);
        document.body.insertAdjacentHTML('beforeend', names);
        await new Promise((resolve) => setTimeout(resolve, 700));
      }
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      isDone = true;
      return most;
    });
    expect(seen).toBe(0);
    // They were there to be seen.
    await rig().runCommand(tab, 'hide-marks');
    // So many are counted in the page: to read each takes a busy machine longer than an answer is waited for.
    await until(
      'all marks',
      () =>
        tab.evaluate(() => {
          let count = 0;
          for (const [name, highlight] of CSS.highlights) if (/^[mt][1-4]/.test(name)) count += highlight.size;
          return count;
        }),
      (count) => count > 15_000,
    );
  });

  test('is told of in the popup, which can show the marks again', async () => {
    await openAnew();
    await hide();
    await addName();
    // Nothing on the page shows that it is read, and once the popup is in front it is not.
    await until(
      'the name to be read',
      async () => (await finishedReports(rig(), tabId)).flatMap(({ entities }) => entities.map(({ lead }) => lead.id)),
      (ids) => ids.includes('abn-amro'),
    );
    const popup = await rig().openExtensionPage(`/popup.html?tab=${tabId}`);
    await waitForWords(popup, /The marks on this page are hidden/);
    // The page is still read, and so its names are listed.
    await waitForWords(popup, /ABN AMRO/);
    await popup.activate();
    await popup.evaluate(() => document.querySelector<HTMLElement>('.hidden-marks button')?.focus());
    await popup.press('Enter');
    await until(
      'the button to go, and the focus to be in the field',
      () => popup.evaluate(() => [!document.querySelector('.hidden-marks'), document.activeElement?.localName].join()),
      (seen) => seen === 'true,input',
    );
    await tab.activate();
    await settledMarks(tab, { atLeast: 2 });
    await settledMarks(frame);
    await popup.close();
    await waitForToolbar(rig(), tabId, { title: /reads this page$/, badge: '3' });
  });

  test('brings everything back when pressed again, whatever became of the background', async () => {
    await openAnew();
    await hide();
    await rig().stopBackground();
    await rig().runCommand(tab, 'hide-marks');
    await settledMarks(tab);
    await settledMarks(frame);
  });

  test('holds for the page at hand: the next one has marks', async () => {
    await openAnew();
    await hide();
    await tab.goto(`${url}?next`);
    await settledMarks(tab);
    await waitForToolbar(rig(), tabId, { title: /reads this page$/ });
  });

  test('hides and shows where only a frame is read', async () => {
    const framed = rig().site.serve('/framed.html', page('<p>Rabobank fights human trafficking.</p>'), {
      host: 'elsewhere',
    });
    // A document without an address is not ours to read; the frame is.
    const body = page(`<iframe id="f" src="${framed}" width="600" height="300"></iframe>`);
    const around = await rig().open(`data:text/html,${encodeURIComponent(body)}`);
    const inner = await around.frame('#f');
    await settledMarks(inner);
    expect(await marksOf(around)).toEqual([]);
    await rig().runCommand(around, 'hide-marks');
    await noMarks(inner);
    await rig().runCommand(around, 'hide-marks');
    await settledMarks(inner);
    await around.close();
  });
});
