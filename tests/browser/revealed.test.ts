import { expect, test } from 'vitest';
import { hoverMark, marksOf, settledMarks, until, waitForCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

const textsOf = async (tab: Tab) => (await marksOf(tab)).map(({ text }) => text);

const seen = (tab: Tab, what: string, ...wanted: string[]) =>
  until(
    what,
    () => textsOf(tab),
    (texts) => texts.join() === wanted.join(),
  );

inBrowsers('text that shows later', (rig) => {
  test('what is folded away (details, tabs, a closed dialog) has its card once it is unfolded', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/folded.html',
        page(`<p>Rabobank.</p><details><summary>More</summary><p>CoMensha helps.</p></details>
          <div role="tabpanel" hidden><p>ABN AMRO acts.</p></div>
          <dialog><p>De Nederlandsche Bank supervises.</p></dialog>`),
      ),
    );
    await seen(tab, 'all four', 'Rabobank', 'CoMensha', 'ABN AMRO', 'De Nederlandsche Bank');
    await tab.evaluate(() => {
      (document.querySelector('details') as HTMLDetailsElement).open = true;
      (document.querySelector('[role=tabpanel]') as HTMLElement).hidden = false;
    });
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.press('Escape');
    await hoverMark(tab, 'ABN AMRO');
    await waitForCard(tab, 'ABN AMRO');
    await tab.press('Escape');
    await tab.evaluate(() => (document.querySelector('dialog') as HTMLDialogElement).showModal());
    await hoverMark(tab, 'De Nederlandsche Bank');
    await waitForCard(tab);
    await tab.close();
  });

  test('a lazy section is read when it comes, endless scrolling as long as it goes on', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/endless.html',
        page(`<main></main><div id="end" style="height: 20px"></div><script>
          let count = 0;
          new IntersectionObserver(([entry]) => {
            if (!entry.isIntersecting || count >= 12) return;
            const section = document.createElement('section');
            section.style.height = '1500px';
            section.innerHTML = '<h2>Part ' + ++count + '</h2><p>In part ' + count + ' CoMensha helps.</p>';
            document.querySelector('main').append(section);
          }, { rootMargin: '200px' }).observe(document.getElementById('end'));
          // An observer tells of changes only: each part must push the end out of view before the next one comes.
          </script>`),
      ),
    );
    await settledMarks(tab);
    await until(
      'all parts',
      async () => {
        // Up first, and for a frame: an end that had left and come back between two frames would have told of nothing.
        await tab.evaluate(async () => {
          scrollTo({ top: 0, behavior: 'instant' });
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
        });
        return (await textsOf(tab)).length;
      },
      (count) => count === 12,
    );
    await tab.close();
  });

  test('a virtual list that uses its rows again marks what stands in them now, and nothing else', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/virtual.html',
        page(`<ul></ul><script>
          const names = ['CoMensha', 'nobody', 'ABN AMRO', 'somebody', 'Rabobank'];
          const list = document.querySelector('ul');
          for (let n = 0; n < 20; n++) list.append(document.createElement('li'));
          window.show = (from) => {
            for (const [n, row] of [...list.children].entries()) {
              const text = 'Row ' + (from + n) + ' names ' + names[(from + n) % 5] + ' today.';
              // One half of such lists rewrites the text node, the other puts a new one in.
              if (n % 2 && row.firstChild) row.firstChild.data = text; else row.textContent = text;
              row.dataset.block = from + n;
            }
            // Rows move too: the first becomes the last.
            list.append(list.firstChild);
          };
          show(0);</script>`),
      ),
    );
    const expected = () => {
      const found: string[] = [];
      for (const row of document.querySelectorAll('li')) {
        const name = /CoMensha|ABN AMRO|Rabobank/.exec(row.textContent ?? '')?.[0];
        if (name) found.push(`${row.dataset.block} ${name}`);
      }
      return found.join();
    };
    const check = () =>
      until(
        'the rows',
        async () => [
          (await marksOf(tab)).map(({ block, text }) => `${block} ${text}`).join(),
          await tab.evaluate(expected),
        ],
        ([marked, wanted]) => marked === wanted && marked !== '',
      );
    await check();
    for (let step = 0; step < 40; step++)
      await tab.evaluate((from) => (window as unknown as { show(from: number): void }).show(from), step * 7);
    await check();
    await tab.close();
  });

  test('open shadow roots at any depth, with slots, and those that come late', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/deep.html',
        page(`<p>Rabobank.</p><div id="host"></div><x-late></x-late><script>
          let host = document.getElementById('host');
          for (let depth = 0; depth < 6; depth++) {
            const root = host.attachShadow({ mode: 'open' });
            root.innerHTML = '<p>Depth ' + depth + ': ' + (depth === 5 ? 'CoMensha' : 'nobody') + '.</p><div></div><slot></slot>';
            host = root.querySelector('div');
          }
          document.querySelector('x-late').innerHTML = '<span>ABN AMRO in a slot.</span>';
          setTimeout(() => customElements.define('x-late', class extends HTMLElement {
            constructor() { super().attachShadow({ mode: 'open' }).innerHTML = '<p>De Nederlandsche Bank came late.</p><slot></slot>'; }
          }), 1_000);</script>`),
      ),
    );
    await until(
      'all four',
      async () => (await textsOf(tab)).sort().join(),
      (texts) => texts === 'ABN AMRO,CoMensha,De Nederlandsche Bank,Rabobank',
    );
    await tab.evaluate(() => {
      let root = document.getElementById('host')?.shadowRoot;
      for (let depth = 0; depth < 5; depth++) root = root?.querySelector('div')?.shadowRoot;
      (root?.querySelector('p') as HTMLElement).textContent = 'Depth 5: Rabobank.';
    });
    await until(
      'the changed text',
      async () => (await textsOf(tab)).sort().join(),
      (texts) => texts === 'ABN AMRO,De Nederlandsche Bank,Rabobank,Rabobank',
    );
    await tab.close();
  });

  test('open shadow roots that come late in a large document, wherever they stand in it', async () => {
    const cell = '<td>word</td>';
    const rows = `<tr>${cell.repeat(5)}</tr>`.repeat(1_500);
    const tab = await rig().open(
      rig().site.serve(
        '/large.html',
        page(`<div><x-late name="CoMensha"></x-late><p>a</p></div>
          <div>${`<section>${'<p>a <b>word</b></p>'.repeat(1_000)}</section>`.repeat(9)}
            <section><p>a</p><div><x-late name="ABN AMRO"></x-late></div></section></div>
          <table><tbody>${rows}<tr><td><x-late name="Rabobank"></x-late></td></tr></tbody></table>
          <x-late name="De Nederlandsche Bank"></x-late><script>
          setTimeout(() => {
            for (const host of document.querySelectorAll('x-late')) {
              const root = host.attachShadow({ mode: 'open' });
              root.append(document.createElement('p'));
              root.firstChild.textContent = host.getAttribute('name') + ' acts.';
            }
          }, 1_500);</script>`),
      ),
    );
    await until(
      'all four',
      async () => (await textsOf(tab)).sort().join(),
      (texts) => texts === 'ABN AMRO,CoMensha,De Nederlandsche Bank,Rabobank',
    );
    await tab.close();
  });
});

