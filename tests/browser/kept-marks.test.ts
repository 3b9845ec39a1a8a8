import { expect, test } from 'vitest';
import { hoverMark, marksAre, pause, settledMarks, textsOfMarks, until, waitForCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

/** Marks of names that stand where they stood stay, whatever goes on around them. */

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

/** Long enough for a change to be gathered, read and judged. */
const CHANGE_MS = 900;

inBrowsers('marks that stay', (rig) => {
  const open = async (path: string, body: string, wanted: readonly string[]): Promise<Tab> => {
    const tab = await rig().open(rig().site.serve(path, page(body)));
    await settledMarks(tab);
    await marksAre(tab, wanted);
    return tab;
  };

  test('when an inline element of their paragraph is emptied, filled, or gets a block', async () => {
    const both = ['CoMensha', 'Rabobank'];
    const tab = await open(
      '/emptied.html',
      `<p>CoMensha and Rabobank work <span id="note"><i>now</i></span> together.</p>
       <p>ABN AMRO has <span id="term">a term</span> and De Nederlandsche Bank too.</p>`,
      [...both, 'ABN AMRO', 'De Nederlandsche Bank'],
    );
    const all = [...both, 'ABN AMRO', 'De Nederlandsche Bank'];
    const changes = [
      () => document.getElementById('note')?.replaceChildren(),
      () => document.getElementById('note')?.append('Copied!'),
      () => {
        (document.getElementById('note') as Element).textContent = '';
      },
      () => document.getElementById('term')?.append(document.createElement('div')),
      () => {
        (document.querySelector('#term div') as Element).textContent = 'What it means.';
      },
      () => document.querySelector('#term div')?.remove(),
    ];
    for (const change of changes) {
      await tab.evaluate(change);
      await pause(CHANGE_MS);
      expect(await textsOfMarks(tab), String(change)).toEqual([...all].sort());
    }
    await tab.close();
  });

  test('a name that comes together by what is taken out between is found', async () => {
    const tab = await open('/together.html', '<p>Rabobank and Co<span><b>XX</b></span>Mensha</p>', ['Rabobank']);
    await tab.evaluate(() => document.querySelector('b')?.remove());
    await marksAre(tab, ['CoMensha', 'Rabobank']);
    await tab.close();
  });

  test('so is one of a paragraph without any other name, of which an inline element is emptied', async () => {
    const tab = await open(
      '/emptied-alone.html',
      '<p>Rabobank</p><div>Ask Liechtenstein <span id="tip"><div>tip</div></span>Initiative, and Co<i id="joint">xx</i>Mensha.</div>',
      ['Rabobank'],
    );
    await tab.evaluate(() => document.getElementById('tip')?.replaceChildren());
    await marksAre(tab, ['Liechtenstein Initiative', 'Rabobank']);
    await tab.evaluate(() => document.getElementById('joint')?.replaceChildren());
    await marksAre(tab, ['CoMensha', 'Liechtenstein Initiative', 'Rabobank']);
    await tab.close();
  });

  test.each([
    ...['by text', 'by element', 'as a text anew', 'as markup anew', 'as paragraphs anew', 'as elements anew'],
  ])('without flashing while their paragraph is being written on, %s', async (how) => {
    const tab = await open('/written.html', '<main><p>CoMensha helps.</p></main>', ['CoMensha']);
    const absent = await tab.evaluate(async (how) => {
      const main = document.querySelector('main') as Element;
      const write = (p: Element): void => {
        if (how === 'by text') (p.lastChild as Text).data += ' word';
        else if (how === 'by element')
          p.append(Object.assign(document.createElement('span'), { textContent: ' word' }));
        else if (how === 'as a text anew') p.textContent += ' word';
        else if (how === 'as markup anew') p.innerHTML += ' <b>word</b>';
        else if (how === 'as paragraphs anew') main.innerHTML = `<p>${p.innerHTML} word</p><p>And another.</p>`;
        else {
          const fresh = document.createElement('p');
          fresh.append('CoMensha', Object.assign(document.createElement('i'), { textContent: ` at ${Date.now()}` }));
          p.replaceWith(fresh);
        }
      };
      let absent = 0;
      const began = performance.now();
      let last = began;
      while (performance.now() - began < 3_000) {
        await new Promise(requestAnimationFrame);
        if (performance.now() - last > 60) {
          last = performance.now();
          write(document.querySelector('p') as Element);
        }
        let count = 0;
        for (const name of ['m1', 'm2']) count += CSS.highlights.get(name)?.size ?? 0;
        if (count !== 1) absent++;
      }
      return absent;
    }, how);
    expect(absent, 'frames without the mark, or with two').toBe(0);
    // What is written is read all the same.
    await tab.evaluate(() => {
      document.querySelector('p')?.append(' Then Rabobank paid.');
    });
    await marksAre(tab, ['CoMensha', 'Rabobank']);
    // And what no longer stands there loses its mark.
    await tab.evaluate(() => {
      (document.querySelector('p')?.firstChild as Text).data = 'Nobody helps.';
    });
    await until(
      'the mark of CoMensha to go',
      () => textsOfMarks(tab),
      (texts) => !texts.includes('CoMensha'),
    );
    await tab.close();
  });

  test('but not when what is written makes another word or another sense of the name', async () => {
    const tab = await open('/other.html', '<p>CoMensha</p>', ['CoMensha']);
    await tab.evaluate(() => {
      (document.querySelector('p')?.firstChild as Text).data += 'xyz';
    });
    await marksAre(tab, []);
    await tab.close();
  });

  test('a marked paragraph that is moved into an editor loses its marks, however deep it stands there', async () => {
    const tab = await open(
      '/moved.html',
      '<p>CoMensha</p><p>Rabobank</p><p>Europol</p><div contenteditable="true">Write here.<section>Or here.</section></div>',
      ['CoMensha', 'Rabobank', 'Europol'],
    );
    for (const [into, left] of [
      ['[contenteditable]', ['Rabobank', 'Europol']],
      ['section', ['Europol']],
    ] as const) {
      await tab.evaluate((into) => document.querySelector(into)?.append(document.querySelector('p') as Element), into);
      await marksAre(tab, left);
    }
    await tab.close();
  });

  test('with more marks than can be held in view, while the page keeps changing', async () => {
    const names = 1_000;
    const body = `${Array.from({ length: names }, (_, n) => `<p>CoMensha ${n}</p>`).join('')}<p id="clock">0</p>`;
    const tab = await open('/many.html', body, Array<string>(names).fill('CoMensha'));
    await tab.evaluate(async () => {
      const clock = document.getElementById('clock') as Element;
      for (let round = 1; round <= 12; round++) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        clock.textContent = round === 7 || round === 12 ? 'Rabobank' : String(round);
      }
    });
    await marksAre(tab, [...Array<string>(names).fill('CoMensha'), 'Rabobank']);
    await tab.close();
  });

  test('when the page clears all highlights, they come back by themselves', async () => {
    const tab = await open('/cleared.html', '<p>CoMensha</p>', ['CoMensha']);
    await tab.evaluate(() => CSS.highlights.clear());
    await marksAre(tab, ['CoMensha']);
    await tab.close();
  });

  test('after an update, though the page is left alone', async () => {
    const tab = await open('/updated.html', '<p>CoMensha</p><p>Rabobank</p>', ['CoMensha', 'Rabobank']);
    await pause(1_500);
    await tab.evaluate(() => {
      Object.assign(window, { before: CSS.highlights.get('m1') });
    });
    await rig().reloadExtension();
    await tab.activate();
    await until(
      'the marks of the new script',
      () =>
        tab.evaluate(() => {
          const now = CSS.highlights.get('m1');
          return now !== undefined && now !== (window as { before?: unknown }).before;
        }),
      (is) => is,
    );
    await marksAre(tab, ['CoMensha', 'Rabobank']);
    // The old script notices within four seconds that it is an orphan.
    for (let second = 0; second < 8; second++) {
      await pause(1_000);
      expect(await textsOfMarks(tab), `after ${second + 1} s`).toEqual(['CoMensha', 'Rabobank']);
    }
    await tab.close();
  });

  test('and no card of the old version stays, wherever it stood', async () => {
    for (const [kind, body] of [
      ['page', '<div id="layer"><p>CoMensha</p></div>'],
      ['popover', '<div id="layer" popover><p>CoMensha</p></div><script>layer.showPopover()</script>'],
      ['dialog', '<dialog id="layer"><p>CoMensha</p></dialog><script>layer.showModal()</script>'],
    ] as const) {
      const tab = await open(`/left-${kind}.html`, body, ['CoMensha']);
      await hoverMark(tab, 'CoMensha');
      await waitForCard(tab, 'CoMensha');
      await rig().reloadExtension();
      await tab.activate();
      await until(
        `no place of a card in the ${kind}`,
        () => tab.evaluate(() => document.querySelectorAll(':root > div, #layer > div').length),
        (count) => count === 0,
      );
      await marksAre(tab, ['CoMensha']);
      await tab.close();
    }
  });

  test('but not those in components that were taken away, nor what is held of them', async () => {
    const tab = await open('/components.html', '<p>CoMensha</p><div id="place"></div>', ['CoMensha']);
    await tab.evaluate(async () => {
      const place = document.getElementById('place') as Element;
      for (let round = 0; round < 6; round++) {
        const host = document.createElement('x-card');
        host.attachShadow({ mode: 'open' }).innerHTML = '<p>Rabobank</p><p>ABN AMRO</p>';
        place.replaceChildren(host);
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
    });
    const registered = () =>
      tab.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));
    await until('the marks of the component that stands there', registered, (count) => count === 3);
    await tab.evaluate(() => document.getElementById('place')?.replaceChildren());
    await until('those of the page alone', registered, (count) => count === 1);
    await tab.close();
  });

  test.each([
    ['open', '\n'],
    ['closed', '\n'],
    ['closed', ''],
  ] as const)(
    'nor those of text that was put into an %s shadow tree, with %j around it, if it is changed',
    async (mode, blank) => {
      const body = `<p>CoMensha</p><div id="host">${blank}<p id="in">Ask Rabobank now.</p>${blank}</div>`;
      const tab = await open('/moved-in.html', body, ['CoMensha', 'Rabobank']);
      // Between two looks for shadow trees: two seconds after the page was read, and fourteen.
      await pause(3_000);
      await tab.evaluate((mode) => {
        const text = document.getElementById('in') as Element;
        document.getElementById('host')?.attachShadow({ mode }).append(text);
        (window as unknown as { moved: Element }).moved = text;
      }, mode);
      await pause(CHANGE_MS);
      // No text of a closed one can be pointed at.
      await marksAre(tab, mode === 'open' ? ['CoMensha', 'Rabobank'] : ['CoMensha']);
      await tab.evaluate(() => {
        ((window as unknown as { moved: Element }).moved.firstChild as Text).data = 'Nobody stands here, and nothing.';
      });
      await pause(CHANGE_MS);
      await marksAre(tab, ['CoMensha']);
      await tab.close();
    },
  );

  test('a page without a title whose text is all in a shadow tree is read', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/untitled.html',
        '<!doctype html><body><my-app><template shadowrootmode="open"><p>CoMensha</p></template></my-app>',
      ),
    );
    await marksAre(tab, ['CoMensha']);
    await tab.close();
  });

  test('a component in an editor is not read', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/editor.html',
        page(
          `<p>CoMensha</p><div contenteditable="true"><x-a><template shadowrootmode="open"><p>Rabobank</p></template></x-a></div>`,
        ),
      ),
    );
    await settledMarks(tab);
    await pause(CHANGE_MS);
    expect(await textsOfMarks(tab)).toEqual(['CoMensha']);
    await tab.close();
  });

  test('a component that is made a part of an editor loses its marks, and what is written in it gets none', async () => {
    const component = (name: string) => `<x-a><template shadowrootmode="open"><p>${name}</p></template></x-a>`;
    const tab = await open(
      '/becomes.html',
      `<section>${component('Rabobank')}</section><div>${component('Europol')}</div><p>CoMensha</p>`,
      ['Rabobank', 'Europol', 'CoMensha'],
    );
    await tab.evaluate(() => document.querySelector('section')?.setAttribute('contenteditable', 'true'));
    await marksAre(tab, ['Europol', 'CoMensha']);
    await tab.evaluate(() => {
      document.querySelector('section')?.append(document.querySelector('div') as Element);
    });
    await marksAre(tab, ['CoMensha']);
    await tab.evaluate(() => {
      for (const { shadowRoot } of document.querySelectorAll('x-a')) (shadowRoot as ShadowRoot).append('ABN AMRO');
    });
    await pause(CHANGE_MS);
    expect(await textsOfMarks(tab)).toEqual(['CoMensha']);
    await tab.evaluate(() => document.querySelector('section')?.removeAttribute('contenteditable'));
    await marksAre(tab, ['Rabobank', 'ABN AMRO', 'Europol', 'ABN AMRO', 'CoMensha']);
    await tab.close();
  });
});
