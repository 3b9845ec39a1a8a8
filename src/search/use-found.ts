import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../i18n/languages.ts';
import { later } from '../messaging/later.ts';
import type { Finder, FoundEntry } from './find-entries.ts';

export interface SearchState {
  /** The query that the results belong to; lags behind the field until they have come. */
  query: string;
  results: FoundEntry[];
  /** There are more results than anyone reads. */
  isCut: boolean;
  /** Close in spelling; only where there are no results. */
  suggestions: FoundEntry[];
  /** The search was not answered, and there are no results for that reason. */
  hasFailed: boolean;
}

/** Suggestions compare letter by letter, which takes longer than a keystroke may on very large packs. */
const SUGGEST_AFTER_MS = 120;

/**
 * Results for a query as it is typed; null for a blank one and until the first have come. Results of an earlier query
 * never take the place of a later one's.
 *
 * @param finder null: not ready yet; what was typed meanwhile is answered then. The same one from render to render.
 */
export function useFound(finder: Finder | null, query: string, language: Language): SearchState | null {
  const [state, setState] = useState<SearchState | null>(null);
  const isBlank = query.trim() === '';
  useEffect(() => {
    if (finder === null || isBlank) {
      setState(null);
      return;
    }
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answered = (answer: Partial<SearchState>) =>
      isCurrent && setState({ query, results: [], isCut: false, suggestions: [], hasFailed: false, ...answer });
    const failed = (error: unknown) => {
      console.error('The search was not answered.', error);
      answered({ hasFailed: true });
    };
    const suggest = () => finder.findClose(query, language).then((suggestions) => answered({ suggestions }), failed);
    finder.find(query, language).then(({ entries, isCut }) => {
      answered({ results: entries, isCut });
      if (isCurrent && entries.length === 0) timer = later(() => void suggest(), SUGGEST_AFTER_MS);
    }, failed);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [finder, query, language, isBlank]);
  return isBlank ? null : state;
}
