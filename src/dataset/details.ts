import type {
  DoubtDetails,
  EntityDetails,
  EntityLead,
  PackInfo,
  PackMark,
  RoleDetails,
  RoleGroup,
  RoleTally,
} from './reader.ts';
import { type EntityRow, keyIn, type PackRow, type RoleRow } from './rows.ts';
import type { Doubt, Goal, Language, RoleWord, Source } from './schema.ts';

/**
 * From rows to what a card shows. Pure; both readers use it, so that a card says the same with and without a database.
 */

/** What a role weighs in the order of a card: from those who carry an initiative to those who were there. */
export const ROLE_WEIGHT: Readonly<Record<RoleWord, number>> = Object.fromEntries(
  (
    [
      'convener',
      'co-convener',
      'chair',
      'commissioner',
      'office-holder',
      'secretariat',
      'host',
      'founder',
      'project-lead',
      'funder',
      'author',
      'successor',
      'predecessor',
      'knowledge-partner',
      'member',
      'partner',
      'reporting-authority',
      'regulator',
      'legal-basis',
      'signatory',
      'supporter',
      'consulted',
      'participant',
    ] satisfies RoleWord[]
  ).map((word, place) => [word, place]),
) as Record<RoleWord, number>;

/** How an added pack is named in one language. */
export const markOf = ({ id, title, publishedOn }: PackInfo, language: Language): PackMark => ({
  id,
  title: title[language] ?? id,
  date: publishedOn,
});

/** The lead of an entity in one language. `pack` is the pack the row comes from. */
export function leadOf(row: EntityRow, pack: PackRow | undefined, language: Language): EntityLead {
  const { id, kind, sector, country, description } = row.entity;
  return {
    id,
    headword: row.headword[language],
    fullName: row.fullName?.[language] ?? null,
    kind,
    sector,
    country,
    parentName: row.parentName?.[language] ?? null,
    description,
    goals: row.goals,
    pack: pack === undefined || pack.info.curated ? null : markOf(pack.info, language),
  };
}

/** What can be opened comes first: a source without an address is shown as words alone. */
const linkedFirst = (a: Source, b: Source): number => Number(a.url === null) - Number(b.url === null);

/** Of each group of roles, what a card or an entry shows of them: an initiative may have been signed by everybody. */
export const MOST_ROLES = 200;

/** All rows that the details of one entity are made of, by the ids that {@link neededFor} names. */
export interface DetailRows {
  row: EntityRow;
  packs: ReadonlyMap<string, PackRow>;
  /** Roles it has, roles it is the person of, and roles others have in it; in any order, each once. */
  roles: readonly RoleRow[];
  /** Those of `roles` that are told of; see {@link firstRoles}. */
  told: readonly RoleRow[];
  entities: ReadonlyMap<string, EntityRow>;
  goals: ReadonlyMap<string, Goal>;
  sources: ReadonlyMap<string, Source>;
  language: Language;
  /** Day by which a role is past, such as `2026-11-24`. */
  today: string;
}

/** Doubts of a pack about one entity. */
const doubtsAbout = (pack: PackRow | undefined, id: string): Exclude<Doubt, string>[] =>
  (pack?.doubts ?? []).filter((doubt) => typeof doubt !== 'string' && doubt.about.includes(id)) as Exclude<
    Doubt,
    string
  >[];

/** A doubt with its sources resolved. */
export function doubtDetails(pack: string, doubt: Doubt, sources: ReadonlyMap<string, Source>): DoubtDetails {
  if (typeof doubt === 'string') return { text: { und: doubt }, about: [], sources: [] };
  return { text: doubt.text, about: doubt.about, sources: pick(pack, doubt.sources, sources).sort(linkedFirst) };
}

const familiesOf = (packs: ReadonlyMap<string, PackRow>) =>
  new Map([...packs].map(([id, { family }]) => [id, new Set(family)]));

/**
 * What a group of roles is to an entity; null: none. What a person did for others counts where they have no role of their
 * own in that initiative: it is the same one.
 */
function groupingFor(id: string, roles: readonly RoleRow[], packs: ReadonlyMap<string, PackRow>) {
  const families = familiesOf(packs);
  const own = new Set(roles.filter(({ role }) => role.subject === id).map(({ role }) => role.initiative));
  const isFamily = ({ role, pack }: RoleRow) => families.get(pack)?.has(role.initiative) ?? false;
  const ownGroup = (row: RoleRow): RoleGroup | null => {
    const { subject, person, initiative } = row.role;
    if (subject !== id && (person !== id || own.has(initiative))) return null;
    return isFamily(row) ? 'family' : 'others';
  };
  const carriedGroup = ({ role }: RoleRow): RoleGroup | null => {
    if (role.initiative !== id) return null;
    return role.role === 'predecessor' || role.role === 'successor' ? role.role : 'carriers';
  };
  return { isFamily, ownGroup, carriedGroup };
}

