import { common } from './catalogue/common.ts';
import { kinds } from './catalogue/kinds.ts';
import { roles } from './catalogue/roles.ts';
import { formatCountry } from './format.ts';
import type { Language } from './languages.ts';

/** Words for the codes of the dataset. Every function has an answer for a code it does not know: packs are of any age. */

/** “Bank”, “Financial intelligence unit”, “Person”: by the sector where that tells more than the kind. */
export function kindLabel(kind: string, sector: string, language: Language): string {
  const t = kinds(language);
  const exact = `${kind}/${sector}`;
  if (t.has(exact)) return t(exact);
  return t.has(kind) ? t(kind) : t('unknown');
}

/** “Netherlands”; `INT` is “international”, in small letters as it follows a kind. */
export const countryLabel = (country: string, language: Language): string =>
  country === 'INT' ? common(language)('international') : formatCountry(country, language);

/** The role word with a capital, as it opens a line: “Commissioner”. */
export function roleWord(role: string, language: Language): string {
  const t = roles(language);
  return t.has(role) ? t(role) : role;
}

const GOAL_KEYS = ['goal1', 'goal2', 'goal3', 'goal4', 'goal5'] as const;

/** “Comply” for 1 to “Prevent” for 5; the empty string for other numbers. */
export function goalTitle(number: number, language: Language): string {
  const key = GOAL_KEYS[number - 1];
  return key ? common(language)(key) : '';
}

/** Accessible name of goals: “Goal 1 Comply, judged, Goal 2 Know and show, judged”. */
export function goalsName(
  goals: readonly { number: number; basis: 'stated' | 'editorial' }[],
  language: Language,
): string {
  const t = common(language);
  if (goals.length === 0) return t('noGoals');
  return goals
    .map(({ number, basis }) =>
      t(basis === 'stated' ? 'goalStated' : 'goalJudged', {
        number: String(number),
        title: goalTitle(number, language),
      }),
    )
    .join(', ');
}
