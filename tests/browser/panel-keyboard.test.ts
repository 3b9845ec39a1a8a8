import { Cite, type Item } from '@citation-js/core';
import { expect, test } from 'vitest';
import { marksOf, settledMarks, until } from './rig/gestures.ts';
import { type GoldPage, goldPlaces, samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openBeside } from './rig/open-beside.ts';
import type { Tab } from './rig/rig.ts';

const article = samplePages().find(({ name }) => name === 'sample-en') as GoldPage;

/** What has the focus: its name as a reader hears it, and whether it fits a selector. */
const focusOf = (tab: Tab, selector: string) =>
  tab.evaluate((wanted) => {
    const element = document.activeElement;
    return {
      fits: element?.matches(wanted) ?? false,
      name: element?.getAttribute('aria-label') ?? element?.textContent?.slice(0, 60) ?? '',
    };
  }, selector);

/** Presses a key until the focus is where it is wanted. */
async function goTo(tab: Tab, selector: string, key = 'Tab', most = 60): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    const { fits, name } = await focusOf(tab, selector);
    if (fits) return;
    passed.push(name);
    await tab.press(key);
  }
  throw new Error(`${key} never reached ${selector}; it passed ${passed.join(' | ')}.`);
}

/** Keeps the files that are saved, as the browser's own folder is not the test's to read. */
const keepFiles = (panel: Tab): Promise<void> =>
  panel.evaluate(() => {
    const kept = window as unknown as { files: { name: string; text: string }[] };
    kept.files = [];
    const blobs = new Map<string, Blob>();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      const address = make.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const blob = blobs.get(this.href);
      if (blob) void blob.text().then((text) => kept.files.push({ name: this.download, text }));
    };
  });

/** Saves by Enter. */
async function saveFile(panel: Tab): Promise<{ name: string; text: string }> {
  await panel.evaluate(() => {
    (window as unknown as { files: unknown[] }).files = [];
  });
  await panel.press('Enter');
  const [file] = await until(
    'the file',
    () => panel.evaluate(() => (window as unknown as { files: { name: string; text: string }[] }).files),
    (files) => files.length === 1,
  );
  return file as { name: string; text: string };
}

/** Waits until the page shows so many marks. */
const placesShown = (page: Tab, count: number) =>
  until(
    `${count} marks`,
    () => marksOf(page).then((marks) => marks.length),
    (shown) => shown === count,
  );

/** Of some entities the one whose first two places stand furthest apart, with the blocks of the two. */
function farApart(entities: readonly string[]): { entity: string; blocks: number[] } {
  const places = new Map<string, number[]>(entities.map((entity) => [entity, []]));
  for (const [block, { mentions }] of article.blocks.entries())
    for (const { entity } of mentions) places.get(entity)?.push(block);
  const apart = ([first = 0, second = first]: number[]) => second - first;
  const [entity, blocks] = [...places].sort(([, a], [, b]) => apart(b) - apart(a))[0] ?? ['', []];
  return { entity, blocks: blocks.slice(0, 2) };
}

