import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunReader, startOfRun } from '../../../src/page/text-block.ts';
import { documentOf } from './dom.ts';

const endless = () => ({ units: Number.POSITIVE_INFINITY, endMs: Number.POSITIVE_INFINITY });

interface Read {
  text: string;
  nodes: Text[];
  starts: readonly number[];
}

/** All runs of a document, read at one go. */
function readAll(document: Document, from: Node = document.body, until: Node | null = null): Read[] {
  const runs: Read[] = [];
  const reader = createRunReader({
    run(text) {
      const { nodes, starts } = reader.copy();
      runs.push({ text, nodes: [...nodes], starts });
    },
    shadow: () => {},
    touched: new Set(),
  });
  reader.begin(from, until);
  expect(reader.advance(endless())).toBe(true);
  return runs;
}

const textsOf = (body: string): string[] => readAll(documentOf(body)).map(({ text }) => text.trim());

describe('a run of text', () => {
  it('is the inline text between two block edges', () => {
    expect(textsOf('<p>Staff at <b>ABN</b> AMRO</p><div>one<p>two</p>three</div>')).toEqual([
      'Staff at ABN AMRO',
      'one',
      'two',
      'three',
    ]);
  });

  it('is bare text in a list or a table too', () => {
    expect(textsOf('<ul><li>one</li>two<li>three</li></ul><table> <tr><td>four</td></tr></table>')).toEqual([
      'one',
      'two',
      'three',
      'four',
    ]);
  });

  it('has a line break where the page has one', () => {
    expect(textsOf('<p>ABN<br>AMRO</p>')).toEqual(['ABN\nAMRO']);
  });

  it('goes on across what shows nothing, and is broken by what is shown but not read', () => {
    expect(textsOf('<p>ABN <script>x</script>AMRO<!-- c --> bank</p>')).toEqual(['ABN AMRO bank']);
    expect(textsOf('<p>ABN <code>x</code> AMRO</p>')).toEqual(['ABN \uFFFC AMRO']);
  });

  it('is cut at the end of a sentence where it has very many nodes, each word of a transcript being one', () => {
    const word = (text: string) => `<span>${text}</span> `;
    const runs = textsOf(
      `<p>${word('word').repeat(248)}${word('UNU-').repeat(4)}${word('ends.')}${word('On').repeat(9)}</p>`,
    );
    expect(runs.map((text) => text.split(' ').at(-1))).toEqual(['ends.', 'On']);
    // Where no sentence ends, somewhere at last.
    const words = textsOf(`<p>${word('word').repeat(2_500)}</p>`).map((text) => text.split(' ').length);
    expect(words.reduce((sum, count) => sum + count)).toBe(2_500);
    expect(Math.max(...words)).toBeLessThan(510);
  });

  it('is cut likewise where each text stands deep in elements of its own', () => {
    const word = `${'<span>'.repeat(50)}word${'</span>'.repeat(50)} `;
    const words = textsOf(`<p>${word.repeat(200)}</p>`).map((text) => text.split(' ').length);
    expect(words.reduce((sum, count) => sum + count)).toBe(200);
    expect(Math.max(...words)).toBeLessThan(25);
  });

  it('parts two links side by side, and joins links that text stands between', () => {
    expect(textsOf('<nav><a>UNODC</a><a>CoMensha</a></nav>')).toEqual(['UNODC\nCoMensha']);
    expect(textsOf('<p><a>UN</a>ODC <a>ABN</a> <a>AMRO</a></p>')).toEqual(['UNODC ABN AMRO']);
  });

  it('parts two custom elements side by side, which pages make blocks by their style', () => {
    expect(textsOf('<div><x-name>CoMensha</x-name><x-name>Rabobank</x-name></div>')).toEqual(['CoMensha\nRabobank']);
    expect(textsOf('<p><x-bit>ABN</x-bit> <x-bit>AMRO</x-bit></p>')).toEqual(['ABN AMRO']);
  });

  it('parts inline elements side by side where each ends or begins a word, as flexible boxes show them', () => {
    expect(textsOf('<div><span>By Ina Hut</span><time>12 May</time></div>')).toEqual(['By Ina Hut\n12 May']);
    expect(textsOf('<div><b><i>ABN AMRO</i></b><!-- --><span><b>News</b></span></div>')).toEqual(['ABN AMRO\nNews']);
    expect(textsOf('<div><span>2019</span><span>CoMensha</span></div>')).toEqual(['2019\nCoMensha']);
    expect(textsOf('<div><span>ABN AMRO</span><span>FIU-Nederland</span><span>UNU-CPR</span></div>')).toEqual([
      'ABN AMRO\nFIU-Nederland\nUNU-CPR',
    ]);
    expect(textsOf('<p><span>UNIC</span><span>EF</span>, <span>OS</span><span>CE</span></p>')).toEqual([
      'UNICEF, OSCE',
    ]);
    expect(textsOf('<div><a>FAST</a><span>Initiative</span></div>')).toEqual(['FAST\uFFFCInitiative']);
  });

  it('parts a name from the footnote, the icon, the hint for screen readers or the badge that it touches', () => {
    expect(textsOf('<p>said CoMensha<sup>1</sup>, ABN AMRO<sup><a>2</a></sup></p>')).toEqual([
      'said CoMensha\uFFFC1, ABN AMRO\uFFFC2',
    ]);
    expect(textsOf('<p>CoMensha<i class="material-icons">open_in_new</i> said</p>')).toEqual([
      'CoMensha\uFFFCopen_in_new said',
    ]);
    expect(textsOf('<p><a>CoMensha<span class="sr-only">opens in a new tab</span></a></p>')).toEqual([
      'CoMensha\uFFFCopens in a new tab',
    ]);
    expect(textsOf('<p><a>CoMensha</a><span class="count">3</span><time>2h</time></p>')).toEqual([
      'CoMensha\uFFFC3\uFFFC2h',
    ]);
    expect(textsOf('<p>CoMensha<sup>[1]</sup> <i class="icon"></i>Walk<i class="icon"></i> Free</p>')).toEqual([
      'CoMensha[1] Walk Free',
    ]);
  });

  it('joins what is cut into elements letter by letter, or inside a word', () => {
    expect(textsOf('<h1><i>C</i><i>o</i><i>M</i><i>e</i><i>nsha</i></h1>')).toEqual(['CoMensha']);
    expect(textsOf('<p><span>Liech</span><span>tenstein</span><span> Initi</span><span>ative</span></p>')).toEqual([
      'Liechtenstein Initiative',
    ]);
    expect(textsOf('<p><b>UNU-</b><i>CPR</i> <b>Wal</b>k Free <i>UN</i><i>ODC</i> Co<b>Mensha</b></p>')).toEqual([
      'UNU-CPR Walk Free UNODC CoMensha',
    ]);
  });

  it('leaves out fields, editing hosts, code and drawings', () => {
    const left =
      '<textarea>CoMensha</textarea><div contenteditable>CoMensha</div><div contenteditable="true"><p>CoMensha</p></div>';
    expect(
      textsOf(
        `${left}<svg><text>CoMensha</text></svg><pre><span>CoMensha</span></pre><pre><code>CoMensha</code></pre>`,
      ),
    ).toEqual([]);
    expect(textsOf('<pre>CoMensha in plain text</pre><p contenteditable="false">CoMensha</p>')).toEqual([
      'CoMensha in plain text',
      'CoMensha',
    ]);
  });

  it('takes for an editing host only what is one', () => {
    for (const value of ['true', 'TRUE', 'plaintext-only', ''])
      expect(textsOf(`<p contenteditable="${value}">CoMensha</p>`), value).toEqual([]);
    for (const value of ['false', 'FALSE', 'inherit', 'nonsense'])
      expect(textsOf(`<p contenteditable="${value}">CoMensha</p>`), value).toEqual(['CoMensha']);
  });

  it('leaves out what is for browsers of old, and for browsers without scripts', () => {
    expect(textsOf('<noframes>CoMensha</noframes><noscript>CoMensha</noscript>')).toEqual([]);
  });

  it('takes an unknown element for inline, unless it holds blocks', () => {
    expect(textsOf('<p>Staff <x-tip>at ABN</x-tip> AMRO</p>')).toEqual(['Staff at ABN AMRO']);
    expect(textsOf('<div>one<x-card>two<p>three</p></x-card>four</div>')).toEqual(['one', 'two', 'three', 'four']);
  });

  it('may be cut by hand into nodes anywhere, and each node stands where its start says', () => {
    const inline = fc.constantFrom(
      '<b>',
      '</b>',
      '<i>',
      '</i>',
      '<br>',
      'one',
      ' ',
      'ABN',
      'AMRO',
      '<p>',
      '</p>',
      '<code>x</code>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 40 }), (parts) => {
        for (const { text, nodes, starts } of readAll(documentOf(`<div>${parts.join('')}</div>`))) {
          expect(nodes.length).toBeGreaterThan(0);
          nodes.forEach((node, index) => {
            expect(text.startsWith(node.data, starts[index])).toBe(true);
          });
        }
      }),
    );
  });

  it('read from any of its nodes is the same run', () => {
    const document = documentOf(
      '<section>a<p>Staff <i>at <b>ABN</b></i> AMRO <u>said</u> so</p><p>other</p>b<em>c</em></section>',
    );
    const all = readAll(document);
    for (const { nodes, text } of all) {
      for (const node of nodes) {
        const again = readAll(document, startOfRun(node) ?? node, node);
        expect(again.map((run) => run.text)).toContain(text);
      }
    }
  });
});

