import { browser } from 'wxt/browser';
import {
  type DatasetDatabase,
  gazetteerGeneration,
  isCompiledWhole,
  NewerDatabaseError,
  openDatabase,
  packsInUse,
  readCompiled,
} from '../dataset/db.ts';
import { ensureInstalled, type PackHead } from '../dataset/install.ts';
import { MemoryReader, memoryDataset } from '../dataset/memory-reader.ts';
import type { DatasetReader, DatasetStorage } from '../dataset/reader.ts';
import type { Language, PackFile } from '../dataset/schema.ts';
import { browserLanguages } from '../i18n/browser-languages.ts';
import { chooseLanguage } from '../i18n/languages.ts';
import { type CompiledNames, compileNameSteps } from '../matching/compile-names.ts';
import { areWhole, type StoredFilters } from '../matching/filters/prefilter.ts';
import type { Linker } from '../matching/link/linker.ts';
import { openLinker } from '../matching/link/linker.ts';
import { openGazetteer } from '../matching/scan/compact.ts';
import type { Gazetteer } from '../matching/types.ts';
import { DexieReader } from '../packs/db-reader.ts';
import { arePacksFollowed, followPacks } from '../packs/sync.ts';
import { FILTERS_KEY, FILTERS_OF_KEY } from '../settings/keys.ts';
import { loadSettings } from '../settings/store.ts';
import { rescanTabs } from './rescan.ts';
import { runInSlices } from './slices.ts';

/** The dataset, ready for use. */
export interface OpenDataset {
  storage: DatasetStorage;
  reader(language: Language): DatasetReader;
  /** Made at the first question of a page; a card alone does not need it. */
  linker(): Promise<Linker>;
  /** Brings what is in use in line with the packs there are, and open pages with it. Does nothing from memory. */
  followPacks(): Promise<void>;
}

/** What is asked for right after it was made, and need not be read again: tens of megabytes, of large packs. */
interface Made extends CompiledNames {
  gazetteer: Gazetteer;
}

const installOptions = (onMade: (made: Made) => void) => ({
  compile: async (gazetteer: Gazetteer) => {
    const compiled = await runInSlices(compileNameSteps(gazetteer));
    onMade({ gazetteer, ...compiled });
    return compiled;
  },
  run: runInSlices,
  builtBy: browser.runtime.getManifest().version,
});

/** The extension's own files; the only ones that are ever fetched, and the policy of the pages allows no others. */
const readOwnFile = async <T>(path: '/packs/fast.pack.json' | '/packs/fast.head.json'): Promise<T> =>
  (await fetch(browser.runtime.getURL(path))).json() as Promise<T>;
const readPackFile = () => readOwnFile<PackFile>('/packs/fast.pack.json');

let opened: Promise<OpenDataset> | undefined;
/** How long a dataset in memory is used before the database is tried again, at first: a bad moment passes. */
const RETRY_MS = 60_000;
/** The same the next time: ever longer where it stays so. */
let retryMs = RETRY_MS;
let inMemory: Promise<OpenDataset> | undefined;
/** Whether a damaged installation has been given up since the background started. */
let isRepaired = false;

/**
 * The dataset, installed where it is not: on install, on update, after a database was purged or an installation was
 * interrupted. Opened once in the life of the background. After a failure the next call tries again, and where it works
 * from memory one after a while does: one bad moment does not last as long as the background.
 */
export function openDataset(): Promise<OpenDataset> {
  opened ??= openOnce();
  return opened;
}

/**
 * The same for whoever cannot do without the database: where the dataset works from memory, it is tried again at once and
 * not after a while.
 */
export async function insistOnDatabase(): Promise<OpenDataset> {
  const before = openDataset();
  const dataset = await before;
  if (dataset.storage === 'database') return dataset;
  // Another may have been opened meanwhile.
  if (opened === before) opened = undefined;
  // That somebody insists is no reason to let the others wait longer.
  retryMs = RETRY_MS;
  return openDataset();
}

function openOnce(): Promise<OpenDataset> {
  const mine = open().then(
    (dataset) => {
      if (dataset.storage === 'memory') setTimeout(() => giveUp(), retryMs);
      retryMs = dataset.storage === 'memory' ? 2 * retryMs : RETRY_MS;
      return dataset;
    },
    (error: unknown) => {
      giveUp();
      throw error;
    },
  );
  const giveUp = () => {
    // Another may have been opened meanwhile.
    if (opened === mine) opened = undefined;
  };
  return mine;
}

