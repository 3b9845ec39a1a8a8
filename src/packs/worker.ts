import { currentGeneration, inGeneration, openDatabase } from '../dataset/db.ts';
import { foldName } from '../dataset/fold-name.ts';
import { hashOf, intSet } from '../dataset/int-set.ts';
import { PackError } from '../dataset/pack-error.ts';
import { readNames } from '../dataset/rows.ts';
import { importPack, lookAt, NO_UTF8 } from './import.ts';
import type { FileToRead, FromWorker, ImportFailure, ToWorker } from './messages.ts';
import type { TakenNames } from './names-stage.ts';
import { deletePackDatabase, listPacks, packDatabase, readingLock, withPack } from './pack-db.ts';
import { startNames } from './start-names.ts';
import { currentOf } from './sync.ts';

/**
 * The worker of the options page that reads files: a page of the extension can start one in both browsers, the background
 * of Chromium cannot. It ends with its page, and its locks with it, so that whatever it leaves is known as a left-over.
 */

/** Held while a file is read and shown: one window at a time. */
const IMPORT_LOCK = 'initiative-lens-import';
/** As much of a file as shows what it is. */
const BEGINNING = 512 * 1024;
const PROGRESS_MS = 100;
/** Bytes from which on starting another worker takes less than it spares. */
const LARGE = 1024 * 1024;

const tell = (message: FromWorker): void => self.postMessage(message);

let reading: AbortController | undefined;
let going: Promise<void> | undefined;
let goOn: (() => void) | undefined;
/** Lets go of the locks, where a file was read and is neither taken nor thrown away. */
let release: (() => void) | undefined;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.do === 'look') void look(data.file);
  else if (data.do === 'read') void read(data.files);
  else if (data.do === 'pause')
    going ??= new Promise((resolve) => {
      goOn = resolve;
    });
  else if (data.do === 'goOn') endPause();
  else {
    reading?.abort();
    endPause();
    release?.();
  }
});

function endPause(): void {
  goOn?.();
  going = goOn = undefined;
}

async function look(file: File): Promise<void> {
  try {
    const bytes = await file.slice(0, BEGINNING).arrayBuffer();
    // The end may cut a character in two, which says nothing of the file.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    tell({ told: 'look', look: lookAt(decoder.decode(bytes, { stream: true })) });
  } catch (error) {
    if (error instanceof TypeError) {
      tell({ told: 'refused', problems: [NO_UTF8] });
    } else fail(error);
  }
}

async function read(files: readonly FileToRead[]): Promise<void> {
  await navigator.locks.request(IMPORT_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return tell({ told: 'failed', reason: 'busy', detail: '' });
    const databases = files.map(({ database }) => database);
    await withLocks(databases.map(readingLock), async () => {
      reading = new AbortController();
      const { signal } = reading;
      try {
        for (const file of files) await readOne(file, signal);
        // Until the reader has decided; with the page's end this ends too.
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        // Cancelled while the preview was on its way.
        signal.throwIfAborted();
      } catch (error) {
        for (const database of databases) await deletePackDatabase(database).catch(() => undefined);
        if (signal.aborted) tell({ told: 'cancelled' });
        else fail(error);
      } finally {
        reading = undefined;
      }
    });
  });
}

const withLocks = (names: readonly string[], work: () => Promise<void>): Promise<void> => {
  const [name, ...others] = names;
  return name === undefined ? work() : navigator.locks.request(name, () => withLocks(others, work));
};

async function readOne({ file, plan, database }: FileToRead, signal: AbortSignal): Promise<void> {
  const db = packDatabase(database);
  try {
    let told = 0;
    const preview = await importPack(file, db, {
      plan,
      taken: await takenNames(),
      ...(file.size > LARGE ? { startNames } : {}),
      reservedIds: await reservedIds(),
      organisationIds: await organisationIds(),
      signal,
      async onProgress(bytes, entities) {
        const now = performance.now();
        if (now - told > PROGRESS_MS) {
          told = now;
          tell({ told: 'progress', bytes, entities });
        }
        if (going) await going;
      },
    });
    tell({ told: 'preview', preview, database });
  } finally {
    db.close();
  }
}

function fail(error: unknown): void {
  if (error instanceof PackError) {
    tell({ told: 'refused', problems: error.problems });
    return;
  }
  const { name = '', message = '' } = (error ?? {}) as Error;
  console.error('A file could not be read.', error);
  tell({ told: 'failed', reason: reasonOf(`${name} ${message}`), detail: message || name });
}

function reasonOf(words: string): ImportFailure {
  if (/quota/i.test(words)) return 'quota';
  if (/NotReadable|NotFound/i.test(words)) return 'unreadable';
  return 'noDatabase';
}

async function reservedIds(): Promise<string[]> {
  const db = await openDatabase();
  try {
    return (await db.packs.toArray()).map(({ id }) => id);
  } finally {
    db.close();
  }
}

const organisationIds = async (): Promise<string[]> =>
  (await listPacks()).flatMap(({ meta }) => (meta.byPolicy && meta.state === 'ready' ? [meta.info.id] : []));

/** The names of the dataset and of the packs in use. */
async function takenNames(): Promise<TakenNames[]> {
  const db = await openDatabase();
  const taken: TakenNames[] = [];
  try {
    const generation = await currentGeneration(db);
    const rows = generation === undefined ? [] : await inGeneration(db, 'names', generation).toArray();
    const hashes: number[] = [];
    for (const { text } of readNames(rows)) hashes.push(hashOf(foldName(text)));
    taken.push({ id: null, title: null, names: intSet(hashes) });
  } finally {
    db.close();
  }
  for (const { database, meta } of currentOf(await listPacks())) {
    if (!meta.enabled) continue;
    const sets = await withPack(database, (pack) => pack.sets.get('sets'));
    if (sets) taken.push({ id: meta.info.id, title: meta.info.title, names: sets.listed });
  }
  return taken;
}
