import { hashOf } from '../dataset/int-set.ts';
import type { Entity, Localised } from '../dataset/schema.ts';
import type { PackDatabase, SetsRow } from './pack-db.ts';

/** Entities in a row. More are faster to write and slower to read one of. */
const PER_ROW_BITS = 6;
export const ENTITIES_PER_ROW = 1 << PER_ROW_BITS;

/** A description that is the same in all languages, as lists of names have it, is written once. */
type StoredEntity = Omit<Entity, 'description'> & { description: Localised | string };

export function encodeEntities(entities: readonly Entity[]): string {
  const stored = entities.map((entity): StoredEntity => {
    const { en, nl, de } = entity.description;
    return en === nl && en === de ? { ...entity, description: en } : entity;
  });
  return JSON.stringify(stored);
}

function decodeEntities(text: string): Entity[] {
  return (JSON.parse(text) as StoredEntity[]).map((stored) => {
    const { description } = stored;
    if (typeof description !== 'string') return stored as Entity;
    return { ...stored, description: { en: description, nl: description, de: description } };
  });
}

/** The two columns by which an entity's number is found. @param hashes of ids, in the order of the entities */
export function idColumns(hashes: Int32Array): Pick<SetsRow, 'idHashes' | 'idNumbers'> {
  // Sorted as pairs in one number each: hashes as they are, numbers below; both fit into the 53 bits of a double.
  const pairs = Float64Array.from(hashes, (hash, index) => hash * LIMIT + index).sort();
  const idHashes = new Int32Array(pairs.length);
  const idNumbers = new Int32Array(pairs.length);
  for (const [at, pair] of pairs.entries()) {
    const hash = Math.floor(pair / LIMIT);
    idHashes[at] = hash;
    idNumbers[at] = pair - hash * LIMIT;
  }
  return { idHashes, idNumbers };
}

/** More entities than a pack may have. */
const LIMIT = 1 << 20;

/** Numbers of the entities whose ids have this hash: one, as a rule. */
export function numbersOf({ idHashes, idNumbers }: Pick<SetsRow, 'idHashes' | 'idNumbers'>, hash: number): number[] {
  let low = 0;
  let high = idHashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((idHashes[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  const numbers: number[] = [];
  for (; idHashes[low] === hash; low++) numbers.push(idNumbers[low] as number);
  return numbers;
}

/** Rows read at once: what is made of them takes some milliseconds. */
const ROWS_AT_ONCE = 16;

/** All entities of a pack in the order of its file, some at a time; between two of them others get their turn. */
export async function* readAllEntities(db: PackDatabase): AsyncGenerator<Entity[]> {
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const rows = await db.entities
      .where('id')
      .between(from, from + ROWS_AT_ONCE)
      .toArray();
    if (rows.length === 0) return;
    yield rows.flatMap(({ entities }) => decodeEntities(entities));
  }
}

const columnsOf = new WeakMap<PackDatabase, Promise<SetsRow | undefined>>();

/** Entities of a pack by their ids, in that order; undefined where there is none. */
export async function readEntities(db: PackDatabase, ids: readonly string[]): Promise<(Entity | undefined)[]> {
  if (ids.length === 0) return [];
  let columns = columnsOf.get(db);
  if (!columns) {
    columns = db.sets.get('sets');
    columnsOf.set(db, columns);
  }
  const sets = await columns;
  if (!sets) return ids.map(() => undefined);
  const numbers = ids.map((id) => numbersOf(sets, hashOf(id)));
  const wanted = [...new Set(numbers.flat().map((number) => number >> PER_ROW_BITS))];
  const rows = await db.entities.bulkGet(wanted);
  const found = new Map<string, Entity>();
  for (const row of rows) {
    for (const entity of row ? decodeEntities(row.entities) : []) found.set(entity.id, entity);
  }
  return ids.map((id) => found.get(id));
}
