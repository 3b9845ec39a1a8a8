import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hoverMark, leave, marksOf, settledMarks, until, waitForCard, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

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
});
