import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The view of an entry, in a script of its own: the list that the popup opens with does not wait for it. */

type Views = typeof import('./EntryView.tsx');

let loaded: Views | undefined;

/** Fetches it, once. To be called when there is time, so that an entry opens at once. */
export async function loadEntryView(): Promise<Views> {
  loaded ??= await import('./EntryView.tsx');
  return loaded;
}

/** The entry; nothing for the few milliseconds until its script is there. */
export function LaterEntryView(props: ComponentProps<Views['EntryView']>) {
  const [views, setViews] = useState(loaded);
  useEffect(() => {
    let current = true;
    // Also where it has come since the first drawing, of which nothing else would tell.
    void loadEntryView().then((fetched) => current && setViews(fetched));
    return () => {
      current = false;
    };
  }, []);
  return views ? <views.EntryView {...props} /> : null;
}
