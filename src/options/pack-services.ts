import { browser } from 'wxt/browser';
import { isOrphaned, RequestError, sendRequest } from '../messaging/client.ts';
import type { CompileOrder } from '../packs/compile-worker.ts';
import type { FromWorker, ToWorker } from '../packs/messages.ts';
import type { AddedPack, FoundPacks } from '../packs/pack-db.ts';
import type { PackagedPack } from '../packs/package-pack.ts';
import { noteReading, type Reading, takeUnfinished } from './unfinished.ts';

/** A file that is being read in a worker of this page. */
export interface PackReading {
  tell(message: ToWorker): void;
  /** Ends the worker, and with it its locks. */
  end(): void;
}

/** What the section of added packs needs of browser and device. */
export interface PackServices {
  startReading(listener: (message: FromWorker) => void): PackReading;
  /**
   * Added packs, whether switched on or not, and those of the reader's that wait behind an organisation's of the same id;
   * what cannot be read.
   */
  list(): Promise<FoundPacks & { waiting: AddedPack[] }>;
  /** Of these the reader's own, and those that wait behind an organisation's of the same id; all that cannot be read. */
  listOwn(): Promise<FoundPacks>;
  newDatabase(): Promise<string>;
  /** Keeps a pack that was read, in use unless said otherwise; then what is in use follows. */
  accept(database: string, enabled?: boolean): Promise<void>;
  switchOn(database: string, on: boolean): Promise<void>;
  remove(database: string): Promise<void>;
  /** Takes back a pack that could not be brought into use. @returns false where it stays: it is in use, or may be */
  takeBack(database: string): Promise<boolean>;
  /** The pack as a file that could be added again. @param onProgress called with the number of entities written */
  package(pack: AddedPack, onProgress: (entities: number) => void): Promise<PackagedPack>;
  /** Deletes what was read and is not wanted, or cannot be read. */
  discard(database: string): Promise<void>;
  /** Has the background bring what is in use in line; resolves when it has. @throws for {@link followFaultOf} */
  follow(): Promise<void>;
  /** Notes that a file is being read. @returns to be called when that is over, however it ended */
  noteReading(reading: Reading): () => void;
  /** Files that were being read when their page was closed; told once. */
  unfinished(): Promise<readonly Reading[]>;
}

/** Why what is in use does not follow; `memory`: the background can open no database now, and will try again. */
export type FollowFault = 'failed' | 'memory';

export const followFaultOf = (error: unknown): FollowFault =>
  error instanceof RequestError && error.code === 'memory' ? 'memory' : 'failed';

/** Asked so often, the browser does not stop the background at its work. */
const STILL_THERE_MS = 5_000;

/** A background that the browser stops at its work is asked again, and makes up for what was not done: so often. */
const ATTEMPTS = 6;
const AGAIN_AFTER_MS = 250;

async function followInsisting(attempt = 1): Promise<void> {
  try {
    await sendRequest('packsChanged', {});
  } catch (error) {
    const wasStopped = error instanceof RequestError && error.code === 'unanswered';
    if (!wasStopped || attempt === ATTEMPTS) throw error;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS * attempt));
    await followInsisting(attempt + 1);
  }
}

const database = () => import('../packs/pack-db.ts');

/**
 * Has a worker of this page do what would keep the background busy for seconds. Resolves once it holds the lock for
 * which the background then waits, or cannot be had: the background does everything that it finds undone.
 *
 * @returns ends the worker
 */
async function startCompiling(): Promise<() => void> {
  const worker = new Worker(new URL('../packs/compile-worker.ts', import.meta.url), { type: 'module' });
  const order: CompileOrder = {
    builtBy: browser.runtime.getManifest().version,
    dataset: browser.runtime.getURL('/packs/fast.pack.json'),
  };
  await new Promise<void>((resolve) => {
    worker.onmessage = () => resolve();
    worker.onerror = () => resolve();
    worker.postMessage(order);
  });
  return () => worker.terminate();
}

async function list(): Promise<FoundPacks & { waiting: AddedPack[] }> {
  const [{ findPacks }, { currentOf, ownOf }] = await Promise.all([database(), import('../packs/sync.ts')]);
  const { packs: all, unreadable } = await findPacks();
  const packs = currentOf(all);
  const isSet = (id: string) => packs.some(({ meta }) => meta.byPolicy && meta.info.id === id);
  return { packs, unreadable, waiting: ownOf(all).filter(({ meta }) => isSet(meta.info.id)) };
}

/** Of all sections at once: each takes its own out of what was found when the page opened. */
let unfinished: Promise<readonly Reading[]> | undefined;

export const packServices: PackServices = {
  startReading(listener) {
    const worker = new Worker(new URL('../packs/worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => listener(data);
    worker.onerror = (event) => listener({ told: 'failed', reason: 'noDatabase', detail: event.message ?? '' });
    return { tell: (message) => worker.postMessage(message), end: () => worker.terminate() };
  },
  list,
  async listOwn() {
    const [{ findPacks }, { ownOf }] = await Promise.all([database(), import('../packs/sync.ts')]);
    const { packs, unreadable } = await findPacks();
    return { packs: ownOf(packs), unreadable };
  },
  newDatabase: async () => (await database()).newPackDatabaseName(),
  accept: async (name, enabled = true) => (await database()).changePack(name, { state: 'ready', enabled }),
  switchOn: async (name, enabled) => (await database()).changePack(name, { enabled }),
  remove: async (name) => (await import('../packs/sync.ts')).removeOwnPack(name),
  // Updated meanwhile, the extension brings into use what the reader has said yes to, and nobody is left to be told else.
  takeBack: async (name) => !isOrphaned() && (await database()).takeBackPack(name),
  package: async (pack, onProgress) => (await import('../packs/package-pack.ts')).packageAddedPack(pack, onProgress),
  discard: async (name) => (await database()).deletePackDatabase(name),
  async follow() {
    const stop = await startCompiling();
    const asking = setInterval(() => void sendRequest('packsBusy', {}).catch(() => undefined), STILL_THERE_MS);
    try {
      await followInsisting();
    } finally {
      clearInterval(asking);
      stop();
    }
  },
  noteReading,
  unfinished() {
    unfinished ??= list().then(({ packs }) => takeUnfinished(new Set(packs.map(({ database }) => database))));
    return unfinished;
  },
};
