import { expect, test } from 'vitest';
import {
  hoverMark,
  leave,
  marksAre,
  settledMarks,
  textsOfMarks,
  until,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

/** What stands right beside a name, with no space between, and where a document's text may be that nobody tells of. */

inBrowsers('names that touch something else', (rig) => {
  const open = (path: string, body: string, title = '<title>Human trafficking</title>'): Promise<Tab> =>
    rig().open(rig().site.serve(path, `<!doctype html><html lang="en"><meta charset="utf-8">${title}<body>${body}`));

  test('a footnote, an icon, a hint for screen readers, a badge, another element in one line', async () => {
    const tab = await open(
      '/touching.html',
      `<p>said CoMensha<sup>1</sup> and ABN AMRO<sup><a href="#n">2</a></sup>.</p>
       <p>See Rabobank<i class="material-icons">open_in_new</i></p>
       <p><a href="#">UNODC<span class="sr-only">opens in a new tab</span></a></p>
       <p><a href="#">Walk Free</a><span class="count">3</span></p>
       <p>The bank ING<span class="footnote">3</span> and FIU-Nederland<span class="ref">12</span></p>
       <div style="display: flex"><span>By Ina Hut</span><time>12 May</time></div>
       <p><b>Co</b>Mensha and <i>L</i>iechtenstein <span>Ini</span><span>tiative</span></p>`,
    );
    await settledMarks(tab, { atLeast: 10 });
    expect(await textsOfMarks(tab)).toEqual(
      [
        'ABN AMRO',
        'CoMensha',
        'CoMensha',
        'FIU-Nederland',
        'ING',
        'Ina Hut',
        'Liechtenstein Initiative',
        'Rabobank',
        'UNODC',
        'Walk Free',
      ].sort(),
    );
    await tab.close();
  });

  test('a table tells by the first cell of a row whose the others are', async () => {
    const row = (country: string) => `<tr><th>${country}</th><td>Modern Slavery Act</td></tr>`;
    const tab = await open(
      '/rows.html',
      `<p>Laws against modern slavery and forced labour.</p>
       <table>${row('Australia')}${row('United Kingdom')}${row('New Zealand')}</table>`,
    );
    expect(await settledMarks(tab, { atLeast: 2 })).toHaveLength(2);
    const cards: string[] = [];
    for (const nth of [0, 1]) {
      await hoverMark(tab, 'Modern Slavery Act', nth);
      cards.push((await waitForCard(tab)).text);
      await leave(tab);
      await waitForNoCard(tab);
    }
    expect(cards[0]).toContain('Australia');
    expect(cards[1]).toContain('United Kingdom');
    await tab.close();
  });

  test('items of a list tell of each other, and not of what stands in another list', async () => {
    const list = (...names: string[]) => `<ul>${names.map((name) => `<li>${name}</li>`).join('')}</ul>`;
    const tab = await open(
      '/lists.html',
      `<p>Against human trafficking.</p>${list('CoMensha', 'Polaris', 'Thorn', 'La Strada International')}
       <h2>Songs of the evening</h2>${list('Vega', 'Unseen', 'Sirius')}`,
    );
    await settledMarks(tab, { atLeast: 4 });
    expect(await textsOfMarks(tab)).toEqual(['CoMensha', 'La Strada International', 'Polaris', 'Thorn']);
    await tab.close();
  });

  test('and by one that reaches down over several rows', async () => {
    const tab = await open(
      '/spans.html',
      `<p>Laws against modern slavery and forced labour.</p>
       <table><tr><th rowspan="3">Australia</th><td>Criminal Code</td></tr>
       <tr><td>Modern Slavery Act</td></tr>
       <tr><td>No other</td></tr>
       <tr><th>United Kingdom</th><td>Modern Slavery Act</td></tr></table>`,
    );
    const marks = await settledMarks(tab, { atLeast: 2 });
    expect(marks.map(({ names }) => names)).toEqual([['m1'], ['m1']]);
    await hoverMark(tab, 'Modern Slavery Act', 0);
    expect((await waitForCard(tab)).text).toContain('Australia');
    await tab.close();
  });

  test('but not by a first cell in which somebody writes', async () => {
    const cells = '<th><span contenteditable="true">Australia</span></th><td>Modern Slavery Act</td>';
    const tab = await open('/written-row.html', `<p>Laws against modern slavery.</p><table><tr>${cells}</tr></table>`);
    const [mark] = await settledMarks(tab);
    expect(mark?.names).toContain('m2');
    await tab.close();
  });

  test('a component that comes late into a document without a title or any other text', async () => {
    const tab = await open('/late-alone.html', '<x-late></x-late>', '');
    await tab.evaluate(() => {
      setTimeout(() => {
        (document.querySelector('x-late') as Element).attachShadow({ mode: 'open' }).innerHTML = '<p>CoMensha</p>';
      }, 1_500);
    });
    await until(
      'a mark in the component',
      () => tab.evaluate(() => ['m1', 'm2'].reduce((sum, name) => sum + (CSS.highlights.get(name)?.size ?? 0), 0)),
      (count) => count === 1,
    );
    await tab.close();
  });

  test('what is moved into the document of a frame leaves no mark behind', async () => {
    const tab = await open(
      '/into-frame.html',
      '<iframe srcdoc="<p>x</p>" width="600" height="200"></iframe><p id="it">CoMensha</p><p>Rabobank</p>',
    );
    await marksAre(tab, ['CoMensha', 'Rabobank']);
    await tab.evaluate(() => {
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      frame.contentDocument?.body.append(document.getElementById('it') as Element);
    });
    await marksAre(tab, ['Rabobank']);
    await tab.close();
  });
});
