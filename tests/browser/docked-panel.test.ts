import { expect, test } from 'vitest';
import { type DockedPanel, openDocked } from './rig/docked-panel.ts';
import { marksOf, settledMarks, until } from './rig/gestures.ts';
import { type GoldPage, goldCounts, goldPlaces, samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const sample = samplePages().find(({ name }) => name === 'sample-en') as GoldPage;
const all = Object.keys(goldCounts(sample)).sort();

const marksShown = (page: Tab, what: string, wanted: (count: number) => boolean) =>
  until(what, () => marksOf(page).then(({ length }) => length), wanted);

inBrowsers('the side panel, docked beside the page', (rig) => {
  let article: Tab | undefined;
  let docked: DockedPanel | undefined;

  /** The article in front and the panel beside it, with its list; opened where they are not. */
  const open = async (): Promise<{ page: Tab; panel: DockedPanel }> => {
    const page = article ?? (await rig().open(rig().site.serve('/sample.en.html', sample.html)));
    article = page;
    await page.activate();
    await settledMarks(page, { atLeast: goldPlaces(sample).length });
    if ((await docked?.view()) == null) docked = await openDocked(rig(), page);
    const panel = docked as DockedPanel;
    await panel.until('the whole list', ({ rows, text }) => rows.length > 0 && /read in full/.test(text));
    return { page, panel };
  };

  test('opens from the popup, and lists the names of the page', async () => {
    const { page, panel } = await open();
    const view = await panel.view();
    expect(view?.rows.toSorted()).toEqual(all);
    expect(view?.title).toBe(await page.evaluate(() => document.title));
    expect(view?.width).toBeLessThan(700);
  });

  test('a name chosen there is brought into view and flashes', async () => {
    const { page, panel } = await open();
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const seen = new Set<string>();
    const view = await panel.view();
    const flashes = () => marksOf(page).then((marks) => marks.filter(({ names }) => names.includes('m4')));
    for (const id of view?.rows.slice(-3) ?? []) {
      await until('the flash before to be over', flashes, (marks) => marks.length === 0);
      await panel.press(`[data-row="all ${id}"]`);
      await until('the flash', flashes, (marks) => {
        for (const { text } of marks) seen.add(text);
        return marks.length === 1;
      });
    }
    expect(seen.size).toBeGreaterThan(1);
    await until(
      'the page scrolled',
      () => page.evaluate(() => scrollY),
      (at) => at > 0,
    );
  });

  test('a goal leaves its marks only on the page', async () => {
    const { page, panel } = await open();
    await panel.press('.goal-btn:nth-of-type(4)');
    await panel.until('the filter', ({ text }) => text.includes('Goal 4, Remedy.'));
    await marksShown(page, 'fewer marks', (count) => count > 0 && count < goldPlaces(sample).length);
    await panel.press('.filter-told .link');
    await marksShown(page, 'all marks', (count) => count === goldPlaces(sample).length);
  });

  test('follows the tab in front, a new address in it, and says why a page has no list', async () => {
    const { page, panel } = await open();
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
    await panel.until(
      'why not',
      ({ rows, text }) => rows.length === 0 && text.includes('This page belongs to Initiative Lens itself'),
    );
    await page.activate();
    await panel.until('the article again', ({ rows }) => rows.length === all.length);
  });

  test('closed while it filters, it gives the page all its marks again', async () => {
    const { page, panel } = await open();
    await panel.press('.goal-btn:nth-of-type(1)');
    await marksShown(page, 'fewer marks', (count) => count < goldPlaces(sample).length);
    await panel.close();
    await marksShown(page, 'all marks', (count) => count === goldPlaces(sample).length);
  });

  test('opens at each press, however soon after the last', async () => {
    const { page, panel } = await open();
    await panel.close();
    for (let round = 0; round < 3; round++) {
      const again = await openDocked(rig(), page);
      await again.until('the list', ({ rows }) => rows.length === all.length);
      await again.close();
    }
  });
});
