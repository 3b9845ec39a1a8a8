import { search } from '../i18n/catalogue/search.ts';
import type { Language } from '../i18n/languages.ts';
import { Told } from '../ui/messages.tsx';
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
  const found = state.isCut ? t('foundMore', { count }) : t('found', { count });
  return (
    <>
      <Told class="sr">{count > 0 ? found : t('noneFound')}</Told>
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
