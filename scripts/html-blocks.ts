import { parseHTML } from 'linkedom';
import type { Block, DocumentFacts } from '../src/matching/types.ts';
import { contextOf, primaryTag } from '../src/page/context.ts';
import { createRunReader } from '../src/page/text-block.ts';

/** A document as the page script would send it. */
export interface ReadDocument {
  facts: DocumentFacts;
  blocks: Block[];
}

/** Reads the blocks of an HTML file by the rules of the page script, in a document without layout. */
export function readHtml(source: string, host = ''): ReadDocument {
  // Without this a fragment would have no root to read from.
  const { document } = parseHTML(
    /<html[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`,
  );
  const root = document.documentElement as unknown as Element;
  const lang = primaryTag(root.getAttribute('lang'));
  const blocks: Block[] = [];
  const reader = createRunReader({
    touched: new Set(),
    shadow: () => {},
    run(text) {
      const [first] = reader.nodes;
      if (first) blocks.push({ id: blocks.length, text, ...contextOf(first, text, reader.inHeading(), () => lang) });
    },
  });
  reader.begin(root, null);
  reader.advance({ units: Number.POSITIVE_INFINITY, endMs: Number.POSITIVE_INFINITY });
  return { facts: { title: document.title ?? '', lang, host }, blocks };
}

/** Reads a text file: blocks lie between blank lines, and the language is told by the words. */
export function readPlainText(source: string): ReadDocument {
  const blocks = source
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .filter((text) => text.trim() !== '')
    .map((text, id): Block => ({ id, text, kind: 'text' }));
  return { facts: { title: '', lang: '', host: '' }, blocks };
}
