import { expect, test } from 'vitest';
import {
  cardOf,
  hoverMark,
  marksAre,
  pause,
  pointOfMark,
  pointOfText,
  textsOfMarks,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Point, Tab } from './rig/rig.ts';

const LINES = Array.from({ length: 12 }, (_, n) => `<p>Line ${n} of the weather and of bread.</p>`).join('');
const page = (body: string) =>
  `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Nieuws</title><style>p{margin:6px}</style>${body}`;

const selected = (tab: Tab) => tab.evaluate(() => String(getSelection()));

inBrowsers('a card beneath what the reader drags, selects or copies', (rig) => {
  const openCard = async (path: string, body: string): Promise<{ tab: Tab; word: Point }> => {
    const tab = await rig().open(rig().site.serve(path, page(body)));
    await marksAre(tab, ['CoMensha']);
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    return { tab, word: await pointOfMark(tab, 'CoMensha') };
  };
  const pin = async (tab: Tab): Promise<void> => {
    const at = await tab.inCard((root) => {
      const { x, y, width, height } = (root.querySelector('[aria-pressed]') as Element).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, null);
    await tab.moveTo(at as Point);
    await tab.click(at as Point);
  };

  test('what is selected from a name on ends where the pointer does, and the card is gone', async () => {
    const { tab, word } = await openCard('/select.html', `<p>CoMensha helps.</p>${LINES}`);
    const end = await pointOfText(tab, 'Line 9');
    await tab.drag(word, end);
    const text = await selected(tab);
    expect(text).toContain('Line 8');
    expect(text).not.toContain('Line 10');
    await waitForNoCard(tab);
    await tab.close();
  });

  test('a click on the name that shakes a little leaves the card open', async () => {
    const { tab, word } = await openCard('/click.html', `<p>CoMensha helps.</p>${LINES}`);
    await tab.drag(word, { x: word.x + 2, y: word.y + 1 });
    await pause(500);
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    await tab.close();
  });

  test('a page hears all of a drag that passes over a pinned card', async () => {
    const { tab } = await openCard(
      '/drag.html',
      `<p>CoMensha helps.</p>${LINES}<p id="item" style="position:absolute;left:600px;top:20px">item</p>
      <script>
        let held = false;
        globalThis.heard = [];
        item.addEventListener('pointerdown', () => { held = true; });
        document.addEventListener('pointermove', () => held && heard.push('move'));
        document.addEventListener('mouseup', () => heard.push('mouseup'));
        document.addEventListener('pointerup', () => { held = false; heard.push('up'); });
      </script>`,
    );
    await pin(tab);
    const { rect } = (await cardOf(tab)) as { rect: { x: number; y: number; width: number; height: number } };
    await tab.drag(await pointOfText(tab, 'item'), { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
    const heard = await tab.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    expect(heard.filter((what) => what === 'move').length).toBeGreaterThan(5);
    expect(heard.slice(-2)).toEqual(['up', 'mouseup']);
    // And the card is there for the pointer again.
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    await pin(tab);
    await waitForNoPin(tab);
    await tab.close();
  });

  const waitForNoPin = async (tab: Tab): Promise<void> => {
    expect(
      await tab.inCard((root) => root.querySelector('[aria-pressed]')?.getAttribute('aria-pressed') ?? null, null),
    ).toBe('false');
  };

  test('who copies all of the page copies nothing of the card, and what was selected in the card can be copied', async () => {
    const { tab } = await openCard(
      '/copy.html',
      `<p>CoMensha helps.</p><p>The end.</p><textarea id="t" style="position:fixed;right:0;top:0"></textarea>`,
    );
    const pasted = async (): Promise<string> => {
      await tab.evaluate(() => {
        const field = document.getElementById('t') as HTMLTextAreaElement;
        field.value = '';
        field.focus();
      });
      await tab.press('Control+v');
      await pause(200);
      return tab.evaluate(() => (document.getElementById('t') as HTMLTextAreaElement).value);
    };
    await tab.press('Control+a');
    await tab.press('Control+c');
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    const all = await pasted();
    expect(all).toContain('CoMensha helps.');
    expect(all.trim().split(/\s+/).length).toBeLessThan(8);

    // Pinned, and so pressed in.
    await tab.evaluate(() => {
      const field = document.getElementById('t') as HTMLTextAreaElement;
      field.value = '';
      field.blur();
    });
    await pin(tab);
    await tab.moveTo({ x: 1_000, y: 700 });
    await tab.press('Control+a');
    await tab.press('Control+c');
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    expect((await pasted()).trim()).toBe(all.trim());
    await tab.press('Escape');
    await waitForNoCard(tab);

    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    const gist = (await tab.inCard((root) => {
      const line = root.querySelector('.gist') as Element;
      const range = document.createRange();
      range.selectNodeContents(line);
      const [first] = range.getClientRects();
      return first ? { x: first.x, y: first.y, width: first.width, height: first.height } : null;
    }, null)) as { x: number; y: number; width: number; height: number };
    await tab.moveTo({ x: gist.x + 2, y: gist.y + gist.height / 2 });
    await tab.drag(
      { x: gist.x + 2, y: gist.y + gist.height / 2 },
      { x: gist.x + gist.width - 2, y: gist.y + gist.height / 2 },
    );
    await tab.press('Control+c');
    const part = await pasted();
    expect(part.length).toBeGreaterThan(15);
    expect(part).not.toContain('CoMensha helps.');
    expect(await textsOfMarks(tab)).toEqual(['CoMensha']);
    await tab.close();
  });

  // On its way the pointer is between the two for a moment, and neither in the menu nor in the card.
  test('a card of a name that shows only while it is pointed at stays when the pointer has come into it', async () => {
    const { tab } = await openCard(
      '/menu.html',
      `<style>#menu > div{display:none;padding:4px} #menu:hover > div{display:block}</style>
      <div id="menu" style="width:300px">Menu<div>CoMensha helps</div></div>${LINES}
      <script>document.querySelector('#menu > div').style.display = 'block';
      document.querySelector('#menu').addEventListener('pointerover', () => { document.querySelector('#menu > div').style.display = ''; });</script>`,
    );
    const { rect } = (await cardOf(tab)) as { rect: { x: number; y: number; width: number; height: number } };
    await tab.moveTo({ x: rect.x + 60, y: rect.y - 4 });
    await pause(140);
    await tab.moveTo({ x: rect.x + 60, y: rect.y + 30 });
    await pause(1_200);
    expect(await tab.evaluate(() => getComputedStyle(document.querySelector('#menu > div') as Element).display)).toBe(
      'none',
    );
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    await tab.moveTo({ x: 1_200, y: 700 });
    await waitForNoCard(tab);
    await tab.close();
  });
});
