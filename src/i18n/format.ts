import { type Language, LOCALES } from './languages.ts';

/** Dates of the dataset are a year, a month or a day; they are shown as exactly as they are known, never more so. */

const QUOTES: Record<Language, readonly [string, string]> = { en: ['“', '”'], nl: ['‘', '’'], de: ['„', '“'] };

/** Marks by which a text turns the direction of what follows it. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Hebrew, Arabic and the other scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text of others as it may stand in a sentence of ours: whatever is in it, what stands beside it (a date, a number, the
 * next name of a list) stays where it is. Where it is written from right to left it is isolated (FSI and PDI of Unicode).
 */
export function apart(text: string): string {
  const plain = text.replace(TURNS, '');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** A word of the page, of a file or of a pack in the language's own quotation marks, see {@link apart}. */
export const quote = (text: string, language: Language): string => QUOTES[language].join(apart(text));

/** A label that stands alone, with a capital: “international” becomes “International”. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A number stays on the line of the word after it: “27 September 2019”, “Goal 4 Remedy”. */
export const unbroken = (text: string): string => text.replace(/(\d\.?) (?=\p{L})/gu, '$1\u00a0');

/** `2019` → 2019. */
export const yearOf = (date: string): string => date.slice(0, 4);

/**
 * “2019”, “Sept 2019” or, with `long`, “27 September 2019”. Without `long` a day is shown by its month: columns are narrow.
 * Dutch months get the full stop that Dutch spelling wants and `Intl` leaves out.
 */
export function formatDate(date: string, language: Language, style: 'short' | 'long' = 'short'): string {
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const parts = new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    month: style === 'long' ? 'long' : 'short',
    ...(style === 'long' && day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  }).formatToParts(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const dotted = language === 'nl' && style === 'short' && month !== '05';
  return parts.map(({ type, value }) => (type === 'month' && dotted ? `${value.replace(/\.$/, '')}.` : value)).join('');
}

/** A time of day as the language writes it: “14:30”. */
export const formatTime = (atMs: number, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit' }).format(atMs);

/** Whether a period that ended on `to` lies before `today` (both as in the dataset; `today` to the day). */
export const isPast = (to: string | null, today: string): boolean => to !== null && to < today.slice(0, to.length);

/** Today as the dataset writes it, in the reader's own time zone. */
export const todayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const regions: Partial<Record<string, Intl.DisplayNames>> = {};
/** Places that `Intl` gives their full constitutional name at length: “Hong Kong SAR China”. */
const SHORT_REGIONS = new Set(['HK', 'MO', 'PS']);

/** “Dutch”, “Niederländisch”; the tag itself where the browser knows no name for it. */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames(LOCALES[language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Name of a country by its ISO 3166-1 code, in the language; the code itself where it is none. `INT` is for the caller. */
export function formatCountry(code: string, language: Language): string {
  const style = SHORT_REGIONS.has(code) ? 'short' : 'long';
  try {
    regions[language + style] ??= new Intl.DisplayNames(LOCALES[language], { type: 'region', style });
    return regions[language + style]?.of(code) ?? code;
  } catch {
    return code;
  }
}
