import { useEffect, useState } from 'preact/hooks';

/**
 * The places of the reference page, kept in the fragment so that they are addresses one can keep:
 *
 *     #/                        the story        #/entries?kind=person&goal=4    all entries, filtered
 *     #/goals, #/goals/3        the goals        #/matrix?country=NL&basis=stated goals and organisations
 *     #/initiatives             the initiatives  #/relations/abn-amro             one entry in columns
 *     #/questions               open questions   #/network, #/network/abn-amro    all entries as a drawing
 *     #/entries?pack=mine, #/matrix?pack=mine    the lists of one added pack, which is never mixed with the dataset
 *     #/entity/abn-amro         an entry         #/search/abn%20amro              all entries, with words looked up
 */
export type Route =
  | { page: 'story' | 'initiatives' | 'questions' }
  | { page: 'goals'; number?: number }
  | { page: 'entries' | 'matrix'; filter: FilterQuery }
  | { page: 'search'; words: string }
  | { page: 'entity' | 'relations'; id: string }
  | { page: 'network'; id?: string };

/**
 * What a list is narrowed to: values by facet; within a facet any counts, all facets together. `pack`: the one added pack it
 * is of; without it the list is of the curated dataset.
 */
export type FilterQuery = Readonly<Partial<Record<FilterFacet | 'pack', readonly string[]>>>;
/** `at`: a year in which the role was held, at most one. */
export const FILTER_FACETS = ['kind', 'sector', 'country', 'goal', 'role', 'basis', 'at'] as const;
export type FilterFacet = (typeof FILTER_FACETS)[number];
const IN_ADDRESS = ['pack', ...FILTER_FACETS] as const;

export const entityAddress = (id: string): string => `#/entity/${encodeURIComponent(id)}`;
export const relationsAddress = (id: string): string => `#/relations/${encodeURIComponent(id)}`;
export const networkAddress = (id?: string): string =>
  id === undefined ? '#/network' : `#/network/${encodeURIComponent(id)}`;
export const goalAddress = (number: number): string => `#/goals/${number}`;

/** The address of a filtered list; facets in one order, so that one list has one address. */
export function listAddress(page: 'entries' | 'matrix', filter: FilterQuery): string {
  const query = new URLSearchParams();
  for (const facet of IN_ADDRESS) for (const value of [...(filter[facet] ?? [])].sort()) query.append(facet, value);
  const text = query.toString();
  return text === '' ? `#/${page}` : `#/${page}?${text}`;
}

/** The same list without filters: of the same pack. */
export const unfiltered = ({ pack }: FilterQuery): FilterQuery => (pack ? { pack } : {});

/** @param pack id of an added pack */
export const packFilter = (pack: string | undefined): FilterQuery => (pack === undefined ? {} : { pack: [pack] });

export const kindAddress = (kind: string, pack?: string): string =>
  listAddress('entries', { ...packFilter(pack), kind: [kind] });

/** Words of 200 characters take up to 1800 in an address. */
const PLACE = /^#\/([a-z]+)(?:\/([^/?#]{1,2000}))?\/?(?:\?([^#]{0,2000}))?$/;
const MAX_ID = 200;
/** Values of a facet in an address: more than any facet of ours has. */
const MAX_VALUES = 40;

/** Which place a fragment names; what names none is the story. Addresses may be mistyped, cut or made up. */
export function routeOf(fragment: string): Route {
  const [, page, encoded = '', query = ''] = PLACE.exec(fragment) ?? [];
  const place = decoded(encoded).trim();
  const id = place.length <= MAX_ID ? place : '';
  switch (page) {
    case 'entity':
    case 'relations':
      return id === '' ? { page: 'story' } : { page, id };
    case 'search':
      return place === '' ? { page: 'story' } : { page, words: place };
    case 'goals':
      return /^[1-9]$/.test(place) ? { page, number: Number(place) } : { page };
    case 'entries':
    case 'matrix':
      return { page, filter: filterOf(query) };
    // The address of earlier versions.
    case 'kind':
      return { page: 'entries', filter: filterOf(`kind=${place}`) };
    case 'network':
      return id === '' ? { page } : { page, id };
    case 'initiatives':
    case 'questions':
      return { page };
    default:
      return { page: 'story' };
  }
}

function filterOf(query: string): FilterQuery {
  const given = new URLSearchParams(query);
  const filter: Partial<Record<FilterFacet | 'pack', string[]>> = {};
  for (const facet of IN_ADDRESS) {
    const values = given.getAll(facet).filter((value) => /^[A-Za-z0-9-]{1,96}$/.test(value));
    if (values.length > 0) filter[facet] = [...new Set(values)].slice(0, facet === 'pack' ? 1 : MAX_VALUES);
  }
  return filter;
}

/** Empty where the address was cut or mistyped in the middle of a letter. */
function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}

/** The place one is at; back and forward of the browser work. */
export function useRoute(): Route {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const onChange = () => setFragment(location.hash);
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return routeOf(fragment);
}
