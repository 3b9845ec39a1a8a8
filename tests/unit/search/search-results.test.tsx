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
  const state = { query: 'bank', results, isCut, suggestions: [] } as unknown as SearchState;
  const nothing = { id: 'list', entries: [], active: -1, addressOf: String, onActive() {}, onChoose() {} };
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

/** What stands in the list for a query without results. */
function drawn(language: Language, query: string, suggestions: number, referenceAddress: string) {
  const root = document.createElement('div');
  const close = Array.from({ length: suggestions }, () => ({})) as unknown as SearchState['suggestions'];
  const state: SearchState = { query, results: [], isCut: false, suggestions: close, hasFailed: false };
  const nothing = { id: 'list', entries: [], active: -1, onActive() {}, onChoose() {} };
  const addressOf = (place: string) => `${referenceAddress}#/${place}`;
  render(<SearchResults {...{ language, state, addressOf }} {...nothing} />, root);
  return {
    links: [...root.querySelectorAll('a')].map((link) => `${link.textContent} → ${link.getAttribute('href')}`),
    heads: [...root.querySelectorAll('h2')].map(({ textContent }) => textContent),
  };
}

it('knows the goals by their short names, and leads on where there is nothing', () => {
  expect(drawn('en', 'remed', 0, '/reference.html')).toEqual({
    links: [
      'Goal 4 of the FAST Blueprint: Remedy → /reference.html#/goals/4',
      'All entries → /reference.html#/entries',
    ],
    heads: [],
  });
  expect(drawn('nl', 'Herstel', 0, '').links).toEqual([
    'Doel 4 van de FAST Blueprint: Herstel → #/goals/4',
    'Alle items → #/entries',
  ]);
  expect(drawn('en', 're', 0, '').links).toEqual(['All entries → #/entries']);
});

it('does not say that there is nothing where a goal is', () => {
  const root = document.createElement('div');
  const state: SearchState = { query: 'herstel', results: [], isCut: false, suggestions: [], hasFailed: false };
  const nothing = { id: 'list', entries: [], active: -1, addressOf: String, onActive() {}, onChoose() {} };
  render(<SearchResults language="nl" state={state} {...nothing} />, root);
  expect(root.querySelector('b')).toBeNull();
  expect(root.textContent).not.toContain('Geen item');
});

it.each([
  ['en', 'leverage', 'goals/3'],
  ['nl', 'doel 4', 'goals/4'],
  ['de', 'Ziel 2', 'goals/2'],
  ['nl', 'Wiedergutmachung', 'goals/4'],
  ['nl', 'remedy', 'goals/4'],
] as const)('knows the goal that is meant in %s by “%s”', (language, query, place) => {
  expect(drawn(language, query, 0, '').links[0]).toContain(place);
});

it('says where it was not answered, and not that there is nothing', () => {
  const root = document.createElement('div');
  const state: SearchState = { query: 'unseen', results: [], isCut: false, suggestions: [], hasFailed: true };
  const nothing = { id: 'list', entries: [], active: -1, addressOf: String, onActive() {}, onChoose() {} };
  render(<SearchResults language="nl" state={state} {...nothing} />, root);
  expect(root.querySelector('[role=alert] strong')?.textContent).toBe('De zoekvraag is niet beantwoord');
  expect(root.textContent).not.toContain('Geen item');
});

it('puts what is close in spelling before what it means that there is nothing', () => {
  expect(drawn('en', 'comensja', 2, '').heads).toEqual(['Close in spelling']);
});
