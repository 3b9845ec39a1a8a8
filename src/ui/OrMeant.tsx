import { common } from '../i18n/catalogue/common.ts';
import type { Language } from '../i18n/languages.ts';

/** Below what an entry is, in the same place: the others who may be meant by its name on this page. */
export function OrMeant({ names, language }: { names: readonly string[] | undefined; language: Language }) {
  if (!names) return null;
  return <span class="or-meant">{common(language)('orMeant', { names: names.join(' / ') })}</span>;
}
