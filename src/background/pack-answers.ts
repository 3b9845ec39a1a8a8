import { AnswerError, type Handlers } from '../messaging/server.ts';
import type { OpenDataset } from './dataset-service.ts';

export type PackHandlers = Pick<Handlers, 'packsChanged' | 'packsBusy'>;

/**
 * What the options page asks after a pack was added, switched or removed. It goes on asking whether the background is
 * still at it, which also keeps the browser from stopping a background that is.
 *
 * @param dataset tries the database again where it works from memory, in which there are no packs
 */
export function createPackHandlers(dataset: () => Promise<OpenDataset>): PackHandlers {
  let busy = 0;
  return {
    async packsChanged() {
      busy += 1;
      try {
        const opened = await dataset();
        if (opened.storage !== 'database') throw new AnswerError('memory', 'The browser opens no database.');
        await opened.followPacks();
        return { ok: true };
      } catch (error) {
        if (isQuota(error)) throw new AnswerError('quota', 'There is no room left on this device.');
        throw error;
      } finally {
        busy -= 1;
      }
    },
    packsBusy: async () => ({ busy: busy > 0 }),
  };
}

const isQuota = (error: unknown): boolean => /quota/i.test(String((error as Error | null)?.name));
