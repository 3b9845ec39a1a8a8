import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mayHold, type NameFilter } from '../src/matching/filters/filter-keys.ts';
import { decodeNames, decodeTopics, nameOfStored } from '../src/matching/filters/prefilter.ts';
import { extensionApi } from '../src/page/extension-api.ts';
import type { TextFilters } from '../src/page/face.ts';
import { takeOver } from '../src/page/life.ts';
import { servePage } from '../src/page/serve-page.ts';
import { borrowFilters, keepOnce, lendFilters } from '../src/page/shared-filters.ts';

export default defineUnlistedScript(() => {
  // Firefox still runs scripts for a moment in the window of a frame that was taken away, and the browser has no more
  // answers for them.
  if (window.closed) return;
  const life = takeOver();
  let last: TextFilters | null = null;
  void servePage(life, extensionApi(), filtersFrom);

  function filtersFrom(stored: unknown): TextFilters | null {
    const name = nameOfStored(stored);
    if (name !== last?.name) {
      last = name === null ? null : (borrowFilters(name) ?? ownFilters(stored, name, life.signal));
      if (last) lendFilters(last, life.signal);
    }
    return last;
  }
});

function ownFilters(stored: unknown, name: string, signal: AbortSignal): TextFilters | null {
  const names = import.meta.env.FIREFOX ? decodeNames(stored) : keepOnce(name, stored, decodeNames, signal);
  if (!names) return null;
  let topics: NameFilter | null = null;
  return {
    name,
    names: (text) => mayHold(names, text),
    topics: (text) => topics !== null && mayHold(topics, text) > 0,
    addTopics(again) {
      if (nameOfStored(again) === name) topics ??= decodeTopics(again);
    },
    own: mayHold,
  };
}
