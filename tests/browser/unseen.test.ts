import { expect, test } from 'vitest';
import {
  cardOf,
  hover,
  hoverMark,
  leave,
  marksOf,
  pause,
  pointOfMark,
  settledMarks,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { goldPlaces, samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { launchRig, type Rig, type Tab } from './rig/rig.ts';

/**
 * A page can look at everything that happens in its own document. These tests let it look as hard as it can, and try to
 * speak to us by everything a page can send.
 */

/** Runs in the page before its text: notes whatever reaches it that no reader did. */
const eavesdropper = `
  window.heard = [];
  window.globalsBefore = [];
  window.globalsBefore = Object.getOwnPropertyNames(window);
  const note = (what) => window.heard.push(what);
  const kinds = new Set(['message', 'messageerror', 'storage', 'DOMContentLoaded', 'wxt:content-script-started', 'il', 'il.card']);
  for (const face of [window, document, HTMLElement.prototype, SVGElement.prototype, document.documentElement]) {
    for (let at = face; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      for (const name of Object.getOwnPropertyNames(at)) if (name.startsWith('on')) kinds.add(name.slice(2));
    }
  }
  for (const kind of kinds) {
    window.addEventListener(kind, (event) => {
      if (!event.isTrusted || kind === 'message' || kind === 'storage') note('event ' + kind);
    }, true);
  }
  // An event of any name, sent by anybody in this world.
  const send = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { note('dispatch ' + event.type); return send.call(this, event); };
  for (const name of ['appendChild', 'insertBefore', 'attachShadow', 'setAttribute', 'createElement']) {
    for (const face of [Node.prototype, Element.prototype, Document.prototype]) {
      const own = Object.getOwnPropertyDescriptor(face, name);
      if (own) face[name] = function (...args) { note('call ' + name); return own.value.apply(this, args); };
    }
  }
  new BroadcastChannel('il').onmessage = () => note('broadcast');
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => note('mutation ' + records.map(({ type, target }) => type + ' of ' + target.nodeName)))
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
`;

const serialise = () => ({
  xml: new XMLSerializer().serializeToString(document),
  html: document.documentElement.outerHTML,
  sheets: [...document.styleSheets].length + (document.adoptedStyleSheets?.length ?? 0),
  globals: Object.getOwnPropertyNames(window)
    .filter((name) => !/^\d+$/.test(name))
    .sort(),
});

inBrowsers('what a page can see', (rig, browser) => {
  test('the document is the same byte for byte with and without the extension', async () => {
    const [dutch] = samplePages();
    const html = dutch?.html ?? '';
    const open = async (from: Rig) => {
      const tab = await from.open(from.site.serve('/sample.nl.html', html));
      return tab;
    };
    const bare = await launchRig(browser, { extension: false });
    let without: ReturnType<typeof serialise>;
    try {
      const tab = await open(bare);
      await pause(500);
      without = await tab.evaluate(serialise);
    } finally {
      await bare.close();
    }
    const tab = await open(rig());
    await settledMarks(tab);
    expect(await tab.evaluate(serialise)).toEqual(without);
    await tab.close();
  });

  let tab: Tab;

  test('a page that listens to every message and event, and watches every change, sees nothing of ours', async () => {
    const [, english] = samplePages();
    const html = (english?.html ?? '').replace('<head>', `<head><script>${eavesdropper}</script>`);
    expect(html).toContain('window.heard');
    tab = await rig().open(rig().site.serve('/eavesdropper.html', html));
    await settledMarks(tab, { atLeast: english ? goldPlaces(english).length : 1 });
    await pause(500);
    const seen = await tab.evaluate(() => {
      const page = window as unknown as { heard: string[]; globalsBefore: string[] };
      return {
        heard: page.heard,
        // Before the parser had elements with an id, which are globals too.
        globals: Object.getOwnPropertyNames(window).filter(
          (name) => !page.globalsBefore.includes(name) && !document.getElementById(name) && !/^\d+$/.test(name),
        ),
        resources: performance.getEntriesByType('resource').map(({ name }) => name),
      };
    });
    expect(seen.heard).toEqual([]);
    expect(seen.globals).toEqual([]);
    expect(seen.resources.filter((name) => !name.startsWith('data:') && !name.endsWith('/favicon.ico'))).toEqual([]);
  });

  test('while a card opens and closes, the page hears no message and no event of ours either', async () => {
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab);
    await tab.press('Escape');
    await waitForNoCard(tab);
    const heard = await tab.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard.filter((what) => !what.startsWith('mutation'))).toEqual([]);
  });

  test('events that a page forges open no card', async () => {
    await leave(tab);
    await waitForNoCard(tab);
    // The second: the first is a link of the page, on which a click is the page's own.
    const point = await pointOfMark(tab, 'CoMensha', 1);
    const word = await tab.evaluate(async ({ x, y }) => {
      const caret = document.caretPositionFromPoint(x, y);
      const target = document.elementFromPoint(x, y) ?? document.body;
      const place = { clientX: x, clientY: y, screenX: x, screenY: y, bubbles: true, composed: true, cancelable: true };
      for (const kind of [
        'pointerover',
        'pointerenter',
        'pointermove',
        'pointerdown',
        'pointerup',
        'pointerrawupdate',
      ]) {
        target.dispatchEvent(new PointerEvent(kind, { ...place, pointerType: 'mouse', isPrimary: true }));
      }
      for (const kind of [
        'mouseover',
        'mouseenter',
        'mousemove',
        'mousedown',
        'mouseup',
        'click',
        'auxclick',
        'contextmenu',
      ]) {
        target.dispatchEvent(new MouseEvent(kind, place));
      }
      for (const pointerType of ['touch', 'pen']) {
        target.dispatchEvent(new PointerEvent('pointerdown', { ...place, pointerType, isPrimary: true }));
        target.dispatchEvent(new PointerEvent('pointerup', { ...place, pointerType, isPrimary: true }));
        target.dispatchEvent(new PointerEvent('click', { ...place, pointerType, isPrimary: true }));
      }
      for (const key of ['j', 'J', 'k', 'Enter']) {
        document.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, shiftKey: true, bubbles: true }));
      }
      await new Promise((resolve) => setTimeout(resolve, 900));
      const text = caret?.offsetNode.textContent ?? '';
      return text.slice(Math.max(0, (caret?.offset ?? 0) - 8), (caret?.offset ?? 0) + 8);
    }, point);
    expect(await cardOf(tab)).toBeNull();
    // The place was right: the reader's own pointer opens it there.
    expect(word).toContain('CoMensha');
    await hover(tab, point);
    await waitForCard(tab, 'CoMensha');
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test('messages and events that a page forges change no mark and close no card', async () => {
    const before = await marksOf(tab);
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab);
    await tab.evaluate(async () => {
      const bodies: unknown[] = [
        { command: 'stop' },
        { command: 'rescan' },
        { type: 'stop', payload: {} },
        { type: 'wantCard', payload: {} },
        { type: 'wxt:content-script-started', contentScriptName: 'page' },
        'stop',
      ];
      for (const body of bodies) {
        window.postMessage(body, '*');
        new BroadcastChannel('il').postMessage(body);
      }
      for (const kind of [
        'wxt:content-script-started',
        'wxt:locationchange',
        'il',
        'il.card',
        'il.stop',
        'stop',
        'abort',
        'pagehide',
        'visibilitychange',
        'beforeunload',
        'freeze',
        'blur',
        'scroll',
        'resize',
      ]) {
        for (const target of [window, document, document.documentElement]) {
          target.dispatchEvent(new CustomEvent(kind, { detail: { command: 'stop' }, bubbles: true }));
        }
      }
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: 1, clientY: 1 }));
      document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 1, clientY: 1 }));
      await new Promise((resolve) => setTimeout(resolve, 900));
    });
    expect(await cardOf(tab)).not.toBeNull();
    // The place under the pointer has one more name while its card is open; the places themselves are what counts.
    const places = (marks: typeof before) => marks.map(({ block, start, text }) => ({ block, start, text }));
    expect(places(await marksOf(tab))).toEqual(places(before));
    await tab.press('Escape');
    await waitForNoCard(tab);
  });
});