describe('the start of a run', () => {
  it.each([
    '<p>before <code><b>wanted</b></code> after</p>',
    '<svg><g><text>wanted</text></g></svg>',
    '<p>before<span contenteditable="true">wanted</span></p>',
    '<p>before <style>wanted</style></p>',
    '<pre><span>wanted</span></pre>',
  ])('is nowhere for a text that is not read: %s', (body) => {
    const document = documentOf(body);
    const walker = document.createTreeWalker(document.body, 4);
    let node = walker.nextNode() as Text;
    while (node.data !== 'wanted') node = walker.nextNode() as Text;
    expect(startOfRun(node)).toBeNull();
  });

  it('is not looked for through a paragraph of many thousand elements', () => {
    const document = documentOf(`<p>${'<b>word</b> '.repeat(6_000)}</p>`);
    const children = Array.from(document.querySelector('p')?.childNodes ?? []);
    const last = children.at(-1) as ChildNode;
    const start = startOfRun(last) as ChildNode;
    expect(children.length - children.indexOf(start)).toBeGreaterThan(4_000);
    expect(children.length - children.indexOf(start)).toBeLessThan(6_000);
    // From now on a run begins there, whoever asks.
    expect(startOfRun(children.at(-1_000) as ChildNode)).toBe(start);
    const place = (node: Node | undefined) => children.findIndex((child) => child.contains(node ?? null));
    const edge = children.indexOf(start);
    const across = readAll(document).filter(({ nodes }) => place(nodes[0]) < edge && place(nodes.at(-1)) >= edge);
    expect(across).toEqual([]);
    expect(startOfRun(children[100] as ChildNode)).toBe(children[0]);
  });

  it('is nowhere for the title of the document', () => {
    const title = documentOf('<p>text</p>').querySelector('title')?.firstChild;
    expect(startOfRun(title as Node)).toBeNull();
  });
});

