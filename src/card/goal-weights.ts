import type { EntityDetails } from '../dataset/reader.ts';
import { type Basis, goalsOf } from '../ui/GoalTiles.tsx';

/** How the goals of an entry are told in one line. */
export type GoalSummary =
  | { form: 'none' }
  /** Up to three: with their titles. */
  | { form: 'titles'; goals: { number: number; basis: Basis }[] }
  /** More, and one that most roles serve: “Remedy in 10 of 14 roles, also …”. */
  | { form: 'weighted'; first: { number: number; basis: Basis }; count: number; total: number }
  /** More, and none stands out. */
  | { form: 'tiles'; all: boolean };

/**
 * Nobody knows the numbers by heart, so few goals get their titles; of many, the weight says more than the list.
 *
 * @param details what its roles serve; undefined while they are on their way
 */
export function summariseGoals(
  slots: readonly (Basis | null)[],
  details: Pick<EntityDetails, 'own' | 'carried'> | undefined,
): GoalSummary {
  const goals = goalsOf(slots);
  if (goals.length === 0) return { form: 'none' };
  if (goals.length <= 3) return { form: 'titles', goals };
  const tally = details?.own.total ? details.own : details?.carried;
  const weighed = goals
    .map((goal) => ({ goal, count: tally?.goals[goal.number] ?? 0 }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = weighed;
  if (!first || !second || first.count === second.count) return { form: 'tiles', all: goals.length === 5 };
  return { form: 'weighted', first: first.goal, count: first.count, total: tally?.total ?? 0 };
}

/** One basis for all goals of an entry, or both. */
export function basisOf(slots: readonly (Basis | null)[]): Basis | 'mixed' {
  const found = new Set(slots.filter((basis) => basis !== null));
  return found.size > 1 ? 'mixed' : ([...found][0] ?? 'editorial');
}
