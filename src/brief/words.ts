import type { PackMark } from '../dataset/reader.ts';
import { brief as texts } from '../i18n/catalogue/brief.ts';
import { common } from '../i18n/catalogue/common.ts';
import { pageDate } from '../i18n/catalogue/page-date.ts';
import { capitalised, formatDate } from '../i18n/format.ts';
import { goalTitle } from '../i18n/labels.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import type { Passage } from '../messaging/protocol.ts';
import { datedWords } from '../page-date/then-words.ts';
import { titleParts } from '../ui/role-lines.ts';
import type { Brief, BriefBasis, BriefDataset, BriefEntity, BriefGoal, BriefRole, BriefSource } from './brief.ts';

/** The sentences of a brief, the same in Markdown and in print. */

/** “24 November 2026, 18:40”: the time on the reader's clock, as written in `iso`, whatever the zone of this machine. */
export function readAtWords(iso: string, language: Language): string {
  const wall = new Date(`${iso.slice(0, 19)}Z`);
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
    wall,
  );
}

export const basisWords = (basis: BriefBasis, language: Language): string =>
  common(language)(basis === 'stated' ? 'statedBySource' : 'judgedByEditors');

/** “3 places, certain”; “3 places, 1 of them possible”; “1 place, possible, or UK Modern Slavery Act”. */
export function placesWords(mentions: BriefEntity['mentions'], language: Language): string {
  const { rivals = [] } = mentions;
  const places = howManyWords(mentions, language);
  return rivals.length === 0 ? places : `${places}, ${common(language)('orMeant', { names: rivals.join(' / ') })}`;
}

function howManyWords({ certain, possible }: BriefEntity['mentions'], language: Language): string {
  const t = texts(language);
  const places = t('places', { count: certain + possible });
  if (possible === 0) return `${places}, ${common(language)('certain')}`;
  if (certain === 0) return `${places}, ${common(language)('possible')}`;
  return t('placesSomePossible', { places, possible });
}

/** “Goal 4 Remedy, judged by the editors, in 2 roles”. */
export function goalWords({ number, basis, roles }: BriefGoal, language: Language): string {
  const t = texts(language);
  const goal = t('goal', { number: String(number), title: goalTitle(number, language) });
  return `${goal}, ${basisWords(basis, language)}, ${t('inRoles', { count: roles })}`;
}

/** Where no role is told. What holds no role itself may still have others in it, as an initiative has. */
export function noRolesWords({ pastRolesLeftOut, rolesOfOthers }: BriefEntity, language: Language): string {
  const t = texts(language);
  if (pastRolesLeftOut > 0) return t('noRolesNow');
  return rolesOfOthers > 0 ? t('onlyOthersRoles', { count: rolesOfOthers }) : t('noRoles');
}

export interface RoleWords {
  when: string;
  initiative: string;
  /** The role word, as the line begins with it, and what follows it. */
  strong: string;
  rest: string;
  /** Goals with their ground; null where none is linked. */
  goals: string | null;
}

export function roleWords(role: BriefRole, language: Language): RoleWords {
  const t = texts(language);
  const { strong, rest } = titleParts(role.role, role.title, language);
  const numbers = role.goals.map((number) =>
    t('goalShort', { number: String(number), title: goalTitle(number, language) }),
  );
  return {
    when: whenWords(role, language),
    initiative: role.initiative.name,
    strong,
    rest: rest + (role.through ? ` (${role.through.name})` : ''),
    goals:
      role.basis === null
        ? null
        : `${t('goals', { count: numbers.length, list: numbers.join(', ') })}, ${basisWords(role.basis, language)}`,
  };
}

/** “2018–2019 (past)”; where the page states its date, “2018–2019 (held then, ended since)”. */
function whenWords({ when, isPast, atPageDate, from, to }: BriefRole, language: Language): string {
  if (atPageDate === null) return isPast ? `${when} (${common(language)('past')})` : when;
  const words = pageDate(language)(atPageDate);
  return from || to ? `${when} (${words})` : words;
}

/** “Date of this page: 12 May 2019. “Then” beside a role is that date.” Nothing where the page states none. */
export const pageDateWords = ({ page, language }: Brief): string[] =>
  page.date === null ? [] : [`${datedWords(page.date, language)}. ${pageDate(language)('thenMeans')}`];

/** Publisher and date of a source: “ABN AMRO, September 2019”; of one that an added pack names, that too. */
export function sourceWords({ publisher, date, pack }: BriefSource, language: Language): string {
  const own = `${publisher}, ${date === null ? texts(language)('undated') : formatDate(date, language, 'long')}`;
  return pack === null ? own : `${own} (${packWords(pack, language)})`;
}

/** “from the added pack “Harbour list”, 24 November 2026”. */
export const packWords = ({ title, date }: PackMark, language: Language): string =>
  texts(language)('fromPack', { title, date: formatDate(date, language, 'long') });

/** “From the added pack “Harbour list”, 24 November 2026”, as a heading. */
export function packTitle(pack: PackMark, language: Language): string {
  return capitalised(packWords(pack, language));
}

/** “Harbour list, version 2026.11.24, 24 November 2026, added by the reader”. */
export function datasetWords({ title, version, publishedOn, isCurated }: BriefDataset, language: Language): string {
  const t = texts(language);
  const own = t('datasetOf', { title, version, date: formatDate(publishedOn, language, 'long') });
  return isCurated ? own : `${own}. ${t('addedPack')}`;
}

/** The entities by where they come from: the curated dataset, then each added pack. */
export function partsOf({ entities }: Brief): { pack: PackMark | null; entities: BriefEntity[] }[] {
  return [...Map.groupBy(entities, ({ pack }) => pack?.id ?? '').values()].map((list) => ({
    pack: list[0]?.pack ?? null,
    entities: list,
  }));
}

/** “27 names in 44 places”. */
export function countWords({ entities }: Brief, language: Language): string {
  const t = texts(language);
  const places = entities.reduce((sum, { mentions }) => sum + mentions.certain + mentions.possible, 0);
  return t('namesInPlaces', {
    names: t('names', { count: entities.length }),
    places: t('places', { count: places }),
  });
}

/** What the reader chose to leave out, in sentences. */
export function leftOutWords({ leftOut }: Brief, language: Language): string[] {
  const t = texts(language);
  return [
    ...(leftOut.possibleEntities > 0 ? [t('leftOutPossible', { count: leftOut.possibleEntities })] : []),
    ...(leftOut.pastRoles > 0 ? [t('leftOutPast', { count: leftOut.pastRoles })] : []),
  ];
}

/** “NGO · Netherlands · 3 places, certain”, in parts. */
export function aboutParts(entity: BriefEntity, language: Language): string[] {
  const pack = entity.pack === null ? [] : [packWords(entity.pack, language)];
  return [entity.kind, entity.country, ...pack, placesWords(entity.mentions, language)];
}

/** Before the name, the name, after it; with an ellipsis where the page's text goes on, apart from a full stop or comma. */
export const passageParts = ({ before, name, after, isCutBefore, isCutAfter }: Passage): [string, string, string] => [
  `${isCutBefore ? '…' : ''}${before}`,
  name,
  `${after}${isCutAfter ? (/[.,;:!?]$/u.test(after) ? ' …' : '…') : ''}`,
];
