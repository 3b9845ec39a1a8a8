import { useEffect, useState } from 'preact/hooks';

/** The places of the reference page, kept in the fragment so that they are addresses one can keep. */
export type Route =
  | { page: 'index'; kind?: string }
  | { page: 'search'; words: string }
  | { page: 'entity'; id: string };

export const entityAddress = (id: string): string => `#/entity/${encodeURIComponent(id)}`;

export const kindAddress = (kind: string): string => `#/kind/${encodeURIComponent(kind)}`;

/** Words of 200 characters take up to 1800 in an address. */
const PLACE = /^#\/(entity|kind|search)\/([^/?#]{1,2000})$/;

/**
 * `#/entity/abn-amro` → the entry; `#/kind/law` → the index at the laws; `#/search/abn%20amro` → the index with these
 * words looked up; anything else → the index.
 */
export function routeOf(fragment: string): Route {
  const [, page, encoded] = PLACE.exec(fragment) ?? [];
  const place = encoded === undefined ? '' : decoded(encoded).trim();
  if (place === '') return { page: 'index' };
  if (page === 'search') return { page, words: place };
  if (page === 'entity' && place.length <= 200) return { page, id: place };
  return page === 'kind' && /^[a-z-]{1,40}$/.test(place) ? { page: 'index', kind: place } : { page: 'index' };
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
