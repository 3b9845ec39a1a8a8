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
export function whenOf(role: { from: string | null; to: string | null }, today: string, language: Language): When {
  const t = common(language);
  const { from, to } = role;
  const past = isPast(to, today);
  if (!from && !to) return { text: t('noDate'), past };
  if (!to) return { text: t('since', { date: yearOf(from ?? '') }), past };
  if (!from) return { text: t('until', { date: yearOf(to) }), past };
  if (yearOf(from) !== yearOf(to)) return { text: `${yearOf(from)}–${yearOf(to)}`, past };
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return { text: sameMonth ? formatDate(from, language) : yearOf(from), past };
}

/**
 * The role word and what follows it. A title that begins with the word is not preceded by it again: “Chairs and organises
 * the meeting” becomes “Chairs”, “ and organises the meeting”.
 */
export function titleParts(role: string, title: string, language: Language): { strong: string; rest: string } {
  const word = roleWord(role, language);
  if (title.toLowerCase().startsWith(word.toLowerCase())) {
    const end = /^[\p{L}\p{M}\p{N}-]*/u.exec(title.slice(word.length))?.[0].length ?? 0;
    return { strong: title.slice(0, word.length + end), rest: title.slice(word.length + end) };
  }
  return { strong: word, rest: title ? ` · ${title}` : '' };
}

/** A source as literature is cited: “ABN AMRO 2019”. */
export const citation = (source: { publisher: string; date: string | null }): string =>
  source.date ? `${source.publisher} ${yearOf(source.date)}` : source.publisher;
