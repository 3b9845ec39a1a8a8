import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createSweeper } from '../../../src/page/sweep.ts';
import { createRunReader, isReadIn, startOfRun } from '../../../src/page/text-block.ts';
import { documentOf } from './dom.ts';

const endless = () => ({ units: Number.POSITIVE_INFINITY, endMs: Number.POSITIVE_INFINITY });

/** What a sweep looks at, and the texts that it says may matter. */
function sweep(document: Document, word: RegExp, until: Node | null = null) {
  const looks: { text: string; nodes: number }[] = [];
  const sweeper = createSweeper((text, nodes) => {
    looks.push({ text, nodes });
    return word.test(fold(text));
  });
  sweeper.begin(document, until);
  const found: Text[][] = [];
  while (sweeper.isReading()) {
    const nodes = sweeper.advance(endless(), true);
    if (nodes.length > 0) found.push(nodes);
  }
  return { looks, found };
}

/** The runs from one place to the end of that in which another stands. */
function runsOf(from: Node, until: Node | null): string[] {
  const runs: string[] = [];
  const reader = createRunReader({ run: (text) => runs.push(text), shadow: () => {}, touched: new Set() });
  reader.begin(from, until);
  reader.advance(endless());
  return runs;
}

/** As the filters take it: what vanishes is not there. */
const fold = (text: string) => text.replaceAll('\u00ad', '');

const textsOf = (nodes: readonly Text[]): string[] => nodes.map(({ data }) => data);

