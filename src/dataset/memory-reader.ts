import { todayOf } from '../i18n/format.ts';
import type { Gazetteer } from '../matching/types.ts';
import { compareGoals, detailsOf, firstRoles, leadOf, neededFor, resolveId } from './details.ts';
import { buildGazetteer } from './gazetteer.ts';
import { overviewOf } from './overview.ts';
import type { DatasetReader, EntityDetails, EntityLead, NameRow, Overview, PackInfo } from './reader.ts';
import { type EntityRow, type InstallablePack, type PackRow, type RoleRow, readNames, rowsOf } from './rows.ts';
import type { Goal, Language, Source } from './schema.ts';

/** The rows of packs, indexed; can be shared by readers in several languages. */
export interface MemoryDataset {
  packs: ReadonlyMap<string, PackRow>;
  entities: ReadonlyMap<string, EntityRow>;
  goals: ReadonlyMap<string, Goal>;
  sources: ReadonlyMap<string, Source>;
  roles: ReadonlyMap<string, readonly RoleRow[]>;
  names: readonly NameRow[];
  gazetteer: Gazetteer;
}

/** Works out what a {@link MemoryReader} reads: tens of milliseconds for our dataset. */
export function memoryDataset(packs: readonly InstallablePack[]): MemoryDataset {
  const rows = rowsOf(packs);
  const roles = new Map<string, RoleRow[]>();
  for (const row of rows.roles) {
    for (const id of row.ends) {
      const around = roles.get(id) ?? [];
      around.push(row);
      roles.set(id, around);
    }
  }
  return {
    packs: new Map(rows.packs.map((row) => [row.id, row])),
    entities: new Map(rows.entities.map((row) => [row.id, row])),
    goals: new Map(rows.goals.map(({ id, goal }) => [id, goal])),
    sources: new Map(rows.sources.map(({ id, source }) => [id, source])),
    roles,
    names: [...readNames(rows.names)],
    gazetteer: buildGazetteer(packs.map(({ pack }) => pack)),
  };
}

/** Reads the dataset from memory: where the browser allows no database, and in Node. Answers as the other reader does. */
export class MemoryReader implements DatasetReader {
  readonly #data: MemoryDataset;
  readonly #language: Language;
  readonly #today: () => string;

  /**
   * @param language of headwords and parents' names
   * @param today the day by which roles are past, as `2026-11-24`
   */
  constructor(data: MemoryDataset, language: Language, today = () => todayOf(new Date())) {
    this.#data = data;
    this.#language = language;
    this.#today = today;
  }

  async packs(): Promise<PackInfo[]> {
    return [...this.#data.packs.values()].map(({ info }) => info);
  }

  async entity(id: string, most?: number): Promise<EntityDetails | undefined> {
    const { packs, entities, goals, sources } = this.#data;
    const row = this.#row(id);
    if (!row) return undefined;
    const roles = this.#data.roles.get(row.id) ?? [];
    const told = firstRoles(row.id, roles, packs, this.#today(), most);
    const needed = neededFor(row, roles, told, packs);
    return detailsOf({
      row,
      packs,
      roles,
      told,
      entities: subset(entities, needed.entities),
      goals: subset(goals, needed.goals),
      sources,
      language: this.#language,
      today: this.#today(),
    });
  }

  async leads(ids: readonly string[]): Promise<Map<string, EntityLead>> {
    const leads = new Map<string, EntityLead>();
    for (const id of ids) {
      const row = this.#row(id);
      if (row) leads.set(id, leadOf(row, this.#data.packs.get(row.pack), this.#language));
    }
    return leads;
  }

  async names(): Promise<NameRow[]> {
    return [...this.#data.names];
  }

  async goals(): Promise<Goal[]> {
    return [...this.#data.goals.values()].sort(compareGoals);
  }

  overview(): Promise<Overview>;
  overview(pack: string): Promise<Overview | undefined>;
  async overview(wanted?: string): Promise<Overview | undefined> {
    const isWanted = ({ id, info }: PackRow) => (wanted === undefined ? info.curated : id === wanted && !info.curated);
    const packs = new Map([...this.#data.packs].filter(([, pack]) => isWanted(pack)));
    if (wanted !== undefined && packs.size === 0) return undefined;
    const ofThem = <T>(rows: ReadonlyMap<string, T>) =>
      new Map([...rows].filter(([key]) => packs.has(key.slice(0, key.indexOf('/')))));
    const { entities, roles, goals, sources } = this.#data;
    return overviewOf(
      {
        packs,
        entities: [...entities.values()].filter(({ pack }) => packs.has(pack)),
        // Indexed by each end: the same row stands there two or three times.
        roles: new Set([...roles.values()].flat().filter(({ pack }) => packs.has(pack))),
        goals: ofThem(goals),
        sources: ofThem(sources),
      },
      this.#language,
    );
  }

  async gazetteer(): Promise<Gazetteer> {
    return this.#data.gazetteer;
  }

  #row(id: string): EntityRow | undefined {
    return this.#data.entities.get(resolveId(id, this.#data.packs.values()));
  }
}

function subset<T>(from: ReadonlyMap<string, T>, ids: readonly string[]): Map<string, T> {
  return new Map(
    ids.flatMap((id) => {
      const found = from.get(id);
      return found === undefined ? [] : [[id, found] as const];
    }),
  );
}
