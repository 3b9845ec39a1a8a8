import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shot, SITES_OFF, SURFACES } from '../../scripts/pictures/surfaces.ts';
import { samplePages } from './rig/gold-page.ts';
import { buildPseudo, OPEN, SHUT } from './rig/pseudo-build.ts';
import { launchRig, type Rig, type Tab } from './rig/rig.ts';

/**
 * Text that is written into the code and not into a catalogue stays in one language for everyone. In a build whose
 * catalogues stand between marks, what a reader sees or hears outside marks must come from the dataset, be a name, or
 * be made by the browser from a number, a date or a country.
 */

let folder: string;
let rig: Rig;
beforeAll(async () => {
  folder = await buildPseudo();
  rig = await launchRig('chromium', { extensionFolder: folder });
});
afterAll(async () => {
  await rig?.close();
  if (folder) await rm(dirname(folder), { recursive: true });
});

/** Names that are the same in every language: ours, those of languages and formats, of keys on the keyboard. */
const NAMES = [
  'Initiative Lens',
  'English',
  'Nederlands',
  'Deutsch',
  'Markdown',
  'CSV',
  'JSON',
  'CSL-JSON',
  'CSL JSON',
  'RIS',
  'MIT',
  'CC BY 4.0',
  'Alt',
  'Shift',
  'Esc',
  'Tab',
  'Ctrl',
  'il',
  'kB',
  'MB',
  'chrome-extension',
];

/** What the fixed pages of these tests say themselves. */
const PAGES = [
  ...['http', '//page', 'test/article', 'html', 'harbour list', 'harbour_list', 'aliases', 'Kestrel'],
  'FAST sets out to put finance to work against trafficking',
  ...['Trafficking and finance', 'Kestrel Harbour Trust'],
];

/** How a checksum is shown, whole or shortened; what is no letter at its ends is cut off before. */
const CHECKSUM = /^sha256-[0-9a-f]+(?:…[0-9a-f]*)?$/;

/** The brief quotes the page. */
const article = samplePages().flatMap(({ name, blocks }) =>
  name === 'sample-en' ? blocks.map(({ text }) => text) : [],
);

/** All text of the dataset and of the page that is read, and all names and words of countries, months and languages in British English. */
function known(): string {
  const packFile = resolve(import.meta.dirname, '../../public/packs/fast.pack.json');
  const strings: string[] = [...NAMES, ...PAGES, ...SITES_OFF, ...article, rig.extensionOrigin];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') strings.push(value);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner);
  };
  collect(JSON.parse(readFileSync(packFile, 'utf8')));
  const regions = new Intl.DisplayNames('en-GB', { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const a of letters) for (const b of letters) strings.push(regions.of(a + b) ?? '');
  for (const style of ['short', 'long'] as const) {
    const months = new Intl.DateTimeFormat('en-GB', { month: style, timeZone: 'UTC' });
    for (let month = 0; month < 12; month++) strings.push(months.format(Date.UTC(2020, month, 1)));
  }
  return plain(strings.join('\n')).toLowerCase();
}
const plain = (text: string): string => text.normalize('NFC').replace(/[\s\u00ad\u200b\u2060]+/g, ' ');

/** What stands outside marks in a run of text, piece by piece. */
function outside(run: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const letter of run) {
    if (letter === OPEN || letter === '\u0000') {
      if (piece.trim()) pieces.push(piece);
      piece = '';
    }
    if (letter === OPEN) depth += 1;
    else if (letter === SHUT) depth = Math.max(0, depth - 1);
    else if (letter !== '\u0000' && depth === 0) piece += letter;
  }
  if (piece.trim()) pieces.push(piece);
  return pieces;
}

/** Everything said by a page or a card: its text in order, a NUL between text nodes, then its names for the ear. */
function readTexts(root: Document | ShadowRoot): string[] {
  const hidden = 'script, style, noscript, template, textarea, [data-block]';
  const parts: string[] = [];
  const walker = document.createTreeWalker(root instanceof Document ? root.body : root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    // The card stands in a style element that is none: only what stands in one directly is a style.
    if (!node.parentElement?.matches(hidden)) parts.push(node.data);
  }
  const texts = [parts.join('\u0000')];
  for (const element of root.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt']) {
      const value = element.getAttribute(name);
      if (value) texts.push(value);
    }
  }
  return texts;
}

test.each(Object.keys(SURFACES) as (keyof typeof SURFACES)[])(
  '%s: every word of ours is in a catalogue',
  async (surface) => {
    const haystack = known();
    const strange = new Set<string>();
    let marked = 0;
    const look: Shot = async (tab: Tab, state, _sizes, prepare) => {
      await tab.activate();
      await prepare?.();
      const texts =
        surface === 'card'
          ? await tab.inCard(new Function('root', `return (${readTexts})(root)`) as never, null)
          : await tab.evaluate(new Function(`return (${readTexts})(document)`) as () => string[]);
      for (const text of (texts ?? []) as string[]) {
        marked += text.split(OPEN).length - 1;
        for (const piece of outside(text)) {
          // Sentences of the dataset are cut, joined and escaped for their formats: looked up part by part.
          for (const part of plain(piece).split(/[.,;:()*|<>[\]\\"“”]+/)) {
            const words = part.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
            if (words !== '' && !CHECKSUM.test(words) && !haystack.includes(words.toLowerCase()))
              strange.add(`${state}: ${words}`);
          }
        }
      }
    };
    await SURFACES[surface](rig, look, 'en');
    expect(marked).toBeGreaterThan(10);
    expect([...strange]).toEqual([]);
  },
);
