import { search } from '../i18n/catalogue/search.ts';
import { goalTitle } from '../i18n/labels.ts';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { GoalTile } from '../ui/GoalTiles.tsx';
import { Notice, Told } from '../ui/messages.tsx';
import type { FoundEntry } from './find-entries.ts';
import { fold } from './fold.ts';
import { ResultList } from './ResultList.tsx';
import type { SearchState } from './use-found.ts';

interface SearchResultsProps {
  id: string;
  language: Language;
  state: SearchState;
  entries: readonly FoundEntry[];
  active: number;
  /** Where a place of the reference page is to be found. */
  addressOf(place: string): string;
  onActive(place: number): void;
  onChoose(id: string): void;
  /** On the reference page itself, where links lead to another place of it: one was pressed. */
  onLeave?: (() => void) | undefined;
}

/** The results with their count; where there are none, what is close in spelling, what that means, and other ways on. */
export function SearchResults({ language, state, addressOf, onLeave, ...list }: SearchResultsProps) {
  const t = search(language);
  if (state.hasFailed) {
    return (
      <div class="told" role="alert">
        <Notice tone="fail" title={t('failed')}>
          <p class="soft">{t('failedMeans')}</p>
        </Notice>
      </div>
    );
  }
  const count = state.results.length;
  const label = count > 0 ? t('names') : t('closeInSpelling');
  const found = state.isCut ? t('foundMore', { count }) : t('found', { count });
  const linkTo = (place: string) => ({
    href: addressOf(place),
    ...(onLeave ? { onClick: onLeave } : { target: '_blank', rel: 'noopener' }),
  });
  const isClose = count === 0 && state.suggestions.length > 0;
  const goals = goalsNamed(state.query, language).map((number) => ({
    number,
    words: t('goalOfBlueprint', { number: String(number), title: goalTitle(number, language) }),
  }));
  const isGoal = goals.length > 0;
  const none = isGoal ? goals.map(({ words }) => words).join(', ') : t(isClose ? 'noneButClose' : 'noneFound');
  return (
    <>
      <Told class="sr">{count > 0 ? found : none}</Told>
      {goals.map(({ number, words }) => (
        <p key={number} class="goal-found">
          <GoalTile number={number} basis="stated" />
          <a {...linkTo(`goals/${number}`)}>{words}</a>
        </p>
      ))}
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
          {!isGoal && (
            <p>
              <b>{t('noneFound')}</b>
            </p>
          )}
          {isClose && <h2 class="label close">{t('closeInSpelling')}</h2>}
        </div>
      )}
      {list.entries.length > 0 && <ResultList language={language} label={label} {...list} />}
      {count === 0 && (
        <div class="said">
          {!isGoal && <p class="soft">{t('noneMeans')}</p>}
          <p>
            <a {...linkTo('entries')}>{t('allEntries')}</a>
          </p>
        </div>
      )}
    </>
  );
}

/** Letters by which a goal is known: fewer begin too many names. By a later word, or in another language, it takes more. */
const LEAST = 3;
const LEAST_LATER = 5;
const NUMBERED = /^(?:goal|doel|ziel) ?([1-5])$/;

/** The goals that are meant: readers type “remedy”, “leverage” or “goal 4” as they type a name. */
function goalsNamed(query: string, language: Language): number[] {
  const words = fold(query);
  const number = NUMBERED.exec(words)?.[1];
  if (number !== undefined) return [Number(number)];
  const isNamed = (goal: number, of: Language): boolean => {
    const title = fold(goalTitle(goal, of));
    if (title.startsWith(words)) return words.length >= (of === language ? LEAST : LEAST_LATER);
    return of === language && words.length >= LEAST_LATER && title.includes(` ${words}`);
  };
  return [1, 2, 3, 4, 5].filter((goal) => LANGUAGES.some((of) => isNamed(goal, of)));
}
