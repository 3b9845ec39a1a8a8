import { Dexie, type Table } from 'dexie';
import type { PackInfo } from '../dataset/reader.ts';
import type { NamesRow, RoleRow } from '../dataset/rows.ts';
import type { Goal, Source } from '../dataset/schema.ts';
import { ADDED_MARK } from '../matching/added-id.ts';
import type { PackHead, ReadingNotes } from './pieces.ts';
import { shortHash } from './text.ts';

/**
 * A database of its own for each added pack: it is written while the file is read, comes into use by one write, and is
 * removed as a whole in milliseconds, however many rows it has (deleting 100,000 rows one by one takes half a minute).
 * It says of itself what it is, so that packs outlive the database of the dataset, which can be made anew.
 *
 *     reading ──▶ read ──▶ ready ──▶ leaving
 *     the file    shown    in use,   to be deleted
 *     is read     to the   or        by whoever
 *                 reader   disabled  comes first
 *
 * What is reading or read belongs to a page that holds a lock by the database's name; without the lock it is a left-over.
 *
 * What is ready may be taken back by the page that added it, until it is *settled*: until what is in use has followed it.
 * Only then may an older one of the same id go. Both are decided by the one row that a pack has of itself, each in one
 * transaction, so that whoever comes second finds what the first one did: of two versions one always stays.
 */
export const PACK_DATABASE = 'initiative-lens-pack-';
const SCHEMA_VERSION = 1;

export type PackState = 'reading' | 'read' | 'ready' | 'leaving';

export interface PackMeta {
  id: 'pack';
  state: PackState;
  enabled: boolean;
  /** An organisation's: it comes and goes with the policy, and goes before a pack of the reader's with the same id. */
  byPolicy?: true;
  /** What is in use has followed it: it is not taken back any more, and what it took the place of may go. */
  isSettled?: true;
  /** Moment at which it was read, in ms: of two with one id the later counts. */
  addedAt: number;
  info: PackInfo;
  head: PackHead;
  /** What stands before the ids of its entities: see {@link addedId}. */
  prefix: string;
  counts: PackCounts;
  notes: ReadingNotes;
}

export interface PackCounts {
  entities: number;
  names: number;
  kinds: Record<string, number>;
  /** Names that count only with evidence. */
  ambiguous: number;
}

/** Some thousand forms in columns, sorted by text; the parts of a run follow each other. */
export interface FormsRow {
  /** `run/part`, in digits that sort. */
  id: string;
  texts: string;
  entity: Int32Array;
  traits: Uint16Array;
  base: Int32Array;
}

/** Some hundred entities as linking knows them, in columns. */
export interface PartRow {
  id: string;
  ids: string;
  kinds: string;
  sectors: string;
  countries: string;
  broad: Uint8Array;
}

/**
 * Some entities side by side, as lines of JSON in UTF-8: a row for each would take many times as long to write, and as a
 * text one character beyond Latin-1 doubles all of it. (As one text they were kept before.) Where an entity stands is told
 * by {@link SetsRow.idHashes}.
 */
export interface EntitiesRow {
  id: number;
  entities: Uint8Array | string;
}

export interface SetsRow {
  id: 'sets';
  /** Hashes of all ids, ascending, and beside each the number of its entity. */
  idHashes: Int32Array;
  idNumbers: Int32Array;
  /** Entities of a row, as a power of two; missing in packs that were read before it was said. */
  perRowBits?: number;
  /** Names that count without evidence, names on several entities, all listed names: folded, hashed, sorted. */
  sure: Int32Array;
  shared: Int32Array;
  listed: Int32Array;
  /** Names that too many entities have to be marked: folded, hashed, sorted; missing in packs that were read before. */
  crowded?: Int32Array;
  /** Pairs of entities that speak for each other. */
  related: Int32Array;
  langs: string[];
}

export type PackDatabase = Dexie & {
  meta: Table<PackMeta, string>;
  entities: Table<EntitiesRow, number>;
  roles: Table<RoleRow, string>;
  goals: Table<{ id: string; goal: Goal }, string>;
  sources: Table<{ id: string; source: Source }, string>;
  names: Table<NamesRow, string>;
  forms: Table<FormsRow, string>;
  parts: Table<PartRow, string>;
  sets: Table<SetsRow, string>;
};

/** Declares a pack's database without opening it. */
export function packDatabase(name: string): PackDatabase {
  const db = new Dexie(name, { chromeTransactionDurability: 'relaxed' });
  db.version(SCHEMA_VERSION).stores({
    meta: 'id',
    entities: 'id',
    roles: 'id, *ends',
    goals: 'id',
    sources: 'id',
    names: 'id',
    forms: 'id',
    parts: 'id',
    sets: 'id',
  });
  return db as PackDatabase;
}