/** “abc \[1\]” → “abc [1]”. */
const plain = (markdown: string) => markdown.replace(/\\([\\`*_[\]<>&~|])/g, '$1');

inBrowsers('an analyst at the keyboard', (rig) => {
  let page: Tab;
  let panel: Tab;

  test('filters goal 4, and the page shows its marks only', async () => {
    page = await rig().open(rig().site.serve('/sample.en.html', article.html));
    await settledMarks(page, { atLeast: goldPlaces(article).length });
    panel = await openBeside(rig(), page);
    await panel.activate();
    await goTo(panel, '.goal-btn[aria-label^="Goal 4"]');
    await panel.press('Enter');
    const told = await until(
      'the filter',
      () => panel.evaluate(() => document.querySelector('.filter-told [role=status]')?.textContent ?? ''),
      (text) => text.includes('Goal 4'),
    );
    expect(told).toMatch(/Goal 4, Remedy\. \d+ of \d+ names\. The page shows only these marks\./);
    // The button that was pressed still has the focus.
    expect((await focusOf(panel, '.goal-btn[aria-pressed=true]')).fits).toBe(true);
    const rows = await panel.evaluate(() => document.querySelectorAll('[data-row]').length);
    expect(rows).toBeGreaterThan(1);
    await until(
      'fewer marks',
      () => marksOf(page),
      (marks) => marks.length > 0 && marks.length < goldPlaces(article).length,
    );
  });

  test('jumps to a mention and on to the next', async () => {
    const left = await panel.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset.row?.split(' ')[1] ?? ''),
    );
    const { entity, blocks } = farApart(left);
    await goTo(panel, '[data-row]');
    await goTo(panel, `[data-row="all ${entity}"]`, 'ArrowDown');
    for (const [place, key] of ['Enter', 'ArrowRight'].entries()) {
      await panel.press(key);
      await until(
        `place ${place + 1}`,
        () => panel.evaluate(() => document.querySelector('.row-foot [role=status]')?.textContent ?? ''),
        (told) => told.startsWith(`${place + 1} `),
      );
      expect((await focusOf(panel, `[data-row="all ${entity}"][aria-current=true]`)).fits).toBe(true);
      // A page that is not in front does not scroll to the end.
      await page.activate();
      await until(
        `the block ${blocks[place]} in view, and not the other`,
        () =>
          page.evaluate(
            (wanted) =>
              wanted.map((block) => {
                const { top = -1, bottom = -1 } =
                  document.querySelector(`[data-block="${block}"]`)?.getBoundingClientRect() ?? {};
                return bottom > 0 && top < innerHeight;
              }),
            blocks,
          ),
        (inView) => inView[place] === true && inView[1 - place] === false,
      );
      await panel.activate();
    }
  });

  test('exports the brief for Zotero', async () => {
    await goTo(panel, '[role=tab][aria-selected=true]', 'Shift+Tab');
    await panel.press('End');
    await until(
      'the brief',
      () => panel.evaluate(() => document.querySelectorAll('.ways-out button:not(:disabled)').length),
      (ready) => ready > 0,
    );
    expect((await focusOf(panel, '[role=tab][aria-selected=true]')).name).toBe('Brief');
    await keepFiles(panel);
    await goTo(panel, '.seg button:nth-of-type(4)');
    await panel.press('Enter');
    await goTo(panel, '.ways-out .primary');
    const { name, text } = await saveFile(panel);
    expect(name).toMatch(/^brief-[a-z0-9.-]+-\d{4}-\d\d-\d\d\.csl\.json$/);
    const items = JSON.parse(text) as Item[];
    expect(items.length).toBeGreaterThan(5);
    expect(new Cite(items, { generateGraph: false }).get({ format: 'real', type: 'json' })).toEqual(items);
    expect(items[0]).toMatchObject({ type: 'webpage', URL: expect.stringContaining('/sample.en.html') });
    expect(items.at(-1)).toMatchObject({ type: 'dataset', note: expect.stringMatching(/sha256-[0-9a-f]{64}/) });
  });

  test('and in Markdown, in which every statement has a source', async () => {
    await goTo(panel, '.seg button:nth-of-type(1)', 'Shift+Tab');
    await panel.press('Enter');
    await goTo(panel, '.ways-out .primary');
    const { name, text } = await saveFile(panel);
    expect(name).toMatch(/\.md$/);
    const sections = plain(text).split(/^## /m).slice(1);
    const sources = sections.find((section) => section.startsWith('Sources\n')) ?? '';
    const entities = sections.filter((section) => !/^(?:Sources|Dataset)\n/.test(section));
    expect(entities.length).toBeGreaterThan(1);
    for (const section of entities) {
      const [heading = '', , , , description = ''] = section.split('\n');
      const statements = [description, ...section.split('\n').filter((line) => line.startsWith('- '))];
      expect(statements.length, heading).toBeGreaterThan(1);
      // Only what serves goal 4 is left.
      expect(section, heading).toMatch(/^- Goal 4 Remedy/m);
      for (const statement of statements) {
        const cited = [...statement.matchAll(/\[(\d+)\]/g)].map(([, number]) => number);
        expect(cited.length, statement).toBeGreaterThan(0);
        for (const number of cited) expect(sources).toMatch(new RegExp(`^${number}\\. \\S`, 'm'));
      }
    }
  });

  test.each([
    ['role', '.filters select:nth-of-type(1)', 0],
    ['kind', '.filters select:nth-of-type(2)', 1],
  ])('filters by %s, on the page too, and takes the filter back', async (_what, field, place) => {
    await goTo(panel, '[role=tab][aria-selected=true]', 'Shift+Tab');
    await panel.press('Home');
    if ((await panel.evaluate(() => document.querySelectorAll('.filter-told').length)) > 0) await showAll();
    await goTo(panel, field);
    await panel.press('ArrowDown');
    await until(
      'the filter',
      () => panel.evaluate((at) => document.querySelectorAll('select')[at]?.className ?? '', place),
      (name) => name.includes('is-on'),
    );
    const told = await panel.evaluate(() => document.querySelector('.filter-told [role=status]')?.textContent ?? '');
    expect(told).toMatch(/\d+ of \d+ names\. The page shows only these marks\./);
    const counted = await panel.evaluate(() =>
      [...document.querySelectorAll('[data-row] .times')].reduce(
        (sum, { textContent }) => sum + (Number.parseInt(textContent ?? '', 10) || 0),
        0,
      ),
    );
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThan(goldPlaces(article).length);
    await placesShown(page, counted);
    await showAll();
  });

  async function showAll(): Promise<void> {
    await goTo(panel, '.filter-told .link');
    await panel.press('Enter');
    await placesShown(page, goldPlaces(article).length);
    // The button that was pressed is gone; the focus is not.
    expect((await focusOf(panel, '.filters select')).fits).toBe(true);
    await goTo(panel, '[role=tab][aria-selected=true]', 'Shift+Tab');
  }
});
