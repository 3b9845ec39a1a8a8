import { test } from 'vitest';
import { marksAre, pause, settledMarks, textsOfMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

inBrowsers('text that comes late, or after what is no text', (rig) => {
  const open = async (path: string, body: string, wanted: readonly string[]): Promise<Tab> => {
    const tab = await rig().open(rig().site.serve(path, page(body)));
    await settledMarks(tab);
    await marksAre(tab, wanted);
    return tab;
  };

  test('instructions to a processor, and text of another kind, end nothing', async () => {
    const tab = await open(
      '/instructions.html',
      '<p>Laws.</p><div><?php echo 1; ?></div><p>CoMensha <?start x>acts<?end></p><p id="last">UNODC</p>',
      ['CoMensha', 'UNODC'],
    );
    await tab.evaluate(() => {
      const { documentElement } = new DOMParser().parseFromString('<r><![CDATA[ and more]]></r>', 'text/xml');
      const last = document.getElementById('last');
      last?.append(document.importNode(documentElement.firstChild as Node, true), ' and Rabobank');
      last?.append(document.createProcessingInstruction('div', 'x'), ' and Europol');
    });
    await marksAre(tab, ['CoMensha', 'UNODC', 'Rabobank', 'Europol']);
    await tab.close();
    const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Human trafficking</title></head>
      <body><p>Nobody <![CDATA[x]]></p><?foo bar?><p>CoMensha</p></body></html>`;
    const other = await rig().open(rig().site.serve('/cdata.xhtml', xhtml, { type: 'application/xhtml+xml' }));
    await settledMarks(other);
    await marksAre(other, ['CoMensha']);
    await other.close();
  });

  test('a row that is taken away before its answer comes, and put back', async () => {
    const tab = await open('/rows.html', '<p>Rabobank</p><div id="list"></div>', ['Rabobank']);
    await rig().stopBackground();
    await tab.evaluate(async () => {
      const row = document.createElement('p');
      row.textContent = 'Here is CoMensha.';
      document.getElementById('list')?.append(row);
      await new Promise((resolve) => setTimeout(resolve, 60));
      row.remove();
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      document.getElementById('list')?.append(row);
    });
    await marksAre(tab, ['Rabobank', 'CoMensha']);
    await tab.close();
  });

  test.each([
    ['while it is still looked for', 3_500, 8_000],
    ['when it has long been looked for, and nothing else changes', 14_500, 16_000],
  ])('a component whose script comes late, %s', async (_, ms, limitMs) => {
    const tab = await open('/undefined.html', '<p>Rabobank</p><x-late></x-late>', ['Rabobank']);
    await pause(ms);
    // By the page itself: content scripts have no components.
    await tab.evaluate(() => {
      customElements.define(
        'x-late',
        class extends HTMLElement {
          constructor() {
            super();
            this.attachShadow({ mode: 'open' }).innerHTML = '<p>CoMensha</p>';
          }
        },
      );
    });
    await until(
      'its mark',
      () => textsOfMarks(tab),
      (texts) => texts.includes('CoMensha'),
      limitMs,
    );
    await tab.close();
  });

  test('components in components that are put in when the page has long been read', async () => {
    const tab = await open('/nested.html', '<p>Rabobank</p><div id="place"></div>', ['Rabobank']);
    // Between the second time that components are looked for and the third.
    await pause(3_500);
    await tab.evaluate(() => {
      let place: Node = document.getElementById('place') as Element;
      for (let depth = 0; depth < 3; depth++) {
        const host = document.createElement('x-view');
        place.appendChild(host);
        place = host.attachShadow({ mode: 'open' });
      }
      place.appendChild(document.createElement('p')).textContent = 'CoMensha';
    });
    await until(
      'the mark, before the third time',
      () => textsOfMarks(tab),
      (texts) => texts.includes('CoMensha'),
      8_000,
    );
    await tab.close();
  });

  test('a surname that a long page introduces near its end', async () => {
    const filler = '<p>just some words here</p>'.repeat(8_000);
    const tab = await rig().open(
      rig().site.serve(
        '/long.html',
        page(`${filler}<p>CoMensha helps.</p>${filler}<p>Ina Hut said.</p><p>Then Hut added.</p>`),
      ),
    );
    await settledMarks(tab, { atLeast: 3 });
    await marksAre(tab, ['CoMensha', 'Ina Hut', 'Hut']);
    await tab.close();
  });

  test('the rest of a paragraph whose beginning is written in from now on, or is code', async () => {
    const tab = await open(
      '/rest.html',
      '<p><b>CoMensha</b> and UNODC</p><p id="code">Rabobank<!-- --> and Europol</p><p><i>x</i><!-- -->ABN AMRO</p>',
      ['CoMensha', 'UNODC', 'Rabobank', 'Europol'],
    );
    await tab.evaluate(() => {
      document.querySelector('b')?.setAttribute('contenteditable', 'true');
      const text = document.getElementById('code')?.firstChild as Text;
      const code = document.createElement('code');
      text.replaceWith(code);
      code.append(text);
      document.querySelector('i')?.remove();
    });
    await marksAre(tab, ['UNODC', 'Europol', 'ABN AMRO']);
    await tab.close();
  });
});
