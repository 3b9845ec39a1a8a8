import { expect, test } from 'vitest';
import { hoverMark, leave, marksOf, settledMarks, until, waitForDetails, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

/** Pages that ask for more than there is, of time and of memory. Other tabs hear nothing of it. */

const SENTENCE = 'CoMensha helps victims of human trafficking, and ABN AMRO reports unusual transactions.';
const page = (body: string, script = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trafficking</title></head><body><p>${SENTENCE}</p>${body}<script>${script}</script></body></html>`;

const MEGABYTES = 50;

/** A name is marked and its card has its details. */
const expectCard = async (tab: Tab) => {
  await tab.activate();
  await settledMarks(tab, { atLeast: 2 });
  await leave(tab);
  await hoverMark(tab, 'ABN AMRO');
  await waitForDetails(tab, 'ABN AMRO');
  await tab.press('Escape');
  await waitForNoCard(tab);
};

inBrowsers('pages that flood', (rig) => {
  test(`a text of ${MEGABYTES} MB in one node is read to its end, and taken out it leaves nothing marked`, async () => {
    // Not shown, so that what it costs is what we do with it: laying it out would be the page's own affair.
    const script = `
      const filler = 'Nothing of interest happens in this part of a very long text about the weather. ';
      const half = filler.repeat(${MEGABYTES * 1_000_000} / 2 / filler.length);
      const box = document.getElementById('box');
      box.append('Early on Europol is named. ' + half + half + ' At its end it names Barclays against human trafficking.');
      window.size = box.firstChild.length;`;
    const tab = await rig().open(
      rig().site.serve('/long.html', page('<div id="box" data-block="1" hidden></div>', script)),
    );
    expect(await tab.evaluate(() => (window as unknown as { size: number }).size)).toBeGreaterThan(
      0.99 * MEGABYTES * 1_000_000,
    );
    /** Names of highlights and how many places are in the long text: their texts would have to be cut out of it. */
    const placesInBox = () =>
      tab.evaluate(() => {
        const box = document.getElementById('box');
        const node = box?.firstChild as Text | null;
        const places: string[] = [];
        for (const highlight of CSS.highlights.values())
          for (const range of highlight as unknown as Iterable<StaticRange>)
            if (node && range.startContainer === node)
              places.push(node.substringData(range.startOffset, range.endOffset - range.startOffset));
        return places.sort();
      });
    await expectCard(tab);
    const other = await rig().open(rig().site.serve('/other.html', page('')));
    await expectCard(other);
    await tab.activate();
    const placed = await until('both names', placesInBox, (places) => places.length >= 2, 120_000);
    expect([...new Set(placed)]).toEqual(['Barclays', 'Europol']);
    await tab.evaluate(() => document.getElementById('box')?.replaceChildren());
    await until(
      'nothing marked but what stands there',
      async () => (await marksOf(tab)).map(({ text }) => text).sort(),
      (texts) => JSON.stringify(texts) === JSON.stringify(['ABN AMRO', 'CoMensha']),
    );
    await expectCard(tab);
    await other.close();
    await tab.close();
  });
});
