import { FORMAT as FILTERS_FORMAT } from '../matching/filters/prefilter.ts';
import { type CompactGazetteer, openGazetteer } from '../matching/scan/compact.ts';
import { runAtOnce, type Steps } from '../matching/slices.ts';
import type { Gazetteer } from '../matching/types.ts';
import {
  CONTENT_TABLES,
  type ContentTable,
  type Counts,
  compiledRows,
  countRows,
  currentGeneration,
  type DatasetDatabase,
  gazetteerGeneration,
  inGeneration,
  isCompiledWhole,
  type PackInUse,
} from './db.ts';
import { compactSteps, type GazetteerPart, partSteps } from './gazetteer.ts';
import { type DatasetRows, type InstallablePack, rowsOf } from './rows.ts';
import type { PackFile } from './schema.ts';
import { WriteBehind } from './write-behind.ts';

/** Rows written in one transaction. More is faster, and keeps readers waiting longer: about 50 ms for these. */
const ROWS_PER_TRANSACTION = 2_000;
/** Rises with every change of how rows are kept: what was written before is then made anew. */
const FORMAT = 6;
const ROW_TABLES = ['packs', 'entities', 'names', 'roles', 'goals', 'sources'] as const;
/** Name of the lock that keeps two contexts from installing at once. */
const LOCK_NAME = 'initiative-lens-install';

/** What tells one packaged dataset from another; the build writes it beside the packaged file. */
export interface PackHead {
  id: string;
  version: string;
  checksum: string;
}

export interface InstallOptions {
  /** Makes the matcher and filters; the result is kept as it is, by structured clone. */
  compile(gazetteer: Gazetteer): unknown;
  /** Runs long work: at once by default, or in slices where others wait meanwhile. */
  run?<T>(steps: Steps<T>): T | Promise<T>;
  /** What worked out the rows, such as the extension's version. Another value means that they are worked out anew. */
  builtBy: string;
  /** Called once no other context can install, before anything is read. */
  onBegin?(): void;
  /** Called with each array or text of the compiled names that was written, and with what was only needed on the way. */
  release?(written: ArrayBufferView | string): void;
  /** Stops between two transactions; what was written so far is deleted. */
  signal?: AbortSignal;
  /** Called after each transaction, with counts of rows. */
  onProgress?(progress: { done: number; total: number }): void;
}

export interface Installation {
  generation: number;
  /** False where it was there already. */
  installed: boolean;
}

/**
 * Sees to it that the packaged dataset is installed and whole. Does nothing where it is; else installs it, also after an
 * installation that was interrupted anywhere. Until the new generation is whole the old one stays in use. Generations
 * that are not in use are deleted.
 *
 * @param load reads the packaged file; not called where `expected` says that the installed one is right
 * @param options.expected the head of the packaged file, so that an ordinary start does not read all of it
 */
export function ensureInstalled(
  db: DatasetDatabase,
  load: () => Promise<PackFile>,
  options: InstallOptions & { expected?: PackHead },
): Promise<Installation> {
  return withLock(async () => {
    let file: PackFile | undefined;
    const read = async () => {
      file ??= await load();
      return file;
    };
    const head = options.expected ?? headOf(await read());
    const current = await wholeGeneration(db, madeOf([head], options.builtBy));
    if (current !== undefined) {
      // The dataset is whole; where the disk has no room even for a deletion, the next start does it.
      await deleteAllBut(db, current, await gazetteerGeneration(db)).catch(() => {});
      return { generation: current, installed: false };
    }
    const { pack, checksum } = await read();
    return install(db, [{ pack, checksum, curated: true }], options);
  });
}

/**
 * Installs packs as a new generation, in the place of all that is installed: all or nothing.
 *
 * @throws whatever the database, `compile` or the signal throw; the old generation then stays in use
 */
export function installPacks(
  db: DatasetDatabase,
  packs: readonly InstallablePack[],
  options: InstallOptions,
): Promise<Installation> {
  return withLock(() => install(db, packs, options));
}

