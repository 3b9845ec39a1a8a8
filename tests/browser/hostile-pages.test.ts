import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { poison } from './hostile/poison.ts';
import {
  cardOf,
  hover,
  hoverMark,
  leave,
  marksOf,
  pause,
  pointOfMark,
  settledMarks,
  until,
  waitForCard,
  waitForDetails,
  waitForNoCard,
} from './rig/gestures.ts';
import { samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Mark, Tab } from './rig/rig.ts';

declare const browser: Browser;

/** Pages that fight. What they do to themselves is theirs; what must hold is that we work, break nothing and tell nothing. */

const SENTENCE = 'CoMensha helps victims of human trafficking, and ABN AMRO reports unusual transactions.';

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trafficking</title>${head}</head><body>${body}</body></html>`;

const places = (marks: readonly Mark[]): string[] => marks.map(({ text, start }) => `${start} ${text}`);

/** Where the names of a page must be marked: as on the same page without its script. */
const closeCard = async (tab: Tab): Promise<void> => {
  await tab.press('Escape');
  await waitForNoCard(tab);
  await leave(tab);
};

inBrowsers('pages that spoil what scripts rely on', (rig) => {
  test('built-ins and prototypes replaced by ones that throw: all is marked, the card opens, and none was ever called', async () => {
    const [, english] = samplePages();
    const html = english?.html ?? '';
    const plain = await rig().open(rig().site.serve('/plain.html', html));
    const wanted = places(await settledMarks(plain, { atLeast: 10 }));
    await plain.close();

    const tab = await rig().open(
      rig().site.serve('/poisoned.html', html.replace('<head>', `<head><script>${poison}</script>`)),
    );
    // Long enough for the page to be read while everything is spoilt: the report of our own script says so.
    const id = await rig().tabId(tab);
    await until(
      'the page to be read',
      () =>
        rig().inExtension(async (tabId: number) => {
          const port = browser.tabs.connect(tabId, { name: 'page-report', frameId: 0 });
          const last = { done: false, marks: 0 };
          port.onMessage.addListener((message: unknown) => {
            const { done, entities } = message as {
              done: boolean;
              entities: { certain: number; possible: number }[];
            };
            last.done = done;
            last.marks = entities.reduce((sum, { certain, possible }) => sum + certain + possible, 0);
          });
          port.onDisconnect.addListener(() => void browser.runtime.lastError);
          await new Promise((resolve) => setTimeout(resolve, 300));
          port.disconnect();
          return last;
        }, id),
      ({ done, marks }) => done && marks >= wanted.length,
      30_000,
    );
    await tab.activate();
    await tab.press('w');
    expect(await tab.evaluate(() => (window as unknown as { spoilt: number }).spoilt)).toBeGreaterThan(800);
    expect(await tab.evaluate(() => (window as unknown as { called: string[] }).called)).toEqual([]);
    expect(places(await settledMarks(tab, { atLeast: wanted.length }))).toEqual(wanted);

    const point = await pointOfMark(tab, 'CoMensha');
    await leave(tab);
    await tab.press('q');
    await hover(tab, point);
    // The debugger looks into the card with the page's own prototypes, so they are put back once it must be there.
    await pause(1_500);
    await tab.press('w');
    await waitForDetails(tab, 'CoMensha');
    expect(await tab.evaluate(() => (window as unknown as { called: string[] }).called)).toEqual([]);
    await tab.press('q');
    await tab.press('Escape');
    await pause(300);
    await tab.press('w');
    await waitForNoCard(tab);
    expect(await tab.evaluate(() => (window as unknown as { called: string[] }).called)).toEqual([]);
    await tab.close();
  });

  test('names that take the place of properties of document, window and nodes hide no mark and no card', async () => {
    const clobbering = `
      <form id="browser"><input name="runtime"><input name="storage"><input name="scripting"></form>
      <script>
        // Every name that a document has, as the name of an image: on document that image comes first.
        const names = new Set();
        for (const face of [Document.prototype, Node.prototype, EventTarget.prototype, Element.prototype, HTMLDocument.prototype])
          for (const name of Object.getOwnPropertyNames(face)) names.add(name);
        names.delete('constructor');
        window.clobbered = names.size;
        const box = Document.prototype.createElement.call(document, 'div');
        box.hidden = true;
        for (const name of names) {
          const image = Document.prototype.createElement.call(document, 'img');
          image.setAttribute('name', name);
          image.id = name;
          box.append(image);
        }
        // And around the text, a form whose fields take the place of everything a node has.
        const form = Document.prototype.querySelector.call(document, '#clobbered');
        for (const face of [HTMLFormElement.prototype, HTMLElement.prototype, Element.prototype, Node.prototype, EventTarget.prototype]) {
          for (const name of Object.getOwnPropertyNames(face)) {
            const field = Document.prototype.createElement.call(document, 'input');
            field.type = 'hidden';
            field.setAttribute('name', name);
            Node.prototype.appendChild.call(form, field);
          }
        }
        Document.prototype.querySelector.call(document, 'main').append(box);
        for (const id of ['chrome', 'il', 'Symbol(il.page)', 'card', 'requestIdleCallback', 'scheduler', 'CSS', 'Highlight', 'crypto'])
          box.append(Object.assign(Document.prototype.createElement.call(document, 'img'), { id, name: id }));
      </script>`;
    const tab = await rig().open(
      rig().site.serve(
        '/clobbered.html',
        page(
          '',
          `<main><form id="clobbered"><p data-block="0">${SENTENCE}</p></form><p data-block="1">${SENTENCE}</p>${clobbering}</main>`,
        ),
      ),
    );
    expect(await tab.evaluate(() => typeof document.createElement)).not.toBe('function');
    // The rig's own reading goes through document too; it is the extension that tells what it marked.
    const marks = await until(
      'four marks',
      () => tab.evaluate(() => [...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0)),
      (count) => count >= 4,
      20_000,
    );
    expect(marks).toBe(4);
    const at = await tab.evaluate(() => {
      const [first] = [...CSS.highlights.values()].flatMap((one) => [...one]);
      const range = new Range();
      range.setStart((first as AbstractRange).startContainer, (first as AbstractRange).startOffset);
      range.setEnd((first as AbstractRange).endContainer, (first as AbstractRange).endOffset);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await hover(tab, at);
    const shown = await until(
      'the card',
      () =>
        tab.inCard(
          (root) =>
            root.querySelector('[role=dialog] h2, [role=dialog] h1, [role=dialog] [id=headword]')?.textContent ?? '',
          null,
        ),
      (text) => text !== null && text !== '',
    );
    expect(shown).toMatch(/CoMensha|ABN AMRO/);
    await tab.press('Escape');
    await until(
      'no card',
      () => tab.inCard(() => true, null),
      (open) => open === null,
    );
    await tab.close();
  });

  test('a registry of highlights that the page empties, fills and replaces: no fault, and cards open on names alone', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/registry.html',
        page('', `<p data-block="0">${SENTENCE}</p><p id="none">No name at all stands in this line.</p>`),
      ),
    );
    await settledMarks(tab, { atLeast: 2 });
    await tab.evaluate(() => {
      const line = (document.querySelector('#none') as Element).firstChild as Text;
      const none = new StaticRange({ startContainer: line, startOffset: 0, endContainer: line, endOffset: 12 });
      for (const [name, highlight] of [...CSS.highlights]) {
        highlight.clear();
        highlight.add(none);
        CSS.highlights.delete(name);
      }
      for (const name of ['m1', 'm2', 'm3', 'm4', 'm5', 't1', 't2', 't3'])
        CSS.highlights.set(name, new Highlight(none));
      // Foreign ranges, and a registry that is none.
      const own = Object.getOwnPropertyDescriptor(CSS, 'highlights') as PropertyDescriptor;
      (window as unknown as { own: PropertyDescriptor }).own = own;
      Object.defineProperty(CSS, 'highlights', { ...own, get: () => new Map([['m1', 5]]) });
    });
    const rect = await tab.evaluate(() => {
      const { x, y } = (document.querySelector('#none') as Element).getBoundingClientRect();
      return { x: x + 20, y: y + 8 };
    });
    await hover(tab, rect);
    await pause(900);
    expect(await cardOf(tab)).toBeNull();
    // A change of the page: what was thrown out of the registry comes back, and the page's entry under the name is gone.
    await tab.evaluate((sentence: string) => {
      const added = document.createElement('p');
      added.dataset.block = '1';
      added.textContent = sentence;
      document.body.append(added);
      Object.defineProperty(CSS, 'highlights', (window as unknown as { own: PropertyDescriptor }).own);
    }, SENTENCE);
    await until(
      'marks on the names of the new line',
      () => marksOf(tab),
      (marks) => marks.filter(({ block }) => block === '1').length === 2,
    );
    await hoverMark(tab, 'CoMensha', (await marksOf(tab)).filter(({ text }) => text === 'CoMensha').length - 1);
    await waitForCard(tab, 'CoMensha');
    await closeCard(tab);
    await tab.close();
  });

  test('document.open and document.write after all was read: the new text is marked, and its card opens', async () => {
    const tab = await rig().open(rig().site.serve('/open.html', page('', `<p>${SENTENCE}</p>`)));
    await settledMarks(tab, { atLeast: 2 });
    for (const round of [1, 2]) {
      await tab.evaluate(
        ({ html }: { html: string }) => {
          document.open();
          document.write(html);
          document.close();
        },
        { html: page('', `<p data-block="${round}">In round ${round}: ${SENTENCE}</p>`) },
      );
      await until(
        `the marks of round ${round}`,
        () => marksOf(tab),
        (marks) => marks.length === 2 && marks.every(({ block }) => block === String(round)),
        20_000,
      );
      await leave(tab);
      await hoverMark(tab, 'CoMensha');
      await waitForDetails(tab, 'CoMensha');
      await closeCard(tab);
    }
    await tab.close();
  });

  test('the strictest content security policy with Trusted Types forbids nothing of ours and hears of nothing', async () => {
    const url = rig().site.serve('/strict.html', page('', `<p data-block="0">${SENTENCE}</p>`), {
      // A secure context, so that all of these headers count.
      host: 'localhost',
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'none'; style-src 'none'; img-src 'none'; font-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox allow-scripts",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'permissions-policy': 'clipboard-write=(), fullscreen=()',
      },
    });
    const tab = await rig().open(url);
    await settledMarks(tab, { atLeast: 2 });
    await hoverMark(tab, 'CoMensha');
    const { rect } = await waitForDetails(tab, 'CoMensha');
    // Styled, in spite of the page: a card without its style is as wide as the window.
    expect(rect.width).toBeLessThan(500);
    await closeCard(tab);
    await tab.close();
  });
});
