import { browser } from 'wxt/browser';

/**
 * Files that were being read when their page was closed: by the reader, or by the browser, which closes all pages of an
 * extension to update it. Nothing of such a file is kept; the reader is told so where the options are opened next.
 *
 * The note lies in `storage.local`, which outlives page and extension; whether a file is still being read in another
 * window is told by a lock that its page holds.
 */
export interface Reading {
  /** Where the file was chosen. */
  section: 'packs' | 'backup';
  /** Its name. */
  file: string;
  /** What it was read into: if that is in use, it was finished. */
  databases: readonly string[];
}

/** Keys in `storage.local` begin with this, and locks have the same names. */
const KEY = 'reading ';

/** Notes that a file is being read. @returns to be called when that is over, however it ended */
export function noteReading(reading: Reading): () => void {
  // Nothing of a private window is written down.
  if (browser.extension.inIncognitoContext) return () => undefined;
  const key = `${KEY}${reading.databases[0]}`;
  let release = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(key, () => over);
  const noted = browser.storage.local.set({ [key]: reading }).catch(() => undefined);
  return () => {
    void noted
      .then(() => browser.storage.local.remove(key))
      .catch(() => undefined)
      .finally(release);
  };
}

/**
 * Takes the notes of what was not read to its end: each is told once.
 *
 * @param inUse databases of packs that are in use, or could be
 */
export async function takeUnfinished(inUse: ReadonlySet<string>): Promise<Reading[]> {
  const stored = await browser.storage.local.get(null);
  const { held = [] } = await navigator.locks.query();
  const isHeld = new Set(held.map(({ name }) => name));
  const over = Object.entries(stored).filter(([key]) => key.startsWith(KEY) && !isHeld.has(key));
  if (over.length > 0) await browser.storage.local.remove(over.map(([key]) => key));
  return over.flatMap(([, stored]) => {
    const { section, file, databases } = Object(stored) as Partial<Reading>;
    const isWhole =
      typeof file === 'string' && Array.isArray(databases) && (section === 'packs' || section === 'backup');
    return isWhole && !databases.some((database) => inUse.has(database)) ? [{ section, file, databases }] : [];
  });
}
