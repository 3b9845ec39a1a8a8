import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createLedger } from '../../../src/page/ledger.ts';
import type { Run } from '../../../src/page/run.ts';
import { createRunReader, startOfRun } from '../../../src/page/text-block.ts';
import { documentOf } from './dom.ts';

/**
 * A paragraph that is longer than any run, read as the page script reads it: what waits to be read is begun where its run
 * begins, runs that hold the name go on record, and what falls out of the record waits to be read again.
 */
function readerOf(document: Document) {
  vi.stubGlobal('document', document);
  const touched = new Set<Node>();
  let sent = 0;
  const ledger = createLedger(
    () => null,
    (node) => touched.add(node),
  );
  const reader = createRunReader({
    touched,
    shadow: () => {},
    run(text) {
      if (ledger.find(reader, text) || !text.includes('CoMensha')) return;
      const run: Run = { ...reader.copy(), text, characters: 0, blocks: [], heirs: [], about: { kind: 'text' } };
      ledger.addBlock(run, 0, text.length).answered = true;
      sent++;
    },
  });
  const read = (start: Node, until: Node) => {
    reader.begin(start, until);
    reader.advance({ units: Number.POSITIVE_INFINITY, endMs: Number.POSITIVE_INFINITY });
  };
  return {
    ledger,
    touched,
    read,
    /** Reads all that waits. @returns how many times that was begun, and how many runs were new on record */
    drain() {
      sent = 0;
      let rounds = 0;
      for (; touched.size > 0 && rounds < 200; rounds++) {
        const [node] = touched;
        touched.delete(node as Node);
        const start = node?.isConnected && startOfRun(node);
        if (start) read(start, node as Node);
      }
      return { rounds, sent };
    },
  };
}

const words = fc
  .record({
    count: fc.integer({ min: 1_500, max: 4_000 }),
    sentence: fc.constantFrom(8, 60, 1_000_000),
    named: fc.constantFrom(1, 10, 100),
    seed: fc.nat(),
  })
  .map(({ count, sentence, named, seed }) => {
    let state = seed + 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    return Array.from({ length: count }, () => {
      const word = (random(named) === 0 ? 'CoMensha' : 'word') + (random(sentence) === 0 ? '.' : '');
      return [`${word} <i></i>`, `<b>${word}</b> `, `<b><i>${word}</i> <u>x</u></b> `][random(3)];
    }).join('');
  });
const places = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 3, maxLength: 6 });

test('what changes in a very long paragraph is read once more, and hardly anything beside it', () => {
  fc.assert(
    fc.property(words, places, fc.boolean(), (html, at, isOpenedFurtherDown) => {
      const document = documentOf(`<p>${html}</p>`);
      const paragraph = document.querySelector('p') as Element;
      const page = readerOf(document);
      const place = (share: number) =>
        paragraph.childNodes[Math.floor(share * paragraph.childNodes.length)] as ChildNode;
      if (isOpenedFurtherDown) {
        page.touched.add(place(at[0] as number));
        page.drain();
      }
      page.read(paragraph.firstChild as Node, paragraph.lastChild as Node);
      expect(page.drain().rounds).toBeLessThan(10);
      for (const [index, share] of at.entries()) {
        const node = place(share);
        const around = [node.previousSibling, node.nextSibling].filter((one) => one !== null);
        const isRemoved = index % 2 === 1;
        if (isRemoved) {
          node.remove();
          page.ledger.prune(new Set([node]));
        } else {
          const added = document.createElement('b');
          added.append('CoMensha ');
          node.before(added);
          page.touched.add(added);
        }
        for (const one of around) page.touched.add(one);
        const { rounds, sent } = page.drain();
        expect(page.touched.size).toBe(0);
        expect(rounds).toBeLessThan(10);
        expect(sent).toBeLessThan(6);
      }
      // Every name is on record, once.
      const walker = document.createTreeWalker(paragraph, 4);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        if (!node.data.includes('CoMensha')) continue;
        const run = page.ledger.runOf(node);
        expect(run?.nodes.filter((one) => one === node)).toHaveLength(1);
      }
    }),
    { numRuns: 40 },
  );
});
