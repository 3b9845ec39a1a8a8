/**
 * How long a reader waits: for the first mention after install, for a card, for the popup and for the reference page.
 * In real Chromium, as a page or the surface itself sees it.
 */
import type { Page } from 'playwright-core';
import { type ChromiumRig, launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';
import { installed } from './memory.ts';

const ROUNDS = 7;
const CARD_LIMIT_MS = 15_000;
const NAMES = ['CoMensha', 'Rabobank', 'Polaris Project', 'UNU-CPR'];

export async function benchSurfaces(): Promise<BenchRow[]> {
  const first = [];
  for (let round = 0; round < 3; round++) first.push(await firstMention());
  const rig = await launchChromium({});
  try {
    await installed(rig);
    // What the compiler leaves behind in functions that are sent to a page.
    await rig.context.addInitScript('globalThis.__name = (value) => value;');
    const { later, opening } = await cards(rig, async () => undefined);
    const stopped = await cards(rig, () => rig.stopBackground());
    return [
      {
        what: 'from the start of the background at install to the first mention shown',
        value: median(first),
        unit: 'ms',
        budget: 2000,
        note: 'with the time that the browser takes to open the page',
      },
      { what: 'dwell timer to card on screen: later cards', value: median(later), unit: 'ms', budget: 16 },
      { what: 'dwell timer to card on screen: first card of a page', value: median(opening), unit: 'ms', budget: 60 },
      {
        what: 'dwell timer to card on screen: background stopped',
        value: median(stopped.later),
        unit: 'ms',
        budget: 60,
      },
      {
        what: 'popup: opened to usable',
        value: await opened(rig, '/popup.html', () => document.activeElement?.matches('[role=combobox]') === true),
        unit: 'ms',
        budget: 100,
      },
      {
        what: 'reference page: opened to usable',
        value: await opened(rig, '/reference.html', () => document.querySelectorAll('main a[href]').length > 0),
        unit: 'ms',
        budget: 500,
      },
    ];
  } finally {
    await rig.close();
  }
}

const page = () => {
  const paragraphs = NAMES.map((name) => `<p style="margin: 60px 0 200px">${name} speaks of human trafficking.</p>`);
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

/** Delays in ms: of the first card of each page, and of those after it. */
async function cards(rig: ChromiumRig, before: () => Promise<void>): Promise<{ opening: number[]; later: number[] }> {
  const opening: number[] = [];
  const later: number[] = [];
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
    }
    await tab.close();
  }
  return { opening, later };
}

/** From the end of the dwell time to the first frame in which the card stands under the n-th name. */
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
    ({ left, top, dwellMs, limitMs }) => {
      const waiting = globalThis as { cardDelay?: Promise<number> };
      waiting.cardDelay = new Promise((resolve, reject) => {
        let restedAt = 0;
        addEventListener('pointermove', ({ timeStamp }) => {
          restedAt ||= timeStamp;
        });
        setTimeout(() => reject(new Error(restedAt ? 'No card came.' : 'The pointer never came.')), limitMs);
        const look = () => {
          // Below, above or beside the name: whatever of the card's is hit, the page sees its host, which is none of its own.
          const hits = [40, -40, 0].map((down) => document.elementFromPoint(left + (down ? 20 : 160), top + down));
          const isShown = hits.some((hit) => hit && !hit.matches('html, body, p'));
          if (restedAt && isShown) resolve(performance.now() - restedAt - dwellMs);
          else requestAnimationFrame(look);
        };
        look();
      });
    },
    { left: x, top: y, dwellMs: 150, limitMs: CARD_LIMIT_MS },
  );
  await tab.mouse.move(x, y);
  return tab.evaluate(() => (globalThis as { cardDelay?: Promise<number> }).cardDelay as Promise<number>);
}

async function opened(rig: ChromiumRig, path: string, isUsable: () => boolean): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const tab = await rig.context.newPage();
    await tab.addInitScript(`{
      const isUsable = ${isUsable.toString()};
      const look = () => {
        if (isUsable()) globalThis.usableAtMs = performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }`);
    await tab.goto(rig.extensionOrigin + path);
    const handle = await tab.waitForFunction(() => (globalThis as { usableAtMs?: number }).usableAtMs);
    times.push((await handle.jsonValue()) as number);
    await tab.close();
  }
  return median(times);
}
