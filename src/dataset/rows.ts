import { familyOf } from './family.ts';
import { type Heading, headingOf } from './headword.ts';
import type { NameRow, PackInfo } from './reader.ts';
import type { Doubt, Entity, Goal, Localised, Pack, Role, Source } from './schema.ts';
import { UNDERTAKINGS } from './undertakings.ts';

/** A pack that is to be used, and whether it is the dataset that comes with the extension. */
export interface InstallablePack {
  pack: Pack;
  checksum: string;
  curated: boolean;
}

/**
 * The packs in use as they are kept for reading: what a card asks first is worked out once, when they are installed. The
 * same rows lie in IndexedDB and, where there is none, in memory. Ids of rows are unique within their list.
 */
export interface DatasetRows {
  packs: PackRow[];
  entities: EntityRow[];
  names: NamesRow[];
  roles: RoleRow[];
  goals: GoalRow[];
  sources: SourceRow[];
}

export interface PackRow {
  id: string;
  info: PackInfo;
  /** Old id → id of today. */
  redirects: Record<string, string>;
  /** See {@link familyOf}; empty for an added pack. */
  family: string[];
  /** Missing where the pack came by a way that keeps none. */
  doubts?: Doubt[];
}

type GoalSlots = (null | 'stated' | 'editorial')[];

export interface EntityRow extends Heading {
  id: string;
  /** Id of the pack it comes from. */
  pack: string;
  entity: Entity;
  /** How the parent is called, or null. */
  parentName: Localised | null;
  goals: GoalSlots;
}

/**
 * Some thousand surface forms in columns, each joined by line feeds, which no text of a pack holds: a hundred thousand
 * names are read in milliseconds, where a row for each would take seconds.
 */
export interface NamesRow {
  id: string;
  entities: string;
  texts: string;
  langs: string;
  types: string;
}

export interface RoleRow {
  id: string;
  pack: string;
  /** Ids of those it stands on the cards of: subject, initiative and person; each once. */
  ends: string[];
  role: Role;
}

/** Goals and sources are named within their pack: see {@link keyIn}. */
interface GoalRow {
  id: string;
  goal: Goal;
}

interface SourceRow {
  id: string;
  source: Source;
}

/** The id of a goal's or source's row: two packs may give one id to different things. */
export function keyIn(pack: string, id: string): string {
  return `${pack}/${id}`;
}

/** Surface forms a row of names holds. Larger means fewer reads, and more memory for each. */
const NAMES_PER_ROW = 5_000;

/**
 * Works out the rows of checked packs. Entities of two packs with the same id are one: the first pack by id describes
 * it, the roles and names of both count.
 */
export function rowsOf(packs: readonly InstallablePack[]): DatasetRows {
  const sorted = packs.toSorted((a, b) => (a.pack.id < b.pack.id ? -1 : 1));
  const entities = new Map<string, EntityRow>();
  for (const { pack } of sorted) {
    for (const row of entityRows(pack)) if (!entities.has(row.id)) entities.set(row.id, row);
  }
  const each = <T>(rows: (pack: Pack) => T[]): T[] => sorted.flatMap(({ pack }) => rows(pack));
  return {
    packs: sorted.map(packRow),
    entities: [...entities.values()],
    names: each(namesRows),
    roles: each((pack) =>
      pack.roles.map((role, index) => {
        const ends = new Set([role.subject, role.initiative, ...(role.person === null ? [] : [role.person])]);
        return { id: keyIn(pack.id, String(index)), pack: pack.id, ends: [...ends], role };
      }),
    ),
    goals: each((pack) => pack.goals.map((goal) => ({ id: keyIn(pack.id, goal.id), goal }))),
    sources: each((pack) => pack.sources.map((source) => ({ id: keyIn(pack.id, source.id), source }))),
  };
}

function packRow({ pack, checksum, curated }: InstallablePack): PackRow {
  const { id, version, title, licence, publishedOn, redirects, doubts } = pack;
  const entityCount = pack.entities.length;
  return {
    id,
    info: { id, version, checksum, title, licence, publishedOn, entityCount, curated },
    redirects,
    family: curated ? familyOf(pack) : [],
    doubts,
  };
}

function entityRows(pack: Pack): EntityRow[] {
  const byId = new Map(pack.entities.map((entity) => [entity.id, entity]));
  const slots = goalSlots(pack);
  return pack.entities.map((entity) => {
    const parent = entity.parent === null ? undefined : byId.get(entity.parent);
    return {
      id: entity.id,
      pack: pack.id,
      entity,
      ...headingOf(entity),
      parentName: parent ? headingOf(parent).headword : null,
      goals: slots.get(entity.id) ?? noGoals(),
    };
  });
}

/** The surface forms of rows of names, in their order. */
export function* readNames(rows: Iterable<NamesRow>): Generator<NameRow> {
  for (const row of rows) {
    const [entities, texts, langs, types] = [row.entities, row.texts, row.langs, row.types].map((column) =>
      column.split('\n'),
    );
    for (const [index, text] of (texts ?? []).entries()) {
      yield { entity: entities?.[index] ?? '', text, lang: langs?.[index] ?? 'und', type: types?.[index] ?? 'common' };
    }
  }
}

function namesRows(pack: Pack): NamesRow[] {
  const all = pack.entities.flatMap(({ id, names }) => names.map((name) => ({ entity: id, ...name })));
  const rows: NamesRow[] = [];
  for (let start = 0; start < all.length; start += NAMES_PER_ROW) {
    const part = all.slice(start, start + NAMES_PER_ROW);
    const column = (key: 'entity' | 'text' | 'lang' | 'type') => part.map((name) => name[key]).join('\n');
    rows.push({
      id: keyIn(pack.id, String(start)),
      entities: column('entity'),
      texts: column('text'),
      langs: column('lang'),
      types: column('type'),
    });
  }
  return rows;
}

const noGoals = (): GoalSlots => [null, null, null, null, null];

/**
 * Best basis on record for goals 1 to 5, by entity: of the roles it has, the roles it is the person of where it has none
 * of its own in that initiative, and, for an undertaking, the roles others have in it.
 */
export function goalSlots({
  entities,
  roles,
  goals,
}: Pick<Pack, 'roles' | 'goals'> & { entities: readonly { id: string; kind: string }[] }): Map<string, GoalSlots> {
  const numbers = new Map(goals.map(({ id, number }) => [id, number]));
  const carried = new Set(entities.filter(({ kind }) => UNDERTAKINGS.has(kind)).map(({ id }) => id));
  const slots = new Map<string, GoalSlots>();
  const own = new Set(roles.map(({ subject, initiative }) => `${subject} ${initiative}`));
  for (const role of roles) {
    // As its details have it, or there were goals that no role stands for.
    const person = own.has(`${role.person} ${role.initiative}`) ? null : role.person;
    const bearers = [role.subject, person, carried.has(role.initiative) ? role.initiative : null];
    for (const id of bearers) {
      if (id === null) continue;
      const its = slots.get(id) ?? noGoals();
      slots.set(id, its);
      for (const goal of role.goals) {
        const slot = (numbers.get(goal) ?? 0) - 1;
        if (slot >= 0 && slot < its.length && its[slot] !== 'stated') its[slot] = role.goalBasis;
      }
    }
  }
  return slots;
}
