import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sturdyPreact, sturdyPreactStep } from '../../scripts/build/sturdy-preact.ts';
import { BUILDS, builtFiles, readBuilt } from './output.ts';

/** Ways from a string to markup or to code, each with code that the pattern must catch. */
const ways: { name: string; pattern: RegExp; caught: string }[] = [
  { name: 'innerHTML', pattern: /\binnerHTML\b/, caught: 'e.innerHTML=t' },
  { name: 'outerHTML', pattern: /\bouterHTML\b/, caught: 'e["outerHTML"]=t' },
  { name: 'insertAdjacentHTML', pattern: /\binsertAdjacentHTML\b/, caught: 'e.insertAdjacentHTML(`beforeend`,t)' },
  { name: 'document.write', pattern: /\bdocument\.write|\.writeln\b/, caught: 'document.writeln(t)' },
  { name: 'setHTML', pattern: /\bsetHTML(?:Unsafe)?\b|\bparseHTMLUnsafe\b/, caught: 'e.setHTMLUnsafe(t)' },
  {
    name: 'createContextualFragment',
    pattern: /\bcreateContextualFragment\b/,
    caught: 'r.createContextualFragment(t)',
  },
  { name: 'DOMParser', pattern: /\bDOMParser\b|\bXSLTProcessor\b/, caught: 'new DOMParser' },
  { name: 'srcdoc', pattern: /\bsrcdoc\b/, caught: 'f.srcdoc=t' },
  // One object of the polyfill is a table of the browser's functions, among them one of the developer tools.
  { name: 'eval', pattern: /\beval\b(?!:\{minArgs:1,maxArgs:2,)/, caught: '(0,eval)(t)' },
  { name: 'Function', pattern: /\bnew Function\b|(?<![\w$.])Function\s*\(/, caught: 'Function("a",t)' },
  { name: 'a timer of text', pattern: /\bset(?:Timeout|Interval)\(\s*["'`]/, caught: 'setTimeout("f()",1)' },
  { name: 'javascript:', pattern: /javascript:/i, caught: 'a.href="javascript:"+t' },
];

describe('the check for ways to markup', () => {
  test.each(ways)('catches $name', ({ pattern, caught }) => {
    expect(caught).toMatch(pattern);
  });
});

describe.each(BUILDS)('in the build for $browser', ({ folder }) => {
  const scripts = () => builtFiles(folder).filter((file) => file.endsWith('.js'));

  test.each(ways)('no script has $name', ({ pattern }) => {
    expect(scripts().length).toBeGreaterThan(5);
    const found = scripts().flatMap((file) => {
      const code = readBuilt(folder, file);
      const at = code.search(pattern);
      return at < 0 ? [] : [`${file}: …${code.slice(Math.max(0, at - 60), at + 60)}…`];
    });
    expect(found).toEqual([]);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the step that makes Preact sturdy', () => {
  const file = createRequire(import.meta.url).resolve('preact');
  const published = readFileSync(file, 'utf8');

  test('leaves code that is of the same length, without innerHTML and with the prototype’s methods', () => {
    const code = sturdyPreactStep.transform(published, file)?.code ?? '';
    expect(published).toContain('.innerHTML');
    expect(code).not.toContain('.innerHTML');
    expect(Math.abs(published.length - code.length)).toBeLessThan(120);
    for (const name of ['createTextNode', 'createElementNS'])
      expect(code.match(new RegExp(`.{0,20}\\b${name}\\b`, 'g')), name).toEqual([
        expect.stringContaining('Document.prototype'),
      ]);
  });

  test('leaves files of others alone', () => {
    expect(sturdyPreactStep.transform(published, '/node_modules/other/dist/preact-like.mjs')).toBeUndefined();
  });

  test('an element that asks for markup gets its children, as text', async () => {
    const { parseHTML } = await import('linkedom');
    const { document, Document } = parseHTML('<!doctype html><body></body>');
    vi.stubGlobal('Document', Document);
    const url = `data:text/javascript,${encodeURIComponent(sturdyPreact(published))}`;
    const preact = (await import(/* @vite-ignore */ url)) as typeof import('preact');
    const draw = (vnode: Parameters<typeof preact.render>[0]) => preact.render(vnode, document.body as never);
    const html = { __html: '<img src=x>' };
    draw(preact.h('p', { dangerouslySetInnerHTML: html }, '<b>text</b>'));
    expect(document.body.firstElementChild?.childNodes.length).toBe(1);
    expect(document.body.textContent).toBe('<b>text</b>');
    draw(preact.h('p', null, 'other'));
    draw(preact.h('p', { dangerouslySetInnerHTML: html }, 'third'));
    expect(document.body.querySelector('img, b')).toBeNull();
    expect(document.body.textContent).toBe('third');
  });

  test.each([
    ['that is not there', published.replace('.innerHTML)', '.inner)')],
    ['that is there twice', `${published}${published}`],
    ['that has company', `${published};document.body.innerHTML=t`],
    ['that makes elements otherwise', `${published};document.createElement(t)`],
  ])('fails on a passage %s', (_, code) => {
    expect(() => sturdyPreact(code)).toThrow(/Preact has changed/);
  });
});
