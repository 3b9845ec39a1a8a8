import { isPast, ROLE_WEIGHT } from '../dataset/details.ts';
import type { EntityLead, Overview, RoleLink } from '../dataset/reader.ts';
import type { RoleWord } from '../dataset/schema.ts';
import { leadIn } from './roles-of.ts';

/**
 * The story of the initiative, made of nothing but the dated roles of its family: what has no date in a source stands in
 * no year. Pure.
 */

/** A period as a source gives it: years, months or days; `to` null: it goes on. */
export interface Period {
  from: string;
  to: string | null;
}

/** Something that begins on one day, month or year: a role taken up by several, in one undertaking. */
export interface Moment {
  date: string;
  undertaking: EntityLead;
  /** The weightiest first. */
  links: RoleLink[];
  /** Roles of those who took part in a meeting: counted, not told. */
  others: number;
}

type NamedPeriod = Period & { id: string };

export interface Chapter {
  year: string;
  moments: Moment[];
}

export interface Story {
  /** Year by year. */
  chapters: Chapter[];
  /** Dated roles of the family that only took part, by year of their beginning: counted, not told. */
  countedByYear: ReadonlyMap<string, number>;
  /** Roles of the family without a beginning in any source. */
  undated: number;
  lanes: Lane[];
  /** First and last year drawn. */
  years: { first: number; last: number };
}

/** One line of the drawing. */
export interface Bar extends Period {
  lead: EntityLead;
  /** A point of time, as against a period. */
  isPoint: boolean;
  past: boolean;
}

export interface Lane {
  id: 'initiative' | 'home' | 'lead' | 'funders' | 'meetings' | 'publications' | 'programmes';
  bars: Bar[];
}

/** Roles by which an undertaking came about or is carried. Those who took part are counted. */
const TELLING: ReadonlySet<RoleWord> = new Set([
  'convener',
  'co-convener',
  'chair',
  'secretariat',
  'host',
  'founder',
  'project-lead',
  'funder',
  'author',
  'successor',
  'predecessor',
]);

/** Where the story begins: what came before stands in the list of forerunners of the entry. */
export const FIRST_YEAR = 2017;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @param today the day by which a period is past, as `2026-11-24` */
export function storyOf(overview: Overview, today: string): Story {
  const family = overview.roles.filter((link) => link.family);
  const dated = family.filter(({ role }) => role.from !== null && Number(role.from.slice(0, 4)) >= FIRST_YEAR);
  const telling = withoutMirrors(dated.filter((link) => isTelling(overview, link)));
  const counted = dated.filter((link) => !isTelling(overview, link));
  return {
    chapters: chaptersOf(overview, telling),
    countedByYear: new Map(
      [...Map.groupBy(counted, ({ role }) => (role.from ?? '').slice(0, 4))].map(([year, links]) => [
        year,
        links.length,
      ]),
    ),
    undated: family.filter(({ role }) => role.from === null).length,
    lanes: lanesOf(overview, dated, today),
    years: { first: FIRST_YEAR, last: Number(today.slice(0, 4)) },
  };
}

/** A meeting is told whoever was there. */
const isTelling = (overview: Overview, link: RoleLink): boolean =>
  TELLING.has(link.role.role) || leadIn(overview, undertakingOf(overview, link)).kind === 'event';

/** What a role is told under: the initiative, but a meeting that was part of one under the meeting. */
const undertakingOf = (overview: Overview, { role }: RoleLink): string =>
  role.role === 'partner' && leadIn(overview, role.subject).kind === 'event' ? role.subject : role.initiative;

/** “A came before B” is not told where “B came after A” is. */
function withoutMirrors(links: readonly RoleLink[]): RoleLink[] {
  const after = new Set(
    links.flatMap(({ role }) => (role.role === 'successor' ? [`${role.initiative} ${role.subject}`] : [])),
  );
  return links.filter(({ role }) => role.role !== 'predecessor' || !after.has(`${role.subject} ${role.initiative}`));
}

function chaptersOf(overview: Overview, telling: readonly RoleLink[]): Chapter[] {
  const groups = Map.groupBy(telling, (link) => `${link.role.from} ${undertakingOf(overview, link)}`);
  const moments = [...groups.values()].flatMap((links): Moment[] => {
    const [first] = links;
    if (!first?.role.from) return [];
    const undertaking = leadIn(overview, undertakingOf(overview, first));
    const carrying = links.filter(({ role }) => TELLING.has(role.role) || role.subject === undertaking.id);
    return [
      { date: first.role.from, undertaking, links: withoutTwins(carrying), others: links.length - carrying.length },
    ];
  });
  moments.sort((a, b) => byText(a.date, b.date) || byText(a.undertaking.id, b.undertaking.id));
  return [...Map.groupBy(moments, ({ date }) => date.slice(0, 4))].map(([year, list]) => ({ year, moments: list }));
}

