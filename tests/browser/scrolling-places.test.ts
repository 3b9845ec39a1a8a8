import { expect, test } from 'vitest';
import {
  cardOf,
  hover,
  hoverMark,
  leave,
  pause,
  pointOfMark,
  settledMarks,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

/** Pages with boxes that scroll: the pointer rests while others move, and keys lead to where a name stands in them. */

const PAGE = (style: string, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<title>Against human trafficking</title><style>body { font: 16px/1.5 sans-serif } ${style}</style>${body}`;

const FILLER = 'Words of no matter stand here. ';
const SENTENCE = 'Victims of human trafficking are registered by CoMensha.';

const open = async (rig: Rig, html: string, atLeast = 1): Promise<Tab> => {
  const tab = await rig.open(rig.site.serve('/scrolling.html', html));
  await tab.activate();
  await settledMarks(tab, { atLeast });
  return tab;
};

/** The rect of the first mark of a text, and what is painted at its middle. */
const place = (tab: Tab) =>
  tab.evaluate(() => {
    const [range] = [...(CSS.highlights as unknown as Map<string, Set<StaticRange>>).values()].flatMap((all) => [
      ...all,
    ]);
    if (!range) return null;
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { left, top, right, bottom } = live.getBoundingClientRect();
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      isInWindow: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      isOnTop: above?.contains(range.startContainer) === true,
    };
  });

inBrowsers('boxes that scroll', (rig) => {
  test.each([
    ['a ticker', 'let x = 0; setInterval(() => { box.scrollLeft = x = (x + 2) % 3000 }, 16)'],
    [
      'a log',
      'let y = 0; box.style.whiteSpace = "normal"; setInterval(() => { box.scrollTop = y = (y + 9) % 400 }, 50)',
    ],
    ['events that the page makes up', 'setInterval(() => window.dispatchEvent(new Event("scroll")), 30)'],
  ])('%s elsewhere on the page keeps no card from coming', async (_, script) => {
    const box = `<div id="box" style="width: 300px; height: 40px; overflow: auto; white-space: nowrap">${FILLER.repeat(80)}</div>`;
    const tab = await open(rig(), PAGE('', `<p>${SENTENCE}</p><p>${FILLER}</p>${box}<script>${script}</script>`));
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.close();
  });

  test('a word that is scrolled away from under the pointer gets no card', async () => {
    const tab = await open(
      rig(),
      PAGE(
        '#box { height: 200px; overflow: auto }',
        `<div id="box"><p>${SENTENCE}</p><p>${FILLER.repeat(200)}</p></div>`,
      ),
    );
    await hover(tab, await pointOfMark(tab, 'CoMensha'));
    await tab.evaluate(() => {
      (document.getElementById('box') as HTMLElement).scrollTop = 150;
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await waitForNoCard(tab);
    await leave(tab);
    await tab.close();
  });

  const lines = `${FILLER}\n`.repeat(150);
  const long = FILLER.repeat(1_200);
  test.each([
    [
      'in the box that is the whole window',
      'html, body { height: 100%; margin: 0; overflow: hidden } main { height: 100%; overflow: auto; white-space: pre-wrap }',
      `<main>${lines}${SENTENCE}\n${lines}</main>`,
    ],
    [
      'in a long paragraph of such a box',
      'html, body { height: 100%; margin: 0; overflow: hidden } main { height: 100%; overflow: auto }',
      `<main><p>${long}${SENTENCE}</p><p>${FILLER.repeat(40)}</p></main>`,
    ],
    [
      'in a small box of bare text far down',
      '#box { height: 200px; width: 400px; overflow: auto }',
      `<p>${FILLER.repeat(600)}</p><div id="box">${FILLER.repeat(120)}${SENTENCE}${FILLER.repeat(120)}</div><p>${FILLER.repeat(600)}</p>`,
    ],
    [
      'below a header that stays',
      'header { position: sticky; top: 0; height: 120px; background: #fff } body { margin: 0 }',
      `<header>Menu</header><p>${FILLER.repeat(100)}</p><p id="there">${SENTENCE}</p><p>${FILLER.repeat(600)}</p>
       <script>addEventListener('load', () => scrollTo(0, there.offsetTop - 60))</script>`,
    ],
  ])('a key leads to a name %s', async (_, style, body) => {
    const tab = await open(rig(), PAGE(style, body));
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab, 'CoMensha');
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await place(tab)).toEqual({ isInWindow: true, isOnTop: true });
    await tab.close();
  });

  test('keys shift nothing that the reader could not shift back', async () => {
    const closed = (inner: string) =>
      `<div class="still" style="height: 60px; width: 300px; overflow: hidden">${inner}</div>`;
    const tab = await open(
      rig(),
      PAGE(
        'body { overflow-x: hidden } .beside { position: absolute; top: 0; right: 0; width: 300px; transform: translateX(100%) }',
        `<p>Rabobank helps.</p><nav class="beside">CoMensha waits beside the window.</nav>
        ${closed(`<p>${FILLER.repeat(30)}</p><p>UNU-CPR waits below.</p>`)}
        ${closed(`<p style="white-space: nowrap">${FILLER.repeat(10)} FIU-Nederland waits to the right.</p>`)}
        <div class="still" style="max-height: 0; overflow: hidden"><p>Polaris Project is folded away.</p></div>
        <p>${FILLER.repeat(300)}</p><p>ABN AMRO stands at the end.</p>`,
      ),
    );
    await settledMarks(tab, { atLeast: 6 });
    const shifted = () =>
      tab.evaluate(() => [
        scrollX,
        ...[...document.querySelectorAll('.still')].flatMap((box) => [box.scrollLeft, box.scrollTop]),
      ]);
    for (const name of ['Rabobank', 'ABN AMRO', 'Rabobank']) {
      await rig().runCommand(tab, 'next-mention');
      await waitForCard(tab, name);
      expect(await shifted()).toEqual([0, 0, 0, 0, 0, 0, 0]);
    }
    await tab.close();
  });

  test('where a page lets its text glide after the wheel, the card does not come to lie under the pointer', async () => {
    const tab = await open(
      rig(),
      PAGE(
        'body { margin: 0 } #view { position: fixed; inset: 0; overflow: hidden } #space { height: 5000px }',
        `<div id="space"></div><div id="view"><div id="text"><div style="height: 260px"></div><p>${SENTENCE}</p>${`<p>${FILLER}</p>`.repeat(100)}</div></div>
         <script>
           let at = 0;
           (function glide() {
             at += (scrollY - at) * 0.12;
             text.style.transform = 'translateY(' + -at + 'px)';
             requestAnimationFrame(glide);
           })();
         </script>`,
      ),
    );
    const word = await pointOfMark(tab, 'CoMensha');
    await hover(tab, word);
    await waitForCard(tab, 'CoMensha');
    for (let turn = 0; turn < 5; turn++) {
      await tab.wheel(word, 60);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    await waitForNoCard(tab);
    expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(200);
    await leave(tab);
    await tab.close();
  });

  test('the wheel moves the page on when the card of the word comes beneath the pointer', async () => {
    const lines = `<p>${FILLER}</p>`.repeat(90);
    const tab = await open(rig(), PAGE('', `${lines.slice(0, 8 * (FILLER.length + 7))}<p>${SENTENCE}</p>${lines}`));
    const word = await pointOfMark(tab, 'CoMensha');
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    for (let turn = 0; turn < 6; turn++) {
      await tab.wheel(word, 100);
      await pause(200);
    }
    await waitForNoCard(tab);
    expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(400);
    await leave(tab);
    // A short turn that leaves the word under the pointer leaves the card.
    await tab.evaluate(() => scrollTo(0, 0));
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.evaluate(() => scrollBy(0, 2));
    await pause(400);
    expect(await cardOf(tab)).not.toBeNull();
    await tab.close();
  });

  test('keys begin at what is in sight, whatever its place in the document', async () => {
    const lines = (count: number) => `<p>${FILLER}</p>`.repeat(count);
    const tab = await open(
      rig(),
      PAGE(
        '.page { display: grid; grid-template-columns: 2fr 1fr; align-items: start }',
        `<div class="page"><main><p>Rabobank is first.</p>${lines(25)}<p>Rabobank again.</p>${lines(25)}<p>Rabobank again.</p>
        ${lines(25)}<p id="here">Now UNU-CPR stands here.</p>${lines(30)}<p>FIU-Nederland is last.</p></main>
        <aside>${'<p>CoMensha in the list.</p>'.repeat(12)}</aside></div>
        <div style="display: flex; flex-direction: column-reverse"><p>ABN AMRO at the foot.</p>${lines(40)}<p>ABN AMRO above.</p></div>`,
      ),
      6,
    );
    await tab.evaluate(() => document.getElementById('here')?.scrollIntoView({ block: 'center' }));
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab, 'UNU-CPR');
    await tab.close();
  });

  test('keys reach what fades in when it is scrolled to, and pass over what never does', async () => {
    const section = (text: string, kind = 'fades') =>
      `<section class="${kind}"><p>${text}</p><p>${FILLER.repeat(3)}</p></section>`;
    const tab = await open(
      rig(),
      PAGE(
        'section { min-height: 130vh } .fades, .never { opacity: 0; transition: opacity .2s } .in { opacity: 1 }',
        `<section><p>CoMensha is first.</p></section>${section('Rabobank fades in.')}${section('ABN AMRO never does.', 'never')}
        ${section('UNU-CPR fades in.')}<script>
        const seen = new IntersectionObserver((all) => all.forEach(({ isIntersecting, target }) => isIntersecting && target.classList.add('in')));
        document.querySelectorAll('.fades').forEach((one) => seen.observe(one));</script>`,
      ),
      3,
    );
    for (const name of ['CoMensha', 'Rabobank', 'UNU-CPR', 'CoMensha']) {
      await rig().runCommand(tab, 'next-mention');
      await waitForCard(tab, name);
      await pause(300);
    }
    await tab.close();
  });

  test('keys stay in a dialog that shuts off the page', async () => {
    const tab = await open(
      rig(),
      PAGE(
        '',
        `<p>CoMensha and Rabobank stand outside.</p><dialog id="box"><p>UNU-CPR and ABN AMRO inside.</p></dialog>`,
      ),
    );
    await tab.evaluate(() => (document.getElementById('box') as HTMLDialogElement).showModal());
    await settledMarks(tab, { atLeast: 4 });
    for (const name of ['UNU-CPR', 'ABN AMRO', 'UNU-CPR']) {
      await rig().runCommand(tab, 'next-mention');
      await waitForCard(tab, name);
    }
    await tab.press('Escape');
    await waitForNoCard(tab);
    await tab.close();
  });

  test('keys stay in a dialog of a library, in the middle of the window, and leave out what it shuts off', async () => {
    const tab = await open(
      rig(),
      PAGE(
        '[role=dialog] { position: fixed; inset: 0; background: #fffd } [role=dialog].notice { inset: auto 0 0 0 }',
        `<main id="rest"><p>On trafficking CoMensha and Rabobank stand outside.</p></main>
        <div id="box" role="dialog" aria-modal="true"><p>UNU-CPR and ABN AMRO inside.</p><p style="height: 90vh"></p></div>`,
      ),
      4,
    );
    const steps = async (...names: string[]) => {
      for (const name of names) {
        await rig().runCommand(tab, 'next-mention');
        await waitForCard(tab, name);
      }
      await tab.press('Escape');
      await waitForNoCard(tab);
    };
    await steps('UNU-CPR', 'ABN AMRO', 'UNU-CPR');
    // At the edge of the window it shuts off the rest where a backdrop does.
    await tab.evaluate(() => {
      const box = document.getElementById('box') as Element;
      box.classList.add('notice');
      (box.querySelector('p + p') as Element).remove();
      const backdrop = document.createElement('i');
      backdrop.style.cssText = 'position: fixed; inset: 0; background: #0008';
      box.before(backdrop);
    });
    await steps('ABN AMRO', 'UNU-CPR', 'ABN AMRO');
    // A notice there says that it is modal too, and shuts nothing off.
    await tab.evaluate(() => (document.querySelector('i') as Element).remove());
    await steps('CoMensha', 'Rabobank');
    // Some libraries say nothing of the dialog, and hide the rest from keys and screen readers.
    await tab.evaluate(() => {
      const box = document.getElementById('box') as Element;
      box.classList.remove('notice');
      box.removeAttribute('aria-modal');
      (document.getElementById('rest') as Element).setAttribute('aria-hidden', 'true');
    });
    await steps('UNU-CPR', 'ABN AMRO', 'UNU-CPR');
    // What stays hidden so afterwards, as texts do that have a copy for screen readers, is in sight all the same.
    await tab.evaluate(() => (document.getElementById('box') as Element).remove());
    await steps('CoMensha', 'Rabobank');
    await tab.close();
  });

  test('a tint or a fade over a text keeps no card from coming, a cover does', async () => {
    const layer = (name: string, paint: string) =>
      `<div class="teaser"><p>Victims of trafficking: ${name} helps.</p><i style="background: ${paint}"></i></div>`;
    const tab = await open(
      rig(),
      PAGE(
        '.teaser { position: relative; margin: 0 0 200px } i { position: absolute; inset: 0 }',
        layer('CoMensha', 'rgb(0 0 0 / 0.05)') +
          layer('Rabobank', 'linear-gradient(transparent, white)') +
          layer('UNU-CPR', 'rgb(255 255 255 / 0.9)'),
      ),
      3,
    );
    for (const name of ['CoMensha', 'Rabobank']) {
      await hoverMark(tab, name);
      await waitForCard(tab, name);
      await leave(tab);
      await waitForNoCard(tab);
    }
    await hover(tab, await pointOfMark(tab, 'UNU-CPR'));
    await pause(1_000);
    expect(await cardOf(tab)).toBeNull();
    await tab.close();
  });
});
