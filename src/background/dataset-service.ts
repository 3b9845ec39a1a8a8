import { browser } from 'wxt/browser';
import { type DatasetDatabase, openDatabase, readCompiled } from '../dataset/db.ts';
import { DexieReader } from '../dataset/db-reader.ts';
import { ensureInstalled, type PackHead } from '../dataset/install.ts';
import { MemoryReader, memoryDataset } from '../dataset/memory-reader.ts';
import type { DatasetReader } from '../dataset/reader.ts';
import type { Language, PackFile } from '../dataset/schema.ts';
import { chooseLanguage } from '../i18n/languages.ts';
import { buildFilters, encodeFilters } from '../matching/build-filters.ts';
import { compileGazetteer, type Matcher } from '../matching/compile.ts';
import { type Linker, prepareLinker } from '../matching/link.ts';
import type { StoredFilters } from '../matching/prefilter.ts';
import type { Gazetteer } from '../matching/types.ts';
import { loadSettings } from '../settings/store.ts';

/** The dataset, ready for use. */
export interface OpenDataset {
  /** `memory`: no database is to be had; everything works from the packaged file. */
  storage: 'database' | 'memory';
  reader(language: Language): DatasetReader;
  /** Made at the first question of a page; a card alone does not need it. */
  linker(): Promise<Linker>;
}

/** Keys in `storage.local`. The page script reads the filters there, without waking the background. */
const FILTERS_KEY = 'filters';
const FILTERS_OF_KEY = 'filtersOf';

interface Compiled {
  matcher: Matcher;
  filters: StoredFilters;
}

const compile = (gazetteer: Gazetteer): Compiled => ({
  matcher: compileGazetteer(gazetteer),
  filters: encodeFilters(buildFilters(gazetteer)),
});

/** The extension's own files; the only ones that are ever fetched, and the policy of the pages allows no others. */
const readOwnFile = async <T>(path: '/packs/fast.pack.json' | '/packs/fast.head.json'): Promise<T> =>
  (await fetch(browser.runtime.getURL(path))).json() as Promise<T>;
const readPackFile = () => readOwnFile<PackFile>('/packs/fast.pack.json');

let opened: Promise<OpenDataset> | undefined;

/**
 * The dataset, installed where it is not: on install, on update, after a database was purged or an installation was
 * interrupted. Opened once in the life of the background; after a failure the next call tries again, so that one bad
 * moment does not last as long as the background does.
 */
export function openDataset(): Promise<OpenDataset> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<OpenDataset> {
  try {
    return await openInstalled(await openDatabase());
  } catch (error) {
    // Private windows of some browsers, a policy, a full disk: the reader gets cards all the same.
    console.warn('No database; working from memory.', error);
    return openInMemory();
  }
}

async function openInstalled(db: DatasetDatabase): Promise<OpenDataset> {
  const { generation, installed } = await ensureInstalled(db, readPackFile, {
    compile,
    builtBy: browser.runtime.getManifest().version,
    expected: await readOwnFile<PackHead>('/packs/fast.head.json'),
  });
  const read = async () => {
    const row = await readCompiled(db);
    if (!row) throw new Error('The dataset is not installed.');
    return { gazetteer: row.gazetteer, ...(row.compiled as Compiled) };
  };
  // The row that says of which installation the filters are goes with them in one write.
  const stored = await browser.storage.local.get(FILTERS_OF_KEY);
  if (installed || stored[FILTERS_OF_KEY] !== generation) await storeFilters((await read()).filters, generation);

  let linker: Promise<Linker> | undefined;
  return {
    storage: 'database',
    reader: (language) => new DexieReader(db, language),
    linker() {
      linker ??= read()
        .then(({ gazetteer, matcher }) => prepareLinker(gazetteer, matcher))
        .catch((error: unknown) => {
          linker = undefined;
          throw error;
        });
      return linker;
    },
  };
}

async function openInMemory(): Promise<OpenDataset> {
  const { checksum, pack } = await readPackFile();
  const data = memoryDataset([{ pack, checksum, curated: true }]);
  const { matcher, filters } = compile(data.gazetteer);
  await storeFilters(filters, 'memory').catch((error: unknown) =>
    console.warn('The filters could not be stored.', error),
  );
  const linker = prepareLinker(data.gazetteer, matcher);
  return { storage: 'memory', reader: (language) => new MemoryReader(data, language), linker: async () => linker };
}

const storeFilters = (filters: StoredFilters, of: number | 'memory') =>
  browser.storage.local.set({ [FILTERS_KEY]: filters, [FILTERS_OF_KEY]: of });

/** The language of the interface: what the reader chose, else the browser's. */
export async function interfaceLanguage(): Promise<Language> {
  const { language } = await loadSettings();
  return chooseLanguage(language, [browser.i18n.getUILanguage(), ...navigator.languages]);
}
