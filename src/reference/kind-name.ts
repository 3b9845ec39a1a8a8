import { reference } from '../i18n/catalogue/reference.ts';
import type { Language } from '../i18n/languages.ts';

/** “Organisations” for `organization`; a kind that we have no word for goes among the others. */
export function kindName(kind: string, language: Language): string {
  const t = reference(language);
  const key = `kind/${kind}`;
  return t.has(key) ? t(key as 'kind/unknown') : t('kind/unknown');
}
