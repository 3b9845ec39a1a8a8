import type { EntityLead } from '../dataset/reader.ts';
import { card } from '../i18n/catalogue/card.ts';
import type { Language } from '../i18n/languages.ts';
import { kindParts, packParts } from '../ui/EntryHead.tsx';

/** Compared without case, accents, spaces and punctuation: “ABN Amro” and “ABN-AMRO” are one spelling. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/**
 * The words at the head of a card: the form that stands on the page, so that the reader knows it again, in the entry's own
 * spelling; below it the full name, or the entry's name where the page uses another.
 */
export function headOf(text: string, lead: EntityLead, bySurname = false): { headword: string; below: string | null } {
  if (bySurname || fold(text) === fold(lead.headword)) return { headword: lead.headword, below: lead.fullName };
  if (lead.fullName && fold(text) === fold(lead.fullName))
    // Of a name that begins with the short one that says nothing new.
    return { headword: lead.fullName, below: lead.fullName.startsWith(`${lead.headword} `) ? null : lead.headword };
  const shown = text.replace(/\s+/gu, ' ').trim();
  const below = lead.fullName && lead.fullName !== lead.headword ? `${lead.headword}, ${lead.fullName}` : lead.headword;
  return { headword: shown, below };
}

/** What stands below the headword of a possible mention: whose name it may be, unless the headword says it already. */
export const possibly = (t: ReturnType<typeof card>, headword: string, name: string): string =>
  t(name === headword ? 'possibleMention' : 'possiblyName', { name });

/** What stands below the head: kind and country, or the added pack that the entry is from, with its date. */
export const originParts = (lead: EntityLead, language: Language): string[] =>
  lead.pack
    ? [card(language)('addedPack', { title: packParts(lead.pack, language).join(', ') })]
    : kindParts(lead, language);
