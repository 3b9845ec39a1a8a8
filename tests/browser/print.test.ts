import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPack } from '../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../src/dataset/memory-reader.ts';
import { goalTitle } from '../../src/i18n/labels.ts';
import { facetEntries } from '../../src/reference/entry-filter.ts';
import { bearersOf } from '../../src/reference/goal-bearers.ts';
import { matrixEntries } from '../../src/reference/matrix.ts';
import { storyOf } from '../../src/reference/story.ts';
import { hoverMark, leave, marksOf, settledMarks, until, waitForCard, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { type PdfSheet, readPdf } from './rig/pdf.ts';
import type { Rig, Tab } from './rig/rig.ts';

const page =
  '<!doctype html><html lang="en"><title>Human trafficking</title><p>CoMensha helps victims of human trafficking. Rabobank and ABN AMRO look for signs of it.</p>';

/** Lets a tab be drawn as on paper, or as on a screen again. */
async function setMedia(tab: Tab, media: 'print' | 'screen'): Promise<void> {
  await tab.setMedia(media);
  await until(
    `the tab to be drawn for ${media}`,
    () => tab.evaluate((wanted: string) => matchMedia(wanted).matches, media),
    (is) => is,
  );
}

const YEAR = new Date().getFullYear();
const overview = await new MemoryReader(
  memoryDataset([{ ...(await readPack('assets/packs/fast')), curated: true }]),
  'en',
).overview();

/** Prints a place of the reference page once it shows a text. */
async function printed(rig: Rig, place: string, shows: string): Promise<PdfSheet[]> {
  const tab = await rig.openExtensionPage(`/reference.html${place}`);
  await until(
    `"${shows}" in ${place}`,
    () => tab.evaluate(() => document.body.textContent),
    (text) => text.includes(shows),
  );
  const sheets = readPdf(await tab.print());
  await tab.close();
  return sheets;
}

/** The letters of a sheet without what lies between them: browsers break lines, and runs, where they like. */
const lettersOf = ({ runs }: PdfSheet): string => lettersIn(runs.map(({ text }) => text).join(''));
const lettersIn = (text: string): string => text.normalize('NFKC').replace(/\s|\u00ad/gu, '');

/** Below this, letters on paper are not read any more. */
const LEAST_POINTS = 7.5;
/** 16 mm in points, less what browsers round off. */
const MARGIN = 44.5;

function expectReadable(sheets: readonly PdfSheet[]): void {
  for (const { width, height, runs } of sheets) {
    // A dot before the first fact of a line is there and cut off.
    const shown = runs.filter(({ text }) => !['', '·'].includes(text.trim()));
    expect(shown.length).toBeGreaterThan(0);
    for (const { text, x, y, size } of shown) {
      expect(size, text).toBeGreaterThanOrEqual(LEAST_POINTS);
      expect(x, text).toBeGreaterThanOrEqual(MARGIN);
      expect(x, text).toBeLessThan(width - MARGIN);
      expect(y, text).toBeLessThan(height);
    }
  }
}

inBrowsers('on paper', (rig) => {
  const folder = mkdtempSync(join(tmpdir(), 'lens-print-'));
  const picture = async (tab: Tab, name: string): Promise<string> => {
    const path = join(folder, name);
    await tab.screenshot(path, { x: 0, y: 0, width: 700, height: 80 });
    return readFileSync(path).toString('base64');
  };

  test('a page is the author’s alone: no mark shows, nor the one at hand', async () => {
    const tab = await rig().open(rig().site.serve('/paper.html', page));
    try {
      await settledMarks(tab, { atLeast: 3 });
      await leave(tab);
      const marked = await picture(tab, 'screen.png');
      await setMedia(tab, 'print');
      const printed = await picture(tab, 'paper.png');
      expect((await marksOf(tab)).length).toBeGreaterThanOrEqual(3);
      await setMedia(tab, 'screen');
      await hoverMark(tab, 'CoMensha');
      await waitForCard(tab, 'CoMensha');
      await tab.press('Escape');
      await waitForNoCard(tab);
      await rig().runCommand(tab, 'hide-marks');
      await leave(tab);
      await until(
        'the marks to go',
        () => marksOf(tab),
        (marks) => marks.length === 0,
      );
      const bare = await picture(tab, 'bare.png');
      // On the screen marks are seen, or the comparison would say nothing.
      expect(marked).not.toBe(bare);
      await setMedia(tab, 'print');
      expect(printed).toBe(await picture(tab, 'bare-paper.png'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('the matrix has every row whole, below the names of the goals on each sheet', async () => {
    const sheets = await printed(rig(), '#/matrix', 'by sector');
    expectReadable(sheets);
    const letters = sheets.map(lettersOf);
    for (const sheet of letters) {
      for (const number of [1, 2, 3, 4, 5]) expect(sheet).toContain(lettersIn(goalTitle(number, 'en')));
    }
    // A name that is broken over two sheets stands in none.
    const rows = matrixEntries(overview, facetEntries(overview, YEAR));
    expect(rows.length).toBeGreaterThan(200);
    const missing = rows.filter(({ lead }) => !letters.some((sheet) => sheet.includes(lettersIn(lead.headword))));
    expect(missing.map(({ lead }) => lead.headword)).toEqual([]);
  });

  test('a goal names all who serve it', async () => {
    const sheets = await printed(rig(), '#/goals/4', 'judged by the editors');
    expectReadable(sheets);
    const letters = sheets.map(lettersOf).join('');
    const bearers = bearersOf(overview, 4);
    expect(bearers.length).toBeGreaterThan(100);
    const missing = bearers.filter(({ lead }) => !letters.includes(lettersIn(lead.headword)));
    expect(missing.map(({ lead }) => lead.headword)).toEqual([]);
    expect(letters).not.toMatch(/\d+more(?!s)/);
  });

  test('the story names all its sources, each with its address', async () => {
    const sheets = await printed(rig(), '#/', 'From a commission');
    expectReadable(sheets);
    const letters = sheets.map(lettersOf).join('');
    const today = new Date().toISOString().slice(0, 10);
    const links = storyOf(overview, today).chapters.flatMap(({ moments }) => moments.flatMap((moment) => moment.links));
    const addresses = new Set(links.flatMap(({ sources }) => sources.flatMap(({ url }) => url ?? [])));
    expect(addresses.size).toBeGreaterThan(20);
    expect([...addresses].filter((address) => !letters.includes(lettersIn(address)))).toEqual([]);
    // The drawing has sheets of its own, on their side.
    expect(sheets.map(({ width, height }) => width > height).indexOf(false)).toBe(3);
    expect(sheets.slice(3).every(({ width, height }) => width < height)).toBe(true);
  });

  test.each([
    { place: '#/entity/comensha', shows: 'Dutch centre' },
    { place: '#/relations/abn-amro', shows: 'Relations of ABN AMRO' },
    { place: '#/network/comensha', shows: '20 ties' },
    { place: '#/goals', shows: 'The five goals' },
    { place: '#/questions', shows: 'COSM has 40 places' },
  ])('$place is large enough to read, within the margins of every sheet', async ({ place, shows }) => {
    expectReadable(await printed(rig(), place, shows));
  });
});
