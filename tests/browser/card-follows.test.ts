import { expect, test } from 'vitest';
import type { ChromiumRig } from './rig/chromium.ts';
import {
  cardOf,
  hoverMark,
  pause,
  pointOfMark,
  settledMarks,
  until,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rect, Tab } from './rig/rig.ts';

/** The card stands with its word, wherever that stands and goes. */

const NAMES = 'On human trafficking: CoMensha and ABN AMRO.';

/** Makes the newest tab's scripts take `rate` times as long. */
async function slowDown({ context }: ChromiumRig, rate: number): Promise<void> {
  const page = context.pages().at(-1);
  if (!page) throw new Error('There is no tab.');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** The middle of the button that keeps the card open. */
const pinOf = (tab: Tab) =>
  tab.inCard((root) => {
    const button = [...root.querySelectorAll('button')].find((one) => one.getAttribute('aria-pressed') === 'false');
    const { x, y, width, height } = (button as Element).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, null);

const cardRect = async (tab: Tab): Promise<Rect | undefined> => (await cardOf(tab))?.rect;

/** Takes every press outside for one that closes it, and keeps the focus to itself. */
const libraryDialog = (
  attributes: string,
): string => `<div id="box" ${attributes}><p>${NAMES}</p><button id="own">Own</button></div><script>
      const box = document.getElementById('box');
      for (const type of ['pointerdown', 'mousedown', 'click'])
        document.addEventListener(type, (event) => {
          if (box.contains(event.target)) return;
          event.stopImmediatePropagation();
          event.preventDefault();
          box.remove();
        }, true);
      document.addEventListener('focusout', (event) => {
        if (event.relatedTarget && !box.contains(event.relatedTarget)) document.getElementById('own').focus();
      });
      document.getElementById('own').focus();</script>`;

inBrowsers('a card and its word', (rig) => {
  const open = async (path: string, body: string): Promise<Tab> => {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking</title><body>${body}`;
    const tab = await rig().open(rig().site.serve(path, html));
    await settledMarks(tab, { atLeast: 2 });
    return tab;
  };

  test('it follows when what stands above the word grows', async () => {
    const tab = await open('/grows.html', `<div id="above"></div><p>${NAMES}</p>`);
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    const before = (await cardRect(tab))?.y ?? 0;
    await tab.evaluate(() => {
      (document.getElementById('above') as HTMLElement).style.height = '120px';
    });
    await until(
      'the card to follow',
      async () => ((await cardRect(tab))?.y ?? 0) - before,
      // It may have been measured first while it came in.
      (moved) => Math.abs(moved - 120) < 12,
    );
    await tab.close();
  });

  test('it goes when what stands above the word shrinks, and it would come to lie under the pointer', async () => {
    const tab = await open('/shrinks.html', `<div id="above" style="height: 150px"></div><p>${NAMES}</p>`);
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.evaluate(() => {
      (document.getElementById('above') as HTMLElement).style.height = '0';
    });
    await waitForNoCard(tab);
    await tab.close();
  });

  test.each([
    [
      'its box is scrolled on',
      '<div id="it" style="height: 90px; overflow: auto">',
      () => {
        (document.getElementById('it') as Element).scrollTop = 300;
      },
    ],
    [
      'its section is closed',
      '<details id="it" open><summary>s</summary>',
      () => {
        (document.getElementById('it') as HTMLDetailsElement).open = false;
      },
    ],
    [
      'a curtain comes down over it',
      '<div id="it" style="display: none; position: fixed; inset: 0; background: white; z-index: 9">Cookies?</div><div>',
      () => {
        (document.getElementById('it') as HTMLElement).style.display = '';
      },
    ],
    [
      'its tab is hidden',
      '<div id="it">',
      () => {
        (document.getElementById('it') as HTMLElement).hidden = true;
      },
    ],
  ] as const)('it goes when %s', async (_what, opening, change) => {
    const tab = await open('/goes.html', `${opening}<p>${NAMES}</p><div style="height: 900px"></div>`);
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.evaluate(change);
    await waitForNoCard(tab);
    await tab.close();
  });

  test('a card that is kept open stays where the page writes the same text anew, and goes when the word does not come back', async () => {
    const tab = await open('/anew.html', `<div id="it"><p>${NAMES}</p></div>`);
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    const rewrites = tab.evaluate(async () => {
      const box = document.getElementById('it') as Element;
      for (let count = 0; count < 6; count++) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        // biome-ignore lint/correctness/noSelfAssign: so pages write their text anew.
        box.innerHTML = box.innerHTML;
      }
    });
    const absent: number[] = [];
    for (let look = 0; look < 30; look++) {
      if (!(await cardOf(tab))) absent.push(look);
      await pause(60);
    }
    await rewrites;
    expect(absent).toEqual([]);
    await tab.evaluate(() => {
      (document.getElementById('it') as Element).innerHTML = '<p>Nobody.</p>';
    });
    await waitForNoCard(tab);
    await tab.close();
  });

  test.for([1, 6])(
    'it comes and stays where the page writes its text anew faster than a pointer rests, on a machine %d times as slow',
    // A machine that is slow itself is slower yet.
    { retry: 2 },
    async (rate, { skip }) => {
      if (rate > 1 && rig().browser !== 'chromium') skip('Only Chromium can play a slow machine.');
      const tab = await open('/streamed.html', `<div id="it"><p>${NAMES}</p></div>`);
      if (rate > 1) await slowDown(rig() as unknown as ChromiumRig, rate);
      await tab.evaluate(() => {
        const box = document.getElementById('it') as Element;
        const text = box.textContent;
        let words = 0;
        const writing = setInterval(() => {
          box.innerHTML = `<p>${text}${' word'.repeat(++words)}</p>`;
          if (words > 1_000) clearInterval(writing);
        }, 40);
      });
      await pause(300);
      await hoverMark(tab, 'CoMensha');
      // The pointer is not stirred again: it rests, and the word under it is another one every time.
      await until(
        'the card of a pointer at rest',
        () => cardOf(tab),
        (card) => card !== null,
      );
      const absent: number[] = [];
      for (let look = 0; look < 20; look++) {
        if (!(await cardOf(tab))) absent.push(look);
        await pause(60);
      }
      expect(absent).toEqual([]);
      await tab.close();
    },
  );

  test.each([0.8, 1.5])(
    'it stands at the word, and within the window, where the page zooms itself by %d',
    async (zoom) => {
      const tab = await open(
        '/zoomed.html',
        `<style>html { zoom: ${zoom} }</style><p style="margin: 180px 0 0 240px">${NAMES}</p>`,
      );
      await tab.resize(900, 700);
      await hoverMark(tab, 'ABN AMRO');
      await waitForCard(tab, 'ABN AMRO');
      await pause(300);
      const word = await pointOfMark(tab, 'ABN AMRO');
      const card = (await cardRect(tab)) as Rect;
      expect(card.width).toBeCloseTo(360, 0);
      expect(card.x).toBeGreaterThanOrEqual(0);
      expect(card.x + card.width).toBeLessThanOrEqual(900);
      const [above, below] = [word.y - (card.y + card.height), card.y - word.y];
      expect(Math.max(above, below)).toBeGreaterThan(0);
      expect(Math.max(above, below)).toBeLessThan(60);
      await tab.close();
    },
  );

  test.each([
    [
      'a dialog of a component',
      `<x-box><p>${NAMES}</p></x-box><script>
      const root = document.querySelector('x-box').attachShadow({ mode: 'open' });
      root.innerHTML = '<dialog><slot></slot></dialog>';
      root.querySelector('dialog').showModal();</script>`,
    ],
    [
      'a popover',
      `<div id="box" popover><p>${NAMES}</p></div><script>document.getElementById('box').showPopover()</script>`,
    ],
    ['a dialog that any click outside closes', `<dialog id="box" closedby="any" open><p>${NAMES}</p></dialog>`],
    [
      'a dialog of a library, which takes every press outside for one that closes it and keeps the focus to itself',
      libraryDialog('role="dialog" aria-modal="true"'),
    ],
    ['such a panel that is no dialog by its role', libraryDialog('aria-modal="true"')],
    [
      'a component that is a dialog and shows nothing but its own',
      `<x-note role="dialog"></x-note><script>
      document.querySelector('x-note').attachShadow({ mode: 'open' }).innerHTML = '<p>${NAMES}</p>';</script>`,
    ],
    [
      'an element that fills the screen',
      `<button onclick="box.requestFullscreen()">fill</button><section id="box" style="background: #fff"><p>${NAMES}</p></section>`,
    ],
  ])('its buttons can be pressed in %s, which stays open', async (_what, body) => {
    const tab = await open('/layer.html', body);
    if (body.includes('requestFullscreen')) {
      const { x, y } = await tab.evaluate(() =>
        (document.querySelector('button') as Element).getBoundingClientRect().toJSON(),
      );
      await tab.click({ x: x + 5, y: y + 5 });
      await until(
        'the screen to be filled',
        () => tab.evaluate(() => document.fullscreenElement !== null),
        (filled) => filled,
      );
      await pause(500);
    }
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.click((await pinOf(tab)) as { x: number; y: number });
    await until(
      'the card to be kept open',
      () => tab.inCard((root) => root.querySelector('button[aria-pressed=true]') !== null, null),
      (kept) => kept === true,
    );
    expect(await cardRect(tab)).toBeDefined();
    expect(await pointOfMark(tab, 'CoMensha')).toBeDefined();
    await tab.close();
  });

  test('kept open in a dialog that writes all that is in it anew, it comes back each time', async () => {
    const tab = await open('/anew.html', `<dialog id="box"><p>${NAMES} <span id="n">0</span></p></dialog>`);
    await tab.evaluate(() => (document.getElementById('box') as HTMLDialogElement).showModal());
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.click((await pinOf(tab)) as { x: number; y: number });
    await tab.evaluate((names) => {
      let count = 0;
      setInterval(() => {
        (document.getElementById('box') as Element).innerHTML = `<p>${names} <span id="n">${++count}</span></p>`;
      }, 400);
    }, NAMES);
    await until(
      'the dialog to have been written three times',
      () => tab.evaluate(() => Number(document.getElementById('n')?.textContent)),
      (count) => count >= 3,
    );
    await until(
      'the card to be there again',
      () => cardRect(tab),
      (rect) => rect !== undefined && rect.width > 0,
    );
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await tab.evaluate(() => (document.getElementById('box') as HTMLDialogElement).open)).toBe(true);
    await tab.close();
  });

  test('in a frame as high as its document it stands where the window shows it', async () => {
    const inner = `<!doctype html><html lang="en"><title>Trafficking</title><body style="margin: 20px">
      <div style="height: 2000px"></div><p>${NAMES}</p><div style="height: 2500px"></div>`;
    rig().site.serve('/tall-inner.html', inner);
    const tab = await rig().open(
      rig().site.serve(
        '/tall.html',
        '<!doctype html><html lang="en"><title>Trafficking</title><body style="margin: 0"><iframe src="/tall-inner.html" style="width: 700px; height: 4600px; border: 0"></iframe>',
      ),
    );
    await tab.resize(900, 600);
    const frame = await tab.frame('iframe');
    await settledMarks(frame, { atLeast: 2 });
    // The word lies low in the window: below it there is no room, above it there is.
    await tab.evaluate(() => scrollTo(0, 2020 - 480));
    await hoverMark(frame, 'CoMensha');
    await waitForCard(frame, 'CoMensha');
    await until(
      'a card that the window shows whole',
      async () => {
        const rect = (await cardOf(frame))?.rect;
        const top = await tab.evaluate(() => (document.querySelector('iframe') as Element).getBoundingClientRect().y);
        return rect && { top: rect.y + top, bottom: rect.y + rect.height + top };
      },
      (card) => card !== undefined && card.top >= 0 && card.bottom <= 600,
    );
    await tab.close();
  });
});
