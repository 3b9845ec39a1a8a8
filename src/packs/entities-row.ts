import { hashOf } from '../dataset/int-set.ts';
import type { Entity, Localised, Name } from '../dataset/schema.ts';
import type { EntitiesRow, PackDatabase, SetsRow } from './pack-db.ts';

/**
 * Entities in a row. Beyond 64 kB Chromium keeps a row in a file, which takes a fifth of the work; of those that are read
 * only the ones asked for are parsed.
 */
const PER_ROW_BITS = 8;
export const ENTITIES_PER_ROW = 1 << PER_ROW_BITS;
/** What packs have that do not say so. */
const OLDER_PER_ROW_BITS = 6;

/**
 * What repeats in lists of names is written once: a description that is the same in all languages, and the keys of names.
 */
type StoredEntity = Omit<Entity, 'description' | 'names'> & {
  description: Localised | string;
  names: (Name | StoredName)[];
};
type StoredName = [text: string, lang: string, type: Name['type'], ambiguous: 0 | 1];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** An entity as its row holds it: a line of text. */
export function lineOf(entity: Entity): string {
  const { en, nl, de } = entity.description;
  const stored: StoredEntity = {
    ...entity,
    names: entity.names.map(({ text, lang, type, ambiguous }): StoredName => [text, lang, type, ambiguous ? 1 : 0]),
    description: en === nl && en === de ? en : entity.description,
  };
  return JSON.stringify(stored);
}

/** @param lines of {@link ENTITIES_PER_ROW} entities; of the last row there may be fewer */
export const encodeLines = (lines: readonly string[]): Uint8Array => encoder.encode(lines.join('\n'));

function decodeEntities({ entities }: EntitiesRow): Entity[] {
  const stored = typeof entities === 'string' ? entities : `[${decoder.decode(entities).replaceAll('\n', ',')}]`;
  return (JSON.parse(stored) as StoredEntity[]).map(openEntity);
}

/** The one at a place in a row, without reading the others. */
function decodeEntity(row: EntitiesRow, place: number): Entity | undefined {
  const { entities } = row;
  if (typeof entities === 'string') return decodeEntities(row)[place];
  let start = 0;
  for (let left = place; left > 0; left--) {
    const end = entities.indexOf(LINE_FEED, start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = entities.indexOf(LINE_FEED, start);
  return openEntity(JSON.parse(decoder.decode(entities.subarray(start, end < 0 ? undefined : end))) as StoredEntity);
}

const LINE_FEED = 10;

function openEntity({ names, description, ...entity }: StoredEntity): Entity {
  const ofAll = typeof description === 'string' ? { en: description, nl: description, de: description } : description;
  return { ...entity, names: names.map(openName), description: ofAll };
}

function openName(name: Name | StoredName): Name {
  if (!Array.isArray(name)) return name;
  const [text, lang, type, ambiguous] = name;
  return { text, lang, type, ambiguous: ambiguous === 1 };
}

/** The two columns by which an entity's number is found. @param hashes of ids, in the order of the entities */
export function idColumns(hashes: Int32Array): Pick<SetsRow, 'idHashes' | 'idNumbers' | 'perRowBits'> {
  // Sorted as pairs in one number each: hashes as they are, numbers below; both fit into the 53 bits of a double.
  const pairs = Float64Array.from(hashes, (hash, index) => hash * LIMIT + index).sort();
  const idHashes = new Int32Array(pairs.length);
  const idNumbers = new Int32Array(pairs.length);
  for (const [at, pair] of pairs.entries()) {
    const hash = Math.floor(pair / LIMIT);
    idHashes[at] = hash;
    idNumbers[at] = pair - hash * LIMIT;
  }
  return { idHashes, idNumbers, perRowBits: PER_ROW_BITS };
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
const ROWS_AT_ONCE = 4;

/** All entities of a pack in the order of its file, some at a time; between two of them others get their turn. */
export async function* readAllEntities(db: PackDatabase): AsyncGenerator<Entity[]> {
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const rows = await db.entities
      .where('id')
      .between(from, from + ROWS_AT_ONCE)
      .toArray();
    if (rows.length === 0) return;
    yield rows.flatMap(decodeEntities);
  }
}

const columnsOf = new WeakMap<PackDatabase, Promise<SetsRow | undefined>>();

/** Entities of a pack by their ids, in that order; undefined where there is none. */
export async function readEntities(db: PackDatabase, ids: readonly string[]): Promise<(Entity | undefined)[]> {
  if (ids.length === 0) return [];
  let columns = columnsOf.get(db);
  if (!columns) {
    columns = Promise.resolve(db.sets.get('sets'));
    columnsOf.set(db, columns);
    // A connection that was broken off is opened again; what failed once is asked for anew.
    columns.catch(() => columnsOf.delete(db));
  }
  const sets = await columns;
  if (!sets) return ids.map(() => undefined);
  const { perRowBits = OLDER_PER_ROW_BITS } = sets;
  const numbers = ids.map((id) => numbersOf(sets, hashOf(id)));
  const wanted = [...new Set(numbers.flat().map((number) => number >> perRowBits))];
  const rows = new Map((await db.entities.bulkGet(wanted)).map((row, index) => [wanted[index], row]));
  return ids.map((id, index) => {
    for (const number of numbers[index] ?? []) {
      const row = rows.get(number >> perRowBits);
      const found = row && decodeEntity(row, number & ((1 << perRowBits) - 1));
      if (found?.id === id) return found;
    }
    return undefined;
  });
}
