import { browser } from 'wxt/browser';
import { background as texts } from '../i18n/catalogue/background.ts';
import { SETTINGS_KEY } from '../settings/store.ts';
import { interfaceLanguage } from './dataset-service.ts';
import { openOwnPage, searchAddress } from './own-pages.ts';

const LOOK_UP = 'look-up';

/** Serves “Look up “…”” on selected text, also where no script of ours can be, as in the browser's PDF viewer. */
export function serveContextMenu(): void {
  browser.runtime.onInstalled.addListener(() => void renew());
  browser.runtime.onStartup.addListener(() => void renew());
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[SETTINGS_KEY] : undefined;
    const languageOf = (settings: unknown) => (settings as { language?: unknown } | undefined)?.language;
    if (change && languageOf(change.oldValue) !== languageOf(change.newValue)) void renew();
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const words = info.selectionText?.trim();
    if (info.menuItemId === LOOK_UP && words) {
      void openOwnPage(searchAddress(words), { tab, disposition: 'newForegroundTab' });
    }
  });
}

let renewing: Promise<void> = Promise.resolve();

/** Made anew each time: the browser keeps items from run to run, and an item of the same id twice is an error. */
function renew(): Promise<void> {
  renewing = renewing.then(async () => {
    const title = texts(await interfaceLanguage())('lookUp', { words: '%s' });
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({ id: LOOK_UP, title, contexts: ['selection'] });
  });
  return renewing.catch((error: unknown) => console.warn('The context menu has no item of ours.', error));
}
