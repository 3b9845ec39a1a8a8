import { expect, test } from 'vitest';
import { type DockedPanel, openDocked } from './rig/docked-panel.ts';
import { marksOf, settledMarks, until } from './rig/gestures.ts';
import { type GoldPage, goldCounts, goldPlaces, samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const article = samplePages().find(({ name }) => name === 'sample-en') as GoldPage;
const all = Object.keys(goldCounts(article)).sort();

const marksShown = (page: Tab, what: string, wanted: (count: number) => boolean) =>
  until(what, () => marksOf(page).then(({ length }) => length), wanted);

inBrowsers('the side panel, docked beside the page', (rig) => {
  let page: Tab;
  let panel: DockedPanel;

  test('opens from the popup, and lists the names of the page', async () => {
    page = await rig().open(rig().site.serve('/sample.en.html', article.html));
    await settledMarks(page, { atLeast: goldPlaces(article).length });
    panel = await openDocked(rig(), page);
    const view = await panel.until('the whole list', ({ rows, text }) => rows.length > 0 && /read in full/.test(text));
    expect(view?.rows.toSorted()).toEqual(all);
    expect(view?.title).toBe(await page.evaluate(() => document.title));
    expect(view?.width).toBeLessThan(700);
  });

  test('a name chosen there is brought into view and flashes', async () => {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const seen = new Set<string>();
    const view = await panel.view();
    for (const id of view?.rows.slice(-3) ?? []) {
      await panel.press(`[data-row="all ${id}"]`);
      await until(
        'the flash',
        () => marksOf(page).then((marks) => marks.filter(({ names }) => names.includes('m4'))),
        (marks) => {
          for (const { text } of marks) seen.add(text);
          return marks.length === 1;
        },
      );
    }
    expect(seen.size).toBeGreaterThan(1);
    await until(
      'the page scrolled',
      () => page.evaluate(() => scrollY),
      (at) => at > 0,
    );
  });

  test('a goal leaves its marks only on the page', async () => {
    await panel.press('.goal-btn:nth-of-type(4)');
    await panel.until('the filter', ({ text }) => text.includes('Goal 4, Remedy.'));
    await marksShown(page, 'fewer marks', (count) => count > 0 && count < goldPlaces(article).length);
    await panel.press('.filter-told .link');
    await marksShown(page, 'all marks', (count) => count === goldPlaces(article).length);
  });

  test('follows the tab in front, a new address in it, and says why a page has no list', async () => {
    const other = await rig().open(
      rig().site.serve('/other.html', '<!doctype html><html lang="en"><title>Another page</title><p>Only CoMensha.'),
    );
    await other.activate();
    await panel.until('the other page', ({ title, rows }) => title === 'Another page' && rows.join() === 'comensha');
    await other.goto(
      rig().site.serve('/third.html', '<!doctype html><html lang="en"><title>A third</title><p>ABN AMRO alone.'),
    );
    await panel.until('the third page', ({ title, rows }) => title === 'A third' && rows.join() === 'abn-amro');
    await page.activate();
    await panel.until('the article', ({ rows }) => rows.length === all.length);
    const own = await rig().openExtensionPage('/options.html');
    await own.activate();
    await panel.until('why not', ({ rows, text }) => rows.length === 0 && text.includes('This page cannot be read'));
    await page.activate();
    await panel.until('the article again', ({ rows }) => rows.length === all.length);
  });

  test('closed while it filters, it gives the page all its marks again', async () => {
    await panel.press('.goal-btn:nth-of-type(1)');
    await marksShown(page, 'fewer marks', (count) => count < goldPlaces(article).length);
    await panel.close();
    await marksShown(page, 'all marks', (count) => count === goldPlaces(article).length);
  });

  test('opens at each press, however soon after the last', async () => {
    for (let round = 0; round < 3; round++) {
      const again = await openDocked(rig(), page);
      await again.until('the list', ({ rows }) => rows.length === all.length);
      await again.close();
    }
  });
});
