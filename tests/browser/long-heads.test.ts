import { expect, test } from 'vitest';
import pack from '../../examples/small.pack.json' with { type: 'json' };
import { addPack } from './rig/add-pack.ts';
import { cardOf, hoverMark, leave, settledMarks, waitForDetails, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const SENTENCE = 'A list of everybody who has signed the charter, kept by hand and read again every spring. ';
const TITLE = SENTENCE.repeat(12).trim();
/** A company with the whole of its object in its name, in capitals, as registers write them. */
const COMPANY = `${'MERIDIAN HARBOUR COCOA, TIMBER AND FISHERY TRADING, SHIPPING AND STORAGE '.repeat(3)}COMPANY LIMITED BY SHARES`;

const localised = (text: string) => ({ en: text, nl: text, de: text });
const PACK = JSON.stringify({
  ...pack,
  title: localised(TITLE),
  entities: pack.entities.map((entity) =>
    entity.id === 'tidewater-bank'
      ? {
          ...entity,
          names: [...entity.names, { text: COMPANY, lang: 'en', type: 'former', ambiguous: true }],
        }
      : entity,
  ),
});
const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Charter</title>
<style>p{margin:8px}</style><p>Harbour Alliance for Decent Work fights human trafficking.<p>${COMPANY} sold cocoa.`;

/** Of the open card: what can be seen of head and body, and the buttons that a pointer cannot reach. */
const partsOf = (tab: Tab) =>
  tab.inCard((root) => {
    const at = (selector: string) => (root.querySelector(selector) as HTMLElement).getBoundingClientRect();
    const card = at('[role=dialog]');
    const heightIn = ({ top, bottom }: DOMRect) => Math.min(bottom, card.bottom) - Math.max(top, card.top);
    return {
      head: heightIn(at('.card-head')),
      body: heightIn(at('.card-scroll')),
      unreachable: [...root.querySelectorAll<HTMLElement>('.card-tools button, .card-foot button')].flatMap(
        (button) => {
          const { left, right, top, bottom } = button.getBoundingClientRect();
          const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return hit && button.contains(hit) ? [] : [button.textContent || button.ariaLabel];
        },
      ),
    };
  }, null);

/** Scrolls the head to its end: what comes into view there, and the buttons beside it. */
const endOfHead = (tab: Tab) =>
  tab.inCard((root) => {
    const head = root.querySelector('.card-head') as HTMLElement;
    head.scrollTop = head.scrollHeight;
    const { bottom } = head.getBoundingClientRect();
    const last = head.querySelector(':scope > div')?.getBoundingClientRect().bottom ?? Number.NaN;
    return { scrolled: head.scrollTop, isSeen: Math.round(last) <= Math.round(bottom) };
  }, null);

inBrowsers('a card with a long head', (rig) => {
  let tab: Tab;

  test('finds the names', async () => {
    await addPack(rig(), 'charter.pack.json', PACK);
    tab = await rig().open(rig().site.serve('/charter.html', HTML));
    await tab.resize(1_000, 800);
    await settledMarks(tab, { atLeast: 2 });
  });

  for (const [what, name, wanted] of [
    ['the long title of a pack', 'Harbour Alliance for Decent Work', 'an alliance'],
    ['a possible mention in capitals', COMPANY, 'Possibl'],
  ] as const) {
    for (const [width, height] of [
      [1_000, 800],
      [330, 640],
    ] as const) {
      test(`${what}, in a window of ${width} × ${height}: body and buttons can be reached`, async () => {
        await tab.resize(width, height);
        await hoverMark(tab, name);
        await waitForDetails(tab);
        expect((await cardOf(tab))?.text).toContain(what.startsWith('the') ? SENTENCE.trim() : wanted);
        const isReachable = { head: expect.any(Number), body: expect.any(Number), unreachable: [] };
        const parts = await partsOf(tab);
        expect(parts).toEqual(isReachable);
        expect(parts?.body).toBeGreaterThan(30);
        expect(parts?.head).toBeGreaterThan(60);
        expect(await endOfHead(tab)).toEqual({ scrolled: expect.any(Number), isSeen: true });
        expect(await partsOf(tab)).toEqual(isReachable);
        await tab.press('Escape');
        await waitForNoCard(tab);
        await leave(tab);
      });
    }
  }
});
