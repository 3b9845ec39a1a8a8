import { currentGeneration, type DatasetDatabase, inGeneration, packsInUse, readCompiled } from '../dataset/db.ts';
import { compareGoals, detailsOf, firstRoles, leadOf, neededFor, resolveId } from '../dataset/details.ts';
import { overviewOf } from '../dataset/overview.ts';
import type { DatasetReader, EntityDetails, EntityLead, NameRow, Overview, PackInfo } from '../dataset/reader.ts';
import { type PackRow, type RoleRow, readNames } from '../dataset/rows.ts';
import type { Goal, Language } from '../dataset/schema.ts';
import { todayOf } from '../i18n/format.ts';
import { openGazetteer } from '../matching/scan/compact.ts';
import type { Gazetteer } from '../matching/types.ts';
import { prefixOf } from './pack-db.ts';
import { PackShelf } from './pack-reader.ts';

/**
 * Reads the dataset from the database. Each question is one transaction that begins with the current generation, so that
 * an answer never mixes two and a switch in between is harmless. Before the first installation there is nothing:
 * lists are empty. What is asked of entities of added packs is read from the databases of these.
 *
 * Cheap to make: one a question is fine, for a reader in another language.
 */
export class DexieReader implements DatasetReader {
  readonly #db: DatasetDatabase;
  readonly #language: Language;
  readonly #today: () => string;
  readonly #shelf: PackShelf;

  /**
   * @param language of headwords and parents' names
   * @param today the day by which roles are past, as `2026-11-24`
   */
  constructor(db: DatasetDatabase, language: Language, today = () => todayOf(new Date())) {
    this.#db = db;
    this.#language = language;
    this.#today = today;
    this.#shelf = new PackShelf(() => packsInUse(db), language, today);
  }

  async packs(): Promise<PackInfo[]> {
    const own = await this.#read<PackInfo[]>([], async (_, packs) => [...packs.values()].map(({ info }) => info));
    return own.length === 0 ? [] : [...own, ...(await this.#shelf.packs())];
  }

  entity(id: string, most?: number): Promise<EntityDetails | undefined> {
    if (prefixOf(id) !== null) return this.#shelf.entity(id, most);
    const db = this.#db;
    return this.#read(undefined, async (generation, packs) => {
      const row = await db.entities.get([generation, resolveId(id, packs.values())]);
      if (!row) return undefined;
      const roles = await this.#rolesAround(generation, row.id);
      const told = firstRoles(row.id, roles, packs, this.#today(), most);
      const needed = neededFor(row, roles, told, packs);
      const [entities, goals, sources] = await Promise.all([
        db.entities.bulkGet(keys(generation, needed.entities)),
        db.goals.bulkGet(keys(generation, needed.goals)),
        db.sources.bulkGet(keys(generation, needed.sources)),
      ]);
      return detailsOf({
        row,
        packs,
        roles,
        told,
        entities: byId(entities, (found) => found),
        goals: byId(goals, ({ goal }) => goal),
        sources: byId(sources, ({ source }) => source),
        language: this.#language,
        today: this.#today(),
      });
    });
  }

  async leads(ids: readonly string[]): Promise<Map<string, EntityLead>> {
    const added = ids.filter((id) => prefixOf(id) !== null);
    const own = await this.#ownLeads(ids.filter((id) => prefixOf(id) === null));
    return added.length === 0 ? own : new Map([...own, ...(await this.#shelf.leads(added))]);
  }

  #ownLeads(ids: readonly string[]): Promise<Map<string, EntityLead>> {
    return this.#read(new Map(), async (generation, packs) => {
      const resolved = ids.map((id) => resolveId(id, packs.values()));
      const rows = await this.#db.entities.bulkGet(keys(generation, resolved));
      const leads = new Map<string, EntityLead>();
      for (const [index, row] of rows.entries()) {
        const id = ids[index];
        if (row && id !== undefined) leads.set(id, leadOf(row, packs.get(row.pack), this.#language));
      }
      return leads;
    });
  }

  async names(): Promise<NameRow[]> {
    const own = await this.#read([], (generation) => inGeneration(this.#db, 'names', generation).toArray());
    return [...readNames(own), ...readNames(await this.#shelf.names())];
  }

  goals(): Promise<Goal[]> {
    return this.#read([], async (generation) =>
      (await inGeneration(this.#db, 'goals', generation).toArray()).map(({ goal }) => goal).sort(compareGoals),
    );
  }

  overview(): Promise<Overview>;
  overview(pack: string): Promise<Overview | undefined>;
  overview(pack?: string): Promise<Overview | undefined> {
    return pack === undefined ? this.#ownOverview() : this.#shelf.overview(pack);
  }

  #ownOverview(): Promise<Overview> {
    const db = this.#db;
    const nothing = {
      goals: [],
      leads: new Map(),
      parents: new Map(),
      family: new Set<string>(),
      doubts: [],
      roles: [],
    };
    return this.#read<Overview>(nothing, async (generation, packs) => {
      const [entities, roles, goals, sources] = await Promise.all([
        inGeneration(db, 'entities', generation).toArray(),
        inGeneration(db, 'roles', generation).toArray(),
        inGeneration(db, 'goals', generation).toArray(),
        inGeneration(db, 'sources', generation).toArray(),
      ]);
      const rows = { goals: byId(goals, ({ goal }) => goal), sources: byId(sources, ({ source }) => source) };
      return overviewOf({ packs, entities, roles, ...rows }, this.#language);
    });
  }

  /** @throws Error before the first installation */
  async gazetteer(): Promise<Gazetteer> {
    const row = await readCompiled(this.#db);
    if (!row) throw new Error('The dataset is not installed yet.');
    return openGazetteer(row.gazetteer);
  }

  /** Runs one question on the current generation; `nothing` is the answer where there is none. */
  #read<T>(nothing: T, ask: (generation: number, packs: Map<string, PackRow>) => Promise<T>): Promise<T> {
    const db = this.#db;
    const tables = [db.state, db.packs, db.entities, db.names, db.roles, db.goals, db.sources];
    return db.transaction('r', tables, async () => {
      const generation = await currentGeneration(db);
      if (generation === undefined) return nothing;
      return ask(
        generation,
        byId(await inGeneration(db, 'packs', generation).toArray(), (row) => row),
      );
    });
  }

  /** Roles an entity has, is the person of, and those others have in it. While one installs, two generations are there. */
  #rolesAround(generation: number, id: string): Promise<RoleRow[]> {
    return this.#db.roles
      .where('ends')
      .equals(id)
      .filter((row) => row.generation === generation)
      .toArray();
  }
}

function keys(generation: number, ids: readonly string[]): [number, string][] {
  return ids.map((id) => [generation, id]);
}

function byId<R extends { id: string }, T>(rows: readonly (R | undefined)[], value: (row: R) => T): Map<string, T> {
  return new Map(rows.flatMap((row) => (row ? [[row.id, value(row)] as const] : [])));
}
