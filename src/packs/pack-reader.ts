import type { PackInUse } from '../dataset/db.ts';
import { detailsOf, firstRoles, leadOf, neededFor, resolveId } from '../dataset/details.ts';
import { headingOf } from '../dataset/headword.ts';
import { overviewFrom } from '../dataset/overview.ts';
import type { EntityDetails, EntityLead, Overview, PackInfo } from '../dataset/reader.ts';
import { type EntityRow, goalSlots, keyIn, type NamesRow, type RoleRow } from '../dataset/rows.ts';
import type { Entity, Language } from '../dataset/schema.ts';
import { readAllEntities, readEntities } from './entities-row.ts';
import { type PackDatabase, packDatabase, prefixOf } from './pack-db.ts';

/**
 * Reads the added packs in use. Each answer comes from one pack, as no pack refers to another. A pack that is removed at
 * that moment answers as if it had never been.
 */
export class PackShelf {
  constructor(
    private readonly inUse: () => Promise<PackInUse[]>,
    private readonly language: Language,
    private readonly today: () => string,
  ) {}

  async packs(): Promise<PackInfo[]> {
    return (await this.inUse()).map(({ row }) => row.info);
  }

  async entity(id: string, most?: number): Promise<EntityDetails | undefined> {
    return this.within(id, undefined, async (db, pack) => {
      const { row: packRow, prefix } = pack;
      const [entity] = await readEntities(db, [resolveId(id, [packRow])]);
      if (!entity) return undefined;
      // Roles are kept under the prefix, and told by the pack's id as all else here.
      const roles = (await db.roles.where('ends').equals(entity.id).toArray()).map((role) => ({
        ...role,
        id: role.id.replace(prefix, packRow.id),
        pack: packRow.id,
      }));
      const row = await this.rowOf(db, entity, packRow.id, roles);
      const packs = new Map([[packRow.id, packRow]]);
      const told = firstRoles(entity.id, roles, packs, this.today(), most);
      const needed = neededFor(row, roles, told, packs);
      const local = (key: string) => key.slice(key.indexOf('/') + 1);
      const [others, goals, sources] = await Promise.all([
        readEntities(db, needed.entities),
        db.goals.bulkGet(needed.goals.map(local)),
        db.sources.bulkGet(needed.sources.map(local)),
      ]);
      const rows = others.flatMap((other) => (other ? [plainRow(other, packRow.id)] : []));
      return detailsOf({
        row,
        packs,
        roles,
        told,
        entities: new Map(rows.map((other) => [other.id, other])),
        goals: new Map(goals.flatMap((goal) => (goal ? [[keyIn(packRow.id, goal.id), goal.goal] as const] : []))),
        sources: new Map(sources.flatMap((one) => (one ? [[keyIn(packRow.id, one.id), one.source] as const] : []))),
        language: this.language,
        today: this.today(),
      });
    });
  }

  async leads(ids: readonly string[]): Promise<Map<string, EntityLead>> {
    const leads = new Map<string, EntityLead>();
    for (const [prefix, its] of Map.groupBy(ids, (id) => prefixOf(id) ?? '')) {
      await this.within(`${prefix}--`, undefined, async (db, { row }) => {
        const found = await readEntities(
          db,
          its.map((id) => resolveId(id, [row])),
        );
        for (const [index, one] of found.entries()) {
          const id = its[index];
          if (one && id !== undefined) leads.set(id, leadOf(plainRow(one, row.id), row, this.language));
        }
        return undefined;
      });
    }
    return leads;
  }

  /** One pack as lists show it: all of it is read, a part at a time. Undefined where no such pack is in use. */
  async overview(id: string): Promise<Overview | undefined> {
    const pack = (await this.inUse()).find(({ row }) => row.id === id);
    if (!pack) return undefined;
    return this.within(`${pack.prefix}--`, undefined, async (db) => {
      const packs = new Map([[id, pack.row]]);
      const leads: EntityLead[] = [];
      const parents = new Map<string, string>();
      for await (const entities of readAllEntities(db)) {
        for (const entity of entities) {
          leads.push(leadOf(plainRow(entity, id), pack.row, this.language));
          if (entity.parent !== null) parents.set(entity.id, entity.parent);
        }
      }
      const [roles, goals, sources] = await Promise.all([db.roles.toArray(), db.goals.toArray(), db.sources.toArray()]);
      const slots = goalSlots({
        entities: leads,
        roles: roles.map(({ role }) => role),
        goals: goals.map(({ goal }) => goal),
      });
      const headwords = new Map(parents.size === 0 ? [] : leads.map((lead) => [lead.id, lead.headword]));
      for (const lead of leads) {
        lead.goals = slots.get(lead.id) ?? lead.goals;
        lead.parentName = headwords.get(parents.get(lead.id) ?? '') ?? null;
      }
      return overviewFrom(leads, parents, {
        packs,
        roles: roles.map((role) => ({ ...role, pack: id })),
        goals: new Map(goals.map((goal) => [keyIn(id, goal.id), goal.goal])),
        sources: new Map(sources.map((source) => [keyIn(id, source.id), source.source])),
      });
    });
  }

  /** Surface forms in columns, for search. */
  async names(): Promise<NamesRow[]> {
    const rows = await Promise.all(
      (await this.inUse()).map(({ prefix }) => this.within<NamesRow[]>(`${prefix}--`, [], (db) => db.names.toArray())),
    );
    return rows.flat();
  }

  private async rowOf(db: PackDatabase, entity: Entity, pack: string, roles: RoleRow[]): Promise<EntityRow> {
    const [parent] = entity.parent === null ? [] : await readEntities(db, [entity.parent]);
    const goals = await db.goals.toArray();
    const slots = goalSlots({
      entities: [entity],
      roles: roles.map(({ role }) => role),
      goals: goals.map(({ goal }) => goal),
    }).get(entity.id);
    return {
      ...plainRow(entity, pack),
      parentName: parent ? headingOf(unprefixed(parent)).headword : null,
      ...(slots ? { goals: slots } : {}),
    };
  }

  private async within<T>(id: string, nothing: T, ask: (db: PackDatabase, pack: PackInUse) => Promise<T>): Promise<T> {
    const packs = await this.inUse();
    closeAllBut(packs.map(({ database }) => database));
    const pack = packs.find(({ prefix }) => prefix === prefixOf(id));
    if (!pack) return nothing;
    try {
      return await ask(await openPack(pack.database), pack);
    } catch (error) {
      console.warn('An added pack could not be read.', error);
      return nothing;
    }
  }
}

/** What is read of an entity without its roles. */
function plainRow(entity: Entity, pack: string): EntityRow {
  const heading = headingOf(unprefixed(entity));
  return { id: entity.id, pack, entity, ...heading, parentName: null, goals: [null, null, null, null, null] };
}

/** Headwords follow from ids where editors made these from names. */
const unprefixed = (entity: Entity): Entity => ({ ...entity, id: entity.id.slice(entity.id.indexOf('--') + 2) });

/** Open databases of packs, shared by all readers of this script: opening one takes ten times as long as a question. */
const opened = new Map<string, PackDatabase>();

/** One that another question is just opening is opened by it: Dexie hands out the same promise. */
async function openPack(name: string): Promise<PackDatabase> {
  let db = opened.get(name);
  if (!db || db.hasBeenClosed()) {
    db = packDatabase(name);
    opened.set(name, db);
  }
  if (!db.isOpen()) await db.open();
  return db;
}

function closeAllBut(names: readonly string[]): void {
  for (const [name, db] of opened) {
    if (names.includes(name)) continue;
    db.close();
    opened.delete(name);
  }
}
