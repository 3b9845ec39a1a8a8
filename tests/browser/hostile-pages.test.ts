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
import { goldPlaces, samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { BROWSERS, launchRig, type Mark, type Tab } from './rig/rig.ts';

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

inBrowsers('pages that say of custom properties what they are', (rig) => {
  test('a card looks the same, whatever the page has registered', async () => {
    const names =
      'text text-soft text-1 text-2 text-3 surface surface-raised accent line font card-width card-height weight';
    const registered = names
      .split(' ')
      .map((name) => `@property --${name} { syntax: "<number>"; inherits: false; initial-value: 0 }`)
      .join('\n');
    const looksOf = async (style: string) => {
      const address = `/properties-${style.length}.html`;
      const tab = await rig().open(rig().site.serve(address, page(`<style>${style}</style>`, `<p>${SENTENCE}</p>`)));
      await settledMarks(tab, { atLeast: 2 });
      await hoverMark(tab, 'CoMensha');
      await waitForDetails(tab);
      const looks = await tab.inCard((root) => {
        const card = root.querySelector('.card');
        const head = root.querySelector('.headword');
        if (!card || !head) return null;
        const { color, fontSize, fontFamily } = getComputedStyle(head);
        return [
          card.getBoundingClientRect().width,
          color,
          fontSize,
          fontFamily,
          getComputedStyle(card).backgroundColor,
        ];
      }, null);
      await closeCard(tab);
      await tab.close();
      return looks;
    };
    const plain = await looksOf('');
    expect(plain).not.toBeNull();
    expect(await looksOf(registered)).toEqual(plain);
  });
});

inBrowsers('pages that spoil what scripts rely on', (rig) => {
  test('built-ins and prototypes replaced by ones that throw: all is marked, the card opens, and none was ever called', async () => {
    const [, english] = samplePages();
    const html = english?.html ?? '';
    const plain = await rig().open(rig().site.serve('/plain.html', html));
    const wanted = places(await settledMarks(plain, { atLeast: english ? goldPlaces(english).length : 0 }));
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
              done?: boolean;
              entities?: { certain: number; possible: number }[];
            };
            // The last word of a frame that goes has neither.
            if (!entities) return;
            last.done = done === true;
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
    // With what the background tells: the way to it is not taken over either.
    await until(
      'its roles',
      () => tab.inCard((root) => root.querySelectorAll('.role').length, null),
      (roles) => (roles ?? 0) > 0,
    );
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
    // The same text the third time: its marks are handed over, and are never away.
    for (const round of [1, 2, 2]) {
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

  test('the strictest content security policy with Trusted Types forbids nothing of ours', async () => {
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

/** Words that stand in the card of CoMensha and not on the page. */
const CARD_WORDS = ['Full entry', 'Netherlands', 'Why was this marked'];

inBrowsers('pages that want to know', (rig, name) => {
  let tab: Tab;

  test('closed is closed: no selection in Chromium, no search, no event, no measurement and no clone gives a page the card', async () => {
    const prying = `<script>
      window.seen = [];
      const look = (how, node) => {
        const root = node && node.getRootNode && node.getRootNode();
        if (root instanceof ShadowRoot) window.seen.push(how);
      };
      for (const type of ['event', 'first-input', 'layout-shift', 'largest-contentful-paint', 'element', 'long-animation-frame']) {
        try {
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              look('timing ' + type, entry.target);
              look('timing ' + type, entry.element);
              for (const { node } of entry.sources || []) look('timing ' + type, node);
            }
          }).observe({ type, buffered: true, durationThreshold: 16 });
        } catch {}
      }
      for (let face = document.documentElement; face; face = Object.getPrototypeOf(face)) {
        for (const key of Object.getOwnPropertyNames(face)) {
          if (key.startsWith('on')) addEventListener(key.slice(2), (event) => {
            for (const node of [event.target, event.relatedTarget, ...event.composedPath()]) look('event ' + event.type, node);
          }, true);
        }
      }
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) for (const node of [target, ...addedNodes]) {
          look('mutation', node);
          if (node.shadowRoot) window.seen.push('open root');
        }
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      customElements.define('x-anything', class extends HTMLElement {});
    </script>`;
    tab = await rig().open(
      rig().site.serve('/prying.html', page(prying, `<p data-block="0" style="margin: 120px 40px">${SENTENCE}</p>`)),
    );
    await settledMarks(tab, { atLeast: 2 });
    await hoverMark(tab, 'CoMensha');
    const { rect, text } = await waitForDetails(tab, 'CoMensha');
    for (const word of CARD_WORDS.slice(0, 2)) expect(text).toContain(word);
    // The reader goes into the card, and presses a word of it.
    const inside = { x: rect.x + 30, y: rect.y + 28 };
    await tab.moveTo({ x: rect.x + 20, y: rect.y + 10 });
    await tab.moveTo(inside);
    await tab.click(inside);
    await waitForCard(tab, 'CoMensha');
    const found = await tab.evaluate(
      ({ point, words }) => {
        const seen = (window as unknown as { seen: string[] }).seen;
        const look = (how: string, node: Node | null | undefined) => {
          if (node?.getRootNode() instanceof ShadowRoot) seen.push(how);
        };
        const { x, y } = point;
        look('elementFromPoint', document.elementFromPoint(x, y));
        for (const element of document.elementsFromPoint(x, y)) look('elementsFromPoint', element);
        look('caretPositionFromPoint', document.caretPositionFromPoint(x, y)?.offsetNode);
        look('caretRangeFromPoint', document.caretRangeFromPoint?.(x, y)?.startContainer);
        look('activeElement', document.activeElement);
        for (const animation of [
          ...document.getAnimations(),
          ...document.documentElement.getAnimations({ subtree: true }),
        ])
          look('animation', (animation.effect as KeyframeEffect).target);
        const host = document.elementFromPoint(x, y) as HTMLElement;
        const told = [
          // biome-ignore lint/performance/useDomNodeTextContent: what a page could read that way too.
          host.innerText,
          host.textContent,
          host.outerHTML,
          host.getHTML?.({ serializableShadowRoots: true }),
        ];
        const range = new Range();
        range.selectNode(host);
        told.push(range.toString(), range.cloneContents().textContent);
        if (host.shadowRoot) seen.push('shadowRoot');
        if ((host.cloneNode(true) as HTMLElement).shadowRoot) seen.push('clone');
        try {
          host.attachShadow({ mode: 'open' });
          seen.push('attachShadow');
        } catch {
          // As it should.
        }
        const selection = getSelection() as Selection;
        selection.selectAllChildren(document.documentElement);
        told.push(selection.toString());
        selection.removeAllRanges();
        const find = (window as unknown as { find(text: string): boolean }).find;
        const findable = words.filter((word) => {
          selection.removeAllRanges();
          const isFound = find(word);
          look('search', selection.anchorNode);
          return isFound;
        });
        return { seen: [...new Set(seen)], findable, told: told.join(' ') };
      },
      { point: inside, words: CARD_WORDS },
    );
    for (const word of CARD_WORDS) expect(found.told).not.toContain(word);
    // Firefox's search and selection pass through closed roots; docs/privacy.md says so. When that ends, so does this.
    const leaks = name === 'firefox';
    expect(found.seen.filter((how) => how !== 'search')).toEqual([]);
    expect(found.seen.includes('search')).toBe(leaks);
    expect(found.findable.length > 0).toBe(leaks);
  });

  test('a page that has got hold of a button of the card presses it in vain', async () => {
    await leave(tab);
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    const press = (root: ShadowRoot) => {
      const buttons = [...root.querySelectorAll<HTMLElement>('button, a')];
      for (const button of buttons) {
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
        for (const key of ['Enter', ' ', 'Escape'])
          button.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      }
      return buttons.length;
    };
    // In Chromium by the debugger's hand; in Firefox, where that would press with the browser's own rights, by the page's.
    const pressed =
      name === 'chromium'
        ? await tab.inCard(press, null)
        : await tab.evaluate(
            `(() => { find('Full entry'); return (${press.toString()})(getSelection().anchorNode.getRootNode()); })` as never,
          );
    expect(pressed).toBeGreaterThan(3);
    await pause(500);
    // Neither closed nor “Not this” nor opened anywhere.
    expect((await waitForCard(tab, 'CoMensha')).text).toContain('Full entry');
    const stored = await rig().inExtension(async () => JSON.stringify(await browser.storage.local.get('silenced')));
    expect(stored).not.toContain('comensha');
    await closeCard(tab);
  });

  test('a page without names finds out that the style of the marks is there, and nothing else', async () => {
    const tab = await rig().open(rig().site.serve('/nobody.html', page('', '<p>Nobody is named here.</p>')));
    await until(
      'the style of the marks',
      () =>
        tab.evaluate(() => {
          const look = (name: string) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationLine;
          return [look('m1'), look('nobody')];
        }),
      ([ours, other]) => ours !== other,
    );
    expect(await tab.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/m1|highlight|il-/);
    await tab.close();
  });

  test('events that a page forges bring no script of the card; the reader’s own do', async () => {
    const forging = await rig().open(rig().site.serve('/forging.html', page('', `<p data-block="0">${SENTENCE}</p>`)));
    await settledMarks(forging, { atLeast: 2 });
    const id = await rig().tabId(forging);
    const hasCardScript = () =>
      rig().inExtension(async (tabId: number) => {
        const [frame] = await browser.scripting.executeScript({
          target: { tabId },
          func: () => (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('il.card')] !== undefined,
        });
        return frame?.result;
      }, id);
    await forging.evaluate(() => {
      for (const target of [document.querySelector('p') as Element, document, window]) {
        for (const kind of ['pointerover', 'pointermove', 'pointerdown', 'pointerup', 'click'])
          target.dispatchEvent(new PointerEvent(kind, { clientX: 20, clientY: 20, bubbles: true, composed: true }));
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true, composed: true }));
      }
    });
    await pause(700);
    expect(await hasCardScript()).toBe(false);
    await forging.moveTo({ x: 300, y: 300 });
    await until('the card’s script', hasCardScript, (has) => has === true);
    await forging.close();
  });

  test('what a page puts before and after all its boxes is not painted beside the card’s', async () => {
    const style =
      '<style>div:empty::before { content: "No results" } div::after { content: "" !important; display: block !important; height: 3px; background: red }</style>';
    const tab = await rig().open(rig().site.serve('/added.html', page(style, `<p>${SENTENCE}</p>`)));
    await settledMarks(tab, { atLeast: 2 });
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    const shown = await tab.evaluate(() => {
      const host = document.documentElement.lastElementChild as Element;
      return [host.nodeName, ...['::before', '::after'].map((part) => getComputedStyle(host, part).display)];
    });
    expect(shown).toEqual(['DIV', 'none', 'none']);
    await leave(tab);
    await waitForNoCard(tab);
    await tab.close();
  });

  test('a page that throws the card’s place out, hides it, or copies it, gets no loop and no second card', async () => {
    const evicting = `<script>
      window.thrown = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes)
          if (node.nodeName === 'DIV' && node.parentNode === document.documentElement) {
            window.thrown++;
            document.body.append(node.cloneNode(true));
            node.remove();
          }
      }).observe(document.documentElement, { childList: true });
    </script><style>html > div { display: none !important; opacity: 0 !important; position: static !important }</style>`;
    const evil = await rig().open(rig().site.serve('/evicting.html', page(evicting, `<p>${SENTENCE}</p>`)));
    await settledMarks(evil, { atLeast: 2 });
    for (let time = 0; time < 3; time++) {
      await hoverMark(evil, 'CoMensha');
      await pause(700);
      await leave(evil);
      await pause(500);
    }
    // Once for each time that the reader wanted a card, and not again and again.
    expect(await evil.evaluate(() => (window as unknown as { thrown: number }).thrown)).toBeLessThanOrEqual(6);
    await evil.close();
  });
});

// These two are apart from the groups: each refusal leaves a line of the browser's in the page's console.
test.each(BROWSERS)(
  'a page of %s that is told of every breach of its policy hears of none by us',
  async (browserName) => {
    const rig = await launchRig(browserName);
    try {
      const listening = `<script nonce="own">
        window.heard = [];
        const note = (what) => { if (!window.heard.includes(what)) window.heard.push(what); };
        for (const target of [window, document])
          target.addEventListener('securitypolicyviolation', (event) => note(event.effectiveDirective + ' ' + event.blockedURI), true);
        addEventListener('load', () => document.body.append(Object.assign(new Image(), { src: '/own.png', id: 'own' })));
      </script>`;
      const url = rig.site.serve('/told.html', page(listening, `<p data-block="0">${SENTENCE}</p>`), {
        host: 'localhost',
        headers: {
          'content-security-policy':
            "default-src 'none'; script-src 'nonce-own'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'",
        },
      });
      const tab = await rig.open(url);
      await settledMarks(tab, { atLeast: 2 });
      await hoverMark(tab, 'CoMensha');
      await waitForDetails(tab, 'CoMensha');
      const { rect } = await waitForCard(tab, 'CoMensha');
      expect(rect.width).toBeLessThan(500);
      await tab.press('Escape');
      await waitForNoCard(tab);
      // Its own breach is what it hears of, so it does hear; and, in Firefox, that it may not have its icon.
      const heard = await tab.evaluate(() => (window as unknown as { heard: string[] }).heard);
      expect(heard.filter((what) => what !== 'img-src http://localhost/favicon.ico')).toEqual([
        'img-src http://localhost/own.png',
      ]);
    } finally {
      await rig.close();
    }
  },
);

test.each(BROWSERS)(
  'nothing of the extension can be asked for by a page of %s: no file, no message, no API',
  async (browserName) => {
    const rig = await launchRig(browserName);
    try {
      const tab = await rig.open(rig.site.serve('/asking.html', page('', `<p>${SENTENCE}</p>`)));
      await settledMarks(tab, { atLeast: 2 });
      const origin = rig.extensionOrigin;
      const files = [
        'manifest.json',
        'page.js',
        'card.js',
        'attend.js',
        'hands.js',
        'marks.css',
        'icon/16.png',
        'popup.html',
      ];
      const seen = await tab.evaluate(
        async ({ origin, files }) => {
          const got: string[] = [];
          const soon = () => new Promise((resolve) => setTimeout(resolve, 1_500));
          for (const file of files) {
            const url = `${origin}/${file}`;
            await fetch(url).then(
              () => got.push(`fetch ${file}`),
              () => undefined,
            );
            const load = (element: HTMLElement & { src?: string; href?: string }) =>
              Promise.race([
                soon(),
                new Promise<void>((done) => {
                  element.addEventListener('load', () => {
                    // A frame loads the browser's own error page; only a document of ours would be something.
                    if (element.tagName !== 'IFRAME') got.push(`${element.tagName} ${file}`);
                    done();
                  });
                  element.addEventListener('error', () => done());
                  if ('src' in element && element.tagName !== 'LINK') element.src = url;
                  else element.href = url;
                  document.body.append(element);
                }),
              ]).then(() => element.remove());
            await load(document.createElement('img'));
            await load(document.createElement('script'));
            await load(Object.assign(document.createElement('link'), { rel: 'stylesheet' }));
          }
          const api = globalThis as unknown as Record<
            'chrome' | 'browser',
            { runtime?: { sendMessage?: unknown } } | undefined
          >;
          if (api.chrome?.runtime?.sendMessage) got.push('chrome.runtime');
          if (api.browser?.runtime?.sendMessage) got.push('browser.runtime');
          const own = Reflect.ownKeys(globalThis).filter(
            (key) => typeof key === 'symbol' && /^Symbol\(il\./.test(String(key)),
          );
          return [...got, ...own.map(String)];
        },
        { origin, files },
      );
      expect(seen).toEqual([]);
      expect(rig.site.foreignRequests()).toEqual([]);
    } finally {
      await rig.close();
    }
  },
);