async function install(
  db: DatasetDatabase,
  packs: readonly InstallablePack[],
  { compile, builtBy, signal, onProgress, run = runAtOnce }: InstallOptions,
): Promise<Installation> {
  signal?.throwIfAborted();
  // First what an interrupted installation left, so that a full disk has its room back.
  await deleteAllBut(db, await currentGeneration(db), await gazetteerGeneration(db));

  const part = await run(partSteps(packs.map(({ pack }) => pack)));
  const gazetteer = await run(compactSteps([part]));
  const compiled = await compile(openGazetteer(gazetteer));
  const stored = compiledRows({ gazetteer, compiled });
  const content: DatasetRows = rowsOf(packs);
  const counts: Counts = { ...noCounts(), compiled: stored.count };
  for (const table of ROW_TABLES) counts[table] = content[table].length;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);

  const generation = await beginGeneration(db, madeOf(packs.map(headOf), builtBy), counts);
  try {
    let done = 0;
    const write = async (table: ContentTable, rows: object[]) => {
      signal?.throwIfAborted();
      await writeRows(db, table, generation, rows);
      done += rows.length;
      onProgress?.({ done, total });
    };
    for (const table of ROW_TABLES) {
      for (let start = 0; start < counts[table]; start += ROWS_PER_TRANSACTION) {
        await write(table, content[table].slice(start, start + ROWS_PER_TRANSACTION));
      }
    }
    for (const row of stored.rows()) await write('compiled', [row]);
    signal?.throwIfAborted();
    await switchTo(db, generation);
  } catch (error) {
    // Best effort: where even this fails, the next start does it.
    await deleteGeneration(db, generation).catch(() => {});
    throw error;
  }
  // The new generation is in use from here on; what fails below is made up for at the next start.
  await deleteAllBut(db, generation).catch(() => {});
  return { generation, installed: true };
}

/**
 * Sees to it that the gazetteer in use is that of the dataset and of these added packs: compiles it where it is not, and
 * switches to it in one transaction. Until then the old one stays in use. Without packs it is the dataset's own, which is
 * there already, and nothing is compiled.
 *
 * @param parts reads what is to be compiled; not called where the right one is in use
 * @throws whatever the database or the work throw; the old gazetteer then stays in use
 */
export function usePacks(
  db: DatasetDatabase,
  packs: readonly PackInUse[],
  parts: () => Promise<GazetteerPart[]>,
  { compile, run = runAtOnce, builtBy, signal, onBegin, release }: Omit<InstallOptions, 'onProgress'>,
): Promise<Installation> {
  return withLock(async () => {
    onBegin?.();
    const current = await currentGeneration(db);
    if (current === undefined) throw new Error('The dataset is not installed.');
    const wanted = `${current}\n${madeOf(
      packs.map(({ database, row }) => ({ ...row.info, id: `${database} ${row.info.id}` })),
      builtBy,
    )}`;
    const used = (await gazetteerGeneration(db)) ?? current;
    const isRight = packs.length === 0 ? used === current : (await db.generations.get(used))?.madeOf === wanted;
    if (isRight && (await isCompiledWhole(db, used))) {
      return { generation: used, installed: false };
    }
    if (packs.length === 0) {
      await db.state.put({ id: 'gazetteer', generation: current });
      await deleteAllBut(db, current);
      return { generation: current, installed: true };
    }
    const gazetteer: CompactGazetteer = await run(compactSteps(await parts(), release));
    signal?.throwIfAborted();
    const compiled = await compile(openGazetteer(gazetteer));
    signal?.throwIfAborted();
    const stored = compiledRows({ gazetteer, compiled });
    const counts = { ...noCounts(), compiled: stored.count };
    const generation = await beginGeneration(db, wanted, counts, [...packs]);
    try {
      const writing = new WriteBehind();
      for (const row of stored.rows(release)) {
        await writing.write(async () => {
          await writeRows(db, 'compiled', generation, [row]);
          if (release) for (const { part } of row.parcel ?? []) release(part);
        });
        signal?.throwIfAborted();
      }
      await writing.done();
      await db.transaction('rw', allTables(db), async () => {
        await expectWriting(db, generation);
        if (!sameCounts(counts, await countRows(db, generation))) throw new Error('The installation is not whole.');
        await db.generations.update(generation, { status: 'ready' });
        await db.state.put({ id: 'gazetteer', generation });
      });
    } catch (error) {
      await deleteGeneration(db, generation).catch(() => {});
      throw error;
    }
    await deleteAllBut(db, current, generation).catch(() => {});
    return { generation, installed: true };
  });
}

