import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import {
  cardOf,
  hover,
  leave,
  marksOf,
  pause,
  settledMarks,
  until,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { CardView, Point, Rect, Tab } from './rig/rig.ts';

declare const browser: Browser;

const page = (body: string, attributes = '') =>
  `<!doctype html><html lang="en" ${attributes}><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

/** The rectangles of the only mark with this text, or of the n-th, where they stand now; nothing is scrolled. */
async function rectsOf(tab: Tab, text: string, nth = 0): Promise<Rect[]> {
  // On a busy machine other marks may have come to rest, and this one not be there yet.
  return until(
    `a mark of “${text}”`,
    () => rectsNow(tab, text, nth),
    (rects) => rects.length > 0,
  );
}

const rectsNow = (tab: Tab, text: string, nth: number): Promise<Rect[]> =>
  tab.evaluate(
    ({ wanted, index }) => {
      const registry = (CSS as unknown as { highlights: Map<string, Iterable<AbstractRange>> }).highlights;
      const found: Range[] = [];
      for (const highlight of registry.values()) {
        for (const mark of highlight) {
          const range = document.createRange();
          range.setStart(mark.startContainer, mark.startOffset);
          range.setEnd(mark.endContainer, mark.endOffset);
          if (range.toString().replace(/\s+/g, ' ') === wanted) found.push(range);
        }
      }
      found.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      return [...(found[index]?.getClientRects() ?? [])].map(({ x, y, width, height }) => ({ x, y, width, height }));
    },
    { wanted: text, index: nth },
  );

const middle = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Longer than dwell, opening and the way to the background together. */
const NO_CARD_AFTER_MS = 900;

async function expectCardAt(tab: Tab, point: Point, headword: string): Promise<void> {
  await leave(tab);
  await waitForNoCard(tab);
  await hover(tab, point);
  await until(
    `the card “${headword}”`,
    async () => {
      const card = await cardOf(tab);
      // A hand is never still for long.
      if (!card) await tab.moveTo({ x: point.x + (Math.round(performance.now() / 50) % 2), y: point.y });
      return card?.headword;
    },
    (seen) => seen === headword,
  );
}

async function expectNoCardAt(tab: Tab, point: Point): Promise<void> {
  await leave(tab);
  await waitForNoCard(tab);
  await hover(tab, point);
  await tab.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), NO_CARD_AFTER_MS);
  expect(await cardOf(tab)).toBeNull();
}

inBrowsers('the pointer on a name', (rig) => {
  const open = async (path: string, body: string, attributes = ''): Promise<Tab> => {
    const tab = await rig().open(rig().site.serve(path, page(body, attributes)));
    await settledMarks(tab);
    return tab;
  };

  test('broken over lines: each part has the card, what lies between them has none', async () => {
    const tab = await open(
      '/lines.html',
      '<p style="width: 190px; font: 20px/30px monospace; margin: 60px">Staff at ABN AMRO Bank say nothing here.</p>',
    );
    const rects = await rectsOf(tab, 'ABN AMRO Bank');
    expect(new Set(rects.map(({ y }) => y)).size).toBe(2);
    for (const rect of rects.filter(({ width }) => width > 20)) await expectCardAt(tab, middle(rect), 'ABN AMRO Bank');
    // Right of the first line's end is the paragraph's edge, left of it other words; in the box around both parts, though.
    const [first] = rects;
    if (first) await expectNoCardAt(tab, { x: first.x - 30, y: first.y + first.height / 2 });
    await tab.close();
  });

  test('broken over columns', async () => {
    const tab = await open(
      '/columns.html',
      `<div style="columns: 2; column-fill: auto; width: 420px; height: 50px; font: 20px/25px monospace; margin: 40px">
       one two three four ABN AMRO Bank and more</div>`,
    );
    const rects = (await rectsOf(tab, 'ABN AMRO Bank')).filter(({ width }) => width > 15);
    expect(rects.length).toBeGreaterThan(1);
    for (const rect of rects) await expectCardAt(tab, middle(rect), 'ABN AMRO Bank');
    await tab.close();
  });

  test('turned, scaled, zoomed and written upright', async () => {
    const tab = await open(
      '/transforms.html',
      `<style>p { width: 200px; margin: 50px 300px; font: 20px sans-serif }</style>
       <p style="transform: rotate(50deg)">CoMensha</p><p style="transform: scale(2.5)">ABN AMRO</p>
       <p style="zoom: 1.7">Rabobank</p><p style="writing-mode: vertical-rl; height: 160px">Europol</p>
       <p style="transform: perspective(300px) rotateY(40deg)">UNODC</p>`,
    );
    for (const [name, headword] of [
      ['CoMensha', 'CoMensha'],
      ['ABN AMRO', 'ABN AMRO'],
      ['Rabobank', 'Rabobank'],
    ] as const) {
      const [rect] = await rectsOf(tab, name);
      if (rect) await expectCardAt(tab, middle(rect), headword);
    }
    const [upright] = await rectsOf(tab, 'Europol');
    if (upright) {
      expect(upright.height).toBeGreaterThan(upright.width);
      await expectCardAt(tab, middle(upright), 'Europol');
    }
    await tab.close();
  });

  test.each([
    ['turned', 'font: 20px/24px sans-serif; transform: rotate(30deg)'],
    ['skewed', 'font: 20px/24px sans-serif; transform: skewY(20deg)'],
  ])('in %s lines each name its own, one right after the other', async (_how, style) => {
    const tab = await open(
      '/lines.html',
      `<p style="margin: 220px 200px; width: 300px; ${style}">CoMensha<br>ABN AMRO<br>Rabobank<br>Europol</p>`,
    );
    const middles = new Map<string, Point>();
    for (const name of ['CoMensha', 'ABN AMRO', 'Rabobank', 'Europol'])
      middles.set(name, middle((await rectsOf(tab, name))[0] as Rect));
    let before: Point | null = null;
    for (const [name, at] of middles) {
      let headword: string | undefined;
      // Out of the name above, in whose rectangle this one is too, before that has its card: where a slow machine lets it
      // have it, once more.
      for (let tries = 0; headword !== name && tries < 10; tries++) {
        await leave(tab);
        await waitForNoCard(tab);
        if (before) await tab.moveTo(before);
        await tab.moveTo(at);
        headword = (await waitForCard(tab)).headword;
      }
      expect(headword).toBe(name);
      before = at;
    }
    await tab.close();
  });

  test.each([0.5, 1.5, 3])('with the page zoomed to %d by the browser', async (factor) => {
    const tab = await open('/zoomed.html', '<p style="margin: 30px">Ask CoMensha for help.</p>');
    const id = await rig().tabId(tab);
    await rig().inExtension(({ id: at, factor: by }) => browser.tabs.setZoom(at, by), { id, factor });
    await until(
      'the zoom',
      () => tab.evaluate(() => devicePixelRatio),
      (ratio) => Math.abs(ratio - factor) < 0.05,
    );
    const [rect] = await rectsOf(tab, 'CoMensha');
    await expectCardAt(tab, middle(rect as Rect), 'CoMensha');
    await rig().inExtension((at: number) => browser.tabs.setZoom(at, 1), id);
    await tab.close();
  });

  test('in a scrolled box: where it shows it has a card, where it is scrolled away it has none', async () => {
    const tab = await open(
      '/boxes.html',
      `<div id="box" style="margin: 120px 40px; height: 100px; width: 400px; overflow: auto; border: 1px solid">
         <p>Above stands CoMensha.</p><div style="height: 300px"></div><p>Below stands Rabobank.</p></div>
       <p>Outside nobody stands.</p>`,
    );
    const [before] = await rectsOf(tab, 'CoMensha');
    await expectCardAt(tab, middle(before as Rect), 'CoMensha');
    await tab.evaluate(() => {
      (document.getElementById('box') as HTMLElement).scrollTop = 60;
    });
    const [above] = await rectsOf(tab, 'CoMensha');
    // Its rectangle lies above the box now, over empty page.
    expect((above as Rect).y).toBeLessThan(120);
    await expectNoCardAt(tab, middle(above as Rect));
    const [below] = await rectsOf(tab, 'Rabobank');
    await expectNoCardAt(tab, middle(below as Rect));
    await tab.evaluate(() => {
      (document.getElementById('box') as HTMLElement).scrollTop = 1_000;
    });
    const [shown] = await rectsOf(tab, 'Rabobank');
    await expectCardAt(tab, middle(shown as Rect), 'Rabobank');
    await tab.close();
  });

  test('partly covered: a card where it shows, none through what covers it; clipped and unseen text has none', async () => {
    const tab = await open(
      '/covered.html',
      `<style>p { margin: 40px; font: 24px monospace }</style>
       <p>Ask <span id="name">CoMensha</span>.</p>
       <p style="clip-path: inset(0 100% 0 0)">Rabobank</p>
       <p style="visibility: hidden">ABN AMRO</p>
       <p style="opacity: 0">Europol</p>
       <div style="filter: blur(6px)"><p>UNICEF</p></div>
       <div style="width: 60px; overflow: hidden; white-space: nowrap; margin: 40px; font: 24px monospace">Ask Europol now</div>
       <div id="cover" style="position: absolute; background: white"></div>`,
    );
    const [whole] = await rectsOf(tab, 'CoMensha');
    const { x, y, width, height } = whole as Rect;
    await tab.evaluate(
      (half) => {
        Object.assign((document.getElementById('cover') as HTMLElement).style, {
          left: `${half.x + half.width / 2 + scrollX}px`,
          top: `${half.y + scrollY}px`,
          width: `${half.width}px`,
          height: `${half.height}px`,
        });
      },
      { x, y, width, height },
    );
    await expectCardAt(tab, { x: x + width / 4, y: y + height / 2 }, 'CoMensha');
    await expectNoCardAt(tab, { x: x + (width * 3) / 4, y: y + height / 2 });
    for (const name of ['Rabobank', 'ABN AMRO', 'UNICEF']) {
      for (const rect of await rectsOf(tab, name)) await expectNoCardAt(tab, middle(rect));
    }
    for (const nth of [0, 1]) {
      for (const rect of await rectsOf(tab, 'Europol', nth)) await expectNoCardAt(tab, middle(rect));
    }
    await tab.close();
  });

  test('covered by what its own element is given: none; where that is a line, stands behind, or hardly shows: a card', async () => {
    const tab = await open(
      '/own-cover.html',
      `<style>p { position: relative; width: 300px; margin: 20px; font: 24px monospace }
         p::after { content: ''; position: absolute; inset: 0; background: #222 }
         #line::after { top: auto; height: 2px } #behind { z-index: 0 } #behind::after { z-index: -1; background: #dde }
         #veil::after { background: black; opacity: 0.08 } #away::after { transform: scaleX(0) }
         #tip::after { content: 'A hint that is longer than the name'; inset: auto 0 100% 0 }
         #fill { overflow: hidden } #fill::after { top: 100%; bottom: -100% }
         #off::after { display: none }</style>
       <p>CoMensha</p><p id="line">Rabobank</p><p id="behind">ABN AMRO</p><p id="veil">Europol</p><p id="away">FIU-Nederland</p>
       <p id="tip" style="margin-top: 60px">La Strada International</p><p id="fill">Triodos Bank</p><p id="off">UNODC</p>`,
    );
    await expectNoCardAt(tab, middle((await rectsOf(tab, 'CoMensha'))[0] as Rect));
    const shown = [
      'Rabobank',
      'ABN AMRO',
      'Europol',
      'FIU-Nederland',
      'La Strada International',
      'Triodos Bank',
      'UNODC',
    ];
    for (const name of shown) await expectCardAt(tab, middle((await rectsOf(tab, name))[0] as Rect), name);
    await tab.close();
  });

  test('where a text goes on behind an ellipsis: none beside that; a name that shows before it has its card', async () => {
    const cut = 'width: 120px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 8px 24px';
    const tab = await open(
      '/ellipsis.html',
      `<div style="${cut}; font: 20px monospace">Ask them CoMensha now</div>
       <div style="${cut}; font: 20px monospace">Rabobank and all others</div>`,
    );
    const { x, y } = await tab.evaluate(() => {
      const { right, top } = (document.querySelector('div') as Element).getBoundingClientRect();
      return { x: right - 12, y: top + 20 };
    });
    await expectNoCardAt(tab, { x, y });
    await expectCardAt(tab, middle((await rectsOf(tab, 'Rabobank'))[0] as Rect), 'Rabobank');
    await tab.close();
  });

  test('a component paints over it in its shadow tree: none; one that paints nothing: a card', async () => {
    const tab = await open(
      '/component.html',
      `<p style="margin: 60px; font: 30px sans-serif">CoMensha helps.</p><p style="margin: 60px; font: 30px sans-serif">Rabobank pays.</p>
       <x-over style="position: absolute; left: 0; top: 40px; width: 500px; height: 70px"></x-over>
       <x-clear style="position: absolute; left: 0; top: 150px; width: 500px; height: 70px"></x-clear>
       <script>for (const [name, colour] of [['x-over', 'white'], ['x-clear', 'transparent']])
         document.querySelector(name).attachShadow({ mode: 'open' }).innerHTML = '<div style="height: 100%; background: ' + colour + '"></div>';</script>`,
    );
    await expectNoCardAt(tab, middle((await rectsOf(tab, 'CoMensha'))[0] as Rect));
    await expectCardAt(tab, middle((await rectsOf(tab, 'Rabobank'))[0] as Rect), 'Rabobank');
    await tab.close();
  });

  test('beneath the open card it opens nothing, however long the pointer rests there, nor when the card is tapped', async () => {
    const names = `<p style="margin: 0 20px; font: 20px/20px sans-serif">${'Rabobank '.repeat(8)}</p>`.repeat(15);
    const tab = await open('/beneath.html', `<p style="margin: 20px">CoMensha helps.</p>${names}`);
    await settledMarks(tab, { atLeast: 1 + 8 * 15 });
    await expectCardAt(tab, middle((await rectsOf(tab, 'CoMensha'))[0] as Rect), 'CoMensha');
    const { rect } = (await cardOf(tab)) as CardView;
    // The card's name: nothing there can be pressed, and names of the page are all around beneath it.
    const points = [10, 40, 70].map((right) => ({ x: rect.x + 20 + right, y: rect.y + 30 }));
    const beneath = await tab.evaluate(
      (all) =>
        all.map(({ x, y }) =>
          document.elementsFromPoint(x, y).some((element) => element.textContent?.includes('Rabobank')),
        ),
      points,
    );
    expect(beneath).toContain(true);
    for (const point of points) {
      await hover(tab, point);
      for (let look = 0; look < 7; look++) {
        await pause(100);
        expect((await cardOf(tab))?.headword).toBe('CoMensha');
      }
    }
    for (const point of points) {
      await tab.tap(point);
      await pause(400);
      expect((await cardOf(tab))?.headword).toBe('CoMensha');
    }
    await tab.close();
  });

  test.each([
    ['a button', '<button><slot></slot></button>'],
    ['a box with a ground', '<div style="background: #eef"><slot></slot></div>'],
    ['a component in a component', '<x-inner><slot></slot></x-inner>'],
  ])('right in a component that shows it in %s', async (_, shadow) => {
    const tab = await open(
      '/slotted.html',
      `<p style="margin: 60px"><x-outer>Rabobank</x-outer></p><script>
       customElements.define('x-inner', class extends HTMLElement { constructor() { super();
         this.attachShadow({ mode: 'open' }).innerHTML = '<div style="background: #efe"><slot></slot></div>'; } });
       document.querySelector('x-outer').attachShadow({ mode: 'open' }).innerHTML = '${shadow}';</script>`,
    );
    await expectCardAt(tab, middle((await rectsOf(tab, 'Rabobank'))[0] as Rect), 'Rabobank');
    await tab.close();
  });

  test('among very many names of one element, beneath a link that is stretched over it', async () => {
    const tab = await open(
      '/many-beneath.html',
      `<div style="position: relative"><p>${'CoMensha and Rabobank, '.repeat(30)}</p><a href="#" style="position: absolute; inset: 0"></a></div>`,
    );
    // On a busy machine they come a part at a time.
    await settledMarks(tab, { atLeast: 60 });
    await expectCardAt(tab, middle((await rectsOf(tab, 'Rabobank', 12))[0] as Rect), 'Rabobank');
    await tab.close();
  });

  test('among very many names of one element that is selected as a whole', async () => {
    const tab = await open('/all.html', `<p style="user-select: all">${'CoMensha and Rabobank, '.repeat(30)}</p>`);
    await settledMarks(tab, { atLeast: 60 });
    await expectCardAt(tab, middle((await rectsOf(tab, 'Rabobank', 12))[0] as Rect), 'Rabobank');
    await tab.close();
  });

  test.each([
    [
      'cut off sideways only',
      '<div style="overflow-x: clip; height: 40px; padding-top: 1px"><div style="height: 100px"></div><p>CoMensha</p></div>',
    ],
    [
      'within the margin of a box that cuts off',
      '<div style="overflow: clip; overflow-clip-margin: 200px; height: 40px"><div style="height: 100px"></div><p>CoMensha</p></div>',
    ],
    [
      'above all boxes',
      `<div style="position: relative; overflow: hidden; height: 30px"><div popover style="position: absolute; top: 150px; left: 60px; margin: 0">CoMensha</div></div>
       <script>document.querySelector('[popover]').showPopover()</script>`,
    ],
  ])('shown although a box around it cuts off: %s', async (_, body) => {
    const tab = await open('/not-cut.html', body);
    const point = middle((await rectsOf(tab, 'CoMensha'))[0] as Rect);
    await expectCardAt(tab, point, 'CoMensha');
    // It looks seven times a second whether its word still shows.
    await pause(700);
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    await tab.close();
  });

  test('scrolled away inside a component: its card goes', async () => {
    const tab = await open(
      '/inner-scroll.html',
      `<x-content><p>CoMensha helps.</p><div style="height: 900px"></div></x-content><script>
       document.querySelector('x-content').attachShadow({ mode: 'open' }).innerHTML =
         '<div id="s" style="margin-top: 80px; height: 150px; overflow: auto"><slot></slot></div>';</script>`,
    );
    await expectCardAt(tab, middle((await rectsOf(tab, 'CoMensha'))[0] as Rect), 'CoMensha');
    await tab.evaluate(() => {
      const scroller = document.querySelector('x-content')?.shadowRoot?.getElementById('s');
      if (scroller) scroller.scrollTop = 90;
    });
    await waitForNoCard(tab);
    await tab.close();
  });

  test('in a document that is made an editor: no card, and what is written has no marks', async () => {
    const tab = await open('/editor.html', '<p style="margin: 60px">Europol reads.</p>');
    const point = middle((await rectsOf(tab, 'Europol'))[0] as Rect);
    await tab.evaluate(() => {
      document.designMode = 'on';
    });
    await expectNoCardAt(tab, point);
    await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>CoMensha too.</p>'));
    await until(
      'the marks to go',
      () => marksOf(tab),
      (marks) => marks.length === 0,
    );
    await tab.close();
  });

  test('in what the pointer does not hit, as in a teaser of which the link alone is to be hit', async () => {
    const tab = await open(
      '/unhit.html',
      `<style>.teaser *, .dim { pointer-events: none }</style>
       <a class="teaser" href="#x" style="display: block"><h3>by CoMensha said</h3></a>
       <div class="dim" style="opacity: .6">of Rabobank</div>
       <div>Opened it reads<div style="max-height: 0; overflow: hidden; pointer-events: none"><p style="margin: 0">by FIU-Nederland</p></div><p style="margin: 0">what follows it</p></div>
       <style>.stretched { position: relative } .stretched a { position: absolute; inset: 0 } .stretched p { pointer-events: none }</style>
       <div class="stretched"><a href="#x"></a><p>by Europol too</p></div>
       <div style="position: relative"><p>of UNICEF</p><input type="file" style="position: absolute; inset: 0; opacity: 0"></div>
       <div class="stretched"><a href="#x"></a><p style="position: relative; z-index: 2; overflow: hidden; line-height: .9">UNODC<br>ABN AMRO</p></div>
       <div style="position: relative; pointer-events: none"><p>near Barclays</p><div style="position: absolute; inset: 0; background: #fff; pointer-events: auto"></div></div>`,
    );
    await expectCardAt(tab, middle((await rectsOf(tab, 'CoMensha'))[0] as Rect), 'CoMensha');
    for (const name of ['Rabobank', 'Europol', 'UNODC', 'UNICEF', 'ABN AMRO'])
      await expectCardAt(tab, middle((await rectsOf(tab, name))[0] as Rect), name);
    await expectNoCardAt(tab, middle((await rectsOf(tab, 'Barclays'))[0] as Rect));
    await expectNoCardAt(tab, middle((await rectsOf(tab, 'FIU-Nederland'))[0] as Rect));
    await tab.close();
  });

  test('in an element that has no box of its own', async () => {
    const tab = await open('/boxless.html', '<p><span style="display:contents">CoMensha</span> helps victims.</p>');
    await expectCardAt(tab, middle((await rectsOf(tab, 'CoMensha'))[0] as Rect), 'CoMensha');
    await tab.close();
  });

  test('that the page moves away from under it has no card; the one that comes there has', async () => {
    const tab = await open(
      '/moving.html',
      `<style>p{margin:0;line-height:30px}</style><p id="gap" style="height:0"></p><p>CoMensha</p><p>Rabobank</p>`,
    );
    const second = middle((await rectsOf(tab, 'Rabobank'))[0] as Rect);
    const move = (height: number) =>
      tab.evaluate((height) => {
        (document.getElementById('gap') as HTMLElement).style.height = `${height}px`;
      }, height);
    await expectCardAt(tab, second, 'Rabobank');
    await tab.press('Escape');
    await waitForNoCard(tab);
    await move(30);
    await tab.moveTo({ x: second.x + 1, y: second.y });
    await tab.moveTo({ x: second.x, y: second.y });
    await until(
      'the card of the word that came there',
      async () => (await cardOf(tab))?.headword,
      (seen) => seen === 'CoMensha',
    );
    await tab.press('Escape');
    await leave(tab);
    await waitForNoCard(tab);
    // Away before the rest is over, however long a busy machine takes.
    await tab.evaluate(() => {
      const gap = document.getElementById('gap') as HTMLElement;
      addEventListener('pointermove', () => gap.style.setProperty('height', '300px'), { once: true });
    });
    await tab.moveTo({ x: second.x + 2, y: second.y });
    await tab.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), NO_CARD_AFTER_MS);
    expect(await cardOf(tab)).toBeNull();
    await tab.close();
  });

  test('in a link that rolls a copy of its text in beneath the pointer', async () => {
    const tab = await open(
      '/rolls.html',
      `<style>
         a { display: inline-block; overflow: hidden; height: 24px; line-height: 24px }
         i { display: grid; transition: transform 0.4s }
         a:hover i { transform: translateY(-24px) }
       </style>
       <a href="#"><i><span>CoMensha</span><span aria-hidden="true">CoMensha</span></i></a>`,
    );
    // The pointer stays where it came to rest: a hand that trembles finds the copy anyway.
    await hover(tab, middle((await rectsOf(tab, 'CoMensha'))[0] as Rect));
    await waitForCard(tab, 'CoMensha');
    await tab.close();
  });

  test('in right-to-left text, and in text of both directions', async () => {
    const tab = await open(
      '/rtl.html',
      `<p>المنظمة CoMensha في هولندا، والبنك ABN AMRO كذلك.</p>
       <p style="width: 150px">הבנק ABN AMRO Bank בהולנד</p><p style="direction: rtl; unicode-bidi: bidi-override">Rabobank</p>`,
      'dir="rtl"',
    );
    for (const [text, headword] of [
      ['CoMensha', 'CoMensha'],
      ['ABN AMRO', 'ABN AMRO'],
      ['ABN AMRO Bank', 'ABN AMRO Bank'],
      ['Rabobank', 'Rabobank'],
    ] as const) {
      const [rect] = (await rectsOf(tab, text)).filter(({ width }) => width > 5);
      expect(rect, text).toBeDefined();
      if (rect) await expectCardAt(tab, middle(rect), headword);
    }
    await tab.close();
  });

  test('what serves the pointer comes to pages with a mark, not to those that were asked about in vain', async () => {
    const listener = await rig().openExtensionPage('/options.html');
    await listener.evaluate(() => {
      const wanted: string[] = [];
      (window as unknown as { wanted: string[] }).wanted = wanted;
      browser.runtime.onMessage.addListener((message: unknown) => {
        wanted.push((message as { type: string }).type);
      });
    });
    const wanted = () => listener.evaluate(() => (window as unknown as { wanted: string[] }).wanted);
    const untilWanted = (type: string) => until(type, wanted, (types) => types.includes(type));
    // A word that may be a name, and is none here.
    const tab = await rig().open(
      rig().site.serve(
        '/in-vain.html',
        '<!doctype html><html lang="en"><title>Stars</title><p>Polaris is a star of the north.</p>',
      ),
    );
    await untilWanted('link');
    for (const x of [20, 60, 90]) await tab.moveTo({ x, y: 25 });
    await tab.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), NO_CARD_AFTER_MS);
    expect(await wanted()).toContain('wantAttendant');
    expect(await wanted()).not.toContain('wantHands');
    expect(await wanted()).not.toContain('wantCard');
    await tab.close();
    const other = await open('/marked.html', '<p style="margin: 40px; font: 30px sans-serif">CoMensha</p>');
    await untilWanted('wantHands');
    await expectCardAt(other, middle((await rectsOf(other, 'CoMensha'))[0] as Rect), 'CoMensha');
    await untilWanted('wantCard');
    await other.close();
    await listener.close();
  });

  test('a pointer that rests in a word, and one on a page without any, ask for nothing', async () => {
    const tab = await open('/rest.html', '<p style="margin: 40px; font: 30px sans-serif">CoMensha</p>');
    const [rect] = await rectsOf(tab, 'CoMensha');
    await expectCardAt(tab, middle(rect as Rect), 'CoMensha');
    const { headword } = await waitForCard(tab);
    for (let n = 0; n < 10; n++) await tab.moveTo({ x: middle(rect as Rect).x + n, y: middle(rect as Rect).y });
    expect((await cardOf(tab))?.headword).toBe(headword);
    await tab.close();
  });
});
