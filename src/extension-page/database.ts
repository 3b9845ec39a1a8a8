import { NewerDatabaseError, openDatabase } from '../dataset/db.ts';
import type { Language } from '../i18n/languages.ts';
import { DexieReader } from '../packs/db-reader.ts';

/**
 * The database as extension pages read it, in a script of its own: half of a page's code is Dexie, and what a page
 * shows first needs none of it.
 */

/** @throws what the browser says where it allows no database; see {@link isNewer} */
export async function openReaders() {
  const db = await openDatabase();
  return { readerFor: (language: Language) => new DexieReader(db, language), close: () => db.close() };
}

/** Whether opening failed because a later version of the extension wrote the database. */
export const isNewer = (error: unknown): boolean => error instanceof NewerDatabaseError;
