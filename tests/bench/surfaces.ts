/**
 * How long a reader waits: for the first mention after install, for a card, for the popup and for the reference page.
 * In real Chromium, as a page or the surface itself sees it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { LEAD_MS } from '../../src/page/due-card.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { type ChromiumRig, launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';
import { installed } from './memory.ts';
import { samplePage } from './pages.ts';
import { makeStubExtension } from './stub-extension.ts';

const ROUNDS = 7;
const CARD_LIMIT_MS = 15_000;
const NAMES = ['CoMensha', 'Rabobank', 'Polaris Project', 'UNU-CPR'];
/** From the end of the pointer's way to the timer that opens the card. */
const TIMER_MS = DEFAULT_SETTINGS.hover.dwellMs - LEAD_MS;
const IS_FIELD = () => document.activeElement?.matches('[role=combobox]') === true;

export async function benchSurfaces(): Promise<BenchRow[]> {
  const first = [];
  for (let round = 0; round < 3; round++) first.push(await firstMention());
  const rig = await launchChromium({});
  try {
    await installed(rig);
    // What the compiler leaves behind in functions that are sent to a page.
    await rig.context.addInitScript('globalThis.__name = (value) => value;');
    // Before any script of ours hears of it.
    await rig.context.addInitScript(
      'addEventListener("pointermove", () => { globalThis.heardAt ||= performance.now(); }, true);',
    );
    const { later, opening, plain } = await cards(rig, async () => undefined);
    const stopped = await cards(rig, () => rig.stopBackground());
    const popup = await opened(rig, `${rig.extensionOrigin}/popup.html`, IS_FIELD);
    return [
      {
        what: 'sample article: from its end, as the parser tells it, to the first mark',
        value: await opened(
          rig,
          rig.site.serve('/article.html', samplePage().html),
          marked,
          () => (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.domInteractive ?? 0,
        ),
        unit: 'ms',
        note: 'with the wait for a frame',
      },
      {
        what: 'from the start of the background at install to the first mention shown',
        value: median(first),
        unit: 'ms',
        budget: 2000,
        note: 'with the time that the browser takes to open the page',
      },
      {
        what: 'dwell timer to card on screen: later cards',
        value: median(later),
        unit: 'ms',
        budget: 16,
        note: `the timer fires ${LEAD_MS} ms before the ${DEFAULT_SETTINGS.hover.dwellMs} ms of rest are over`,
      },
      {
        what: 'the same with an empty box that the page itself puts in',
        value: median(plain),
        unit: 'ms',
        note: 'the wait for a frame, which nothing gets below',
      },
      { what: 'dwell timer to card on screen: first card of a page', value: median(opening), unit: 'ms', budget: 60 },
      {
        what: 'dwell timer to card on screen: background stopped',
        value: median(stopped.later),
        unit: 'ms',
        budget: 60,
      },
      { what: 'popup: opened to usable', value: popup, unit: 'ms', budget: 100 },
      {
        what: 'an empty page of an extension with a field: opened to usable',
        value: await emptyPage(),
        unit: 'ms',
        note: 'what the browser takes, which nothing gets below',
      },
      {
        what: 'reference page: opened to usable',
        value: await opened(
          rig,
          `${rig.extensionOrigin}/reference.html`,
          () => document.querySelectorAll('main a[href]').length > 0,
        ),
        unit: 'ms',
        budget: 500,
      },
    ];
  } finally {
    await rig.close();
  }
}

const page = () => {
  const paragraphs = [...NAMES, 'Nobody'].map(
    (name) => `<p style="margin: 60px 0 200px">${name} speaks of human trafficking.</p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Names</title><body>${paragraphs.join('')}`;
};

async function firstMention(): Promise<number> {
  const rig = await launchChromium({});
  try {
    const tab = await rig.context.newPage();
    await tab.goto(rig.site.serve('/first.html', page()));
    await tab.waitForFunction(marked, null, { polling: 20 });
    const shownAt = await tab.evaluate(() => performance.timeOrigin + performance.now());
    const worker = rig.context.serviceWorkers()[0];
    if (!worker) throw new Error('The background has gone.');
    return shownAt - (await worker.evaluate(() => performance.timeOrigin));
  } finally {
    await rig.close();
  }
}

const marked = () => {
  const { highlights } = CSS as unknown as { highlights: Map<string, Set<AbstractRange>> };
  return [...highlights.values()].some(({ size }) => size > 0);
};

/** Delays in ms: of the first card of each page, of those after it, and of an empty box in the place of a card. */
async function cards(
  rig: ChromiumRig,
  before: () => Promise<void>,
): Promise<{ opening: number[]; later: number[]; plain: number[] }> {
  const opening: number[] = [];
  const later: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const tab = await rig.context.newPage();
    await tab.goto(rig.site.serve('/cards.html', page()));
    await tab.waitForFunction(
      (count) =>
        [...(CSS as unknown as { highlights: Map<string, Set<AbstractRange>> }).highlights.values()].reduce(
          (sum, { size }) => sum + size,
          0,
        ) >= count,
      NAMES.length,
      { polling: 50 },
    );
    opening.push(await cardDelay(tab, 0));
    for (let name = 1; name < 3; name++) {
      await before();
      later.push(await cardDelay(tab, name));
      plain.push(await cardDelay(tab, NAMES.length));
    }
    await tab.close();
  }
  return { opening, later, plain };
}

/**
 * From the timer that opens a card to the end of the first frame that has the card under the n-th paragraph; where that
 * has no name, the page puts in a box by a timer of its own.
 */
async function cardDelay(tab: Page, nth: number): Promise<number> {
  await tab.mouse.move(900, 10);
  await tab.evaluate((n) => {
    const paragraph = document.querySelectorAll('p')[n] as HTMLElement;
    paragraph.scrollIntoView({ block: 'center' });
  }, nth);
  // The card before this one must have gone.
  await tab.waitForTimeout(700);
  const { x, y } = await tab.evaluate((n) => {
    const { left, top, height } = (document.querySelectorAll('p')[n] as HTMLElement).getBoundingClientRect();
    return { x: left + 12, y: top + height / 2 };
  }, nth);
  // Stands before the pointer moves: a move that came first would be waited for in vain.
  await tab.evaluate(
    ({ left, top, isPlain, timerMs, limitMs }) => {
      const waiting = globalThis as unknown as { cardDelay: Promise<number>; heardAt: number };
      waiting.heardAt = 0;
      const putBox = () => {
        const box = document.createElement('div');
        const place = `left: ${left}px; top: ${top + 10}px; width: 360px; height: 420px`;
        box.style.cssText = `position: fixed; ${place}; background: silver`;
        setTimeout(() => document.body.append(box), timerMs);
        setTimeout(() => box.remove(), timerMs + 300);
      };
      if (isPlain) addEventListener('pointermove', putBox, { capture: true, once: true });
      waiting.cardDelay = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(waiting.heardAt ? 'No card came.' : 'The pointer never came.')), limitMs);
        const look = () => {
          // Below, above or beside the name: whatever of the card's is hit, the page sees its host, which is none of its own.
          const hits = [40, -40, 0].map((down) => document.elementFromPoint(left + (down ? 20 : 160), top + down));
          const isShown = hits.some((hit) => hit && !hit.matches('html, body, p'));
          if (!waiting.heardAt || !isShown) {
            requestAnimationFrame(look);
            return;
          }
          // A message comes after the frame in which it was sent.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - waiting.heardAt - timerMs);
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      });
    },
    { left: x, top: y, isPlain: nth >= NAMES.length, timerMs: TIMER_MS, limitMs: CARD_LIMIT_MS },
  );
  await tab.mouse.move(x, y);
  return tab.evaluate(() => (globalThis as { cardDelay?: Promise<number> }).cardDelay as Promise<number>);
}

/** How long the browser takes with a page of an extension that has a field and nothing else. */
async function emptyPage(): Promise<number> {
  const stub = makeStubExtension('empty', '');
  writeFileSync(
    join(stub.folder, 'page.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><input role="combobox" autofocus>',
  );
  const rig = await launchChromium({ extensionFolder: stub.folder });
  try {
    return await opened(rig, `${rig.extensionOrigin}/page.html`, IS_FIELD);
  } finally {
    await rig.close();
    stub.remove();
  }
}

/**
 * When a page that looks at each frame first finds something, in ms.
 *
 * @param since from when, by the page's own clock; usually from its beginning
 */
async function opened(
  rig: ChromiumRig,
  url: string,
  isThere: () => boolean,
  since: () => number = () => 0,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const tab = await rig.context.newPage();
    await tab.addInitScript(`{
      const isThere = ${isThere.toString()};
      const look = () => {
        if (isThere()) globalThis.thereAtMs = performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }`);
    await tab.goto(url);
    const handle = await tab.waitForFunction(() => (globalThis as { thereAtMs?: number }).thereAtMs);
    times.push(((await handle.jsonValue()) as number) - (await tab.evaluate(since)));
    await tab.close();
  }
  return median(times);
}
