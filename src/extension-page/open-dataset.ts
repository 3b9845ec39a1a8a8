import { browser } from 'wxt/browser';
import type { DatasetReader, DatasetStorage, PackInfo } from '../dataset/reader.ts';
import type { PackFile } from '../dataset/schema.ts';
import type { Language } from '../i18n/languages.ts';
import { sendRequest } from '../messaging/client.ts';
import { FILTERS_OF_KEY } from '../settings/keys.ts';

/** The dataset as an extension page has it. */
export type DatasetState =
  | { status: 'opening' }
  /** The background is installing it: just after an install or update, or after the browser threw the database away. */
  | { status: 'preparing' }
  | OpenedDataset
  /** Not even the packaged file could be read. */
  | { status: 'failed' };

export interface OpenedDataset {
  status: 'ready';
  readerFor(language: Language): DatasetReader;
  packs: PackInfo[];
  storage: DatasetStorage;
}

/** How often an installation under way is looked for. It takes about a second. */
const POLL_MS = 200;

/**
 * Opens the dataset and tells how far it is, until it is open, has failed or the signal fires. Reads the database
 * directly, so that a page need not wait for the background; where the browser allows none, the packaged file.
 */
export async function watchDataset(listener: (state: DatasetState) => void, signal: AbortSignal): Promise<void> {
  const tell = (state: DatasetState) => signal.aborted || listener(state);
  tell({ status: 'opening' });
  const { isNewer, openReaders } = await import('./database.ts');
  try {
    const { readerFor, close } = await openReaders();
    if (signal.aborted) {
      close();
      return;
    }
    signal.addEventListener('abort', close, { once: true });
    const opened = await whenInstalled(readerFor, () => tell({ status: 'preparing' }), signal);
    tell(opened);
    if (!signal.aborted) followPacks(opened, tell, signal);
  } catch (error) {
    if (signal.aborted) return;
    console.warn('There is no database to use, so the dataset is read from the packaged file.', error);
    tell(
      await openInMemory(isNewer(error) ? 'besideNewer' : 'memory').catch((failure: unknown): DatasetState => {
        console.error('The packaged dataset could not be read.', failure);
        return { status: 'failed' };
      }),
    );
  }
}

/** Tells of packs that come, go or are replaced while the page is open. */
function followPacks(opened: OpenedDataset, tell: (state: OpenedDataset) => void, signal: AbortSignal): void {
  let known = JSON.stringify(opened.packs);
  const look = async () => {
    const packs = await opened.readerFor('en').packs();
    const found = JSON.stringify(packs);
    if (packs.length === 0 || found === known) return;
    known = found;
    tell({ ...opened, packs });
  };
  const onChanged = (changes: Record<string, unknown>, area: string) => {
    if (area !== 'local' || !(FILTERS_OF_KEY in changes)) return;
    look().catch((error: unknown) => console.error('The packs in use could not be read.', error));
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true });
}

type ReaderFor = OpenedDataset['readerFor'];

async function whenInstalled(readerFor: ReaderFor, onWait: () => void, signal: AbortSignal): Promise<OpenedDataset> {
  for (let isFirst = true; ; isFirst = false) {
    const packs = await readerFor('en').packs();
    if (packs.length > 0) return { status: 'ready', readerFor, packs, storage: 'database' };
    signal.throwIfAborted();
    if (isFirst) onWait();
    // Any question wakes the background, and a background that wakes finishes or repeats the installation.
    const told = await sendRequest('dataset', {}).catch(() => undefined);
    // On a full disk there will never be one to read.
    if (told?.status === 'ready' && told.storage !== 'database') throw new Error('The background works from memory.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Some hundred kilobytes of code and data that only pages without a database load. */
async function openInMemory(storage: DatasetStorage): Promise<OpenedDataset> {
  const [{ memoryDataset, MemoryReader }, file] = await Promise.all([
    import('../dataset/memory-reader.ts'),
    fetch(browser.runtime.getURL('/packs/fast.pack.json')).then((answer) => answer.json() as Promise<PackFile>),
  ]);
  const data = memoryDataset([{ pack: file.pack, checksum: file.checksum, curated: true }]);
  const readerFor = (language: Language) => new MemoryReader(data, language);
  return { status: 'ready', readerFor, packs: await readerFor('en').packs(), storage };
}