describe('a sweep', () => {
  it('finds the texts of the blocks that may matter, and looks at the others together', () => {
    const { found, looks } = sweep(documentOf(`<p>one</p><p>two <b>three</b></p>${'<p>word</p>'.repeat(500)}`), /this/);
    expect(found).toEqual([]);
    expect(looks.length).toBeLessThan(10);
    expect(looks.reduce((sum, { nodes }) => sum + nodes, 0)).toBe(503);
  });

  it('hands over whole runs', () => {
    const filler = `<p>${'x '.repeat(600)}</p>`;
    const { found } = sweep(documentOf(`${filler}<p>and <b>this</b> here</p>${filler}`), /this/);
    expect(found.map(textsOf)).toEqual([['and ', 'this', ' here']]);
  });

  it('looks at nothing where a page has a title alone', () => {
    expect(sweep(documentOf(''), /t/)).toEqual({ looks: [], found: [] });
  });

  it('leaves out what people write, and what shows nothing', () => {
    const { looks } = sweep(
      documentOf(
        '<script>this</script><style>this</style><textarea>this</textarea><p contenteditable>this <b>this</b></p>' +
          '<div contenteditable="TRUE"><p>this</p></div><p>that</p>' +
          '<p contenteditable="false">there</p>',
      ),
      /this/,
    );
    expect(looks.map(({ text }) => text)).toEqual(['that\nthere']);
  });

  it('sees a name whole that a script or a reading aid cuts', () => {
    const { looks } = sweep(
      documentOf('<p>ABN <script>x</script>AMRO <noscript>x</noscript>bank</p><ruby>one <rt>two</rt>three</ruby>'),
      /this/,
    );
    expect(looks.map(({ text }) => text)).toEqual(['ABN \nAMRO \nbank\none \nthree']);
  });

  it('has texts read that touch and may be one word, unless a block ends between them', () => {
    expect(sweep(documentOf('<ul><li>one</li><li>two</li></ul>'), /this/).found).toEqual([]);
    expect(sweep(documentOf('<p>o<b>n</b>e</p>'), /this/).found.map(textsOf)).toEqual([['o', 'n', 'e']]);
    expect(sweep(documentOf('<p>one<b>, two</b> <i>three</i></p>'), /this/).found).toEqual([]);
    expect(sweep(documentOf('<p>o<rt> </rt>ne</p>'), /this/).found.map(textsOf)).toEqual([['o', 'ne']]);
    expect(sweep(documentOf('<p>o<script> </script>ne</p>'), /this/).found.map(textsOf)).toEqual([['o', 'ne']]);
    expect(sweep(documentOf('<p>銀行<a>人身</a>取引<a>ABN AMRO</a>と</p>'), /this/).found).toEqual([]);
  });

  it('ends with the text that it is told', () => {
    const document = documentOf('<p>one</p><p>two</p><p>three</p>');
    const { looks } = sweep(document, /this/, document.querySelectorAll('p')[1]?.firstChild);
    expect(looks.map(({ text }) => text)).toEqual(['one\ntwo']);
  });

  it('stops when its slice is spent, and goes on from there', () => {
    const sweeper = createSweeper((text) => /this/.test(text));
    const document = documentOf(`${'<p>word</p>'.repeat(200)}<p>this</p>`);
    sweeper.begin(document, null);
    let slices = 0;
    const found: Text[] = [];
    for (; sweeper.isReading(); slices++) found.push(...sweeper.advance({ ...endless(), units: 10 }, false));
    expect(slices).toBeGreaterThan(15);
    expect(found.at(-1)?.data).toBe('this');
  });

  it('asks a tree one question at a time: each takes milliseconds of a page of 200,000 elements', () => {
    const document = documentOf('<script>other</script><p>word</p>');
    const asked = vi.spyOn(document.documentElement, 'querySelectorAll');
    const sweeper = createSweeper(() => false);
    sweeper.begin(document, null);
    expect(asked).not.toHaveBeenCalled();
    for (let questions = 0; sweeper.isReading(); questions = asked.mock.calls.length) {
      sweeper.advance(endless(), false);
      expect(asked.mock.calls.length - questions).toBeLessThanOrEqual(1);
    }
    expect(asked.mock.calls.length).toBeGreaterThan(1);
  });

  const SHOWS_NOTHING = [
    '<!-- -->',
    '<script>other</script>',
    '<script> </script>',
    '<rt> </rt>',
    '<noscript>other</noscript>',
    '<rt>other</rt>',
    '',
  ];

  it.each([
    [
      'letters that touch',
      ['this', 'that', 'th', 'is', ' ', ', ', '\u00ad', '<br>', '<img>', '<code> that </code>', '<hr>'],
    ],
    ['words apart, in long texts', ['this ', 'that ', 'this ', 'that ', 'other ', 'other '.repeat(150)]],
  ])('misses nothing that is read run by run: %s', (_, texts) => {
    const { inline } = fc.letrec<{ inline: string; element: string }>((tie) => ({
      inline: fc
        .array(fc.oneof({ maxDepth: 3 }, fc.constantFrom(...texts, ...SHOWS_NOTHING), tie('element')), { maxLength: 6 })
        .map((parts) => parts.join('')),
      element: fc
        .tuple(
          fc.constantFrom('a', 'b', 'span', 'x-y', 'p', 'li', 'td', 'sup', 'ul', 'svg', 'rt', 'textarea'),
          tie('inline'),
        )
        .map(([name, inside]) => `<${name}>${inside}</${name}>`),
    }));
    // A name of one token, and one of two; what is shown but not read parts it.
    const words = fc.constantFrom(
      [/\bthis\b/, /\bthis\b/] as const,
      [/\bthis[^\w\uFFFC]+that\b/, /\bthis\W+that\b/] as const,
    );
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 4 }), words, (parts, [inRun, inTexts]) => {
        const document = documentOf(parts.map((part) => `<div>${part}</div>`).join(''));
        const seen = sweep(document, inTexts).found.flatMap((nodes) =>
          nodes
            .filter((node) => node.parentElement && isReadIn(node.parentElement))
            .flatMap((node) => runsOf(startOfRun(node) as Node, node)),
        );
        const wanted = runsOf(document.body, null).filter((text) => inRun.test(fold(text)));
        expect(wanted.filter((text) => !seen.includes(text))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
