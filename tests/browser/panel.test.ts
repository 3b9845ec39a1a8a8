import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { axe } from './rig/axe.ts';
import { marksOf, pause, settledMarks, until } from './rig/gestures.ts';
import { type GoldPage, goldCounts, goldPlaces, markedPlaces, samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openBeside } from './rig/open-beside.ts';
import type { Mark, Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

const article = samplePages().find(({ name }) => name === 'sample-en') as GoldPage;

/** The entities of the list with the number of their places. */
const listed = (panel: Tab): Promise<Record<string, number>> =>
  panel.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => [
        row.dataset.row?.split(' ').at(-1) ?? '',
        Number.parseInt(row.querySelector('.times')?.textContent ?? '', 10),
      ]),
    ),
  );

/** Presses the element that a selector names with the real pointer, as some things are only allowed then. */
async function press(tab: Tab, selector: string): Promise<void> {
  await tab.activate();
  const point = await until(
    selector,
    () =>
      tab.evaluate((wanted) => {
        const element = document.querySelector(wanted);
        element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
        return { x: x + width / 2, y: y + height / 2, width };
      }, selector),
    ({ width }) => width > 0,
  );
  await tab.click(point);
}

const showView = async (panel: Tab, view: 'names' | 'goals' | 'initiatives' | 'brief') => {
  await press(panel, `#view-${view}`);
  await until(
    `the view ${view}`,
    () => panel.evaluate((id) => document.getElementById(id)?.getAttribute('aria-selected'), `view-${view}`),
    (selected) => selected === 'true',
  );
};

const gold = goldPlaces(article);
/** Places of some entities only, as `goldPlaces`. */
const placesOf = (entities: readonly string[]): string[] =>
  goldPlaces({
    ...article,
    blocks: article.blocks.map((block) => ({
      ...block,
      mentions: block.mentions.filter(({ entity }) => entities.includes(entity)),
    })),
  });

const placesWhen = (page: Tab, what: string, wanted: readonly string[]): Promise<Mark[]> =>
  until(
    what,
    () => marksOf(page),
    (marks) => markedPlaces(marks).join('\n') === wanted.join('\n'),
  );

/** Of all entities of the article the one whose first place stands furthest down. */
const last = (() => {
  const seen = new Map<string, { block: number; text: string }>();
  for (const [block, { text, mentions }] of article.blocks.entries()) {
    for (const { entity, start, end } of mentions) {
      if (!seen.has(entity)) seen.set(entity, { block, text: text.slice(start, end) });
    }
  }
  const [entity, place] = [...seen].at(-1) as [string, { block: number; text: string }];
  return { entity, ...place };
})();

/** A page that goes while it waits for an answer of the browser is a fault to Firefox's console. */
async function closeQuietly(tab: Tab): Promise<void> {
  await pause(500);
  await tab.close();
}

const isPanelOpen = (rig: Rig): Promise<boolean> =>
  rig.inExtension(async () => {
    type Contexts = { getContexts?(filter: unknown): Promise<unknown[]> };
    if (browser.sidebarAction) return browser.sidebarAction.isOpen({});
    return ((await (browser.runtime as Contexts).getContexts?.({ contextTypes: ['SIDE_PANEL'] })) ?? []).length > 0;
  });

