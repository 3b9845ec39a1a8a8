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
 * @param details the roles to count in; undefined while they are on their way
 */
export function summariseGoals(
  slots: readonly (Basis | null)[],
  details: Pick<EntityDetails, 'roles' | 'carriedBy'> | undefined,
): GoalSummary {
  const goals = goalsOf(slots);
  if (goals.length === 0) return { form: 'none' };
  if (goals.length <= 3) return { form: 'titles', goals };
  const roles = details ? (details.roles.length > 0 ? details.roles : details.carriedBy) : [];
  const weighed = goals
    .map((goal) => ({ goal, count: roles.filter(({ goalNumbers }) => goalNumbers.includes(goal.number)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = weighed;
  if (!first || !second || first.count === second.count) return { form: 'tiles', all: goals.length === 5 };
  return { form: 'weighted', first: first.goal, count: first.count, total: roles.length };
}

/** One basis for all goals of an entry, or both. */
export function basisOf(slots: readonly (Basis | null)[]): Basis | 'mixed' {
  const found = new Set(slots.filter((basis) => basis !== null));
  return found.size > 1 ? 'mixed' : ([...found][0] ?? 'editorial');
}