/** A name that no other has. */
export function newPackDatabaseName(): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${PACK_DATABASE}${Date.now().toString(36)}-${chance.toString(36)}`;
}

/** When a database of that name was made, in ms. */
function madeAt(database: string): number {
  const [ms = ''] = database.slice(PACK_DATABASE.length).split('-');
  return Number.parseInt(ms, 36) || 0;
}

/**
 * The id of an added entity in the extension: that of its pack before its own, so that no file can pass its entries off
 * as those of the dataset, whose ids have no double hyphen.
 */
export function addedId(prefix: string, id: string): string {
  return `${prefix}${ADDED_MARK}${id}`;
}

/**
 * What stands before the ids of a pack's entities: its own id where that can stand there and is none that could be made of
 * another, else one made of it. What a pack was read with is kept in its {@link PackMeta}.
 */
export const prefixFor = (packId: string): string =>
  packId.length <= 32 && !packId.includes(ADDED_MARK) && !packId.endsWith('-') && !MADE_PREFIX.test(packId)
    ? packId
    : `p${shortHash(packId)}`;

/** Of the 13 letters and digits of a hash the seventh begins a number of 32 bits. */
const MADE_PREFIX = /^p[a-z0-9]{6}[01][a-z0-9]{6}$/;

/** The prefix in an id of an added entity, or null for one of the dataset. */
export function prefixOf(id: string): string | null {
  const at = id.indexOf(ADDED_MARK);
  return at < 0 ? null : id.slice(0, at);
}

/** An added pack as the registry of all databases tells it. */
export interface AddedPack {
  database: string;
  meta: PackMeta;
}

/** Deletes a database, also one that another page still has open: that page lets go of it when it hears. */
export async function deletePackDatabase(name: string): Promise<void> {
  await Dexie.delete(name);
}

/** Names of all databases of packs. */
async function packDatabaseNames(): Promise<string[]> {
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(PACK_DATABASE) ? [name] : [])).sort();
}

/** A pack whose database cannot be read: all that is known is its name, which says when it was added. */
export interface UnreadablePack {
  database: string;
  /** In ms. */
  addedAt: number;
}

export interface FoundPacks {
  packs: AddedPack[];
  unreadable: UnreadablePack[];
}

/** Every pack there is, in any state, and what cannot be read. */
export async function findPacks(): Promise<FoundPacks> {
  const found = await Promise.all(
    (await packDatabaseNames()).map(async (database) => {
      const meta = await withPack(database, (db) => db.meta.get('pack')).catch((error: unknown) => {
        console.warn('An added pack could not be read.', error);
        return null;
      });
      return { database, meta };
    }),
  );
  const failed = found.filter(({ meta }) => meta === null);
  // One that is deleted meanwhile cannot be read either.
  const there = failed.length > 0 ? await packDatabaseNames() : [];
  return {
    packs: found.flatMap(({ database, meta }) => (meta ? [{ database, meta }] : [])),
    unreadable: failed.flatMap(({ database }) =>
      there.includes(database) ? [{ database, addedAt: madeAt(database) }] : [],
    ),
  };
}

/** Every pack there is, in any state. One whose database cannot be read is left out. */
export const listPacks = async (): Promise<AddedPack[]> => (await findPacks()).packs;

/** Databases that hold nothing but the wish to be one: their page ended before the first write. */
export async function listEmptyDatabases(): Promise<string[]> {
  const names = await packDatabaseNames();
  const empty = await Promise.all(
    names.map((name) => withPack(name, async (db) => (await db.meta.count()) === 0).catch(() => false)),
  );
  return names.filter((_, index) => empty[index]);
}

/** Opens a pack's database for one question. */
export async function withPack<T>(name: string, ask: (db: PackDatabase) => Promise<T>): Promise<T> {
  const db = packDatabase(name);
  try {
    await db.open();
    return await ask(db);
  } finally {
    db.close();
  }
}

/**
 * Changes a pack's state or whether it is in use: one write, after which it is so, whatever happens next.
 *
 * @throws Error where a pack to be taken into use is not there: the browser may have thrown it away since it was read
 */
export async function changePack(
  name: string,
  change: Partial<Pick<PackMeta, 'state' | 'enabled' | 'byPolicy'>>,
): Promise<void> {
  const isThere = await withPack(name, async (db) => {
    const changed = await db.meta.update('pack', change);
    return changed > 0 || (await db.meta.count()) > 0;
  });
  if (isThere) return;
  // Opening it has made it anew, with nothing in it.
  await deletePackDatabase(name);
  if (change.state === 'ready') throw new Error('The pack is gone.');
}

/** Notes that what is in use has followed a pack. Does nothing where it was taken back or removed meanwhile. */
export async function settlePack(name: string): Promise<void> {
  await withPack(name, (db) =>
    db.transaction('rw', db.meta, async () => {
      const meta = await db.meta.get('pack');
      if (meta?.state === 'ready') await db.meta.put({ ...meta, isSettled: true });
    }),
  );
}

/**
 * Takes back a pack that could not be brought into use, where nothing rests on it yet.
 *
 * @returns whether it is none of the packs any more. If not, it is settled and stays: an older one may be gone by now
 */
export async function takeBackPack(name: string): Promise<boolean> {
  const meta = await withPack(name, (db) =>
    db.transaction('rw', db.meta, async () => {
      const found = await db.meta.get('pack');
      if (found && !found.isSettled) await db.meta.put({ ...found, state: 'leaving' });
      return found;
    }),
  );
  // Opening it has made it anew, with nothing in it.
  if (!meta) await deletePackDatabase(name);
  return !meta?.isSettled || meta.state !== 'ready';
}

/** Name of the lock by which a page holds what it is reading. */
export const readingLock = (database: string): string => `${database} reading`;