/**
 * Sees to it that the filters, without which no page is read, come back when the extension's storage is emptied. To be
 * called when the background starts: the event may be what wakes it.
 */
export function keepFilters(): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[FILTERS_KEY] : undefined;
    if (change && change.newValue === undefined) openAgain();
  });
}

function forget(): void {
  opened = undefined;
}

/** What was opened is of no use any more: whoever asks next gets what is opened now. */
function openAgain(): void {
  forget();
  void openDataset().catch((error: unknown) => console.error('The dataset could not be opened again.', error));
}

/** Counts them: of several connections only the last one opens another in its place. */
let openings = 0;

async function open(): Promise<OpenDataset> {
  const opening = ++openings;
  try {
    const db = await openDatabase();
    // Deleted by the reader's or the browser's own hand, it is made anew at once. Dexie would open an empty one instead.
    let isGone = false;
    const leave = (next: () => void) => {
      // Closing tells of closing once more.
      if (isGone) return;
      isGone = true;
      db.close();
      if (opening === openings) next();
    };
    const onGone = () => leave(openAgain);
    db.on('versionchange', ({ newVersion }) => {
      if (newVersion === null) onGone();
      // A newer version of the extension makes it its own. Whoever asks next finds out which; until then Dexie would open it
      // as it is, and change it.
      else leave(forget);
    });
    db.on('close', onGone);
    try {
      const installed = await openInstalled(db);
      inMemory = undefined;
      return installed;
    } catch (error) {
      // Its closing is no reason to open it again at once.
      isGone = true;
      db.close();
      throw error;
    }
  } catch (error) {
    // Private windows of some browsers, a policy, a full disk: the reader gets cards all the same.
    console.warn('No database; working from memory.', error);
    if (error instanceof NewerDatabaseError) return openInMemory('besideNewer');
    // Made once, however often the database is tried again.
    inMemory ??= openInMemory('memory').catch((failure: unknown) => {
      inMemory = undefined;
      throw failure;
    });
    return inMemory;
  }
}

