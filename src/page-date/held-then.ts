/**
 * Which roles held at the date of a page. Dates are a year, a month or a day (`2019`, `2019-05`, `2019-05-12`), and what
 * is not known more exactly is taken for every day it may stand for: a role “from 2019” and a page of May 2019 say
 * nothing of each other. Pure.
 */

import { type Dated, endOf, isDeedOfADay } from '../dataset/deeds.ts';

/**
 * - `held`: it had begun and not ended.
 * - `heldEnded`: the same, and it has ended since.
 * - `later`: it began after the page.
 * - `over`: it had ended before the page.
 * - `done`: it is a deed, and was done before the page.
 * - `unknown`: the dates that are known do not tell.
 * - `undated`: no date is known.
 */
export type Then = 'held' | 'heldEnded' | 'later' | 'over' | 'done' | 'unknown' | 'undated';

/** First and last day that a date may stand for, as texts that compare like days; not all of them are in a calendar. */
const firstDay = (date: string): string => date + '-01'.repeat(3 - date.split('-').length);
const lastDay = (date: string): string => date + '-31'.repeat(3 - date.split('-').length).replace(/^-31-31$/, '-12-31');

/**
 * Whether a role held at the date of a page: for certain, or not known.
 *
 * A role without an end is open: whoever has it since 2016 had it in 2019; but a deed is done on its day. One
 * without a beginning is not taken to have begun before the page. The days of beginning and end belong to the role.
 *
 * @param pageDate the date that the page states
 * @param today as the dataset writes a day
 */
export function heldThen(role: Dated, pageDate: string, today: string): Then {
  const { from } = role;
  const to = endOf(role);
  if (!from && !to) return 'undated';
  if (to && lastDay(to) < firstDay(pageDate)) return isDeedOfADay(role) ? 'done' : 'over';
  if (from && firstDay(from) > lastDay(pageDate)) return 'later';
  const hadBegun = from !== null && lastDay(from) <= firstDay(pageDate);
  const hadNotEnded = to === null || firstDay(to) >= lastDay(pageDate);
  if (!hadBegun || !hadNotEnded) return 'unknown';
  return to !== null && lastDay(to) < today ? 'heldEnded' : 'held';
}