inBrowsers('the side panel', (rig) => {
  let page: Tab;
  let panel: Tab;

  test('lists what the page names, with the number of places', async () => {
    // On a busy machine a page can be open before the extension, only just installed, reads pages.
    await until(
      'the page script',
      () => rig().inExtension(() => browser.scripting.getRegisteredContentScripts()),
      (scripts) => scripts.length > 0,
    );
    page = await rig().open(rig().site.serve('/sample.en.html', article.html));
    await settledMarks(page, { atLeast: gold.length });
    panel = await openBeside(rig(), page);
    expect(await listed(panel)).toEqual(goldCounts(article));
  });

  test('a name chosen there is brought into view on the page, and flashes', async () => {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await press(panel, `[data-row="all ${last.entity}"]`);
    const flashing = await until(
      'the flash',
      () => marksOf(page).then((marks) => marks.filter(({ names }) => names.includes('m4'))),
      (marks) => marks.length > 0,
    );
    expect(flashing.map(({ text, block }) => ({ text, block }))).toEqual([
      { text: last.text, block: String(last.block) },
    ]);
    // Only now: a page comes to the front, and its scrolling to an end, after the flash is over.
    await page.activate();
    await until(
      'the place in view',
      () =>
        page.evaluate((block) => {
          const { top = -1, bottom = -1 } =
            document.querySelector(`[data-block="${block}"]`)?.getBoundingClientRect() ?? {};
          return { scrolled: scrollY, isInView: bottom > 0 && top < innerHeight };
        }, last.block),
      ({ scrolled, isInView }) => scrolled > 0 && isInView,
    );
    await until(
      'the end of the flash',
      () => marksOf(page),
      (marks) => marks.every(({ names }) => !names.includes('m4')),
    );
  });

  test('a goal leaves its marks only on the page, and taken back gives all of them again', async () => {
    // Of an earlier try.
    if (await panel.evaluate(() => document.querySelector('.filter-told .link') !== null))
      await press(panel, '.filter-told .link');
    await press(panel, '.goal-btn:nth-of-type(4)');
    await until(
      'the filter',
      () => panel.evaluate(() => document.querySelector('.filter-told')?.textContent ?? ''),
      (text) => text.includes('Goal 4'),
    );
    const left = Object.keys(await listed(panel));
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(Object.keys(goldCounts(article)).length);
    const wanted = placesOf(left);
    expect(wanted.length).toBeLessThan(gold.length);
    await placesWhen(page, 'the marks of goal 4', wanted);
    await press(panel, '.filter-told .link');
    await placesWhen(page, 'all marks', gold);
    expect(await listed(panel)).toEqual(goldCounts(article));
  });

  test('the panel gone, the page has all its marks again', async () => {
    const second = await openBeside(rig(), page);
    await press(second, '.goal-btn:nth-of-type(1)');
    await until(
      'fewer marks',
      () => marksOf(page),
      (marks) => marks.length < gold.length,
    );
    await closeQuietly(second);
    await placesWhen(page, 'all marks', gold);
  });

  test('the brief in Markdown tells each entity, with sources that it lists', async () => {
    const headwords = await panel.evaluate(() =>
      [...document.querySelectorAll('[data-row] .name > span:first-child')].map(({ textContent }) => textContent ?? ''),
    );
    expect(headwords.length).toBe(Object.keys(goldCounts(article)).length);
    await showView(panel, 'brief');
    await until(
      'all roles',
      () => panel.evaluate(() => document.querySelectorAll('.ways-out button:disabled').length),
      (disabled) => disabled === 0,
    );
    // The clipboard itself is not the test's to read; what is handed to it is.
    await panel.evaluate(() => {
      const copies = window as { copied?: string };
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: async (text: string) => {
          copies.copied = text;
        },
      });
    });
    await press(panel, '.ways-out button:last-of-type');
    const copied = await until(
      'the text',
      () => panel.evaluate(() => (window as { copied?: string }).copied ?? ''),
      (text) => text !== '',
    );
    const text = copied.replace(/\\([\\`*_[\]<>&~|])/g, '$1');
    const sections = text.split(/^## /m);
    const sources = sections.find((section) => section.startsWith('Sources\n')) ?? '';
    for (const headword of headwords) {
      const section = sections.find((each) => each.startsWith(`${headword}\n`) || each.startsWith(`${headword}, `));
      const cited = [...(section ?? '').matchAll(/ \[(\d+)\]/g)].map(([, number]) => number);
      expect(cited.length, headword).toBeGreaterThan(0);
      for (const number of cited) expect(sources, headword).toMatch(new RegExp(`^${number}\\. \\S`, 'm'));
    }
  });

  test.each(['light', 'dark'])('has no fault of access that axe finds, in %s', async (theme) => {
    await rig().inExtension((settings) => browser.storage.local.set({ settings }), { ...DEFAULT_SETTINGS, theme });
    await until(
      'the colours',
      () => panel.evaluate(() => document.documentElement.dataset.theme),
      (shown) => shown === theme,
    );
    for (const view of ['brief', 'goals', 'initiatives', 'names'] as const) {
      await showView(panel, view);
      expect(await panel.evaluate(axe), view).toEqual([]);
    }
    await press(panel, `[data-row="all ${last.entity}"]`);
    await press(panel, '.goal-btn:nth-of-type(4)');
    expect(await panel.evaluate(axe), 'an open row and a filter').toEqual([]);
    await press(panel, '.goal-btn:nth-of-type(4)');
  });

  test('follows the tab in front, and says why a page has no list', async () => {
    const following = await rig().openExtensionPage('/sidepanel.html');
    const other = await rig().open(
      rig().site.serve('/other.html', '<!doctype html><html lang="en"><title>Another page</title><p>Only CoMensha.'),
    );
    const shows = (what: string, wanted: (seen: { title: string; text: string; rows: number }) => boolean) =>
      until(
        what,
        () =>
          following.evaluate(() => ({
            title: document.querySelector('h1')?.textContent ?? '',
            text: document.querySelector('main')?.textContent ?? '',
            rows: document.querySelectorAll('[data-row]').length,
          })),
        wanted,
      );
    await other.activate();
    await shows('the other page', ({ title, rows }) => title === 'Another page' && rows === 1);
    await page.activate();
    await shows('the article', ({ rows }) => rows === Object.keys(goldCounts(article)).length);
    await panel.activate();
    await shows(
      'why not',
      ({ text, rows }) => rows === 0 && text.includes('This page belongs to Initiative Lens itself'),
    );
    await closeQuietly(following);
  });

  test('what goes when it is pressed gives the focus to the tab of the view', async () => {
    const second = await openBeside(rig(), page);
    await second.activate();
    const pressThere = async (words: string) => {
      await until(
        `the button “${words}”`,
        () =>
          second.evaluate((wanted) => {
            const all = [...document.querySelectorAll<HTMLElement>('.view button')];
            all.find(({ textContent }) => textContent === wanted)?.focus();
            return document.activeElement?.textContent === wanted;
          }, words),
        (isThere) => isThere,
      );
      await second.press('Enter');
      await until(
        'the button to go, and the focus to be on the tab',
        () =>
          second.evaluate(
            (wanted) => [
              [...document.querySelectorAll('.view button')].every(({ textContent }) => textContent !== wanted),
              document.activeElement?.matches('[role=tab][aria-selected=true]'),
            ],
            words,
          ),
        (seen) => seen.every((is) => is === true),
      );
    };
    await rig().inExtension(() =>
      browser.storage.local.set({ pause: { kind: 'hour', fromMs: Date.now(), untilMs: Date.now() + 3_600_000 } }),
    );
    await pressThere('End the pause');
    const { hostname } = new URL(await page.evaluate(() => location.href));
    await rig().inExtension((settings) => browser.storage.local.set({ settings }), {
      ...DEFAULT_SETTINGS,
      sitesOff: [hostname],
    });
    await pressThere('Mark names on this site again');
    await closeQuietly(second);
    await page.activate();
    await settledMarks(page, { atLeast: gold.length });
  });

  test('says once what is to be said, and the words of a page in their language', async () => {
    const paragraph = '<p>Opfer von Menschenhandel werden von CoMensha erfasst, sagt ABN AMRO.</p>';
    const long = `<!doctype html><html lang="de-AT"><meta charset="utf-8"><title>Ein Bericht</title>${paragraph.repeat(1_500)}`;
    const other = await rig().open(rig().site.serve('/kurz.html', '<!doctype html><title>Leer</title>'));
    const beside = await rig().openExtensionPage(`/sidepanel.html?tab=${await rig().tabId(other)}`);
    /** What a screen reader is told by itself; of words that came together with the place for them it may not be. */
    await beside.evaluate(() => {
      const heard = window as unknown as { said: string[] };
      heard.said = [];
      const known = new WeakMap<Element, string>();
      const listen = () => {
        for (const status of document.querySelectorAll('[role=status]')) {
          const words = status.textContent ?? '';
          const before = known.get(status);
          known.set(status, words);
          if (words === '' || words === before || status.getAttribute('aria-live') === 'off') continue;
          heard.said.push(before === undefined ? `too early: ${words}` : words);
        }
      };
      listen();
      heard.said = [];
      new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const said = () => beside.evaluate(() => (window as unknown as { said: string[] }).said);
    await other.activate();
    await other.goto(
      rig().site.serve('/lang.html', long.replace('</title>', '</title><p lang="nl">ABN AMRO zegt dit.')),
    );
    const told = await until('the end of the reading', said, (all) => all.some((words) => /read in full/.test(words)));
    expect(told.filter((words) => /so far/.test(words))).toEqual([]);

    await press(beside, '[data-row="all abn-amro"]');
    const seen = await until(
      'the passages',
      () =>
        beside.evaluate(() => ({
          row: document.querySelector('[data-row="all abn-amro"]')?.getAttribute('aria-current'),
          title: document.querySelector('h1')?.lang,
          passages: [...document.querySelectorAll<HTMLElement>('.passage')].map(({ lang }) => lang),
        })),
      ({ passages }) => passages.length > 2,
    );
    expect(seen).toMatchObject({ row: 'true', title: 'de' });
    expect(seen.passages.slice(0, 3)).toEqual(['nl', 'de', 'de']);

    await beside.evaluate(() => {
      (window as unknown as { said: string[] }).said = [];
    });
    await press(beside, '.goal-btn:nth-of-type(3)');
    await until('the filter to be told of', said, ({ length }) => length > 0);
    await pause(300);
    expect(await said()).toEqual([expect.stringMatching(/^Goal 3, .* of 2 names\./)]);
    await closeQuietly(beside);
    await other.close();
  });

  test('the popup’s button opens it', async () => {
    expect(await isPanelOpen(rig())).toBe(false);
    const popup = await rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(page)}`);
    await press(popup, '[aria-label="Side panel"]');
    await until(
      'the side panel',
      () => isPanelOpen(rig()),
      (isOpen) => isOpen,
    );
    await closeQuietly(popup);
  });
});
