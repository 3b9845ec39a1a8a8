import type { DatasetStorage, EntityDetails, PackInfo } from '../dataset/reader.ts';
import type { Companions } from '../entry/companions.ts';
import type { Language } from '../i18n/languages.ts';
import { RequestError, sendRequest } from '../messaging/client.ts';
import { later } from '../messaging/later.ts';
import type { RequestOf, RequestType, ResponseMap } from '../messaging/protocol.ts';
import type { Finder } from '../search/find-entries.ts';

/**
 * The dataset as the popup has it: asked of the background, which has database and search index open for pages anyway.
 * Half of the popup's code would else be the database's, read and compiled at every press of the button.
 */

/** How far the dataset is. */
export type DatasetState =
  | { status: 'opening' }
  /** The background is installing it: just after an install or update, or after the browser threw the database away. */
  | { status: 'preparing' }
  | { status: 'ready'; packs: PackInfo[]; storage: DatasetStorage }
  | { status: 'failed' };

/** How often an installation under way is looked for. It takes about a second. */
const POLL_MS = 200;
/** A background that was stopped while it answered is asked again, so often and after so long. */
const TRIES = 4;
const RETRY_MS = 100;

const pause = (ms: number) => new Promise<void>((resolve) => later(resolve, ms));

async function ask<T extends RequestType>(type: T, payload: RequestOf<T>): Promise<ResponseMap[T]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendRequest(type, payload);
    } catch (error) {
      const isLost = error instanceof RequestError && error.code === 'unanswered';
      if (!isLost || attempt === TRIES) throw error;
      await pause(RETRY_MS);
    }
  }
}

/** Tells how far the dataset is, until it is open, has failed or the signal fires. Wakes a background that sleeps. */
export async function watchDataset(listener: (state: DatasetState) => void, signal: AbortSignal): Promise<void> {
  const tell = (state: DatasetState) => signal.aborted || listener(state);
  tell({ status: 'opening' });
  try {
    let answer = await ask('dataset', {});
    while (answer.status === 'preparing' && !signal.aborted) {
      tell(answer);
      await pause(POLL_MS);
      answer = await ask('dataset', {});
    }
    tell(answer);
  } catch (error) {
    console.error('The dataset could not be asked for.', error);
    tell({ status: 'failed' });
  }
}

/** All about one entity; undefined where there is none. */
export const readEntity = async (id: string, language: Language): Promise<EntityDetails | undefined> =>
  (await ask('entity', { id, language })) ?? undefined;

/** Who had roles in the initiatives of an entity. */
export const readCompanions = (id: string, language: Language): Promise<Companions[]> =>
  ask('companions', { id, language });

/** Search by the background. What is asked while it sleeps is answered when it has woken. */
export const backgroundFinder: Finder = {
  find: (query, language) => ask('search', { query, language, close: false }),
  findClose: async (query, language) => (await ask('search', { query, language, close: true })).entries,
};
