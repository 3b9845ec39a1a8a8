import { type Collection, Dexie, type Table } from 'dexie';
import type { CompactGazetteer, Release } from '../matching/scan/compact.ts';
import { type Parcel, type Place, putTogether, takeApart } from './parcels.ts';
import type { DatasetRows, PackRow } from './rows.ts';

/**
 * The database of the dataset: the one file that says what tables it has and what their rows hold. Everything in it is made from packs and can be
 * made anew, so that nothing is lost with it; what the reader chose lives elsewhere.
 *
 * A *generation* is one whole installation of all packs in use. Each row of content belongs to one; the row in `state`
 * says which one is read. A new generation is written beside the old and switched to in one transaction.
 *
 *     state        current ─▶ 7 │ gazetteer ─▶ 8
 *     generations  6 old, being deleted │ 7 ready, with its counts │ 8 ready, compiled with added packs │ 9 writing
 *     entities     [6, …] [7, abn-amro] [7, acams] … [9, …]             and so on for each table of content
 *
 * Added packs have databases of their own (src/packs/pack-db.ts). A generation that is made for them has one row only:
 * the gazetteer of the dataset and of all packs in use. The dataset's own generation keeps its own, so that without
 * packs, or while they are compiled, there always is one.
 */

const DATABASE_NAME = 'initiative-lens';
/** Rises with every change of the tables. */
const SCHEMA_VERSION = 1;
/** IndexedDB's own version counts ten for one of Dexie's. */
const NATIVE_PER_VERSION = 10;

/** A newer version of the extension wrote the database: a downgrade is refused, not guessed. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/** Tables whose rows belong to a generation, by `[generation+id]`. */
export const CONTENT_TABLES = ['packs', 'entities', 'names', 'roles', 'goals', 'sources', 'compiled'] as const;
export type ContentTable = (typeof CONTENT_TABLES)[number];
export type Counts = Record<ContentTable, number>;

/** What an installation writes. */
interface ContentRows extends DatasetRows {
  compiled: CompiledRow[];
}

type Kept<T> = T & { generation: number };
type Key = [generation: number, id: string];

/** The gazetteer, and what was compiled from it; the compiled form is opaque here. */
export interface Compiled {
  gazetteer: CompactGazetteer;
  compiled: unknown;
}

/** The row `gazetteer` says what there is and holds what is small; the rows after it hold the rest, in parcels. */
type CompiledRow = { id: string; rest?: unknown; places?: Place[]; parcels?: number; parcel?: Parcel };

const GAZETTEER = 'gazetteer';
const parcelId = (index: number): string => `${GAZETTEER}/${String(index).padStart(4, '0')}`;

/** Rows as which the compiled gazetteer is kept, each made when it is asked for. */
export function compiledRows(value: Compiled): { count: number; rows(release?: Release): Generator<CompiledRow> } {
  const { rest, places, count, parcels } = takeApart(value);
  return {
    count: count + 1,
    *rows(release) {
      yield { id: GAZETTEER, rest, places, parcels: count };
      let index = 0;
      for (const parcel of parcels(release)) yield { id: parcelId(index++), parcel };
    },
  };
}

interface GenerationRow {
  id: number;
  /** `writing` until the switch. A generation that is ready but not current is one to be deleted. */
  status: 'writing' | 'ready';
  /** What it was made of and by: packs with version and checksum, and the code that worked out the rows. */
  madeOf: string;
  /** Rows of each table when it was whole. */
  counts: Counts;
  /** The added packs that are compiled into it. */
  added?: PackInUse[];
}

/** An added pack as the dataset refers to it. */
export interface PackInUse {
  /** Name of its database. */
  database: string;
  prefix: string;
  row: PackRow;
}

interface StateRow {
  /** Whose rows are read, and whose gazetteer. */
  id: 'current' | 'gazetteer';
  generation: number;
}

export type DatasetDatabase = Dexie & {
  state: Table<StateRow, StateRow['id']>;
  generations: Table<GenerationRow, number>;
} & { [T in ContentTable]: Table<Kept<ContentRows[T][number]>, Key> };

/** Declares the database without opening it. */
export function declareDatabase(name = DATABASE_NAME): DatasetDatabase {
  const db = new Dexie(name);
  db.version(SCHEMA_VERSION).stores({
    state: 'id',
    generations: 'id',
    packs: '[generation+id]',
    entities: '[generation+id]',
    names: '[generation+id]',
    // One index over all ends rather than three that begin with the generation: writing roles takes a quarter less time.
    roles: '[generation+id], *ends',
    goals: '[generation+id]',
    sources: '[generation+id]',
    compiled: '[generation+id]',
  });
  return db as DatasetDatabase;
}

/**
 * Opens the database. One that the browser cannot open any more is deleted and made anew, once: its content comes from
 * packs.
 *
 * @throws NewerDatabaseError where a newer version of the extension wrote it
 * @throws whatever the browser says where it allows no database at all (private windows of some, a policy)
 */
