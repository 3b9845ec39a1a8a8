import { parseHTML } from 'linkedom';
import type { Block, DocumentFacts } from '../src/matching/types.ts';
import { headOfRow, itemsAround, kindOfText, languageOf, primaryTag, textBeside } from '../src/page/context.ts';
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
      if (!first) return;
      const block: Block = { id: blocks.length, text, kind: kindOfText(first, text, reader.inHeading()) };
      const beside = textBeside(first, text);
      if (beside) block.beside = beside;
      const row = headOfRow(first, text);
      if (row) block.row = row;
      const items = block.kind === 'control' ? '' : itemsAround(first);
      if (items) block.items = items;
      const own = languageOf(first);
      if (own && own !== lang) block.lang = own;
      blocks.push(block);
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