inBrowsers('going on within a page', (rig) => {
  const app = page(`<main></main><script>
    const texts = { one: 'CoMensha helps.', two: 'ABN AMRO acts.', three: 'Rabobank acts too.' };
    window.render = (key) => {
      document.title = key + ': human trafficking';
      document.querySelector('main').innerHTML = '<h1>Part ' + key + '</h1><p>' + texts[key] + '</p>';
    };
    render('one');
    addEventListener('popstate', () => render(new URLSearchParams(location.search).get('part') ?? 'one'));
    addEventListener('hashchange', () => { if (location.hash.startsWith('#/')) render(location.hash.slice(2)); });
    window.navigation?.addEventListener('navigate', (event) => {
      const part = new URL(event.destination.url).searchParams.get('app');
      if (part && event.canIntercept) event.intercept({ async handler() {
        await new Promise((resolve) => setTimeout(resolve, 150));
        render(part);
      } });
    });</script>`);

  test('history, hash and Navigation API are followed, also where the text comes late', async () => {
    const tab = await rig().open(rig().site.serve('/app.html', app));
    await seen(tab, 'the first part', 'CoMensha');
    await tab.evaluate(() => {
      history.pushState({}, '', '?part=two');
      (window as unknown as { render(key: string): void }).render('two');
    });
    await seen(tab, 'the part pushed', 'ABN AMRO');
    await tab.evaluate(() => {
      history.replaceState({}, '', '?part=three');
      setTimeout(() => (window as unknown as { render(key: string): void }).render('three'), 700);
    });
    await seen(tab, 'the part in place of it', 'Rabobank');
    await tab.evaluate(() => history.back());
    await seen(tab, 'the part gone back to', 'CoMensha');
    await tab.evaluate(() => {
      location.hash = '#/two';
    });
    await seen(tab, 'the part of a hash', 'ABN AMRO');
    const navigates = await tab.evaluate(() => {
      const { navigation } = window as unknown as { navigation?: { navigate(url: string): unknown } };
      navigation?.navigate('/app.html?app=three');
      return navigation !== undefined;
    });
    expect(navigates, 'both browsers have the Navigation API').toBe(true);
    await seen(tab, 'the part navigated to', 'Rabobank');
    await tab.close();
  });

  test('what one part established does not count in the next', async () => {
    const tab = await rig().open(
      rig().site.serve('/app.html', page('<main><p>Finance Against Slavery and Trafficking (FAST) began.</p></main>')),
    );
    await settledMarks(tab);
    await tab.evaluate(() => {
      history.pushState({}, '', '/recipes.html');
      document.title = 'Bread';
      (document.querySelector('main') as HTMLElement).innerHTML =
        '<p>FAST bread, without waiting.</p><p>Ask Rabobank.</p>';
    });
    await seen(tab, 'the new page', 'Rabobank');
    await tab.close();
  });
});