export async function openDatabase(name = DATABASE_NAME): Promise<DatasetDatabase> {
  await expectNotNewer(name);
  const db = declareDatabase(name);
  try {
    await db.open();
    return db;
  } catch (error) {
    db.close();
    return openAnew(name, error);
  }
}

/** Asked before it is opened: Dexie 4 opens a newer database as it is, adds the tables it misses, and raises its version. */
async function expectNotNewer(name: string): Promise<void> {
  // Where the browser allows no database it may not tell of any; opening says why.
  const there = await Promise.resolve()
    .then(() => indexedDB.databases())
    .catch((): IDBDatabaseInfo[] => []);
  const version = there.find((database) => database.name === name)?.version ?? 0;
  if (version >= (SCHEMA_VERSION + 1) * NATIVE_PER_VERSION)
    throw new NewerDatabaseError('The dataset on this device was written by a newer version of the extension.');
}

/** @throws the first error where not even deleting helps */
async function openAnew(name: string, error: unknown): Promise<DatasetDatabase> {
  const db = declareDatabase(name);
  try {
    await db.delete({ disableAutoOpen: false });
    await db.open();
    return db;
  } catch {
    db.close();
    throw error;
  }
}

/** The generation that is read, or undefined before the first installation. */
export async function currentGeneration(db: DatasetDatabase): Promise<number | undefined> {
  return (await db.state.get('current'))?.generation;
}

/** All rows of a generation in a table, as one range of keys. */
export function inGeneration<T extends ContentTable>(
  db: DatasetDatabase,
  table: T,
  generation: number,
): Collection<Kept<ContentRows[T][number]>, Key> {
  const rows = db.table<Kept<ContentRows[T][number]>, Key>(table);
  return rows.where('[generation+id]').between([generation, Dexie.minKey], [generation, Dexie.maxKey]);
}

/** Counts the rows that a generation has now. */
export async function countRows(db: DatasetDatabase, generation: number): Promise<Counts> {
  const counts = await Promise.all(CONTENT_TABLES.map((table) => inGeneration(db, table, generation).count()));
  return Object.fromEntries(CONTENT_TABLES.map((table, index) => [table, counts[index]])) as Counts;
}

/** The generation whose gazetteer is used: the current one's, or one that was compiled with added packs. */
export async function gazetteerGeneration(db: DatasetDatabase): Promise<number | undefined> {
  return (await db.state.get('gazetteer'))?.generation ?? currentGeneration(db);
}

/**
 * The compiled gazetteer in use, with its generation, or undefined where nothing is installed. Read parcel by
 * parcel, between which others have their turn.
 *
 * @param only what of it is wanted, as the beginning of its path; the rest is then missing
 * @throws Error where it is damaged
 */
export async function readCompiled(
  db: DatasetDatabase,
  only: readonly string[] = [],
): Promise<(Compiled & { generation: number }) | undefined> {
  for (let attempt = 0; ; attempt++) {
    const head = await db.transaction('r', [db.state, db.compiled], async () => {
      const current = await currentGeneration(db);
      if (current === undefined) return undefined;
      const used = (await gazetteerGeneration(db)) ?? current;
      // Where the one with added packs has gone, the dataset's own is there.
      return (await db.compiled.get([used, GAZETTEER])) ?? db.compiled.get([current, GAZETTEER]);
    });
    if (!head) return undefined;
    const { generation, rest, places, parcels = 0 } = head;
    if (!rest || !places) throw new Error('The compiled gazetteer is damaged.');
    const isWanted = ({ path }: Place) => only.every((key, index) => path[index] === key);
    const read = async (index: number): Promise<Parcel> => {
      const row = await db.compiled.get([generation, parcelId(index)]);
      if (!row?.parcel) throw new Error('The compiled gazetteer is damaged.');
      return row.parcel;
    };
    try {
      return { ...((await putTogether({ rest, places }, parcels, read, isWanted)) as Compiled), generation };
    } catch (error) {
      // Another one may have come into use meanwhile, and this one be gone.
      if (attempt > 1 || (await gazetteerGeneration(db)) === generation) throw error;
    }
  }
}

/** Whether all rows of a generation's compiled gazetteer are there. */
export async function isCompiledWhole(db: DatasetDatabase, generation: number): Promise<boolean> {
  const [row, count] = await Promise.all([
    db.generations.get(generation),
    inGeneration(db, 'compiled', generation).count(),
  ]);
  return row !== undefined && row.counts.compiled === count;
}

/** The added packs in use. To be called within a transaction, or alone. */
export async function packsInUse(db: DatasetDatabase): Promise<PackInUse[]> {
  const generation = await gazetteerGeneration(db);
  return (generation === undefined ? undefined : await db.generations.get(generation))?.added ?? [];
}
