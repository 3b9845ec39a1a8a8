import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type GoldBlock, markedBlocks, parseMarkedText } from '../../../scripts/marked-text.ts';
import { sampleLanguages, samplePageName } from '../../../scripts/sample-page.ts';
import type { Mark } from './rig.ts';

/** A page whose mentions are known: its n-th block is the text of the element with `data-block="n"`. */
export interface GoldPage {
  name: string;
  html: string;
  blocks: GoldBlock[];
}

const project = resolve(import.meta.dirname, '../../..');
/** Texts of others, which the project may not hand on: tested where they lie beside the project. */
const corpus = resolve(project, '../shared/corpus/dev');
const CORPUS_TEXTS = ['seed-article', 'nl-nav-001', 'en-off-au-001', 'de-minutes-001'];

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const samplePages = (): GoldPage[] =>
  sampleLanguages.map((language) => ({
    name: `sample-${language}`,
    html: readFileSync(resolve(project, 'assets/sample', samplePageName(language)), 'utf8'),
    blocks: markedBlocks(parseMarkedText(readFileSync(resolve(project, `assets/sample/${language}.txt`), 'utf8'))),
  }));

/** A marked text as a plain page: a paragraph a block. */
export function goldPage(name: string, source: string): GoldPage {
  const marked = parseMarkedText(source);
  const blocks = markedBlocks(marked);
  const title = blocks[0]?.text.split('\n')[0] ?? name;
  const paragraphs = blocks.map(({ text }, index) => `<p data-block="${index}">${escapeHtml(text)}</p>`);
  return {
    name,
    html: `<!doctype html><html lang="${marked.head.lang ?? ''}"><meta charset="utf-8"><title>${escapeHtml(title)}</title><body>\n${paragraphs.join('\n')}\n</body></html>`,
    blocks,
  };
}

export const corpusPages = (): GoldPage[] =>
  CORPUS_TEXTS.filter((name) => existsSync(resolve(corpus, `${name}.txt`))).map((name) =>
    goldPage(name, readFileSync(resolve(corpus, `${name}.txt`), 'utf8')),
  );

/** Places in reading order, one a line: what a difference between two lists should read like. */
export const goldPlaces = ({ blocks }: GoldPage): string[] =>
  blocks.flatMap(({ text, mentions }, block) =>
    mentions.map(({ start, end }) => `${block}:${start} ${text.slice(start, end)}`),
  );

export const markedPlaces = (marks: Mark[]): string[] =>
  marks.map(({ block, start, text }) => `${block}:${start} ${text}`);

export function goldCounts({ blocks }: GoldPage): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { mentions } of blocks) {
    for (const { entity } of mentions) counts[entity] = (counts[entity] ?? 0) + 1;
  }
  return counts;
}
