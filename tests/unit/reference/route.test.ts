import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchAddress } from '../../../src/background/own-pages.ts';
import { entityAddress, kindAddress, routeOf } from '../../../src/reference/route.ts';

const INDEX = { page: 'index' };
const fragmentOf = (address: string): string => address.slice(address.indexOf('#'));

describe('places of the reference page', () => {
  it.each([
    ['#/entity/abn-amro', { page: 'entity', id: 'abn-amro' }],
    ['#/kind/public-body', { page: 'index', kind: 'public-body' }],
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
    '#/kind/Law%20',
    '#/kind/a/b',
    '#/elsewhere/x',
    'search/fiu',
  ])('“%s” is the index', (fragment) => {
    expect(routeOf(fragment)).toEqual(INDEX);
  });

  it('what the address bar and the context menu open is searched as it was given', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }).filter((text) => text.length <= 200);
    fc.assert(
      fc.property(words, (given) => {
        const asked = given.replace(/\s+/gu, ' ').trim();
        const route = routeOf(fragmentOf(searchAddress(given)));
        expect(route).toEqual(asked === '' ? INDEX : { page: 'search', words: asked });
      }),
    );
  });

  it('the longest words that are looked up have an address that is read', () => {
    const words = '銀'.repeat(200);
    expect(routeOf(fragmentOf(searchAddress(words)))).toEqual({ page: 'search', words });
  });

  it('links within the page lead where they say', () => {
    expect(routeOf(entityAddress('fiu-nederland'))).toEqual({ page: 'entity', id: 'fiu-nederland' });
    expect(routeOf(kindAddress('law'))).toEqual({ page: 'index', kind: 'law' });
  });
});
