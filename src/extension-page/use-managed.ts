import { useEffect, useState } from 'preact/hooks';
import { type Managed, readManaged } from '../settings/managed.ts';
import { loadManaged, watchManaged } from '../settings/store.ts';

/** What an organisation has set, as it stands now; nothing until it has been read. */
export function useManaged(): Managed {
  const [managed, setManaged] = useState(() => readManaged(undefined));
  useEffect(() => {
    const life = new AbortController();
    watchManaged(setManaged, life.signal);
    void loadManaged().then((stored) => life.signal.aborted || setManaged(stored));
    return () => life.abort();
  }, []);
  return managed;
}
