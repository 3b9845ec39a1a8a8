import { expect, test } from 'vitest';
import { hover, leave, marksAre, pause, pointOfText, textsOfMarks, waitForCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';

const GRADIENT = 'background:linear-gradient(90deg,#e11,#11e);background-clip:text;-webkit-text-fill-color:transparent';
const page = (body: string) =>
  `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Nieuws</title><style>p{font-size:24px}</style>${body}`;

/** Long after the frame in which marks are shown. */
const LOOKED_MS = 700;

inBrowsers('text that a page paints in its own way', (rig) => {
  test('is left as it is where a mark would take its outline or its filling away, and has its card all the same', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/painted.html',
        page(
          `<p>Rabobank</p><p style="color:#fff;-webkit-text-stroke:4px #000;paint-order:stroke fill">CoMensha</p>
          <h1 style="${GRADIENT}">FIU-Nederland <span>en Europol</span></h1>`,
        ),
      ),
    );
    await marksAre(tab, ['Rabobank']);
    await pause(LOOKED_MS);
    expect(await textsOfMarks(tab)).toEqual(['Rabobank']);
    await hover(tab, await pointOfText(tab, 'CoMensha'));
    await waitForCard(tab, 'CoMensha');
    // The name at hand is not painted over either.
    expect(await textsOfMarks(tab)).toEqual(['Rabobank']);
    await leave(tab);
    await tab.evaluate(() => {
      (document.querySelectorAll('p')[1] as Element).textContent = 'CoMensha en ABN AMRO';
    });
    await pause(LOOKED_MS);
    expect(await textsOfMarks(tab)).toEqual(['Rabobank']);
    await tab.close();
  });

  test('is looked at again while the page changes: what is painted otherwise later is left then, what no longer is is marked', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/repainted.html',
        page(
          `<style>.own{${GRADIENT}}</style><h2 class="own">CoMensha laadt</h2><h2>Rabobank leest</h2><p id="clock">0</p>
          <script>setInterval(() => { clock.textContent = Date.now(); }, 400)</script>`,
        ),
      ),
    );
    await marksAre(tab, ['Rabobank']);
    await tab.evaluate(() => {
      for (const heading of document.querySelectorAll('h2')) heading.classList.toggle('own');
    });
    await marksAre(tab, ['CoMensha']);
    await tab.close();
  });

  test('is marked where thin or clear strokes make its letters heavier', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/smoothed.html',
        page(
          '<p style="-webkit-text-stroke:.3px">CoMensha las.</p><p style="-webkit-text-stroke:1px transparent">Rabobank las.</p>',
        ),
      ),
    );
    await pause(LOOKED_MS);
    await marksAre(tab, ['CoMensha', 'Rabobank']);
    await tab.close();
  });

  test('is left as it is where a browser would draw the stroke of a marker behind it in the colour of its letters', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/marker.html',
        page(
          `<p><a href="#x" style="color:#111;text-decoration:underline #fd0 .5em;text-underline-offset:-.35em">CoMensha</a> las.</p>
          <p><a href="#y" style="color:#111;text-decoration:underline #999 1px">Rabobank</a> las.</p>
          <p><a href="#z" style="color:#111;text-decoration:underline 6px">ABN AMRO</a> las.</p>`,
        ),
      ),
    );
    await marksAre(tab, rig().browser === 'firefox' ? ['CoMensha', 'Rabobank', 'ABN AMRO'] : ['Rabobank', 'ABN AMRO']);
    await hover(tab, await pointOfText(tab, 'CoMensha'));
    await waitForCard(tab, 'CoMensha');
    await leave(tab);
    await tab.close();
  });

  test('is marked where only its colour changes: links that were visited, colours on their way, colours of all notations', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/coloured.html',
        page(
          `<style>a:visited{color:#a0a} #moving{transition:color 30s;color:#000} #moving.on{color:#f00}</style>
          <p><a href="/coloured.html">CoMensha</a> hielp.</p><p id="moving">Rabobank gaf.</p>
          <p style="color:oklch(0.5 0.2 240)">UNU-CPR zocht.</p><p style="color:color-mix(in srgb, red, blue 40%)">ABN AMRO schreef.</p>
          <p style="color:currentcolor;text-shadow:0 0 3px #000">FIU-Nederland las.</p>
          <script>requestAnimationFrame(() => document.getElementById('moving').classList.add('on'))</script>`,
        ),
      ),
    );
    const all = ['CoMensha', 'Rabobank', 'UNU-CPR', 'ABN AMRO', 'FIU-Nederland'];
    await marksAre(tab, all);
    await pause(LOOKED_MS);
    expect((await textsOfMarks(tab)).toSorted()).toEqual(all.toSorted());
    await tab.close();
  });
});