describe('what has changed', () => {
  /** All runs that are read until nothing waits any more, as the page script does it. */
  const readTouched = (nodes: Iterable<Node>): string[] => {
    const touched = new Set(nodes);
    const seen: string[] = [];
    const reader = createRunReader({ run: (text) => seen.push(text), shadow: () => {}, touched });
    for (const node of touched) {
      touched.delete(node);
      reader.begin(startOfRun(node) as Node, node);
      reader.advance(endless());
    }
    return seen;
  };

  it('is read in one pass where it stands in a row, wherever a run ends', () => {
    for (const body of [
      '<p>one</p><p>two</p><p>three</p>',
      'one<p>two</p>three',
      '<p>one <b>more</b></p>two<x-card><p>three</p></x-card>',
      'one<h2>two</h2><pre>three</pre>',
      'one<b contenteditable>x</b> <span>and <h2>two</h2></span>three',
    ]) {
      const document = documentOf(`<div>before</div><div>${body}</div><p>after</p>`);
      const seen = readTouched(document.querySelectorAll('div')[1]?.childNodes as Iterable<Node>).join(' ');
      expect(seen, body).toContain('two');
      expect(seen, body).toContain('three');
      expect(seen, body).not.toContain('after');
    }
  });

  it('is read to its end, though a part of it that waits too is read before it', () => {
    const document = documentOf('<div>start <span>one <b>two</b><p>three</p></span></div>');
    const [b, span] = ['b', 'span'].map((name) => document.querySelector(name) as Element);
    expect(readTouched([b as Element, span as Element])).toEqual(['start one two', 'three']);
  });

  it('is read, all of it, whatever else waits', () => {
    const leaf = fc.constantFrom('one', 'two ', ' ', '<br>', '<code>x</code>');
    const { inline } = fc.letrec<{ inline: string; element: string }>((tie) => ({
      inline: fc
        .array(fc.oneof({ maxDepth: 3 }, leaf, tie('element')), { maxLength: 5 })
        .map((parts) => parts.join('')),
      element: fc
        .tuple(fc.constantFrom('b', 'span', 'x-y', 'p', 'li', 'h2', 'pre', 'a'), tie('inline'))
        .map(([name, inside]) => `<${name}>${inside}</${name}>`),
    }));
    fc.assert(
      fc.property(inline, fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), (body, picks) => {
        const document = documentOf(`<div>${body}</div>`);
        const nodes = [...document.querySelectorAll('div, div *')].flatMap((element) => [
          element,
          ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3),
        ]);
        const picked = picks.map((pick) => nodes[pick % nodes.length] as Node).filter((node) => startOfRun(node));
        const seen = readTouched(picked);
        const wanted = readAll(document)
          .filter(({ nodes }) => nodes.some((text) => picked.some((node) => node.contains(text))))
          .map(({ text }) => text);
        expect(wanted.filter((text) => !seen.includes(text))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a reader that is interrupted', () => {
  it('goes on where it was, whatever is taken out of the document meanwhile', () => {
    const document = documentOf(
      Array.from({ length: 50 }, (_, n) => `<div id="d${n}"><p>text ${n}</p><p>more ${n}</p></div>`).join(''),
    );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 49 }), { maxLength: 10 }),
        fc.integer({ min: 1, max: 20 }),
        (gone, units) => {
          const copy = documentOf(document.body.innerHTML);
          const seen: string[] = [];
          const reader = createRunReader({ run: (text) => seen.push(text), shadow: () => {}, touched: new Set() });
          reader.begin(copy.body, null);
          const left = [...gone];
          const removed = new Set<number>();
          while (!reader.advance({ units, endMs: Number.POSITIVE_INFINITY })) {
            const n = left.shift();
            const element = n === undefined ? null : copy.getElementById(`d${n}`);
            if (!element || n === undefined) continue;
            const { parentNode, nextSibling } = element;
            element.remove();
            removed.add(n);
            reader.noteRemoval(element, parentNode as Node, nextSibling);
          }
          for (let n = 0; n < 50; n++) {
            if (removed.has(n)) continue;
            expect(seen).toContain(`text ${n}`);
            expect(seen).toContain(`more ${n}`);
          }
          expect(new Set(seen).size).toBe(seen.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads all that lies before the end that was given to it, though that is taken out, and not much more', () => {
    for (const [gone, last] of [
      ['#d30', '#d30 p'],
      ['#d30 p', '#d30 p'],
      ['#d49', '#d49 p'],
    ] as const) {
      const document = documentOf(
        Array.from({ length: 50 }, (_, n) => `<div id="d${n}"><p>text ${n}</p></div>`).join(''),
      );
      const seen: string[] = [];
      const reader = createRunReader({ run: (text) => seen.push(text), shadow: () => {}, touched: new Set() });
      reader.begin(document.body, document.querySelector(last));
      expect(reader.advance({ units: 20, endMs: Number.POSITIVE_INFINITY })).toBe(false);
      const element = document.querySelector(gone) as Element;
      const { parentNode, nextSibling } = element;
      element.remove();
      reader.noteRemoval(element, parentNode as Node, nextSibling);
      expect(reader.advance(endless())).toBe(true);
      const end = last.startsWith('#d30') ? 30 : 49;
      expect(seen.slice(0, end)).toEqual(Array.from({ length: end }, (_, n) => `text ${n}`));
      expect(seen.length).toBeLessThanOrEqual(end + 1);
    }
  });

  it.each(Array.from({ length: 8 }, (_, before) => before))(
    'looks at the clock however the steps of a page fall: with %i comments before a table',
    (before) => {
      // A cell takes four steps: into it, its text, out of it, the blank after it.
      const document = documentOf(`${'<!-- -->'.repeat(before)}<div>${'<div>cell</div>\n'.repeat(1_000)}</div>`);
      let runs = 0;
      const reader = createRunReader({ run: () => runs++, shadow: () => {}, touched: new Set() });
      reader.begin(document.body, null);
      expect(reader.advance({ units: Number.POSITIVE_INFINITY, endMs: 0 })).toBe(false);
      expect(runs).toBeLessThan(20);
    },
  );
});
