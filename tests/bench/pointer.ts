/**
 * What a pointer on its way costs a page, by the browser's own trace in real Chromium: ours, and what an extension pays
 * that asks the document at each move what is there.
 */
import { type ChromiumRig, launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';
import { installed } from './memory.ts';
import { browserSession } from './page-cost.ts';
import { type BenchPage, samplePage } from './pages.ts';
import { makeStubExtension } from './stub-extension.ts';
import { traceMainThread } from './trace.ts';

const ROUNDS = 5;
const MOVES = 400;
/** After the load, and after the first move, which has the card's script come. In ms. */
const SETTLE_MS = 2_000;
/** Moves from top to bottom, and how far each goes, in CSS px. */
const COLUMN = 150;
const PX = 3;
/** Between two moves, in ms: about a frame, so that the browser makes one event of each. */
const STEP_MS = 8;

const LISTENING = `addEventListener('pointermove', () => undefined, true);`;
const ASKING = `addEventListener('pointermove', ({ clientX, clientY }) => {
  globalThis.hit = document.caretPositionFromPoint(clientX, clientY);
}, true);`;

const PLAIN: BenchPage = {
  name: 'page without names',
  html: `<!doctype html><html lang="en"><title>Weather</title>${'<p>Nothing but words of the weather, of bread and of the harbour.</p>'.repeat(60)}`,
};

export async function benchPointer(): Promise<BenchRow[]> {
  const article = samplePage();
  const [over = Number.NaN, beside = Number.NaN] = await costs({}, [article, PLAIN]);
  const listening = await costOf(LISTENING, article);
  const asking = await costOf(ASKING, article);
  return [
    {
      what: 'a move of the pointer over the sample article: a script that listens and does nothing',
      value: listening,
      unit: 'ms',
    },
    { what: 'the same: finding the mention there, above that', value: over - listening, unit: 'ms', budget: 0.1 },
    { what: 'the same: asking the document where the pointer is, above that', value: asking - listening, unit: 'ms' },
    { what: 'a move over a page without names: all that we take', value: beside, unit: 'ms', budget: 0.1 },
  ];
}

/** What a move takes of an extension that has this script alone. */
async function costOf(script: string, page: BenchPage): Promise<number> {
  const stub = makeStubExtension('pointer', script);
  try {
    const [cost = Number.NaN] = await costs({ extensionFolder: stub.folder }, [page]);
    return cost;
  } finally {
    stub.remove();
  }
}

/** Of each page, what a move takes of the scripts of an extension, in ms. */
async function costs(options: { extensionFolder?: string }, pages: BenchPage[]): Promise<number[]> {
  const rig = await launchChromium(options);
  try {
    if (options.extensionFolder === undefined) await installed(rig);
    const found: number[] = [];
    for (const page of pages) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        // What else the page takes falls out.
        const still = await ownMs(rig, page, 0);
        const moved = await ownMs(rig, page, MOVES);
        times.push((moved.ms - still.ms) / (moved.heard - still.heard));
      }
      found.push(median(times));
    }
    return found;
  } finally {
    await rig.close();
  }
}

async function ownMs(
  rig: ChromiumRig,
  { name, html }: BenchPage,
  moves: number,
): Promise<{ ms: number; heard: number }> {
  const session = await browserSession(rig);
  const url = rig.site.serve(`/${name.replaceAll(' ', '-')}`, html);
  const tab = await rig.context.newPage();
  let heard = 0;
  try {
    const { ownMs: ms } = await traceMainThread(session, url, async () => {
      await tab.goto(url, { waitUntil: 'load' });
      await tab.evaluate(() => {
        const counted = globalThis as unknown as { heard: number };
        counted.heard = 0;
        addEventListener('pointermove', () => counted.heard++, true);
      });
      await tab.waitForTimeout(SETTLE_MS);
      await tab.mouse.move(5, 5);
      await tab.waitForTimeout(SETTLE_MS);
      // Down the page, slowly enough to be looked at and never so long on a name that its card opens.
      for (let move = 0; move < moves; move++) {
        await tab.mouse.move(80 + 90 * Math.floor(move / COLUMN), 60 + PX * (move % COLUMN));
        await tab.waitForTimeout(STEP_MS);
      }
      await tab.mouse.move(5, 5);
      await tab.waitForTimeout(300);
      heard = await tab.evaluate(() => (globalThis as unknown as { heard: number }).heard);
    });
    return { ms, heard };
  } finally {
    await tab.close();
  }
}
