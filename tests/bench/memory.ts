/**
 * What the page script holds in each frame, beside a content script that does nothing: JavaScript heap, objects of the
 * browser's own, and buffers, after collection of garbage.
 */
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { type ChromiumRig, launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { samplePage } from './pages.ts';
import { makeStubExtension } from './stub-extension.ts';

declare const browser: Browser;

const FRAMES = 40;
const SETTLE_MS = 4_000;
const TABS = 50;
const TAB_MS = 500;
const PROSE = '<p>The weather of the week, and what the garden wants done before the frost.</p>'.repeat(10);

/** @param large a build with a gazetteer of 118,000 names, if there is one */
export async function benchMemory(large?: string): Promise<BenchRow[]> {
  const empty = makeStubExtension('empty', '');
  try {
    const without = await heapBytes({ extensionFolder: empty.folder });
    const above = async (options: Parameters<typeof launchChromium>[0]) =>
      ((await heapBytes(options)) - without) / (FRAMES + 1) / 1000;
    const rows: BenchRow[] = [
      {
        what: `memory a frame above an empty content script, ${FRAMES} frames`,
        value: await above({}),
        unit: 'kB',
        budget: 130,
      },
    ];
    if (large !== undefined) {
      rows.push({
        what: 'the same with 118,000 names',
        value: await above({ extensionFolder: large }),
        unit: 'kB',
        budget: 330,
      });
    }
    return rows;
  } finally {
    empty.remove();
  }
}

/** What one more tab of the same article holds, with all of them open, in the state in which it was left. */
export async function benchTabs(): Promise<BenchRow[]> {
  const empty = makeStubExtension('empty', '');
  try {
    const names = samplePage().html;
    const prose = names.replace(/<body[\s\S]*$/, `<body>${PROSE}</body>`);
    const above = async (html: string, isMarked: boolean) =>
      ((await bytesOfTabs({}, html, isMarked)) - (await bytesOfTabs({ extensionFolder: empty.folder }, html, false))) /
      TABS /
      1000;
    return [
      {
        what: `memory a tab above an empty content script, ${TABS} tabs of one article without names`,
        value: await above(prose, false),
        unit: 'kB',
        budget: 130,
      },
      {
        what: `the same, ${TABS} tabs of the sample article with its marks`,
        value: await above(names, true),
        unit: 'kB',
        note: 'the half of our script that asks and marks is there too',
      },
    ];
  } finally {
    empty.remove();
  }
}

async function bytesOfTabs(
  options: Parameters<typeof launchChromium>[0],
  html: string,
  isMarked: boolean,
): Promise<number> {
  const rig = await launchChromium(options);
  try {
    await installed(rig);
    const url = rig.site.serve('/article.html', html);
    const tabs = [];
    for (let n = 0; n < TABS; n++) {
      const tab = await rig.context.newPage();
      await tab.goto(url);
      if (isMarked) await untilMarked(rig, tab);
      // A tab reads while it is in front.
      await new Promise((resolve) => setTimeout(resolve, TAB_MS));
      tabs.push(tab);
    }
    let bytes = 0;
    for (const tab of tabs) bytes += await usageOf(rig, tab);
    return bytes;
  } finally {
    await rig.close();
  }
}

/** By the browser's own means: what the test library puts into a page to wait there is larger than all that we have there. */
async function untilMarked(rig: ChromiumRig, tab: Page): Promise<void> {
  const session = await rig.context.newCDPSession(tab);
  const isMarked = async () =>
    (await session.send('Runtime.evaluate', { expression: 'CSS.highlights.size > 0' })).result.value === true;
  while (!(await isMarked())) await new Promise((resolve) => setTimeout(resolve, 50));
  await session.detach();
}

async function usageOf(rig: ChromiumRig, tab: Page): Promise<number> {
  const session = await rig.context.newCDPSession(tab);
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as unknown as Record<string, number>;
  return (usage.usedSize ?? 0) + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}

async function heapBytes(options: Parameters<typeof launchChromium>[0]): Promise<number> {
  const rig = await launchChromium(options);
  try {
    await installed(rig);
    rig.site.serve('/frame.html', `<!doctype html><title>Frame</title>${PROSE}`);
    const frames = '<iframe src="/frame.html" width="400" height="300"></iframe>'.repeat(FRAMES);
    const tab = await rig.context.newPage();
    await tab.goto(rig.site.serve('/frames.html', `<!doctype html><title>Frames</title>${PROSE}${frames}`));
    // Frames out of view are read too, when they have been seen.
    for (let frame = 0; frame < FRAMES; frame += 2) {
      await tab.locator('iframe').nth(frame).scrollIntoViewIfNeeded();
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return await usageOf(rig, tab);
  } finally {
    await rig.close();
  }
}

/** Where it is our extension: the filters are there. */
export async function installed(rig: ChromiumRig, limitMs = 180_000): Promise<void> {
  const isOurs = await rig.inExtension(async () => browser.runtime.getManifest().commands !== undefined);
  const deadline = Date.now() + limitMs;
  while (isOurs && !(await rig.inExtension(async () => 'filters' in (await browser.storage.local.get('filters'))))) {
    if (Date.now() > deadline) throw new Error('The extension did not get ready.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
