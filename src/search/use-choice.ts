import { useEffect, useState } from 'preact/hooks';
import type { FoundEntry } from './find-entries.ts';
import { optionId } from './ResultList.tsx';
import type { Move } from './SearchBox.tsx';
import type { SearchState } from './use-found.ts';

const PAGE = 6;

interface ChoiceOptions {
  listId: string;
  /** What stands in the field; `state` may still be that of an earlier one. */
  query: string;
  /** A query for which Enter was pressed before this could hear it; null or undefined: none. */
  entered?: string | null;
  /** The same from render to render. */
  onChoose(id: string): void;
}

/**
 * Which of the results Enter opens: the first after each change of the query, then what the arrow keys say. Enter that
 * is faster than the answer opens the first result when it has come, and never one of an earlier query. Of names that are
 * only close in spelling none is chosen before the reader says so, unless the whole name is: “rutte” is not GRETA.
 */
export function useChoice(state: SearchState | null, { listId, query: typed, entered, onChoose }: ChoiceOptions) {
  const query = state?.query;
  const entries: readonly FoundEntry[] =
    state === null ? [] : state.results.length > 0 ? state.results : state.suggestions;
  const last = entries.length - 1;
  const isPartOnly = entries[0]?.hit.match === 'spelling' && entries[0].hit.spans.length > 0;
  // Kept with its query, so that a new one begins at its first result without an effect that a fast key could overtake.
  const [choice, setChoice] = useState<{ query: string | undefined; place: number } | null>(null);
  const setActive = (place: number) => setChoice({ query, place });
  const active = choice?.query === query ? (choice?.place ?? 0) : isPartOnly ? -1 : 0;
  const place = Math.min(active, Math.max(0, last));
  /** The query whose first result is awaited. */
  const [wanted, setWanted] = useState(entered?.trim() ? entered : null);
  useEffect(() => {
    if (wanted === null || (wanted === typed && query !== typed)) return;
    setWanted(null);
    const best = wanted === typed ? state?.results[0] : undefined;
    if (best) onChoose(best.lead.id);
  }, [wanted, typed, query, state, onChoose]);
  const choose = () => {
    const chosen = entries[place];
    if (typed.trim() === '') return;
    if (query !== typed) setWanted(typed);
    else if (chosen) onChoose(chosen.lead.id);
  };
  const move = (by: Move) => {
    if (last < 0) return;
    // One step goes round, a page stops at the end.
    if (by === 'next') setActive(place === last ? 0 : place + 1);
    else if (by === 'previous') setActive(place <= 0 ? last : place - 1);
    else setActive(Math.max(0, Math.min(last, place + (by === 'pageDown' ? PAGE : -PAGE))));
  };
  return {
    entries,
    active: place,
    setActive,
    move,
    choose,
    /** For the search field: what the list is called, while there is one. */
    listId: entries.length > 0 ? listId : undefined,
    activeId: entries.length > 0 && place >= 0 ? optionId(listId, place) : undefined,
  };
}
