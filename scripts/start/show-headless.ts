import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  cardOf,
  hoverMark,
  leave,
  pause,
  settledMarks,
  until,
  waitForCard,
  waitForNoCard,
} from '../../tests/browser/rig/gestures.ts';
import { countsByEntity, finishedReports } from '../../tests/browser/rig/report.ts';
import { type BrowserName, type CardView, launchRig, type Rig, type Tab } from '../../tests/browser/rig/rig.ts';
import { type SampleLanguage, samplePageName } from '../sample-page.ts';
import { samplePages } from './serve-sample.ts';
import { printTable } from './table.ts';

/** The names whose cards are shown; what comes first in the sample article of each language. */
const SHOWN = ['CoMensha', 'ABN Amro', 'FAST'];
const THEMES = ['light', 'dark'] as const;
const CARD_MARGIN = 24;

/**
 * What `npm start` does where nothing can be shown: opens the sample article in a browser without a window, rests the
 * pointer on every marked name, asks the popup, prints what was found and saves pictures.
 *
 * @param folder where the pictures go
 */
export async function showHeadless(browser: BrowserName, language: SampleLanguage, folder: string): Promise<void> {
  console.log(`\n● No display: showing the sample article in ${browser} without a window`);
  mkdirSync(folder, { recursive: true });
  const rig = await launchRig(browser, { language });
  const pictures: string[] = [];
  const picture = (name: string) => {
    const path = join(folder, `${name}.png`);
    pictures.push(relative(process.cwd(), path));
    return path;
  };
  try {
    for (const { path, body } of samplePages()) rig.site.serve(path, body, { host: 'sample' });
    const tab = await rig.open(`http://sample.test/${samplePageName(language)}`);
    const marks = await settledMarks(tab, { timeoutMs: 30_000 });
    const tabId = await rig.tabId(tab);
    const times = new Map<string, number>();
    for (const { text } of marks) times.set(text, (times.get(text) ?? 0) + 1);

    const reports = await finishedReports(rig, tabId);
    const leads = reports.flatMap(({ entities }) => entities.map(({ lead }) => lead));
    const rows: string[][] = [];
    for (const [name, count] of [...times].sort(([, a], [, b]) => b - a)) {
      const lines = (await cardAt(tab, name)).text.split('\n').slice(0, 3);
      // The card says whom the place names: its first lines hold the entry's name in one form or another.
      const named = (lead: (typeof leads)[number]) =>
        [lead.headword, lead.fullName, `${lead.headword}, ${lead.fullName}`].some(
          (form) => form !== null && lines.includes(form),
        );
      rows.push([name, leads.find(named)?.id ?? lines.join(', '), String(count)]);
    }
    console.log(`\n${printTable(['name', 'entity', 'times'], rows)}`);
    const entities = Object.keys(countsByEntity(reports)).length;
    console.log(`${marks.length} places marked, ${rows.length} names, ${entities} entities`);

    for (const theme of THEMES) {
      await tab.setColorScheme(theme);
      await pictureCards(tab, theme, picture);
    }
    await picturePopup(rig, tabId, picture);
    const faults = await rig.consoleFaults();
    for (const { source, text } of faults) console.error(`✖ ${source}: ${text}`);
    console.log(`\nPictures:\n${pictures.map((path) => `  ${path}`).join('\n')}`);
    console.log('\nWith a display, npm start opens a window instead.');
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await rig.close();
  }
}

/** The card of a name's first mark, opened by the pointer. */
async function cardAt(tab: Tab, name: string): Promise<CardView> {
  await leave(tab);
  if (await cardOf(tab)) await tab.press('Escape');
  await waitForNoCard(tab);
  await hoverMark(tab, name);
  return waitForCard(tab);
}

async function pictureCards(tab: Tab, theme: string, picture: (name: string) => string): Promise<void> {
  for (const name of SHOWN) {
    await cardAt(tab, name);
    // Details and the opening's motion.
    await pause(500);
    const { rect } = (await cardOf(tab)) as CardView;
    await tab.screenshot(picture(`card-${name.toLowerCase().replace(/\W+/g, '-')}-${theme}`), {
      x: Math.max(0, rect.x - CARD_MARGIN),
      y: Math.max(0, rect.y - 2 * CARD_MARGIN),
      width: rect.width + 2 * CARD_MARGIN,
      height: rect.height + 3 * CARD_MARGIN,
    });
  }
  await leave(tab);
}

async function picturePopup(rig: Rig, tabId: number, picture: (name: string) => string): Promise<void> {
  const popup = await rig.openExtensionPage(`/popup.html?tab=${tabId}`);
  await until(
    'the search field',
    () => popup.evaluate(() => document.activeElement?.tagName ?? ''),
    (name) => name === 'INPUT',
  );
  await popup.type('fiu');
  const found = await until(
    'results for “fiu”',
    () =>
      popup.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[role=option]')].map((option) => {
          // Without the tiles of the goals, whose numbers mean nothing without their shapes.
          const copy = option.cloneNode(true) as HTMLElement;
          for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
          option.replaceWith(copy);
          // biome-ignore lint/performance/useDomNodeTextContent: lines and gaps as they are seen.
          const lines = copy.innerText.split('\n');
          copy.replaceWith(option);
          return lines
            .map((line) => line.trim())
            .filter((line) => /\p{L}/u.test(line))
            .join(', ');
        }),
      ),
    (options) => options.length > 0,
  );
  console.log(
    `\nThe popup finds for “fiu”:\n${found
      .slice(0, 8)
      .map((line) => `  ${line}`)
      .join('\n')}`,
  );
  for (const theme of THEMES) {
    await popup.setColorScheme(theme);
    await pause(300);
    const box = await popup.evaluate(() => {
      const { x, y, width, height } = (document.body.firstElementChild ?? document.body).getBoundingClientRect();
      return { x, y, width, height };
    });
    await popup.screenshot(picture(`popup-fiu-${theme}`), box);
  }
  await popup.close();
}
