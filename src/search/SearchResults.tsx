import { search } from '../i18n/catalogue/search.ts';
import type { Language } from '../i18n/languages.ts';
import type { FoundEntry } from './find-entries.ts';
import { ResultList } from './ResultList.tsx';
import type { SearchState } from './use-found.ts';

interface SearchResultsProps {
  id: string;
  language: Language;
  state: SearchState;
  entries: readonly FoundEntry[];
  active: number;
  onActive(place: number): void;
  onChoose(id: string): void;
}

/** The results with their count; where there are none, what that means and what is close in spelling. */
export function SearchResults({ language, state, ...list }: SearchResultsProps) {
  const t = search(language);
  const count = state.results.length;
  const label = count > 0 ? t('names') : t('closeInSpelling');
  return (
    <>
      <p class="sr" role="status">
        {count > 0 ? t('found', { count }) : t('noneFound')}
      </p>
      {count > 0 ? (
        <div class="list-head found">
          <h2 class="label">
            {t('names')} <span class="count">{state.isCut ? t('foundMany', { count }) : count}</span>
          </h2>
          <span class="keys" aria-hidden="true">
            <kbd>↑</kbd> <kbd>↓</kbd> <kbd>↵</kbd>
          </span>
        </div>
      ) : (
        <div class="said">
          <p>
            <b>{t('noneFound')}</b>
          </p>
          <p class="soft">{t('noneMeans')}</p>
          {state.suggestions.length > 0 && <h2 class="label close">{t('closeInSpelling')}</h2>}
        </div>
      )}
      {list.entries.length > 0 && <ResultList language={language} label={label} {...list} />}
    </>
  );
}
