import type { StatedDates } from './stated-dates.ts';

/** No page of the web is older. */
const FIRST_YEAR = 1991;

/**
 * The date of a page as the dataset writes dates, to the day, the month or the year; null where the page states none
 * that can be believed. When it was published counts before when it was last changed.
 *
 * @param today a page of the future is mistaken, but for a day, as clocks differ
 */
export function pageDateOf({ published, modified }: StatedDates, today: string): string | null {
  for (const text of [...published, ...modified]) {
    const date = dateFrom(text, today);
    if (date) return date;
  }
  return null;
}

/**
 * ISO 8601, also without hyphens or with slashes, and the day of the writer's own clock. What is written otherwise can be
 * read in more than one way: 5/6/2019.
 */
function dateFrom(text: string, today: string): string | null {
  const [, year = '', , month, day] = /^(\d{4})(?:([-/]?)(\d{2})(?:\2(\d{2}))?)?(?:$|[T\s])/.exec(text.trim()) ?? [];
  if (Number(year) < FIRST_YEAR) return null;
  const date = [year, month, day].filter(Boolean).join('-');
  if (month && !isInCalendar(Number(year), Number(month), Number(day ?? 1))) return null;
  return date <= dayAfter(today) ? date : null;
}

function isInCalendar(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