/** Of each group of an entity's roles the first, in the order of {@link detailsOf}. All of them where they are few. */
export function firstRoles(
  id: string,
  roles: readonly RoleRow[],
  packs: ReadonlyMap<string, PackRow>,
  today: string,
  most = Number.POSITIVE_INFINITY,
): readonly RoleRow[] {
  if (roles.length <= most) return roles;
  const { isFamily, ownGroup, carriedGroup } = groupingFor(id, roles, packs);
  const found = new Map<RoleGroup, number>();
  const isAmong = (group: RoleGroup | null): boolean => {
    if (group === null) return false;
    const count = (found.get(group) ?? 0) + 1;
    found.set(group, count);
    return count <= most;
  };
  return roles
    .map((row) => ({ row, role: row.role, family: isFamily(row) }))
    .sort((a, b) => compareRoles(a, b, today))
    .flatMap(({ row }) => {
      const [isOwnShown, isCarriedShown] = [isAmong(ownGroup(row)), isAmong(carriedGroup(row))];
      return isOwnShown || isCarriedShown ? [row] : [];
    });
}

/**
 * Ids of the rows that {@link detailsOf} needs for an entity and its roles; with `packs`, for its doubts too.
 *
 * @param told those of the roles that are told of
 */
export function neededFor(
  row: EntityRow,
  roles: readonly RoleRow[],
  told: readonly RoleRow[],
  packs?: ReadonlyMap<string, PackRow>,
) {
  const entities = new Set(row.entity.parent === null ? [] : [row.entity.parent]);
  const goals = new Set<string>();
  const sources = new Set(row.entity.sources.map((id) => keyIn(row.pack, id)));
  for (const doubt of doubtsAbout(packs?.get(row.pack), row.id)) {
    for (const id of doubt.sources) sources.add(keyIn(row.pack, id));
  }
  for (const { role, pack } of roles) for (const id of role.goals) goals.add(keyIn(pack, id));
  for (const { role, pack } of told) {
    entities.add(role.subject).add(role.initiative);
    if (role.person !== null) entities.add(role.person);
    for (const id of role.sources) sources.add(keyIn(pack, id));
  }
  return { entities: [...entities], goals: [...goals], sources: [...sources] };
}

/**
 * The details of one entity, or undefined where its pack's row is missing. A role whose other end is not among the rows is left out, so that a damaged database makes
 * a shorter card rather than none.
 */
export function detailsOf(rows: DetailRows): EntityDetails | undefined {
  const { row, packs, language, goals, sources, today } = rows;
  const { id, entity } = row;
  const pack = packs.get(row.pack);
  if (!pack) return undefined;
  const { isFamily, ownGroup, carriedGroup } = groupingFor(id, rows.roles, packs);
  const leads = new Map(
    [...rows.entities].map(([key, other]) => [key, leadOf(other, packs.get(other.pack), language)]),
  );
  const parent = entity.parent === null ? null : (leads.get(entity.parent) ?? null);

  const numbersOf = ({ role, pack: of }: RoleRow) => pick(of, role.goals, goals).map(({ number }) => number);
  const describe = (row: RoleRow, group: RoleGroup): RoleDetails[] => {
    const { role, pack: of } = row;
    const [subject, initiative] = [leads.get(role.subject), leads.get(role.initiative)];
    if (!subject || !initiative) return [];
    return [
      {
        role,
        subject,
        initiative,
        person: role.person === null ? null : (leads.get(role.person) ?? null),
        family: isFamily(row),
        group,
        goalNumbers: numbersOf(row).sort((a, b) => a - b),
        sources: pick(of, role.sources, sources).sort(linkedFirst),
      },
    ];
  };
  const told = new Set(rows.told);
  const counts = { family: 0, others: 0, carriers: 0, predecessor: 0, successor: 0 };
  /** Roles in the groups that a question gives, those that are told of in their order; counted are all. */
  const tell = (groupOf: (row: RoleRow) => RoleGroup | null) => {
    const tally: RoleTally = { total: 0, linked: 0, stated: 0, goals: Array(10).fill(0) };
    const list: RoleDetails[] = [];
    for (const row of rows.roles) {
      const group = groupOf(row);
      if (group === null) continue;
      const described = told.has(row) ? describe(row, group) : null;
      if (described?.length === 0) continue;
      list.push(...(described ?? []));
      const numbers = numbersOf(row);
      counts[group] += 1;
      tally.total += 1;
      if (numbers.length > 0) tally.linked += 1;
      if (numbers.length > 0 && row.role.goalBasis === 'stated') tally.stated += 1;
      for (const number of new Set(numbers)) tally.goals[number] = (tally.goals[number] ?? 0) + 1;
    }
    return { tally, list: list.sort((a, b) => compareRoles(a, b, today)) };
  };
  const own = tell(ownGroup);
  const carried = tell(carriedGroup);

  return {
    entity,
    lead: leadOf(row, pack, language),
    roles: own.list,
    carriedBy: carried.list,
    counts,
    own: own.tally,
    carried: carried.tally,
    goals: [...goals.values()].sort(compareGoals),
    sources: pick(row.pack, entity.sources, sources),
    parent,
    doubts: doubtsAbout(pack, id).map((doubt) => doubtDetails(row.pack, doubt, sources)),
    packVersion: pack.info.version,
    packChecksum: pack.info.checksum,
  };
}