async function openInstalled(db: DatasetDatabase): Promise<OpenDataset> {
  const made: { last?: Made } = {};
  const keep = (fresh: Made) => {
    made.last = fresh;
  };
  /** Gives it away: it is kept no longer than needed. */
  const takeMade = (): Made | undefined => {
    const { last } = made;
    delete made.last;
    return last;
  };
  const { installed } = await ensureInstalled(db, readPackFile, {
    ...installOptions(keep),
    expected: await readOwnFile<PackHead>('/packs/fast.head.json'),
  });
  const read = async () => {
    const row = await readCompiled(db);
    if (!row) throw new Error('The dataset is not installed.');
    const { matcher, tables } = row.compiled as CompiledNames;
    return { generation: row.generation, gazetteer: openGazetteer(row.gazetteer), matcher, tables };
  };
  const readFilters = async () => {
    const row = await readCompiled(db, ['compiled', 'filters']);
    if (!row) throw new Error('The dataset is not installed.');
    return (row.compiled as CompiledNames).filters;
  };
  /** @returns whether pages were told of other filters, and read themselves anew for it */
  const followFilters = async (): Promise<boolean> => {
    const used = await gazetteerGeneration(db);
    // The row that says of which installation the filters are goes with them in one write.
    const stored = await browser.storage.local.get(FILTERS_OF_KEY);
    if (used === undefined || stored[FILTERS_OF_KEY] === used) return false;
    return storeFilters(made.last?.filters ?? (await readFilters()), used);
  };
  /** A page that finds them damaged reads nothing, and nothing else would make them anew. */
  const mendFilters = async (): Promise<void> => {
    const used = await gazetteerGeneration(db);
    const stored = (await browser.storage.local.get(FILTERS_KEY))[FILTERS_KEY];
    if (used !== undefined && !areWhole(stored)) await storeFilters(await readFilters(), used);
  };
  await followFilters();
  const fresh = takeMade();
  /** The generation by which open pages are marked, or were told to. */
  let told = await gazetteerGeneration(db);

  // Right after an installation the names are at hand: the first page need not wait for their reading.
  let linker: Promise<Linker> | undefined =
    installed && fresh ? Promise.resolve(openLinker(fresh.gazetteer, fresh.matcher, fresh.tables)) : undefined;
  /** The generation whose names it knows. */
  let linked: number | undefined = linker && told;
  let following: Promise<void> = Promise.resolve();
  const follow = async (): Promise<void> => {
    // Of an attempt that failed, if any: those are of names that are not in use.
    takeMade();
    await followPacks(db, async () => (await readPackFile()).pack, installOptions(keep));
    const used = await gazetteerGeneration(db);
    const isChanged = used !== told;
    // A page may have asked meanwhile, and have had them read.
    await linker?.catch(() => undefined);
    if (isChanged && linked !== used) {
      // Made here or in another context, such as a page's worker. Until they are at hand the old names answer.
      const { gazetteer, matcher, tables } = made.last ?? (await read());
      linker = Promise.resolve(openLinker(gazetteer, matcher, tables));
      linked = used;
    }
    const areTold = await followFilters();
    takeMade();
    if (!isChanged) return;
    told = used;
    if (!areTold) await rescanTabs();
  };
  const dataset: OpenDataset = {
    storage: 'database',
    reader: (language) => new DexieReader(db, language),
    linker() {
      linker ??= read()
        .then(({ generation, gazetteer, matcher, tables }) => {
          linked = generation;
          return openLinker(gazetteer, matcher, tables);
        })
        .catch(async (error: unknown) => {
          linker = undefined;
          // Rows that are there and of no use: installed anew, once. Whoever asked asks again.
          if (!isRepaired) {
            isRepaired = true;
            await db.state.clear().then(openAgain, () => {
              isRepaired = false;
            });
          }
          throw error;
        });
      return linker;
    },
    // One after the other: of two changes the second finds the first one made.
    followPacks() {
      const next = following.then(follow);
      following = next.catch(() => undefined);
      return next;
    },
  };
  // What was interrupted is finished by whatever wakes the background; a new dataset wants its packs compiled again.
  void (async () => {
    following = following
      .then(mendFilters)
      .catch((error: unknown) => console.warn('The filters could not be checked.', error));
    await following;
    const isIdle = !installed && (await arePacksFollowed(db)) && (await isCompiledFor(db));
    if (!isIdle) await dataset.followPacks();
  })().catch((error: unknown) => console.error('The added packs could not be brought into use.', error));
  return dataset;
}

/** Whether the gazetteer in use is there where packs are. */
async function isCompiledFor(db: DatasetDatabase): Promise<boolean> {
  const [used, packs] = await Promise.all([gazetteerGeneration(db), packsInUse(db)]);
  return packs.length === 0 || (await isCompiledWhole(db, used ?? 0));
}

async function openInMemory(storage: DatasetStorage): Promise<OpenDataset> {
  const { checksum, pack } = await readPackFile();
  const data = memoryDataset([{ pack, checksum, curated: true }]);
  const { matcher, filters, tables } = await runInSlices(compileNameSteps(data.gazetteer));
  await storeFilters(filters, 'memory').catch((error: unknown) =>
    console.warn('The filters could not be stored.', error),
  );
  const linker = openLinker(data.gazetteer, matcher, tables);
  return {
    storage,
    reader: (language) => new MemoryReader(data, language),
    linker: async () => linker,
    followPacks: async () => undefined,
  };
}

/**
 * Every page reads itself anew when filters are written: Firefox tells of a write that changes nothing too, and a reader
 * would see a card close for it. So the same filters, of an installation made anew, are left as they are.
 *
 * @returns whether they are others
 */
async function storeFilters(filters: StoredFilters, of: number | 'memory'): Promise<boolean> {
  const stored = (await browser.storage.local.get(FILTERS_KEY))[FILTERS_KEY] as Partial<StoredFilters> | undefined;
  // Field by field: a browser may give them back in another order.
  const isSame = (Object.keys(filters) as (keyof StoredFilters)[]).every(
    (key) => JSON.stringify(stored?.[key]) === JSON.stringify(filters[key]),
  );
  await browser.storage.local.set({ ...(isSame ? {} : { [FILTERS_KEY]: filters }), [FILTERS_OF_KEY]: of });
  return !isSame;
}

/** The language of the interface: what the reader chose, else the browser's. */
export async function interfaceLanguage(): Promise<Language> {
  const { language } = await loadSettings();
  return chooseLanguage(language, browserLanguages());
}
