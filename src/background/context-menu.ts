import { browser } from 'wxt/browser';
import { background as texts } from '../i18n/catalogue/background.ts';
import { isLanguageChanged } from '../settings/language-change.ts';
import { endPause, PAUSE_KEY, startPause } from '../settings/pause.ts';
import { interfaceLanguage } from './dataset-service.ts';
import { openOwnPage, searchAddress } from './own-pages.ts';
import { checkPause } from './pause.ts';

const LOOK_UP = 'look-up';
/** Items of the toolbar icon's own menu. */
const PAUSE_HOUR = 'pause-hour';
const PAUSE_RESTART = 'pause-restart';
const RESUME = 'resume';

/**
 * Serves “Look up “…”” on selected text, also where no script of ours can be, as in the browser's PDF viewer; and on the
 * toolbar icon the pause for everything, or its end.
 */
export function serveContextMenu(): void {
  browser.runtime.onInstalled.addListener(() => void renew());
  browser.runtime.onStartup.addListener(() => void renew());
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && (PAUSE_KEY in changes || isLanguageChanged(changes))) void renew();
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    const words = selectionText?.trim();
    if (menuItemId === LOOK_UP && words)
      void openOwnPage(searchAddress(words), { tab, disposition: 'newForegroundTab' });
    else if (menuItemId === PAUSE_HOUR) void startPause('hour');
    else if (menuItemId === PAUSE_RESTART) void startPause('restart');
    else if (menuItemId === RESUME) void endPause();
  });
}

let renewing: Promise<void> = Promise.resolve();

function add(item: Parameters<typeof browser.contextMenus.create>[0]): void {
  browser.contextMenus.create(item, () => {
    const problem = browser.runtime.lastError?.message;
    // Chromium stopped the background meanwhile; it makes the items when it wakes.
    if (problem && problem !== 'No SW') console.warn('The context menu lacks an item of ours.', problem);
  });
}

/** Made anew each time: the browser keeps items from run to run, and an item of the same id twice is an error. */
function renew(): Promise<void> {
  const renewed = renewing.then(async () => {
    const [t, pause] = [texts(await interfaceLanguage()), await checkPause()];
    const ofIcon = pause
      ? ([[RESUME, t('resume')]] as const)
      : ([
          [PAUSE_HOUR, t('pauseHour')],
          [PAUSE_RESTART, t('pauseRestart')],
        ] as const);
    await browser.contextMenus.removeAll();
    add({ id: LOOK_UP, title: t('lookUp', { words: '%s' }), contexts: ['selection'] });
    for (const [id, title] of ofIcon) add({ id, title, contexts: ['action'] });
  });
  // One that failed must not be the last.
  renewing = renewed.catch((error: unknown) => console.warn('The context menu has no item of ours.', error));
  return renewing;
}