/** Goals in the order of their numbers. */
export function compareGoals(a: Goal, b: Goal): number {
  return a.number - b.number || compareText(a.id, b.id);
}

/**
 * The order of roles on a card: the family first, those that go on before past ones, then by weight of the word, then the
 * newest. Of an undated one nobody knows whether it goes on: what founds, leads or funds is taken to, what is less stands
 * among the past; undated ones last among their like; of two alike the better attested one, so CoMensha was consulted on the Blueprint
 * (two sources) before the Commission (one). What is still alike goes by the initiative's id, so that the order is one.
 */
function compareRoles(a: RankedRole, b: RankedRole, today: string): number {
  return (
    Number(b.family) - Number(a.family) ||
    Number(goesOn(b.role, today)) - Number(goesOn(a.role, today)) ||
    ROLE_WEIGHT[a.role.role] - ROLE_WEIGHT[b.role.role] ||
    compareDescending(a.role.to ?? a.role.from, b.role.to ?? b.role.from) ||
    b.role.sources.length - a.role.sources.length ||
    compareText(a.role.initiative, b.role.initiative) ||
    compareText(a.role.subject, b.role.subject)
  );
}

const goesOn = ({ role, from, to }: RankedRole['role'], today: string): boolean =>
  from === null && to === null ? ROLE_WEIGHT[role] < ROLE_WEIGHT.author : !isPast(to, today);

type RankedRole = Pick<RoleDetails, 'role' | 'family'>;

/**
 * The order of roles where all of them are listed with their time, as in an entry and in print: those that go on before
 * past ones (an undated one by the weight of its word, as on a card), of either the latest beginning first, undated ones
 * last; of one beginning by name, then by weight of the word.
 *
 * @param today the day by which a role is past
 * @param nameOf what the list calls a role by
 */
export function compareByTime(today: string, nameOf: (details: RoleDetails) => string) {
  return (a: RoleDetails, b: RoleDetails): number =>
    Number(goesOn(b.role, today)) - Number(goesOn(a.role, today)) ||
    compareDescending(a.role.from ?? a.role.to, b.role.from ?? b.role.to) ||
    nameOf(a).localeCompare(nameOf(b)) ||
    ROLE_WEIGHT[a.role.role] - ROLE_WEIGHT[b.role.role] ||
    compareText(a.subject.id, b.subject.id);
}

/** Whether a role that ended in `to` (a year, month or day, or null) is over on a day. Its last year or month is not over. */
export function isPast(to: string | null, today: string): boolean {
  return to !== null && to < today.slice(0, to.length);
}

/** Follows changed ids to the one of today; an id that did not change stays. */
export function resolveId(id: string, packs: Iterable<PackRow>): string {
  let current = id;
  for (const { redirects } of packs) {
    // Checked packs have no circles, yet a chain cannot be longer than its table.
    for (let steps = Object.keys(redirects).length; steps > 0 && Object.hasOwn(redirects, current); steps -= 1) {
      current = redirects[current] ?? current;
    }
  }
  return current;
}

function pick<T>(pack: string, ids: readonly string[], from: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => from.get(keyIn(pack, id)) ?? []);
}

function compareDescending(a: string | null, b: string | null): number {
  return compareText(b ?? '', a ?? '');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
