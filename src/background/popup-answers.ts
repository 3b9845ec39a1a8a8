import { companionsOf } from '../entry/companions.ts';
import type { Handlers } from '../messaging/server.ts';
import type { OpenDataset } from './dataset-service.ts';
import { lightRole } from './entity-answer.ts';
import type { NameSearch } from './name-search.ts';
import { lookAtTabAtHand } from './toolbar.ts';

/** An installation that takes longer than this is told of; it takes about a second. */
const PREPARING_AFTER_MS = 250;

export type PopupHandlers = Pick<Handlers, 'dataset' | 'search' | 'companions'>;

/** What the popup asks: it has no database of its own, so that it is small and a search finds its index warm. */
export function createPopupHandlers(dataset: () => Promise<OpenDataset>, names: NameSearch): PopupHandlers {
  return {
    async dataset() {
      // Whoever asks is the popup, which has just been opened.
      void lookAtTabAtHand().catch(() => undefined);
      const opened = await Promise.race([dataset(), later(PREPARING_AFTER_MS)]);
      if (opened === undefined) return { status: 'preparing' };
      // While the first letters are typed the names are arranged. What fails here fails again where it is asked for.
      void names.index().catch(() => undefined);
      return { status: 'ready', packs: await opened.reader('en').packs(), storage: opened.storage };
    },
    async companions({ id, language }) {
      const found = await companionsOf((await dataset()).reader(language), id);
      return found.map((one) => ({ ...one, roles: one.roles.map(lightRole) }));
    },
    async search({ query, language, close }) {
      const finder = await names.finder(language);
      return close ? { entries: await finder.findClose(query, language), isCut: false } : finder.find(query, language);
    },
  };
}

const later = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));
