/**
 * What the page script holds in each frame, beside a content script that does nothing: JavaScript heap, objects of the
 * browser's own, and buffers, after collection of garbage.
 */
import type { Browser } from 'webextension-polyfill';
import { type ChromiumRig, launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { makeStubExtension } from './stub-extension.ts';

declare const browser: Browser;

const FRAMES = 40;
const SETTLE_MS = 4_000;

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

async function heapBytes(options: Parameters<typeof launchChromium>[0]): Promise<number> {
  const rig = await launchChromium(options);
  try {
    await installed(rig);
    const prose = '<p>The weather of the week, and what the garden wants done before the frost.</p>'.repeat(10);
    rig.site.serve('/frame.html', `<!doctype html><title>Frame</title>${prose}`);
    const frames = '<iframe src="/frame.html" width="400" height="300"></iframe>'.repeat(FRAMES);
    const tab = await rig.context.newPage();
    await tab.goto(rig.site.serve('/frames.html', `<!doctype html><title>Frames</title>${prose}${frames}`));
    // Frames out of view are read too, when they have been seen.
    for (let frame = 0; frame < FRAMES; frame += 2) {
      await tab.locator('iframe').nth(frame).scrollIntoViewIfNeeded();
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const session = await rig.context.newCDPSession(tab);
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
    const usage = (await session.send('Runtime.getHeapUsage')) as unknown as Record<string, number>;
    return (usage.usedSize ?? 0) + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
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
