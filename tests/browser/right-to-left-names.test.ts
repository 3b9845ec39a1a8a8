import { expect, test } from 'vitest';
import { addPack } from './rig/add-pack.ts';
import { searchInPopup, settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openBeside } from './rig/open-beside.ts';
import type { Tab } from './rig/rig.ts';

const FIRST = 'אוניברסיטת';
const SECOND = 'תל-אביב';
const NAME = `${FIRST} ${SECOND}`;

/** The left edge of each word, where a selector finds the name; null: it is not there. */
const leftEdges = (tab: Tab, selector: string) =>
  tab.evaluate(
    ({ selector, words }) => {
      const elements = [...document.querySelectorAll(selector)];
      const name = elements.find(({ textContent }) => words.every((word) => textContent?.includes(word)));
      if (!name) return null;
      const texts = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
      const edges = words.map(() => Number.NaN);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        for (const [place, word] of words.entries()) {
          const at = text.data.indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + word.length);
          edges[place] = range.getBoundingClientRect().left;
        }
      }
      return edges;
    },
    { selector, words: [FIRST, SECOND] },
  );

const expectInOrder = async (tab: Tab, selector: string) => {
  const edges = await until(
    `the name in ${selector}`,
    () => leftEdges(tab, selector),
    (found) => found !== null,
  );
  const [first, second] = edges as [number, number];
  expect(first).toBeGreaterThan(second);
};

inBrowsers('a right-to-left name with a hyphen', (rig) => {
  let page: Tab;

  test('is marked', async () => {
    await addPack(rig(), 'names.csv', `name,aliases\n${NAME},Kestrel Harbour University\n`);
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<p>Kestrel Harbour University works against trafficking in human beings.</p>`;
    page = await rig().open(rig().site.serve('/page.html', html));
    await settledMarks(page);
  });

  test('has its words in their order in the popup, in its list and among the results', async () => {
    const popup = await rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(page)}`);
    await expectInOrder(popup, '.rows .row .name');
    await popup.activate();
    await searchInPopup(popup, 'kestrel harbour', NAME);
    await expectInOrder(popup, '[role=option] .name');
    await popup.close();
  });

  test('and in the panel', async () => {
    const panel = await openBeside(rig(), page);
    await expectInOrder(panel, '.row .name');
    await panel.close();
  });
});
