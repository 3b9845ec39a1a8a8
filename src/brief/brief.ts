import { compareByTime } from '../dataset/details.ts';
import type { EntityDetails, EntityLead, PackInfo, PackMark, RoleDetails } from '../dataset/reader.ts';
import type { Language, Source } from '../dataset/schema.ts';
import { UNDERTAKINGS } from '../dataset/undertakings.ts';
import { isPast } from '../i18n/format.ts';
import { countryLabel, goalTitle, kindLabel, roleWord } from '../i18n/labels.ts';
import { localised } from '../i18n/localised.ts';
import type { Passage } from '../messaging/protocol.ts';
import { heldThen, type Then } from '../page-date/held-then.ts';
import { whenOf } from '../ui/role-lines.ts';

/**
 * The account of one page: what it names, what the dataset says of that and on what ground. Pure; the formats are made
 * from it. Every statement carries numbers of its sources, and a goal whether a source states it or the editors judged it.
 */
export interface Brief {
  language: Language;
  page: BriefPage;
  /** The reader's own words; empty where there are none. */
  note: string;
  /** Those of the curated dataset, then those of each added pack together, each in the order of `mentioned`. */
  entities: BriefEntity[];
  /** What the reader left out, so that the account can say that it is not all. */
  leftOut: { possibleEntities: number; pastRoles: number };
  /** In the order in which they are first cited; the first has number 1. */
  sources: BriefSource[];
  datasets: BriefDataset[];
}

export interface BriefPage {
  title: string;
  address: string;
  /** The date that the page states of itself: a year, a month or a day; null: none. */
  date: string | null;
  /** ISO 8601 with the reader's own offset: `2026-11-24T18:40:05+01:00`. */
  readAt: string;
  /** False where the page was still being read. */
  isComplete: boolean;
}

export interface BriefEntity {
  id: string;
  name: string;
  fullName: string | null;
  kind: string;
  country: string;
  /** The added pack that all of this comes from; null: the curated dataset. */
  pack: PackMark | null;
  description: string;
  sources: number[];
  /** `rivals`: others who may be meant at some of the places. */
  mentions: { certain: number; possible: number; rivals?: string[]; passages: Passage[] };
  goals: BriefGoal[];
  roles: BriefRole[];
  /** Past roles that the reader left out. */
  pastRolesLeftOut: number;
  /** How many roles others hold in it, as in an initiative; they are told with those others. */
  rolesOfOthers: number;
}

export type BriefBasis = 'stated' | 'judged';

export interface BriefGoal {
  number: number;
  title: string;
  basis: BriefBasis;
  /** How many roles on record serve it. */
  roles: number;
  /** Of roles that serve it on this basis, at most {@link MAX_GOAL_SOURCES}. */
  sources: number[];
}

export interface BriefRole {
  initiative: { id: string; name: string };
  /** Through whom, or for whom, where that is somebody else. */
  through: { id: string; name: string } | null;
  /** Code of the role: `commissioner`. */
  role: string;
  word: string;
  title: string;
  /** As in the dataset: a year, a month or a day; null: not known. */
  from: string | null;
  to: string | null;
  when: string;
  isPast: boolean;
  /** What it was at the date of the page; null where the page states none. */
  atPageDate: Then | null;
  goals: number[];
  /** Null where no goal is linked. */
  basis: BriefBasis | null;
  sources: number[];
}

export interface BriefSource {
  number: number;
  id: string;
  title: string;
  publisher: string;
  date: string | null;
  address: string | null;
  language: string;
  /** The added pack that names it; null: the curated dataset does. */
  pack: PackMark | null;
}

export interface BriefDataset {
  id: string;
  title: string;
  version: string;
  checksum: string;
  licence: string;
  publishedOn: string;
  isCurated: boolean;
}

export interface BriefInput {
  language: Language;
  page: BriefPage;
  note: string;
  mentioned: readonly {
    lead: EntityLead;
    certain: number;
    possible: number;
    rivals?: readonly string[];
    passages?: readonly Passage[];
  }[];
  /** By the id of the lead. An entity without details is told with its lead only. */
  details: ReadonlyMap<string, EntityDetails>;
  packs: readonly PackInfo[];
  /** Day by which roles are past. */
  today: string;
  options: BriefOptions;
}

export interface BriefOptions {
  pastRoles: boolean;
  /** Entities with possible mentions only; named as such. */
  possible: boolean;
}

/** A goal that most roles of an initiative serve would else cite every source there is. */
const MAX_GOAL_SOURCES = 3;