inBrowsers('text that changes in place', (rig) => {
  test('whatever way a text is changed, the marks are those of what stands there', async () => {
    const tab = await rig().open(
      rig().site.serve('/edit.html', page('<p id="a">Ask CoMensha now.</p><p id="b">Ask nobody.</p>')),
    );
    await seen(tab, 'the first', 'CoMensha');
    const change = async (what: string, fn: () => void, ...wanted: string[]) => {
      await tab.evaluate(fn);
      await seen(tab, what, ...wanted);
    };
    await change(
      'a split text',
      () => void (document.querySelector('#a') as Element & { firstChild: Text }).firstChild.splitText(7),
      'CoMensha',
    );
    await change('parts apart', () =>
      document
        .getElementById('a')
        ?.insertBefore(document.createElement('br'), document.getElementById('a')?.lastChild ?? null),
    );
    await change(
      'joined again',
      () => {
        document.querySelector('br')?.remove();
        document.getElementById('a')?.normalize();
      },
      'CoMensha',
    );
    await change(
      'text before it',
      () => (document.querySelector('#a') as Element & { firstChild: Text }).firstChild.insertData(0, 'Please do. '),
      'CoMensha',
    );
    await change('a letter less', () =>
      (document.querySelector('#a') as Element & { firstChild: Text }).firstChild.replaceData(15, 2, ''),
    );
    await change(
      'innerHTML',
      () => {
        (document.getElementById('b') as HTMLElement).innerHTML =
          'Ask <b>ABN</b> <i>AMRO</i>, or <a href="#">Rabobank</a>.';
      },
      'ABN AMRO',
      'Rabobank',
    );
    await change(
      'markup unwrapped',
      () => {
        const bold = document.querySelector('b');
        bold?.replaceWith(...bold.childNodes);
      },
      'ABN AMRO',
      'Rabobank',
    );
    await change(
      'an element between',
      () => document.querySelector('i')?.before(document.createElement('hr')),
      // A short form of the same bank.
      'ABN',
      'Rabobank',
    );
    await change(
      'moved elsewhere',
      () => document.getElementById('a')?.append(document.querySelector('a') as Element),
      'Rabobank',
      'ABN',
    );
    await change(
      'a tree taken out and changed there',
      () => {
        const link = document.querySelector('a') as HTMLElement;
        const { parentNode } = link;
        link.remove();
        link.textContent = 'CoMensha';
        setTimeout(() => parentNode?.append(' or ', link), 200);
      },
      'CoMensha',
      'ABN',
    );
    await tab.close();
  });

  test('what is written in fields and editing regions is never sent anywhere, whatever is typed', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/write.html',
        page(`<p>Nobody here.</p><input id="input"><textarea id="area"></textarea>
          <div id="rich" contenteditable><p>Write</p></div><div id="plain" contenteditable="plaintext-only">Write</div>
          <div id="later"><p>Write</p></div>`),
      ),
    );
    await tab.evaluate(() => document.getElementById('later')?.setAttribute('contenteditable', ''));
    const questions = () => rig().backgroundRuns();
    for (const id of ['input', 'area', 'rich', 'plain', 'later']) {
      await rig().stopBackground();
      await tab.evaluate((target) => document.getElementById(target)?.focus(), id);
      await tab.type('CoMensha and ABN AMRO ');
      const written = await tab.evaluate((target) => {
        const element = document.getElementById(target) as HTMLInputElement;
        return element.value ?? element.textContent;
      }, id);
      expect(written, id).toContain('CoMensha and ABN AMRO');
      await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
      expect(await questions(), `a question to the background after writing in ${id}`).toBe(false);
      expect(await textsOf(tab), id).toEqual([]);
    }
    // The same text, no longer being written, is read: the silence above was no accident.
    await tab.evaluate(() => document.getElementById('rich')?.removeAttribute('contenteditable'));
    await until(
      'what was written',
      async () => (await textsOf(tab)).length,
      (count) => count >= 2,
    );
    await tab.close();
  });

  test('a text that comes to be edited loses its marks at once', async () => {
    const tab = await rig().open(
      rig().site.serve('/edited.html', page('<div id="text"><p>CoMensha helps.</p></div><p>Rabobank.</p>')),
    );
    await seen(tab, 'both', 'CoMensha', 'Rabobank');
    await tab.evaluate(() => document.getElementById('text')?.setAttribute('contenteditable', 'true'));
    await seen(tab, 'one', 'Rabobank');
    await tab.evaluate(() => document.getElementById('text')?.setAttribute('contenteditable', 'false'));
    await seen(tab, 'both again', 'CoMensha', 'Rabobank');
    await tab.close();
  });
});
