import type { LentTexts } from './borrowed.ts';
import { card } from './catalogue/card.ts';
import { common } from './catalogue/common.ts';
import { correction } from './catalogue/correction.ts';
import { kinds } from './catalogue/kinds.ts';
import { pageDate } from './catalogue/page-date.ts';
import { reasons } from './catalogue/reasons.ts';
import { roles } from './catalogue/roles.ts';
import type { Language } from './languages.ts';

/** The catalogues of which the card says something, by the name they are exported with. The build fails if one lacks. */
export const CARD_CATALOGUES = { card, common, correction, kinds, pageDate, reasons, roles } as const;

/** What the card says, in one language, as data. */
export const cardTexts = (language: Language): LentTexts => ({
  language,
  texts: Object.fromEntries(Object.entries(CARD_CATALOGUES).map(([name, { texts }]) => [name, texts[language]])),
});
