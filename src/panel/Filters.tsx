import type { ComponentChildren } from 'preact';
import { panel } from '../i18n/catalogue/panel.ts';
import { goalTitle, roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { GoalTile } from '../ui/GoalTiles.tsx';
import { type Choice, isFiltering, type PanelFilter } from './panel-model.ts';

interface FiltersProps {
  language: Language;
  filter: PanelFilter;
  roles: readonly Choice[];
  kinds: readonly Choice[];
  onFilter(filter: PanelFilter): void;
}

/** The head of the list: its goals stand above the slots of the rows, so that the list reads as a table. */
export function Filters({ language, filter, roles, kinds, onFilter }: FiltersProps) {
  const t = panel(language);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend, which the head of a list has not.
    <div class="filters" role="group" aria-label={t('filters')}>
      <Choose
        label={t('role')}
        any={t('anyRole')}
        value={filter.role}
        choices={roles}
        onChoose={(role) => onFilter({ ...filter, role })}
      />
      <Choose
        label={t('kind')}
        any={t('anyKind')}
        value={filter.kind}
        choices={kinds}
        onChoose={(kind) => onFilter({ ...filter, kind })}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <span class="goal-btns" role="group" aria-label={t('goals')}>
        {[1, 2, 3, 4, 5].map((goal) => {
          const label = t('goalFilter', { number: String(goal), title: goalTitle(goal, language) });
          const isOn = filter.goal === goal;
          return (
            <button
              type="button"
              key={goal}
              class="goal-btn"
              aria-pressed={isOn}
              aria-label={label}
              title={label}
              onClick={() => onFilter({ ...filter, goal: isOn ? null : goal })}
            >
              <GoalTile number={goal} basis={isOn ? 'stated' : 'editorial'} />
            </button>
          );
        })}
      </span>
    </div>
  );
}

interface ChooseProps {
  label: string;
  any: string;
  value: string;
  choices: readonly Choice[];
  onChoose(value: string): void;
}

function Choose({ label, any, value, choices, onChoose }: ChooseProps) {
  return (
    <select
      class={value === '' ? 'choose' : 'choose is-on'}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

interface FilterToldProps {
  language: Language;
  filter: PanelFilter;
  count: number;
  total: number;
  children: ComponentChildren;
}

/**
 * “Goal 4, Remedy. 17 of 27 names. The page shows only these marks. Show all”; nothing without a filter. What is to be
 * announced needs a place that was there before it.
 */
export function FilterTold({ language, filter, count, total, children }: FilterToldProps) {
  const t = panel(language);
  const { goal, role } = filter;
  const what = [
    ...(goal === null ? [] : [t('goalFilter', { number: String(goal), title: goalTitle(goal, language) })]),
    ...(role === '' ? [] : [roleWord(role, language)]),
  ].join(', ');
  const isOn = isFiltering(filter);
  return (
    <p class={isOn ? 'filter-told' : undefined}>
      <span role="status">
        {isOn && what !== '' && <b>{what}. </b>}
        {isOn && `${t('filtered', { shown: count, count: total })} ${t('pageFollows')}`}
      </span>
      {isOn && <> {children}</>}
    </p>
  );
}
