import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCard } from '../src/card/mount.ts';
import { watchPreferences } from '../src/card/preferences.ts';
import css from '../src/card/styles.css?inline';
import { sendRequest } from '../src/messaging/client.ts';
import { ownApi } from '../src/messaging/own-api.ts';
import { CARD_SYMBOL, type CardApi } from '../src/page/types.ts';
import { pageDateOf } from '../src/page-date/page-date.ts';
import { readStatedDates } from '../src/page-date/stated-dates.ts';

/** Whether this window is a private one, from which nothing is kept. */
const inPrivateWindow = (): boolean =>
  ownApi<{ extension?: { inIncognitoContext?: boolean } }>()?.extension?.inIncognitoContext === true;

/**
 * The card of one frame. The background injects it where a page has a mention; the page script of the same frame finds it
 * by a symbol that only our own scripts share. A newer copy takes the place of an older one.
 */
export default defineUnlistedScript(() => {
  const shared = globalThis as unknown as Record<symbol, CardApi | undefined>;
  shared[CARD_SYMBOL]?.dispose();

  const life = new AbortController();
  const preferences = watchPreferences(
    () => sendRequest('cardTexts', {}),
    () => card.refresh(),
    life.signal,
  );
  const card = mountCard(window, {
    entity: (id) => sendRequest('entity', { id }),
    ...(inPrivateWindow()
      ? {}
      : {
          async silence(text, entities, scope) {
            const { added } = await sendRequest('silence', { text, entities, scope });
            return () => sendRequest('unsilence', { text, entities: added, scope });
          },
        }),
    openEntry: (id) => void sendRequest('openEntry', { id }).catch(() => card.close()),
    openPopup: (id, undecided) => void sendRequest('openPopup', { id, undecided }).catch(() => card.close()),
    pageDate: (today) => pageDateOf(readStatedDates(document), today),
    preferences,
    css,
  });
  shared[CARD_SYMBOL] = {
    ...card,
    dispose() {
      life.abort();
      card.dispose();
      delete shared[CARD_SYMBOL];
    },
  };
});
