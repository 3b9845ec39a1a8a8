import type { Language } from '../dataset/schema.ts';

/** The languages of the interface. The dataset's own list lives beside its checks, which stay out of pages. */
export const LANGUAGES = ['en', 'nl', 'de'] as const satisfies readonly Language[];
export type { Language };

/** Names of the languages, each in itself, for a choice that everyone can read. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', nl: 'Nederlands', de: 'Deutsch' };

/** The locale whose forms of dates and numbers we use. English is British: the dataset's dates and spelling are. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE' };

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/**
 * The language to speak: what the reader chose, else the first of the browser's languages that we have, else English.
 *
 * @param setting a language, or `browser` to follow the browser
 * @param browserLanguages tags in order of preference (`navigator.languages`); regions are ignored
 */
export function chooseLanguage(setting: Language | 'browser', browserLanguages: readonly string[]): Language {
  if (setting !== 'browser') return setting;
  for (const tag of browserLanguages) {
    const primary = tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}
