import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchAddress } from '../../../src/background/own-pages.ts';
import {
  entityAddress,
  FILTER_FACETS,
  type FilterFacet,
  goalAddress,
  kindAddress,
  listAddress,
  networkAddress,
  relationsAddress,
  routeOf,
} from '../../../src/reference/route.ts';

const STORY = { page: 'story' };
const fragmentOf = (address: string): string => address.slice(address.indexOf('#'));

describe('places of the reference page', () => {
  it.each([
    ['#/entity/abn-amro', { page: 'entity', id: 'abn-amro' }],
    ['#/relations/abn-amro', { page: 'relations', id: 'abn-amro' }],
    ['#/network', { page: 'network' }],
    ['#/network/fast', { page: 'network', id: 'fast' }],
    ['#/goals', { page: 'goals' }],
    ['#/goals/3', { page: 'goals', number: 3 }],
    ['#/goals/33', { page: 'goals' }],
    ['#/initiatives', { page: 'initiatives' }],
    ['#/questions', { page: 'questions' }],
    ['#/entries', { page: 'entries', filter: {} }],
    ['#/entries?kind=person&goal=4&goal=1', { page: 'entries', filter: { kind: ['person'], goal: ['4', '1'] } }],
    ['#/matrix?basis=stated&other=x', { page: 'matrix', filter: { basis: ['stated'] } }],
    ['#/matrix?country=%3Cb%3E&country=NL&country=NL', { page: 'matrix', filter: { country: ['NL'] } }],
    ['#/kind/public-body', { page: 'entries', filter: { kind: ['public-body'] } }],
    ['#/kind/Law%20x', { page: 'entries', filter: {} }],
    ['#/search/fiu', { page: 'search', words: 'fiu' }],
    ['#/search/abn%20amro', { page: 'search', words: 'abn amro' }],
    ['#/search/a%2Fb%3F%23', { page: 'search', words: 'a/b?#' }],
    ['#/search/%F0%9F%8F%A6', { page: 'search', words: '🏦' }],
  ])('%s is %o', (fragment, route) => {
    expect(routeOf(fragment)).toEqual(route);
  });

  it.each([
    '',
    '#/',
    '#/search/',
    '#/search/%20%20',
    '#/search/100%',
    '#/search/%E2%82',
    '#/search/a/b',
    '#/entity/',
    '#/entity/%',
    '#/relations',
    '#/kind/a/b',
    '#/elsewhere/x',
    'search/fiu',
  ])('“%s” is the story', (fragment) => {
    expect(routeOf(fragment)).toEqual(STORY);
  });

  it('what the address bar and the context menu open is searched as it was given', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }).filter((text) => text.length <= 200);
    fc.assert(
      fc.property(words, (given) => {
        const asked = given.replace(/\s+/gu, ' ').trim();
        const route = routeOf(fragmentOf(searchAddress(given)));
        expect(route).toEqual(asked === '' ? STORY : { page: 'search', words: asked });
      }),
    );
  });

  it('the longest words that are looked up have an address that is read', () => {
    const words = '銀'.repeat(200);
    expect(routeOf(fragmentOf(searchAddress(words)))).toEqual({ page: 'search', words });
  });

  it('links within the page lead where they say', () => {
    expect(routeOf(entityAddress('fiu-nederland'))).toEqual({ page: 'entity', id: 'fiu-nederland' });
    expect(routeOf(relationsAddress('fiu-nederland'))).toEqual({ page: 'relations', id: 'fiu-nederland' });
    expect(routeOf(networkAddress('fast'))).toEqual({ page: 'network', id: 'fast' });
    expect(routeOf(networkAddress())).toEqual({ page: 'network' });
    expect(routeOf(goalAddress(2))).toEqual({ page: 'goals', number: 2 });
    expect(routeOf(kindAddress('law'))).toEqual({ page: 'entries', filter: { kind: ['law'] } });
  });

  it('every filter has one address, which leads back to it', () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/), { minLength: 1, maxLength: 5 });
    const filter = fc.dictionary(fc.constantFrom<FilterFacet>(...FILTER_FACETS), values);
    fc.assert(
      fc.property(filter, (given) => {
        const route = routeOf(listAddress('matrix', given));
        const sorted = Object.fromEntries(Object.entries(given).map(([facet, list]) => [facet, list.toSorted()]));
        expect(route).toEqual({ page: 'matrix', filter: sorted });
        const turned = Object.fromEntries(Object.entries(given).map(([facet, list]) => [facet, list.toReversed()]));
        expect(listAddress('matrix', turned)).toBe(listAddress('matrix', given));
      }),
    );
  });
});