/**
 * The weightiest roles first; a person's own role is left out where it is also told as the one through whom an
 * organisation has the same role.
 */
function withoutTwins(links: readonly RoleLink[]): RoleLink[] {
  const told = new Set(links.flatMap(({ role }) => (role.person === null ? [] : [`${role.role} ${role.person}`])));
  return links
    .filter(({ role }) => role.person !== null || !told.has(`${role.role} ${role.subject}`))
    .sort((a, b) => ROLE_WEIGHT[a.role.role] - ROLE_WEIGHT[b.role.role] || byText(a.role.subject, b.role.subject));
}

function lanesOf(overview: Overview, dated: readonly RoleLink[], today: string): Lane[] {
  const kindOf = (id: string) => leadIn(overview, id).kind;
  const bar = ({ id, from, to }: NamedPeriod): Bar => ({
    lead: leadIn(overview, id),
    from,
    to,
    isPoint: to === from && from.length > 4,
    past: isPast(to, today),
  });
  const point = (one: NamedPeriod): Bar => ({ ...bar(one), isPoint: true });
  const own = initiativePeriods(overview, dated);
  const main = new Set(own.map(({ id }) => id));
  const inMain = (words: readonly RoleWord[], isWanted: (kind: string) => boolean = () => true) =>
    merged(
      dated
        .filter(({ role }) => main.has(role.initiative) && words.includes(role.role) && isWanted(kindOf(role.subject)))
        .map(({ role }) => ({ id: role.subject, from: role.from ?? '', to: role.to })),
    ).map(bar);
  const undertakings = (kind: string, periodOf: (link: RoleLink) => NamedPeriod) =>
    merged(
      dated.filter((link) => kindOf(undertakingOf(overview, link)) === kind && isTelling(overview, link)).map(periodOf),
    );
  const lasting = (link: RoleLink) => ({
    id: undertakingOf(overview, link),
    from: link.role.from ?? '',
    to: link.role.to,
  });
  /** A work appears when writing it ends; where no end is on record, what is known is when its authors are named. */
  const appearing = ({ role }: RoleLink) => {
    const date = role.to ?? role.from ?? '';
    return { id: role.initiative, from: date, to: date };
  };
  const isPerson = (kind: string) => kind === 'person';
  const lanes: Lane[] = [
    { id: 'initiative', bars: own.map(bar) },
    { id: 'home', bars: inMain(['secretariat', 'host'], (kind) => !isPerson(kind)).filter(({ isPoint }) => !isPoint) },
    { id: 'lead', bars: inMain(['convener', 'chair', 'project-lead'], isPerson) },
    { id: 'funders', bars: inMain(['funder']) },
    { id: 'meetings', bars: undertakings('event', lasting).map(point) },
    { id: 'publications', bars: undertakings('publication', appearing).map(point) },
    { id: 'programmes', bars: undertakings('programme', lasting).map(bar) },
  ];
  return lanes.filter(({ bars }) => bars.length > 0);
}

/** The initiatives themselves: a forerunner for as long as it was one, a successor since it took over. */
function initiativePeriods(overview: Overview, dated: readonly RoleLink[]): NamedPeriod[] {
  const own = dated.filter(
    ({ role }) =>
      (role.role === 'predecessor' || role.role === 'successor') &&
      overview.family.has(role.subject) &&
      leadIn(overview, role.subject).kind === 'initiative',
  );
  return merged(own.map(({ role }) => ({ id: role.subject, from: role.from ?? '', to: role.to })));
}

/** One period for each id, from its first beginning to its last end. In the order of their beginnings. */
function merged(periods: readonly NamedPeriod[]): NamedPeriod[] {
  return [...Map.groupBy(periods, ({ id }) => id)]
    .map(([id, list]) => ({
      id,
      from: list.map(({ from }) => from).reduce((a, b) => (byText(a, b) <= 0 ? a : b)),
      to: list.map(({ to }) => to).reduce((a, b) => (a === null || b === null ? null : byText(a, b) >= 0 ? a : b)),
    }))
    .sort((a, b) => byText(a.from, b.from) || byText(a.id, b.id));
}

/**
 * Where a date lies between two years, from 0 to 1. A year alone counts from its first day, or to its last where it is an
 * end; so does a month.
 */
export function placeOf(date: string, { first, last }: { first: number; last: number }, isEnd = false): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  const months = month === undefined ? (isEnd ? 12 : 0) : month - 1 + (day === undefined ? (isEnd ? 1 : 0) : day / 31);
  const place = (year + months / 12 - first) / (last + 1 - first);
  return Math.min(1, Math.max(0, place));
}