export function buildBrief({ language, page, note, mentioned, details, packs, today, options }: BriefInput): Brief {
  const cited = createCitations();
  const counted = mentioned.filter(({ certain }) => options.possible || certain > 0);
  // What a pack says stands apart from what the dataset says.
  const shown = [...Map.groupBy(counted, ({ lead }) => lead.pack?.id ?? '')]
    .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
    .flatMap(([, list]) => list);
  let pastRoles = 0;
  const entities = shown.map(({ lead, certain, possible, rivals, passages = [] }): BriefEntity => {
    const full = details.get(lead.id);
    const own = full?.roles ?? [];
    const roles = own
      .filter(({ role }) => options.pastRoles || !isPast(role.to, today))
      .sort(compareByTime(today, ({ initiative }) => initiative.headword));
    pastRoles += own.length - roles.length;
    return {
      id: lead.id,
      name: lead.headword,
      fullName: lead.fullName,
      kind: kindLabel(lead.kind, lead.sector, language),
      country: countryLabel(lead.country, language),
      pack: lead.pack,
      description: localised(lead.description, language),
      sources: cited.numbersOf(full?.sources ?? [], lead.pack),
      mentions: { certain, possible, ...(rivals && { rivals: [...rivals] }), passages: [...passages] },
      goals: full ? goalsOf(full, language, cited) : [],
      roles: roles.map((role) => roleOf(role, lead.id, { language, today, pageDate: page.date }, cited)),
      pastRolesLeftOut: own.length - roles.length,
      rolesOfOthers: full?.carriedBy.length ?? 0,
    };
  });
  const used = new Set(shown.map(({ lead }) => lead.pack?.id));
  return {
    language,
    page,
    note: note.trim(),
    entities,
    leftOut: { possibleEntities: mentioned.length - shown.length, pastRoles },
    sources: cited.list(),
    datasets: packs
      .filter((pack) => pack.curated || used.has(pack.id))
      .map(({ id, title, version, checksum, licence, publishedOn, curated }) => ({
        id,
        title: localised(title, language),
        version,
        checksum,
        licence,
        publishedOn,
        isCurated: curated,
      })),
  };
}

interface Citations {
  /** @param pack that names these sources */
  numbersOf(sources: readonly Source[], pack: PackMark | null): number[];
  list(): BriefSource[];
}

function createCitations(): Citations {
  const numbered = new Map<string, BriefSource>();
  // Two packs may use one id for different sources, and what a pack calls by the name of another's is still its own.
  const keyOf = ({ id, title, url }: Source, pack: PackMark | null) => [pack?.id, id, title, url].join('\n');
  return {
    numbersOf: (sources, pack) =>
      sources.map((source) => {
        const key = keyOf(source, pack);
        const known = numbered.get(key);
        if (known) return known.number;
        const { id, title, publisher, date, url, lang } = source;
        const number = numbered.size + 1;
        numbered.set(key, { number, id, title, publisher, date, address: url, language: lang, pack });
        return number;
      }),
    list: () => [...numbered.values()],
  };
}

const basisOf = (basis: 'stated' | 'editorial'): BriefBasis => (basis === 'stated' ? 'stated' : 'judged');

function goalsOf({ lead, roles, carriedBy }: EntityDetails, language: Language, cited: Citations): BriefGoal[] {
  const counted = UNDERTAKINGS.has(lead.kind) ? [...roles, ...carriedBy] : roles;
  return lead.goals.flatMap((basis, slot): BriefGoal[] => {
    if (basis === null) return [];
    const number = slot + 1;
    const serving = counted.filter(({ goalNumbers }) => goalNumbers.includes(number));
    const ground = serving.filter(({ role }) => role.goalBasis === basis).flatMap(({ sources }) => sources);
    const sources = [...new Map(ground.map((source) => [source.id, source])).values()].slice(0, MAX_GOAL_SOURCES);
    return [
      {
        number,
        title: goalTitle(number, language),
        basis: basisOf(basis),
        roles: serving.length,
        sources: cited.numbersOf(sources, lead.pack),
      },
    ];
  });
}

interface Times {
  language: Language;
  today: string;
  pageDate: string | null;
}

function roleOf(details: RoleDetails, self: string, times: Times, cited: Citations): BriefRole {
  const { language, today, pageDate } = times;
  const { role, initiative, subject, person, goalNumbers, sources } = details;
  const through = [person, subject].find((end) => end && end.id !== self && end.id !== initiative.id);
  const { text: when, past } = whenOf(role, today, language);
  return {
    initiative: { id: initiative.id, name: initiative.headword },
    through: through ? { id: through.id, name: through.headword } : null,
    role: role.role,
    word: roleWord(role.role, language),
    title: localised(role.title, language),
    from: role.from,
    to: role.to,
    when,
    isPast: past,
    atPageDate: pageDate === null ? null : heldThen(role, pageDate, today),
    goals: goalNumbers,
    basis: goalNumbers.length > 0 ? basisOf(role.goalBasis) : null,
    sources: cited.numbersOf(sources, initiative.pack),
  };
}

/** A moment in ISO 8601 with the offset of the reader's own time zone. */
export function localIso(moment: Date): string {
  const pad = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  // `getTimezoneOffset` counts minutes from local time to UTC: −60 for +01:00.
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${pad(offset / 60)}:${pad(offset % 60)}`;
}
