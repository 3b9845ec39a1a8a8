import { goalsName, goalTitle } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';

/** What a goal link rests on: a source states it, or the editors judged it. */
export type Basis = 'stated' | 'editorial';

/** The silhouettes of goals 1 to 5 on a grid of 18: the rule, the eye, the push, what is given back, what grows. */
const SHAPES = [
  'M3.5 1.5h11a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2z',
  'M9 1a8 8 0 1 1 0 16A8 8 0 0 1 9 1z',
  'M1.5 1.5h10l6 7.5-6 7.5h-10z',
  'M1.5 1.5h15v7.3a7.5 7.7 0 0 1-15 0z',
  'M9.5 1.5h7v7a8 8 0 0 1-8 8h-7v-7a8 8 0 0 1 8-8z',
] as const;

/** One goal: its number in its silhouette, filled where stated, outlined where judged. Says nothing to a screen reader. */
export function GoalTile({ number, basis }: { number: number; basis: Basis }) {
  return (
    <svg class="goal" data-goal={number} data-basis={basis} viewBox="0 0 18 18" aria-hidden="true">
      <path d={SHAPES[number - 1] ?? SHAPES[0]} />
      <text x="9" y="13">
        {number}
      </text>
    </svg>
  );
}

/** Slots for goals 1 to 5 as a lead carries them → those that are there. */
export const goalsOf = (slots: readonly (Basis | null)[]): { number: number; basis: Basis }[] =>
  slots.flatMap((basis, place) => (basis ? [{ number: place + 1, basis }] : []));

/**
 * Whether a list may draw an entry's slots: of a pack's entry its lead may carry none although its roles name goals, and
 * five empty slots would then say what is not so.
 */
export const knowsGoals = ({ pack, goals }: { pack: unknown; goals: readonly (Basis | null)[] }): boolean =>
  pack === null || goalsOf(goals).length > 0;

interface GoalTilesProps {
  language: Language;
  /** Slots for goals 1 to 5; null: no link on record. */
  goals: readonly (Basis | null)[];
  /**
   * `strip`: all five slots in fixed places, a dot for an absent one, so that lists read as a table.
   * `tiles`: only those that are there. `silent`: the same, where the words beside them say it already.
   */
  layout?: 'strip' | 'tiles' | 'silent';
}

/** A group of goals under one accessible name. */
export function GoalTiles({ language, goals, layout = 'strip' }: GoalTilesProps) {
  const present = goalsOf(goals);
  const tiles =
    layout === 'strip'
      ? [0, 1, 2, 3, 4].map((place) => {
          const basis = goals[place];
          return basis ? (
            <GoalTile key={place} number={place + 1} basis={basis} />
          ) : (
            <span key={place} class="goal-none" />
          );
        })
      : present.map(({ number, basis }) => <GoalTile key={number} number={number} basis={basis} />);
  const name =
    layout === 'silent'
      ? { 'aria-hidden': true }
      : { role: 'img' as const, 'aria-label': goalsName(present, language) };
  return (
    <span class={layout === 'strip' ? 'strip' : 'tiles'} {...name}>
      {tiles}
    </span>
  );
}

/** One goal with its title beside it. */
export function GoalChip({ language, number, basis }: { language: Language; number: number; basis: Basis }) {
  return (
    <span class="goal-chip">
      <GoalTile number={number} basis={basis} />
      <span>
        {/* What the tile shows besides: the number, and by its look the ground. */}
        <span class="sr">{goalsName([{ number, basis }], language)}</span>
        <span aria-hidden="true">{goalTitle(number, language)}</span>
      </span>
    </span>
  );
}