const noCounts = () => Object.fromEntries(CONTENT_TABLES.map((table) => [table, 0])) as Counts;

function headOf(file: PackFile | InstallablePack): PackHead {
  return { id: file.pack.id, version: file.pack.version, checksum: file.checksum };
}

function madeOf(packs: readonly PackHead[], builtBy: string): string {
  return [
    // Pages read no filters of another format, and those lie among what is compiled.
    `${builtBy} ${FORMAT} ${FILTERS_FORMAT}`,
    ...packs.map(({ id, version, checksum }) => `${id}@${version} ${checksum}`).sort(),
  ].join('\n');
}

/** The current generation, where it is made of what is wanted and none of its rows has gone. */
async function wholeGeneration(db: DatasetDatabase, wanted: string): Promise<number | undefined> {
  return db.transaction('r', allTables(db), async () => {
    const id = await currentGeneration(db);
    const row = id === undefined ? undefined : await db.generations.get(id);
    if (row?.status !== 'ready' || row.madeOf !== wanted) return undefined;
    return sameCounts(row.counts, await countRows(db, row.id)) ? row.id : undefined;
  });
}

/**
 * Numbers generations by the clock, so that one in a database made anew is not taken for one of the old: what was derived
 * from a generation and kept elsewhere names it.
 */
async function beginGeneration(
  db: DatasetDatabase,
  madeOf: string,
  counts: Counts,
  added: PackInUse[] = [],
): Promise<number> {
  return db.transaction('rw', db.generations, async () => {
    const last = (await db.generations.toCollection().last())?.id ?? 0;
    return db.generations.add({ id: Math.max(Date.now(), last + 1), status: 'writing', madeOf, counts, added });
  });
}

async function writeRows(db: DatasetDatabase, table: ContentTable, generation: number, rows: object[]): Promise<void> {
  await db.transaction('rw', [db.generations, db.table(table)], async () => {
    await expectWriting(db, generation);
    await db.table(table).bulkAdd(rows.map((row) => ({ ...row, generation })));
  });
}

/** The one moment at which the new generation comes into use: in a transaction, and only if it is whole. */
async function switchTo(db: DatasetDatabase, generation: number): Promise<void> {
  await db.transaction('rw', allTables(db), async () => {
    const { counts } = await expectWriting(db, generation);
    if (!sameCounts(counts, await countRows(db, generation))) throw new Error('The installation is not whole.');
    await db.generations.update(generation, { status: 'ready' });
    await db.state.bulkPut([
      { id: 'current', generation },
      // Added packs are compiled anew on top of it; until then the dataset's own names are there.
      { id: 'gazetteer', generation },
    ]);
  });
}

/** Another context may have taken the generation for a left-over; then nothing more is written into it. */
async function expectWriting(db: DatasetDatabase, generation: number) {
  const row = await db.generations.get(generation);
  if (row?.status !== 'writing') throw new Error('The installation was stopped by another one.');
  return row;
}

async function deleteAllBut(db: DatasetDatabase, ...kept: (number | undefined)[]): Promise<void> {
  for (const generation of await db.generations.toCollection().primaryKeys()) {
    if (!kept.includes(generation)) await deleteGeneration(db, generation);
  }
}

/** Deletes by range, a table at a time so that readers need not wait, and the generation's own row last. */
async function deleteGeneration(db: DatasetDatabase, generation: number): Promise<void> {
  for (const table of CONTENT_TABLES) await inGeneration(db, table, generation).delete();
  await db.generations.delete(generation);
}

function allTables(db: DatasetDatabase) {
  return [db.state, db.generations, ...CONTENT_TABLES.map((table) => db.table(table))];
}

function sameCounts(a: Counts, b: Counts): boolean {
  return CONTENT_TABLES.every((table) => a[table] === b[table]);
}

/** One installation at a time, in all contexts where the browser has locks; {@link expectWriting} guards the others. */
function withLock<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return locks ? (locks.request(LOCK_NAME, work) as Promise<T>) : work();
}
