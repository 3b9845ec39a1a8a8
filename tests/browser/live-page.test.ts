import { expect, test } from 'vitest';
import { hoverMark, marksOf, pause, settledMarks, until, waitForCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const textsOf = async (tab: Tab) => (await marksOf(tab)).map(({ text }) => text);

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

inBrowsers('a page that changes', (rig) => {
  let tab: Tab;

  test('names across inline elements, soft hyphens and line breaks are found whole', async () => {
    tab = await rig().open(
      rig().site.serve(
        '/inline.html',
        page(`<p data-block="0">The bank <b>ABN</b> <i>AMRO</i> acts.</p>
          <p data-block="1">Cases go to Co&shy;Men<wbr>sha first.</p>
          <p data-block="2">The Financial
             Sector   Commission met.</p>
          <p data-block="3">A prefix: <span>pre</span>CoMensha is no name.</p>
          <div data-block="4">Liechtenstein<p>Initiative</p> stands in two blocks.</div>`),
      ),
    );
    const marks = await settledMarks(tab, { atLeast: 3 });
    expect(marks.map(({ block, text }) => `${block} ${text.replaceAll('\u00ad', '').replace(/\s+/g, ' ')}`)).toEqual([
      '0 ABN AMRO',
      '1 CoMensha',
      '2 Financial Sector Commission',
    ]);
    await hoverMark(tab, 'ABN AMRO');
    await waitForCard(tab, 'ABN AMRO');
    await tab.close();
  });

  test('text that is added is marked', async () => {
    tab = await rig().open(
      rig().site.serve('/live.html', page('<main><p id="first">CoMensha helps victims.</p></main>')),
    );
    await settledMarks(tab);
    await tab.evaluate(() => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p id="second">So does <b>ABN</b> AMRO.</p>');
    });
    await until(
      'both names',
      () => textsOf(tab),
      (texts) => texts.join() === 'CoMensha,ABN AMRO',
    );
  });

  test('text that is changed is marked anew', async () => {
    await tab.evaluate(() => {
      const text = document.getElementById('first')?.firstChild as Text;
      text.data = 'Now Rabobank stands here.';
    });
    await until(
      'the new name',
      () => textsOf(tab),
      (texts) => texts.join() === 'Rabobank,ABN AMRO',
    );
  });

  test('marks of text that is taken away go', async () => {
    await tab.evaluate(() => document.getElementById('second')?.remove());
    await until(
      'one name',
      () => textsOf(tab),
      (texts) => texts.join() === 'Rabobank',
    );
  });

  test('a single-page change of address with new content is followed', async () => {
    await tab.evaluate(() => {
      history.pushState({}, '', '/live.html?page=2');
      document.title = 'Another page on human trafficking';
      const main = document.querySelector('main');
      if (main) main.innerHTML = '<h1>Second</h1><p>CoMensha again.</p>';
    });
    await until(
      'the new page',
      () => textsOf(tab),
      (texts) => texts.join() === 'CoMensha',
    );
    await tab.close();
  });

  test('what the reader writes, and code, is left alone', async () => {
    tab = await rig().open(
      rig().site.serve(
        '/fields.html',
        page(`<p data-block="text">CoMensha</p><textarea>CoMensha</textarea><input value="CoMensha">
          <div contenteditable data-block="edit"><p>CoMensha</p></div><pre><code data-block="code">CoMensha</code></pre>
          <script type="text/plain">CoMensha</script><style>/* CoMensha */</style><noscript>CoMensha</noscript>`),
      ),
    );
    const marks = await settledMarks(tab);
    await pause(500);
    expect(marks.map(({ block }) => block)).toEqual(['text']);
    await tab.close();
  });

  test('open shadow roots are read, and so is what comes later in them', async () => {
    tab = await rig().open(rig().site.serve('/shadow.html', page('<div id="host"></div><p>CoMensha here.</p>')));
    await settledMarks(tab);
    await tab.evaluate(() => {
      const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<p>In the shadow: ABN AMRO.</p>';
    });
    await until(
      'the name in the shadow root',
      () => textsOf(tab),
      (texts) => texts.includes('ABN AMRO'),
    );
    await tab.close();
  });

  test('frames of this site and of another are read, each in its own document', async () => {
    rig().site.serve('/same.html', page('<p>CoMensha in a frame of the same site.</p>'));
    rig().site.serve('/other.html', page('<p>ABN AMRO in a frame of another site.</p>'), { host: 'other' });
    tab = await rig().open(
      rig().site.serve(
        '/frames.html',
        page(`<p>Rabobank outside.</p><iframe id="same" src="/same.html" width="500" height="300"></iframe>
          <iframe id="other" src="http://other.test/other.html" width="500" height="300"></iframe>
          <iframe id="written" width="500" height="300" srcdoc="&lt;p&gt;CoMensha in a written frame."></iframe>`),
      ),
    );
    for (const [selector, name] of [
      ['#same', 'CoMensha'],
      ['#other', 'ABN AMRO'],
      ['#written', 'CoMensha'],
    ] as const) {
      const frame = await tab.frame(selector);
      const marks = await settledMarks(frame, { where: selector });
      expect(
        marks.map(({ text }) => text),
        selector,
      ).toEqual([name]);
    }
    const frame = await tab.frame('#other');
    await hoverMark(frame, 'ABN AMRO');
    await waitForCard(frame, 'ABN AMRO');
    expect(await textsOf(tab)).toEqual(['Rabobank']);
    await tab.close();
  });

  test('a page under the strictest content security policy is served all the same', async () => {
    tab = await rig().open(
      rig().site.serve('/strict.html', page('<p>CoMensha helps victims of human trafficking.</p>'), {
        headers: {
          'content-security-policy':
            "default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'; sandbox allow-same-origin",
        },
      }),
    );
    await settledMarks(tab);
    await hoverMark(tab, 'CoMensha');
    const card = await waitForCard(tab, 'CoMensha');
    // With its style: a card without one is as wide as the page.
    expect(card.rect.width).toBeLessThan(500);
    await tab.close();
  });
});
