import { expect, test } from 'vitest';
import { settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';

/** Chromium draws its address bar out of reach of tests; what it is given is told by the unit tests. */
interface FirefoxWindow {
  chrome(script: string): Promise<unknown>;
}

const WINDOW = "const { gURLBar, gBrowser, document } = Services.wm.getMostRecentWindow('navigator:browser');";

inBrowsers(
  'the real address bar',
  (rig) => {
    test('after “il” it suggests entries, and leads to the one that is chosen', async () => {
      const tab = await rig().open(rig().site.serve('/page.html', '<!doctype html><title>Page</title><p>CoMensha'));
      await tab.activate();
      await settledMarks(tab, { atLeast: 1 });
      const chrome = (script: string) => (rig() as unknown as FirefoxWindow).chrome(WINDOW + script);
      await chrome("gURLBar.focus(); gURLBar.search('il fiu');");
      const suggested = await until(
        'suggestions',
        () => chrome("return [...document.querySelectorAll('.urlbarView-row')].map((row) => row.textContent);"),
        (rows) => (rows as string[]).length > 4,
      );
      expect((suggested as string[])[1]).toContain('FIU-Nederland · Financial intelligence unit, Netherlands');
      await chrome('gURLBar.view.selectedRowIndex = 1; gURLBar.handleCommand();');
      const address = await until(
        'the entry',
        () => chrome('return gBrowser.selectedBrowser.currentURI.spec;'),
        (spec) => (spec as string).includes('/reference.html'),
      );
      expect(address).toMatch(/^moz-extension:.*#\/entity\/fiu-nederland$/);
    });

    test.each([
      ['words lead to their search, as its first line says', 'slavery', '#/search/slavery'],
      ['a whole name leads to its entry', 'comensha', '#/entity/comensha'],
    ])('%s', async (_, words, place) => {
      const tab = await rig().open(rig().site.serve('/page.html', '<!doctype html><title>Page</title><p>CoMensha'));
      await tab.activate();
      const chrome = (script: string) => (rig() as unknown as FirefoxWindow).chrome(WINDOW + script);
      await chrome(`gURLBar.focus(); gURLBar.search('il ${words}');`);
      await until(
        'the list',
        () => chrome("return gURLBar.view.isOpen ? document.querySelector('.urlbarView-row')?.textContent ?? '' : '';"),
        (first) => (first as string).includes(words),
      );
      await chrome('gURLBar.view.selectedRowIndex = 0; gURLBar.handleCommand();');
      const address = await until(
        'the page',
        () => chrome('return gBrowser.selectedBrowser.currentURI.spec;'),
        (spec) => (spec as string).includes('/reference.html'),
      );
      expect((address as string).replace(/^[^#]*/, '')).toBe(place);
    });
  },
  { browsers: ['firefox'] },
);
