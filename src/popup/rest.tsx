import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * What the popup shows only on demand, in a script of its own: entry and options. The list that it opens with does not
 * wait for them.
 */

type Rest = typeof import('./rest-views.ts');

let loaded: Rest | undefined;

/** Fetches them, once. To be called when there is time, so that an entry opens at once. */
export async function loadRest(): Promise<Rest> {
  loaded ??= await import('./rest-views.ts');
  return loaded;
}

function useRest(): Rest | undefined {
  const [rest, setRest] = useState(loaded);
  useEffect(() => {
    let current = true;
    if (!loaded) void loadRest().then((views) => current && setRest(views));
    return () => {
      current = false;
    };
  }, []);
  return rest;
}

// Nothing for the few milliseconds until they are there.

export function EntryView(props: ComponentProps<Rest['EntryView']>) {
  const rest = useRest();
  return rest ? <rest.EntryView {...props} /> : null;
}

export function OptionsView(props: ComponentProps<Rest['OptionsView']>) {
  const rest = useRest();
  return rest ? <rest.OptionsView {...props} /> : null;
}
