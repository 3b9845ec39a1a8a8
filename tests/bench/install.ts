/**
 * What adding a large pack costs in real Chromium: time from a file to names in use, how long pages wait for answers
 * meanwhile, and how much memory all of the browser's processes take at the peak. The file is made up: see
 * generated-ftm.ts.
 */

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { launchChromium } from '../browser/rig/chromium.ts';
import { generateFtm } from './generated-ftm.ts';
import type { BenchRow } from './matcher.ts';

declare const chrome: Browser;

/** Bytes of a made-up file with about 100,000 entities of the kinds that are taken in. */
const HUNDRED_THOUSAND = 131e6;

export async function benchInstall(): Promise<BenchRow[]> {
  const small = await addGenerated(HUNDRED_THOUSAND);
  const large = await addGenerated(200e6);
  const entities = (count: number) => `${count.toLocaleString('en')} entities`;
  return [
    {
      what: 'adding a pack: from the file to its names in use',
      value: small.totalMs,
      unit: 'ms',
      budget: 10_000,
      note: `${entities(small.entities)}; read in ${Math.round(small.readMs)} ms`,
    },
    {
      what: 'meanwhile, the longest that a page waits for its marks to be judged',
      value: small.longestAnswerMs,
      unit: 'ms',
      note: `95 of 100 within ${Math.round(small.usualAnswerMs)} ms`,
      budget: 50,
    },
    { what: 'removing it, until its names are gone', value: small.removeMs, unit: 'ms' },
    {
      what: 'a FollowTheMoney file of 200 MB: memory of all processes at the peak, above before',
      value: large.peakBytes / 1000,
      unit: 'kB',
      budget: 300_000,
      note: `${entities(large.entities)} in ${Math.round(large.totalMs / 1000)} s`,
    },
  ];
}

interface Added {
  entities: number;
  readMs: number;
  totalMs: number;
  removeMs: number;
  longestAnswerMs: number;
  usualAnswerMs: number;
  peakBytes: number;
}

export async function addGenerated(bytes: number): Promise<Added> {
  const folder = mkdtempSync(join(tmpdir(), 'lens-install-'));
  const file = join(folder, 'made up.ftm.json');
  const out = createWriteStream(file);
  for (const { text } of generateFtm(bytes, 1)) if (!out.write(text)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  const rig = await launchChromium({});
  let sampling: NodeJS.Timeout | undefined;
  try {
    // What the compiler leaves behind in functions that are sent to a page.
    await rig.context.addInitScript('globalThis.__name = (value) => value;');
    const tab = await rig.context.newPage();
    await tab.goto(`${rig.extensionOrigin}/options.html`);
    await tab.getByText('No pack has been added.').waitFor();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    // The welcome page has taken the window; a page behind another is drawn twice a second, and is pressed as seldom.
    await tab.bringToFront();
    const before = memoryOfBrowser();
    let peak = before;
    sampling = setInterval(() => {
      peak = Math.max(peak, memoryOfBrowser());
    }, 500);
    await askAllTheTime(tab);
    // What is asked first waits for code to be made ready, whatever goes on beside it.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await tab.evaluate(() => {
      (globalThis as unknown as { waits: number[] }).waits.length = 0;
    });
    await tab.setInputFiles('input.pack-file', file);
    await tab.getByRole('heading', { name: 'How “made up.ftm.json” is read' }).waitFor();
    const started = performance.now();
    await tab.getByText('Read the file').click();
    await tab.getByRole('heading', { name: 'What “made up.ftm.json” holds' }).waitFor({ timeout: 300_000 });
    const readMs = performance.now() - started;
    const entities = Number(
      /([\d,]{3,9}) entries/
        .exec((await tab.locator('.pack-preview .plan-list').textContent()) ?? '')?.[1]
        ?.replaceAll(',', '') ?? 0,
    );
    const adding = performance.now();
    await tab.getByText('Add the pack').click();
    await tab.getByText('was added').first().waitFor({ timeout: 300_000 });
    const totalMs = readMs + performance.now() - adding;
    const waits = await tab.evaluate(() => (globalThis as unknown as { waits: number[] }).waits);
    waits.sort((a, b) => a - b);
    clearInterval(sampling);
    peak = Math.max(peak, memoryOfBrowser());
    await tab.getByRole('button', { name: 'Remove “made up”' }).click();
    const removing = performance.now();
    await tab.getByRole('button', { name: 'Remove', exact: true }).click();
    await tab.getByText('“made up” was removed.').first().waitFor({ timeout: 60_000 });
    return {
      entities,
      readMs,
      totalMs,
      removeMs: performance.now() - removing,
      longestAnswerMs: waits.at(-1) ?? 0,
      usualAnswerMs: waits[Math.floor(waits.length * 0.95)] ?? 0,
      peakBytes: peak - before,
    };
  } finally {
    clearInterval(sampling);
    await rig.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks as an ordinary page does, thirty times a second, and notes how long each answer took. */
async function askAllTheTime(tab: Page): Promise<void> {
  await tab.evaluate(() => {
    const waits: number[] = [];
    (globalThis as unknown as { waits: number[] }).waits = waits;
    const text = 'CoMensha and Rabobank speak of human trafficking with the Financial Sector Commission. ';
    const blocks = Array.from({ length: 20 }, (_, id) => ({ id, text, kind: 'text' }));
    const document = { title: 'A page', lang: 'en', host: 'example.org' };
    const ask = async () => {
      const start = performance.now();
      await chrome.runtime.sendMessage({ type: 'link', payload: { document, state: null, open: [], blocks } });
      waits.push(performance.now() - start);
      setTimeout(ask, 33);
    };
    void ask();
  });
}

/**
 * Bytes that this process's own children, the browser and all it started, have written and hold for themselves. Pages of
 * the program as it came, which the system drops and reads again as it likes, would come and go by eighty megabytes.
 */
function memoryOfBrowser(): number {
  const parents = new Map<string, string>();
  for (const id of readdirSync('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const [, parent = ''] = readIfThere(`/proc/${id}/stat`)
      .replace(/^.*\) \S /s, '0 ')
      .split(' ');
    parents.set(id, parent);
  }
  const isOurs = (id: string | undefined, depth = 0): boolean =>
    id !== undefined && depth < 12 && (id === String(process.pid) || isOurs(parents.get(id), depth + 1));
  let bytes = 0;
  for (const id of parents.keys()) {
    if (id === String(process.pid) || !isOurs(id)) continue;
    const rollup = readIfThere(`/proc/${id}/smaps_rollup`);
    for (const [, kilobytes] of rollup.matchAll(/^Private_Dirty:\s+(\d+) kB/gm)) bytes += Number(kilobytes) * 1024;
  }
  return bytes;
}

/** A process may end while its files are read. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
