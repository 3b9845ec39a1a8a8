import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { axe } from './rig/axe.ts';
import { cardOf, hoverMark, leave, pause, settledMarks, until, waitForDetails, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openBeside } from './rig/open-beside.ts';
import type { Scope, Tab } from './rig/rig.ts';

declare const browser: Browser;

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking and finance</title>
  <meta property="article:published_time" content="2019-05-12T10:00:00+02:00">
  <body style="margin:0;font:16px/24px sans-serif">
  <p style="margin:80px 40px">In the Netherlands ABN AMRO, CoMensha and FIU-Nederland work against human trafficking.</p>
  <p style="margin:80px 40px">A law on slavery: the Modern Slavery Act.</p>
  <p style="margin:360px 40px 40px"><textarea id="paste" rows="4" cols="40"></textarea></p></body></html>`;

/** The text of what fits a selector in the card; null where nothing does. */
const textIn = (scope: Scope, selector: string): Promise<string | null> =>
  scope.inCard((root, wanted) => root.querySelector(wanted)?.textContent ?? null, selector);

/** Presses something in the card with the real pointer. */
async function pressIn(tab: Tab, selector: string): Promise<void> {
  const point = await tab.inCard((root, wanted) => {
    const element = root.querySelector(wanted);
    element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2, width };
  }, selector);
  expect(point?.width, selector).toBeGreaterThan(0);
  await tab.click(point as { x: number; y: number });
}

/** The card as it stands in its closed root, and its styles. */
const copyOf = (scope: Scope): Promise<{ html: string; css: string } | null> =>
  scope.inCard((root) => {
    const copy = root.querySelector('.pop')?.cloneNode(true) as HTMLElement;
    copy.removeAttribute('popover');
    for (const styled of [copy, ...copy.querySelectorAll('[style]')]) styled.removeAttribute('style');
    const sheets = [
      ...root.adoptedStyleSheets,
      ...[...root.querySelectorAll('style')].flatMap(({ sheet }) => sheet ?? []),
    ];
    return {
      html: copy.outerHTML,
      css: sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n'),
    };
  }, null);

/**
 * Lays a copy of the card into the open: axe cannot look into a closed root. A page of the extension holds it, as no
 * script reads those.
 */
const layOpen = (page: Tab, card: { html: string; css: string; theme: string }): Promise<number> =>
  page.evaluate(({ html, css, theme }) => {
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) link.remove();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${css} .pop { position: static; opacity: 1; translate: none; transition: none; }`);
    document.adoptedStyleSheets = [sheet];
    document.documentElement.dataset.theme = theme;
    const main = document.createElement('main');
    const parsed = new DOMParser().parseFromString(`<h1 class="sr">Card</h1>${html}`, 'text/html');
    main.append(...parsed.body.children);
    document.body.replaceChildren(main);
    return document.querySelectorAll('.card button').length;
  }, card);

/** Opens a card anew, whatever an earlier test, or an earlier try of this one, left behind. */
async function openCard(tab: Tab, name: string): Promise<void> {
  await tab.activate();
  await tab.press('Escape');
  await leave(tab);
  await waitForNoCard(tab);
  await hoverMark(tab, name);
  await waitForDetails(tab, name);
}

