/** The file of Preact that every bundle of ours takes it from. */
const PREACT = /\/preact\/dist\/preact\.m?js(?:\?|$)/;

interface Passage {
  /** What it does, for the message of a failed build. */
  what: string;
  pattern: RegExp;
  replacement: string;
}

const PASSAGES: Passage[] = [
  {
    /*
     * `dangerouslySetInnerHTML`, in Preact's own minified words: \1 the wanted markup, \3 the former one, \4 the element,
     * \5 the node of its tree. The branch for elements without it, after the colon, is kept, but for its start, which
     * empties an element that had markup before.
     */
    what: 'writes innerHTML',
    pattern:
      /([\w$]+)\?\(([\w$]+)\|\|([\w$]+)&&\(\1\.__html==\3\.__html\|\|\1\.__html==([\w$]+)\.innerHTML\)\|\|\(\4\.innerHTML=\1\.__html\),([\w$]+)\.__k=\[\]\):\(\3&&\(\4\.textContent=""\),/g,
    replacement: '(',
  },
  {
    // An image named `createTextNode` takes the method's place on the document of a visited page.
    what: 'makes a text node',
    pattern: /return ([\w$]+)\.createTextNode\(([\w$]+)\);/g,
    replacement: 'return Document.prototype.createTextNode.call($1,$2);',
  },
  {
    what: 'makes an element',
    pattern: /=([\w$]+)\.createElementNS\(/g,
    replacement: '=Document.prototype.createElementNS.call($1,',
  },
];

/**
 * Preact as it may run in pages of strangers: without its one way from a string to markup (an element that asks for
 * `dangerouslySetInnerHTML` gets its children instead), and with elements made by the prototype's methods, which no page
 * can put something else in the place of.
 *
 * No component of ours asks for markup; with the code gone, none can, and whoever reads the built scripts need not take
 * our word for it.
 *
 * @throws Error where a passage is not there exactly once: another version of Preact wants another look
 */
export function sturdyPreact(code: string): string {
  let sturdy = code;
  for (const { what, pattern, replacement } of PASSAGES) {
    const found = sturdy.match(pattern)?.length ?? 0;
    if (found !== 1) throw new Error(unknownPreact(`${what} (found ${found} times)`));
    sturdy = sturdy.replace(pattern, replacement);
  }
  if (/\.innerHTML|(?<!prototype)\.create(?:Element|TextNode)/.test(sturdy))
    throw new Error(unknownPreact('more than that'));
  return sturdy;
}

const unknownPreact = (what: string) =>
  `Preact has changed: in its code, scripts/build/sturdy-preact.ts looks for the one place that ${what}.`;

/** The same as a step of the build, which fails with it. Vite calls `transform` for each file that goes into a bundle. */
export const sturdyPreactStep = {
  name: 'sturdy-preact',
  // Before Vite's own steps: on the text as it was published.
  enforce: 'pre' as const,
  transform(code: string, id: string): { code: string; map: null } | undefined {
    return PREACT.test(id.replaceAll('\\', '/')) ? { code: sturdyPreact(code), map: null } : undefined;
  },
};
