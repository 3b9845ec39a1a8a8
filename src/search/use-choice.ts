import { useState } from 'preact/hooks';
import type { FoundEntry } from './find-entries.ts';
import { optionId } from './ResultList.tsx';
import type { Move } from './SearchBox.tsx';
import type { SearchState } from './use-found.ts';

const PAGE = 6;

/** Which of the results Enter opens: the first after each change of the query, then what the arrow keys say. */
export function useChoice(state: SearchState | null, listId: string) {
  const query = state?.query;
  // Kept with its query, so that a new one begins at its first result without an effect that a fast key could overtake.
  const [choice, setChoice] = useState({ query, place: 0 });
  const setActive = (place: number) => setChoice({ query, place });
  const active = choice.query === query ? choice.place : 0;
  const entries: readonly FoundEntry[] =
    state === null ? [] : state.results.length > 0 ? state.results : state.suggestions;
  const last = entries.length - 1;
  const place = Math.min(active, Math.max(0, last));
  const move = (by: Move) => {
    if (last < 0) return;
    // One step goes round, a page stops at the end.
    if (by === 'next') setActive(place === last ? 0 : place + 1);
    else if (by === 'previous') setActive(place === 0 ? last : place - 1);
    else setActive(Math.max(0, Math.min(last, place + (by === 'pageDown' ? PAGE : -PAGE))));
  };
  return {
    entries,
    active: place,
    setActive,
    move,
    chosen: entries[place]?.lead.id,
    /** For the search field: what the list is called, while there is one. */
    listId: entries.length > 0 ? listId : undefined,
    activeId: entries.length > 0 ? optionId(listId, place) : undefined,
  };
}
