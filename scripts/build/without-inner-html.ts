/** The file of Preact that every bundle of ours takes it from. */
const PREACT = /\/preact\/dist\/preact\.m?js(?:\?|$)/;

/**
 * What Preact does with `dangerouslySetInnerHTML`, in its own minified words: `h` the wanted markup, `y` the former one,
 * `t` the element, `r` the node of its tree. The branch for elements without it, after the colon, is kept, but for its
 * start, which empties an element that had markup before.
 */
const BRANCH =
  /([\w$]+)\?\(([\w$]+)\|\|([\w$]+)&&\(\1\.__html==\3\.__html\|\|\1\.__html==([\w$]+)\.innerHTML\)\|\|\(\4\.innerHTML=\1\.__html\),([\w$]+)\.__k=\[\]\):\(\3&&\(\4\.textContent=""\),/g;

/**
 * Preact without its one way from a string to markup: an element that asks for `dangerouslySetInnerHTML` gets its
 * children instead. No component of ours asks for it; with the code gone, none can, and whoever reads the built scripts
 * need not take our word for it.
 *
 * @throws Error where the passage is not there exactly once: another version of Preact wants another look
 */
export function withoutInnerHtml(code: string): string {
  const found = code.match(BRANCH)?.length ?? 0;
  const rest = code.replace(BRANCH, '(');
  if (found === 1 && !rest.includes('.innerHTML')) return rest;
  throw new Error(
    `Preact writes innerHTML in another way than scripts/build/without-inner-html.ts knows (its passage was found ${found} times).`,
  );
}

/** The same as a step of the build, which fails with it. Vite calls `transform` for each file that goes into a bundle. */
export const withoutInnerHtmlStep = {
  name: 'without-inner-html',
  // Before Vite's own steps: on the text as it was published.
  enforce: 'pre' as const,
  transform(code: string, id: string): { code: string; map: null } | undefined {
    return PREACT.test(id.replaceAll('\\', '/')) ? { code: withoutInnerHtml(code), map: null } : undefined;
  },
};
