import type { Dated } from '../dataset/deeds.ts';
import { pageDate as texts } from '../i18n/catalogue/page-date.ts';
import { formatDate } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { heldThen } from './held-then.ts';

/** “held then, ended since”: what a role was at the date of a page. */
export const thenWords = (role: Dated, pageDate: string, today: string, language: Language): string =>
  texts(language)(heldThen(role, pageDate, today));

/** “Date of this page: 12 May 2019”. */
export const datedWords = (pageDate: string, language: Language): string =>
  texts(language)('dated', { date: formatDate(pageDate, language, 'long') });
