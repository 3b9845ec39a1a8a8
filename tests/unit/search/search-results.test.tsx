import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/i18n/languages.ts';
import { SearchResults } from '../../../src/search/SearchResults.tsx';
import type { SearchState } from '../../../src/search/use-found.ts';

beforeAll(() => void vi.stubGlobal('document', parseHTML('<!doctype html><body></body>').document));
afterAll(() => void vi.unstubAllGlobals());

/** What is seen above the list, and what is said of it. */
async function headOf(language: Language, isCut: boolean) {
  const root = document.createElement('div');
  const results = Array.from({ length: 50 }, () => ({})) as unknown as SearchState['results'];
  const state = { results, isCut, suggestions: [] } as unknown as SearchState;
  const nothing = { id: 'list', entries: [], active: -1, onActive() {}, onChoose() {} };
  render(<SearchResults {...{ language, state }} {...nothing} />, root);
  await vi.waitFor(() => expect(root.querySelector('[role=status]')?.textContent).not.toBe(''));
  return [root.querySelector('.count')?.textContent, root.querySelector('[role=status]')?.textContent];
}

it('says as many names as are seen: so many, or more than so many where the list stops', async () => {
  expect(await headOf('en', false)).toEqual(['50', '50 names']);
  expect(await Promise.all(LANGUAGES.map((language) => headOf(language, true)))).toEqual([
    ['more than 50', 'more than 50 names'],
    ['meer dan 50', 'meer dan 50 namen'],
    ['mehr als 50', 'mehr als 50 Namen'],
  ]);
});