inBrowsers('the card', (rig) => {
  let tab: Tab;
  let canvas: Tab | undefined;

  test('tells roles against the date that the page states; undated ones as such', async () => {
    tab = await rig().open(rig().site.serve('/dated.html', PAGE));
    await settledMarks(tab, { atLeast: 3 });
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    expect(await textIn(tab, '.card-scroll > .after')).toContain('Date of this page: 12 May 2019.');
    const times = await tab.inCard(
      (root) =>
        [...root.querySelectorAll('.role .when')].map((when) => ({
          isDated: /\d{4}/.test(when.textContent ?? ''),
          text: when.textContent ?? '',
        })),
      null,
    );
    expect(times?.length).toBeGreaterThan(3);
    for (const { isDated, text } of times ?? []) {
      if (isDated)
        expect(text).toMatch(
          /(?:held then|held then, ended since|began later|over by then|before that date|not known if held then)$/,
        );
      else expect(text).toBe('no date');
    }
    expect(times?.some(({ isDated }) => isDated)).toBe(true);
    expect(times?.some(({ isDated }) => !isDated)).toBe(true);
  });

  test('stays while the pointer rests on the word, and when it goes over to the card (WCAG 1.4.13)', async () => {
    await openCard(tab, 'CoMensha');
    const { rect } = await waitForDetails(tab, 'CoMensha');
    // Far longer than the time after which it goes when the pointer has left.
    await pause(2_500);
    expect(await cardOf(tab)).not.toBeNull();
    // Down from the word, across the gap, into the card.
    const { left, bottom } = (await tab.evaluate(() => {
      for (const highlight of (
        CSS as unknown as { highlights: Map<string, Iterable<AbstractRange>> }
      ).highlights.values())
        for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          if (range.toString() === 'CoMensha') return range.getBoundingClientRect().toJSON() as DOMRect;
        }
      return null;
    })) ?? { left: 0, bottom: 0 };
    for (let y = bottom - 6; y < rect.y + 60; y += 6) await tab.moveTo({ x: left + 20, y });
    await pause(2_500);
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
  });

  test('goes on Escape while the pointer stays where it is (WCAG 1.4.13)', async () => {
    await openCard(tab, 'CoMensha');
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test('is announced politely, in words', async () => {
    await openCard(tab, 'ABN AMRO');
    const live = await until(
      'the announcement',
      () => textIn(tab, '[role=status].live'),
      (text) => text !== '' && text !== null,
    );
    expect(live).toMatch(/^ABN AMRO, Bank, Netherlands\. Certain\. \S.*\.$/);
  });

  test('has targets of 24 px, or as much room around them (WCAG 2.5.8)', async () => {
    await openCard(tab, 'ABN AMRO');
    const small = await tab.inCard((root) => {
      const targets = [...root.querySelectorAll('button, a[href], textarea')]
        .map((element) => ({
          name: element.textContent || element.getAttribute('aria-label'),
          box: element.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0);
      const isSmall = ({ box }: { box: DOMRect }) => box.width < 24 || box.height < 24;
      const middle = ({ box }: { box: DOMRect }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
      return targets.filter(isSmall).flatMap((target) => {
        const { x, y } = middle(target);
        const crowded = targets.some((other) => {
          if (other === target) return false;
          const { left, right, top, bottom } = other.box;
          const toBox = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
          const at = middle(other);
          return toBox < 12 || (isSmall(other) && Math.hypot(at.x - x, at.y - y) < 24);
        });
        return crowded ? [`${target.name} ${target.box.width} × ${target.box.height}`] : [];
      });
    }, null);
    expect(small).toEqual([]);
  });

  test('puts a correction on the clipboard, with claim ids, sources, version and checksum', async () => {
    await openCard(tab, 'ABN AMRO');
    await pressIn(tab, '.correction .link');
    await until(
      'the word that it is copied',
      () => textIn(tab, '.correction [role=status]'),
      (told) => told === 'Copied. Nothing was sent.',
    );
    await tab.press('Escape');
    await waitForNoCard(tab);
    await tab.evaluate(() => document.getElementById('paste')?.focus());
    await tab.press('Control+v');
    const pasted = await until(
      'the pasted text',
      () => tab.evaluate(() => (document.getElementById('paste') as HTMLTextAreaElement).value),
      (text) => text !== '',
    );
    expect(pasted).toMatch(/^Correction to Initiative Lens: ABN AMRO\n/);
    expect(pasted).toContain('\nClaim entity:abn-amro\n');
    expect(pasted).toMatch(/\nClaim role:abn-amro\/[a-z0-9-]+\/[a-z-]+\n.+\nSources:\n- .+https:\/\//);
    expect(pasted).toMatch(/\nDataset \d{4}\.\d+\.\d+\nsha256-[0-9a-f]{64}\n/);
  });

  test('follows the reader’s language while it is open', async () => {
    await openCard(tab, 'FIU-Nederland');
    await rig().inExtension((settings) => browser.storage.local.set({ settings }), {
      ...DEFAULT_SETTINGS,
      language: 'nl' as const,
    });
    await until(
      'the Dutch card',
      () => textIn(tab, '.card-foot'),
      (text) => text?.includes('Niet bedoeld') === true,
    );
    expect(await tab.inCard((root) => root.querySelector('[role=dialog]')?.getAttribute('lang') ?? null, null)).toBe(
      'nl',
    );
    expect(await textIn(tab, '.card-scroll > .after')).toContain('Datum van deze pagina: 12 mei 2019.');
    await rig().inExtension((settings) => browser.storage.local.set({ settings }), DEFAULT_SETTINGS);
    await until(
      'the English card',
      () => textIn(tab, '.card-foot'),
      (text) => text?.includes('Not this') === true,
    );
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test.each([
    ['an entry', 'ABN AMRO', ''],
    ['an entry with its reasons', 'ABN AMRO', '.card-foot [aria-expanded]'],
    ['an entry after a correction', 'CoMensha', '.correction .link'],
    ['several candidates', 'Modern Slavery Act', ''],
    ['a name that is not meant', 'FIU-Nederland', '.card-foot .btn:not([aria-expanded], .go)'],
  ])('has no fault of access that axe finds, in both themes: %s', async (_state, name, pressed) => {
    await openCard(tab, name);
    if (pressed !== '') {
      const before = await textIn(tab, '.pop');
      await pressIn(tab, pressed);
      await until(
        'the change',
        () => textIn(tab, '.pop'),
        (text) => text !== before,
      );
    }
    const card = await copyOf(tab);
    if (!card) throw new Error('The card has gone.');
    expect(card.css.length).toBeGreaterThan(5_000);
    if (!canvas) {
      canvas = await rig().openExtensionPage('/welcome.html');
      const page = canvas;
      // It must have come to rest, or it would draw itself over the card.
      await until(
        'the page to lay it open on',
        () => page.evaluate(() => document.querySelector('h1')?.textContent ?? ''),
        (title) => title !== '',
      );
    }
    await canvas.activate();
    for (const theme of ['light', 'dark']) {
      expect(await layOpen(canvas, { ...card, theme })).toBeGreaterThan(1);
      expect(await canvas.evaluate(axe), theme).toEqual([]);
    }
    await tab.activate();
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test('side panel and brief tell the same', async () => {
    const panel = await openBeside(rig(), tab);
    await until(
      'the date',
      () => panel.evaluate(() => document.querySelector('.page-id')?.textContent ?? ''),
      (text) => text.includes('Date of this page: 12 May 2019'),
    );
    await panel.evaluate(() => document.getElementById('view-initiatives')?.click());
    const lines = await until(
      'the roles',
      () => panel.evaluate(() => [...document.querySelectorAll('.when-side')].map((line) => line.textContent ?? '')),
      (texts) => texts.length > 3,
    );
    expect(lines.some((line) => line.includes('no date'))).toBe(true);
    // Those without a role have no time.
    for (const line of lines.filter((each) => each !== ''))
      expect(line).toMatch(/held then|began later|over by then|before that date|not known|no date/);
    await panel.evaluate(() => document.getElementById('view-brief')?.click());
    const brief = await until(
      'the brief',
      () => panel.evaluate(() => document.querySelector('.paper pre')?.textContent ?? ''),
      (text) => text.includes('### Roles'),
    );
    expect(brief).toContain('Date of this page: 12 May 2019. “Then” beside a role is that date.');
    expect(brief).toMatch(/^- .*\((?:held then|began later|over by then|before that date).*\): \*\*/m);
  });
});
