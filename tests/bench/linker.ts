/**
 * What linking costs beside the bare scan of the same text with the same names: those of the built-in pack. Both go over
 * the same blocks in turns; the texts are 100 kB each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readHtml } from '../../scripts/html-blocks.ts';
import { loadTools, type Tools } from '../../scripts/link-document.ts';
import { link } from '../../src/matching/link/link.ts';
import { scan } from '../../src/matching/scan/scan.ts';
import type { Block } from '../../src/matching/types.ts';
import type { BenchRow } from './matcher.ts';

const UNITS = 100_000;
/** The first third is for warming up: on a busy machine engines take long to compile what they run often. */
const ROUNDS = 240;
/** Share of words before which a name is put. */
const DENSITY = 0.01;
const PYTHON_DOC = '/usr/share/doc/python3.13/html/';
const PAGES = ['tutorial/classes.html', 'tutorial/controlflow.html', 'library/asyncio-task.html', 'library/ssl.html'];

/** @param texts the corpus, a block a paragraph */
export async function benchLinker(texts: readonly string[]): Promise<BenchRow[]> {
  const tools = await loadTools();
  const { matcher } = tools.linker;
  const named = texts.filter((text) => scan(matcher, text).length > 0);
  const plain = existsSync(PYTHON_DOC)
    ? PAGES.flatMap((page) => readHtml(readFileSync(PYTHON_DOC + page, 'utf8')).blocks.map(({ text }) => text))
    : texts.filter((text) => scan(matcher, text).length === 0);
  const rows = [
    row('prose without names', tools, cut(plain)),
    row('names strewn over it', tools, cut(strewn(tools, plain))),
    row('corpus diluted', tools, diluted(tools, named, plain)),
  ];
  return rows;
}

function row(what: string, tools: Tools, texts: readonly string[]): BenchRow {
  const { linker } = tools;
  // Through a buffer, as a part of a longer string is slower to read than a string of its own.
  const blocks = texts.map((text, id): Block => ({ id, text: Buffer.from(text).toString(), kind: 'text' }));
  const document = { title: '', lang: '', host: '' };
  const [scans, links]: [number[], number[]] = [[], []];
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    found = 0;
    for (const { text } of blocks) found += scan(linker.matcher, text).length;
    const middle = performance.now();
    link(linker, { document, state: null, open: [], blocks });
    if (3 * round < ROUNDS) continue;
    scans.push(middle - start);
    links.push(performance.now() - middle);
  }
  const words = blocks.reduce((sum, { text }) => sum + wordsIn(text), 0);
  return {
    what: `linking against the bare scan: ${what}`,
    value: median(links) / median(scans),
    unit: '×',
    budget: 3,
    note: `${((100 * found) / words).toFixed(1)} % of words are names; ${median(links).toFixed(2)} ms for 100 kB`,
  };
}

const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The first 100 kB, again from the start where there is less. */
function cut(texts: readonly string[]): string[] {
  const taken: string[] = [];
  for (let units = 0, at = 0; units < UNITS; at++) {
    const text = texts[at % texts.length] ?? '';
    taken.push(text);
    units += text.length + 1;
  }
  return taken;
}

/** Names of the pack, each as likely as the next, before every hundredth word; the same in every run. */
function strewn({ gazetteer }: Tools, texts: readonly string[]): string[] {
  const names = gazetteer.forms.filter(({ latent, made, tail }) => !latent && !made && !tail).map(({ text }) => text);
  let word = 0;
  return texts.map((text) =>
    text.replace(/\S+/g, (token) => {
      if (++word % (1 / DENSITY) !== 0) return token;
      return `${names[(word * 31) % names.length]} ${token}`;
    }),
  );
}

/** Paragraphs of the corpus that hold names, as it is: many of them hard to judge; among others until names are rare. */
function diluted({ linker }: Tools, named: readonly string[], plain: readonly string[]): string[] {
  const taken: string[] = [];
  for (let units = 0, words = 0, found = 0, at = 0; units < UNITS; at++) {
    const text = (found < DENSITY * words ? named[(at * 7) % named.length] : plain[at % plain.length]) ?? '';
    taken.push(text);
    units += text.length;
    words += wordsIn(text);
    found += scan(linker.matcher, text).length;
  }
  return taken;
}
