import { describe, expect, test } from 'vitest';
import { networkWords } from './network-words.ts';
import { BUILDS, builtFiles, PAGE_SCRIPTS, readBuilt } from './output.ts';

describe('the check for network words', () => {
  test.each(networkWords)('catches $name', ({ pattern, caught }) => {
    expect(caught).toMatch(pattern);
  });
});

describe.each(BUILDS)('the build for $browser', ({ folder }) => {
  test('has no scripts for pages but those that are checked here', () => {
    const atTop = builtFiles(folder).filter((file) => /^[^/]+\.js$/.test(file) && file !== 'background.js');
    expect(atTop).toEqual(PAGE_SCRIPTS);
  });

  // No content security policy binds a script in a page: what is not in it cannot be called.
  describe.each(PAGE_SCRIPTS)('%s', (script) => {
    test.each(networkWords)('has no $name', ({ pattern }) => {
      const code = readBuilt(folder, script);
      const at = code.search(pattern);
      expect(at < 0 ? '' : code.slice(Math.max(0, at - 60), at + 60)).toBe('');
    });
  });

  test.each(PAGE_SCRIPTS)('%s is ASCII: a browser holds any other script at two bytes a character', (script) => {
    expect(readBuilt(folder, script)).not.toMatch(/[^\0-\x7f]/);
  });

  test.each([
    ['page.js', /^(?:window\.closed\|\||scheduler\.postTask).*\bsetTimeout\b.*\.then\(\(\)=>\(function/],
    ['attend.js', /^\(function/],
  ])('%s is compiled as it is read, begins as it should, and leaves no name in its world', (script, beginning) => {
    const [hint, code] = readBuilt(folder, script).split('\n', 2);
    expect(hint).toBe('//# allFunctionsCalledOnLoad');
    expect(code).toMatch(beginning);
  });

  test.each(PAGE_SCRIPTS)('%s says nothing of the framework on the console', (script) => {
    expect(readBuilt(folder, script)).not.toContain('crashed on startup');
  });

  test('the background asks only for files of the extension', () => {
    const code = readBuilt(folder, 'background.js');
    // `fetch(X.runtime.getURL(…))`, however the pieces are called after minification.
    const calls = [...code.matchAll(/.{0,40}\bfetch\b.{0,60}/gs)].map(([around]) => around);
    expect(calls.filter((call) => !/\bfetch\((?:await )?[\w$.]*\.?(?:runtime\.)?getURL\(/.test(call))).toEqual([]);
    for (const { name, pattern } of networkWords) {
      if (
        ['fetch', 'import', 'src', 'elements that load', 'style that loads', 'navigation', 'image in SVG'].includes(
          name,
        )
      )
        continue;
      expect(code, name).not.toMatch(pattern);
    }
  });

  test('no file holds an inline script, and no page loads from elsewhere', () => {
    for (const page of builtFiles(folder).filter((file) => file.endsWith('.html'))) {
      const html = readBuilt(folder, page);
      expect(html.match(/<script(?![^>]*\bsrc=)/), page).toBeNull();
      for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g))
        expect(address, page).not.toMatch(/^(?:[a-z]+:)?\/\//i);
    }
  });
});
