import type { PackProblem } from '../dataset/pack-error.ts';
import { mapTexts, type PackFault } from '../dataset/pack-faults.ts';
import { packFaults, packs } from '../i18n/catalogue/packs.ts';
import { apart, formatDate, quote, todayOf } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import type { UnreadablePack } from '../packs/pack-db.ts';

/** What is wrong with a file, in the reader's language. */
export function faultWords(fault: PackFault, language: Language): string {
  const { code, values } = mapTexts(fault, apart);
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? faultWords(value, language) : value,
  ]);
  // Code and values were checked against each other where the fault was made.
  const t = packFaults(language) as unknown as (code: string, values: Record<string, string | number>) => string;
  return t(code, Object.fromEntries(shown));
}

/**
 * Where it is, up to and with the colon before it: the line, and the column as the form for tables calls it, with its own
 * head where that is another word; of other files the path, which is made of keys. The empty string for the whole file.
 */
export function placeOf({ line, path, field }: PackProblem, language: Language): string {
  const t = packs(language);
  const parts: string[] = [];
  if (line !== undefined) parts.push(t('line', { line: String(line) }));
  const label = `field/${field}`;
  if (field !== undefined && t.has(label)) {
    const name = t(label as 'field/name');
    const isSame = [field, name.toLowerCase()].includes(path.toLowerCase());
    parts.push(isSame ? name : `${name} (${quote(path, language)})`);
  } else if (path !== '') parts.push(apart(path));
  return parts.map((part) => `${part}: `).join('');
}

/** What a pack is called whose own title cannot be read. */
export const unreadableTitle = ({ addedAt }: UnreadablePack, language: Language): string =>
  packs(language)('unreadable', { date: formatDate(todayOf(new Date(addedAt)), language, 'long') });
