import { expect, test } from 'vitest';
import { until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';

const PARAGRAPHS = 6_000;
const SENTENCE = 'CoMensha and ABN AMRO speak of human trafficking.';
/** More than tasks that each add some get into one frame. */
const TOGETHER = 5_000;

/** Notes from frame to frame how many marks show. With each change some paragraphs are rewritten, taken out and put in. */
const WATCH = `
  window.sizes = [0];
  const paragraphs = document.getElementsByTagName('p');
  let at = 0;
  const look = () => {
    let size = 0;
    for (const highlight of CSS.highlights.values()) size += highlight.size;
    if (size !== window.sizes.at(-1)) {
      window.sizes.push(size);
      if (at < 200) {
        for (let n = 0; n < 10; n++, at++) {
          const { firstChild } = paragraphs[at * 29 % paragraphs.length];
          firstChild.data = n % 2 ? 'Rabobank speaks of human trafficking.' : 'Nobody speaks of it.';
          paragraphs[(at * 31 + 7) % paragraphs.length].remove();
          document.body.insertAdjacentHTML('beforeend', '<p>The ING speaks of human trafficking.</p>');
        }
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

/** Names that are not marked, and marks that are on no name. Runs in the page. */
function differences(): { names: number; unmarked: number; astray: number } {
  const places = new Map<Node, Set<string>>();
  for (const highlight of CSS.highlights.values()) {
    for (const { startContainer, startOffset, endOffset } of highlight as unknown as Iterable<StaticRange>) {
      if (!startContainer.isConnected) continue;
      const here = places.get(startContainer) ?? new Set();
      places.set(startContainer, here.add(`${startOffset} ${endOffset}`));
    }
  }
  let names = 0;
  let unmarked = 0;
  let marked = 0;
  for (const { firstChild } of document.getElementsByTagName('p')) {
    if (!firstChild) continue;
    for (const { 0: name, index } of firstChild.textContent?.matchAll(/CoMensha|ABN AMRO|Rabobank|ING/g) ?? []) {
      names++;
      if (places.get(firstChild)?.has(`${index} ${index + name.length}`)) marked++;
      else unmarked++;
    }
  }
  return { names, unmarked, astray: [...places.values()].reduce((sum, { size }) => sum + size, 0) - marked };
}

inBrowsers('a page with very many names', (rig) => {
  test('shows most of them at once, each where it stands, whatever the page changes meanwhile', async () => {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>
      <script>${WATCH}</script><body>${`<p>${SENTENCE}</p>`.repeat(PARAGRAPHS)}`;
    const tab = await rig().open(rig().site.serve('/many.html', html));
    await until(
      'marks on all names that are there now, and nowhere else',
      () => tab.evaluate(differences),
      ({ names, unmarked, astray }) => names > PARAGRAPHS && unmarked + astray === 0,
      60_000,
    );
    const sizes = await tab.evaluate(() => (window as unknown as { sizes: number[] }).sizes);
    const steps = sizes.slice(1).map((size, index) => size - (sizes[index] as number));
    expect(Math.max(...steps)).toBeGreaterThan(TOGETHER);
    await tab.close();
  });
});
