import type { EntityDetails, EntityLead } from '../dataset/reader.ts';
import { card } from '../i18n/catalogue/card.ts';
import { common } from '../i18n/catalogue/common.ts';
import { roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import type { MarkedMention } from '../page/types.ts';
import { whenOf } from '../ui/role-lines.ts';
import { originParts } from './headword.ts';

interface AnnouncementProps {
  mention: MarkedMention;
  shown: EntityLead | null;
  details: EntityDetails | undefined;
  place: { index: number; count: number } | undefined;
  /** The focus has gone to the head of the card, and with it the name has been said. */
  isNamed: boolean;
  language: Language;
  today: string;
}

/** With a capital and a mark at its end. */
const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;

/**
 * What a screen reader hears of a card that has opened: “ABN AMRO, Bank, Netherlands. Certain. Commissioner, Financial
 * Sector Commission, until 2019. 3 of 31.”
 */
export function announcementOf(props: AnnouncementProps): string {
  const { mention, shown, details, place, isNamed, language, today } = props;
  const t = card(language);
  const sentences: string[] = [];
  if (shown) {
    sentences.push([...(isNamed ? [] : [shown.headword]), ...originParts(shown, language)].join(', '));
    sentences.push(common(language)(mention.verdict.certainty));
    const first = details?.roles[0] ?? details?.carriedBy[0];
    if (first && details) {
      const other = first.initiative.id === shown.id ? first.subject : first.initiative;
      sentences.push(
        [roleWord(first.role.role, language), other.headword, whenOf(first.role, today, language).text].join(', '),
      );
    }
  } else {
    sentences.push(...(isNamed ? [] : [mention.text]), t('severalBear', { count: mention.leads.length }));
  }
  if (place) sentences.push(t('placeOf', place));
  return sentences.map(sentence).join(' ');
}
