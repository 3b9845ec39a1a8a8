import { views } from '../i18n/catalogue/views.ts';
import { roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { whenOf } from '../ui/role-lines.ts';
import type { Neighbour, Neighbourhood } from './neighbourhood.ts';
import { isActor } from './roles-of.ts';

/** The words of a neighbourhood, the same in drawing and table. */

/** The titles of the columns. */
export const columnTitles = (near: Neighbourhood, language: Language) => {
  const t = views(language);
  return {
    left: t(near.lead.kind === 'person' ? 'columnPerson' : 'columnSelf'),
    middle: t(isActor(near.lead) ? 'columnTakesPart' : 'columnCarriers'),
    right: t(isActor(near.lead) ? 'columnMeets' : 'columnMeetsToo'),
  };
};

/** “Commissioner, until 2019”; of several roles the weightiest, and how many more. */
export function tieText({ links }: Neighbour, today: string, language: Language): string {
  const [first] = links;
  if (!first) return '';
  const rest = links.length - 1;
  const text = `${roleWord(first.role.role, language)}, ${whenOf(first.role, today, language).text}`;
  return rest > 0 ? `${text}, +${rest}` : text;
}

/** Slots of goals of all roles of a tie. */
export const tieGoals = ({ links }: Neighbour) =>
  [1, 2, 3, 4, 5].map((number) => {
    const serving = links.filter(({ goalNumbers }) => goalNumbers.includes(number));
    if (serving.length === 0) return null;
    return serving.some(({ role }) => role.goalBasis === 'stated') ? 'stated' : 'editorial';
  });
