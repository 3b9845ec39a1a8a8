import { type Dated, isDeedOfADay } from '../dataset/deeds.ts';
import { common } from '../i18n/catalogue/common.ts';
import { formatDate, isPast, yearOf } from '../i18n/format.ts';
import { roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';

/** The words of one role, worked out apart from their markup. */

export interface When {
  text: string;
  past: boolean;
}

/**
 * The time of a role for a narrow column: “2018–2019”, “since 2016”, “until 2019”, “Sept 2019”, “no date”.
 * Periods are told in years, a single point in time by its month where it is known.
 *
 * @param today as the dataset writes a day
 */
export function whenOf(role: Dated, today: string, language: Language): When {
  const { from, to } = role;
  const t = common(language);
  const past = isPast(to, today);
  if (!from && !to) return { text: t('noDate'), past };
  if (from && isDeedOfADay(role)) return { text: formatDate(from.slice(0, 7), language), past };
  if (!to) return { text: t('since', { date: yearOf(from ?? '') }), past };
  if (!from) return { text: t('until', { date: yearOf(to) }), past };
  if (yearOf(from) !== yearOf(to)) return { text: `${yearOf(from)}–${yearOf(to)}`, past };
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return { text: sameMonth ? formatDate(from, language) : yearOf(from), past };
}

/** Endings that two words of one stem may differ in: “Participant”, “Participating”; “Teilnahme”, “Teilnehmende”. */
const LONGEST_ENDING = 7;
const SHORTEST_STEM = 5;

/** Whether two words are forms of one: what they begin with alike is the greater part of the first. */
function isSameStem(word: string, other: string): boolean {
  const [a, b] = [word.toLowerCase(), other.toLowerCase()];
  let stem = 0;
  while (stem < a.length && a[stem] === b[stem]) stem += 1;
  const isMost = stem >= SHORTEST_STEM && 2 * stem > a.length;
  return isMost && a.length - stem <= LONGEST_ENDING && b.length - stem <= LONGEST_ENDING;
}

/**
 * The role word and what follows it. A title that begins with the word, or with another form of it, is not preceded by it
 * again: “Chairs and organises the meeting” becomes “Chairs”, “ and organises the meeting”.
 */
export function titleParts(role: string, title: string, language: Language): { strong: string; rest: string } {
  const word = roleWord(role, language);
  const begins = title.toLowerCase().startsWith(word.toLowerCase()) ? word.length : 0;
  const end = begins + (/^[\p{L}\p{M}\p{N}-]*/u.exec(title.slice(begins))?.[0].length ?? 0);
  if (begins > 0 || isSameStem(word, title.slice(0, end)))
    return { strong: title.slice(0, end), rest: title.slice(end) };
  return { strong: word, rest: title ? `: ${title}` : '' };
}

/** A source as literature is cited: “ABN AMRO 2019”. */
export const citation = (source: { publisher: string; date: string | null }): string =>
  source.date ? `${source.publisher} ${yearOf(source.date)}` : source.publisher;
