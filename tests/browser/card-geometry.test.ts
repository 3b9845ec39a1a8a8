import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { hover, settledMarks, until, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

declare const browser: Browser;

/** Where a name stands in the window: at its edges, in its corners, in its middle. */
const PLACES = ['start', 'center', 'end'].flatMap((across) => ['start', 'center', 'end'].map((down) => [across, down]));
const ZOOMS = [0.5, 1, 2, 3];

/** One name in its line, and one that breaks over lines in a narrow column: both at every place. */
const NAMES = [
  { title: 'a name in one line', name: 'CoMensha', column: 'max-content' },
  { title: 'a name broken over lines', name: 'Finance Against Slavery and Trafficking', column: '120px' },
];

function pageWith(name: string, column: string): string {
  const cells = PLACES.map(
    ([across, down], place) =>
      `<p data-block="${place}" style="position:fixed;inset:0;margin:4px;display:grid;justify-content:${across};align-content:${down};pointer-events:none"><span style="inline-size:${column};pointer-events:auto">${name}</span></p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking and finance</title>
    <style>body{margin:0;font:14px/20px sans-serif;overflow:hidden}</style><body>${cells.join('')}</body></html>`;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The lines of the mark at a place. */
const linesAt = (tab: Tab, place: number): Promise<Box[]> =>
  tab.evaluate((block) => {
    const element = document.querySelector(`[data-block="${block}"]`);
    const registry = (CSS as unknown as { highlights: Map<string, Iterable<AbstractRange>> }).highlights;
    for (const highlight of registry.values()) {
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        if (!element?.contains(startContainer)) continue;
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return [...range.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
      }
    }
    return [];
  }, place);

/** The card once its entry has come and it has stopped moving, with the window it stands in. */
async function settledCard(tab: Tab): Promise<{ card: Box; text: string }> {
  let last = '';
  const seen = await until(
    'a card at rest',
    () =>
      tab.inCard((root) => {
        const dialog = root.querySelector('[role=dialog]');
        const isMoving = root.querySelector('.pop')?.getAnimations().length !== 0;
        if (!dialog || isMoving || dialog.getAttribute('aria-busy') === 'true') return null;
        const { left, top, right, bottom } = dialog.getBoundingClientRect();
        return { card: { left, top, right, bottom }, text: dialog.querySelector('.headword')?.textContent ?? '' };
      }, null),
    (now) => {
      // Twice the same: it is placed anew when the entry comes.
      const isSame = now !== null && JSON.stringify(now) === last;
      last = JSON.stringify(now);
      return isSame;
    },
  );
  return seen as { card: Box; text: string };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

inBrowsers('the place of the card', (rig) => {
  for (const { title, name, column } of NAMES) {
    test(`${title}: at nine places and four zooms the card is in the window and off the name`, {
      timeout: 300_000,
    }, async () => {
      const settings = { ...DEFAULT_SETTINGS, hover: { ...DEFAULT_SETTINGS.hover, dwellMs: 0 } };
      await rig().inExtension((changed) => browser.storage.local.set({ settings: changed }), settings);
      const tab = await rig().open(rig().site.serve('/places.html', pageWith(name, column)));
      await tab.resize(1_280, 800);
      await settledMarks(tab, { atLeast: PLACES.length });
      const tabId = await rig().tabId(tab);
      const faults: string[] = [];
      let seen = 0;
      for (const zoom of ZOOMS) {
        await rig().inExtension(([id, factor]) => browser.tabs.setZoom(id, factor), [tabId, zoom] as [number, number]);
        const size = await until(
          `a zoom of ${zoom}`,
          () => tab.evaluate(() => ({ ratio: devicePixelRatio, right: innerWidth, bottom: innerHeight })),
          ({ ratio }) => ratio === zoom,
        );
        for (const [place, [across, down]] of PLACES.entries()) {
          const lines = await linesAt(tab, place);
          // Of a broken name the last line: the card belongs to the line under the pointer.
          const line = lines.at(-1) as Box;
          await hover(tab, { x: (line.left + line.right) / 2, y: (line.top + line.bottom) / 2 });
          const { card, text } = await settledCard(tab);
          const where = `${zoom * 100} %, ${across} ${down}: card ${JSON.stringify(card)}, lines ${JSON.stringify(lines)}`;
          if (card.left < 0 || card.top < 0 || card.right > size.right || card.bottom > size.bottom)
            faults.push(`outside the window of ${size.right} × ${size.bottom}: ${where}`);
          if (lines.some((each) => overlap(card, each))) faults.push(`over its name: ${where}`);
          if (card.bottom - card.top < 60 || card.right - card.left < 160) faults.push(`too small: ${where}`);
          expect(text).not.toBe('');
          seen += 1;
          await tab.press('Escape');
          await waitForNoCard(tab);
        }
      }
      expect(faults, faults.join('; ')).toEqual([]);
      expect(seen).toBe(PLACES.length * ZOOMS.length);
      await rig().inExtension((id) => browser.tabs.setZoom(id, 1), tabId);
      await tab.close();
    });
  }
});
