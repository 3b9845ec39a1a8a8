import { useEffect, useState } from 'preact/hooks';

/** The places of the reference page, kept in the fragment so that they are addresses one can keep. */
export type Route = { page: 'index'; kind?: string } | { page: 'entity'; id: string };

export const entityAddress = (id: string): string => `#/entity/${encodeURIComponent(id)}`;

export const kindAddress = (kind: string): string => `#/kind/${encodeURIComponent(kind)}`;

/** `#/entity/abn-amro` → the entry; `#/kind/law` → the index at the laws; anything else → the index. */
export function routeOf(fragment: string): Route {
  const id = /^#\/entity\/([^/?#]{1,200})$/.exec(fragment)?.[1];
  const kind = /^#\/kind\/([a-z-]{1,40})$/.exec(fragment)?.[1];
  if (kind !== undefined) return { page: 'index', kind };
  if (id === undefined) return { page: 'index' };
  try {
    return { page: 'entity', id: decodeURIComponent(id) };
  } catch {
    return { page: 'index' };
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
