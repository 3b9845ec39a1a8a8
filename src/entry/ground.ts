import type { EntityDetails } from '../dataset/reader.ts';
import { entry } from '../i18n/catalogue/entry.ts';
import { formatDate } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';

/** Of which dataset an entry is, and when somebody last held it against its sources. */
export function groundOf({ entity, lead, packVersion: version }: EntityDetails, language: Language): string {
  const t = entry(language);
  if (lead.pack !== null) {
    const { title, date } = lead.pack;
    return t('fromPack', { title, version, date: formatDate(date, language, 'long') });
  }
  if (entity.checkedOn) return t('checked', { date: formatDate(entity.checkedOn, language, 'long'), version });
  return t('dataset', { version });
}

/** In words what filled and outlined tiles say: how many of some goals or roles a source states. */
export function basisWords(stated: number, total: number, language: Language): string {
  const t = entry(language);
  if (stated === total) return t('allStated');
  return stated === 0 ? t('allJudged') : t('someStated', { stated: String(stated) });
}
