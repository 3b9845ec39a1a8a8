import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createHandlers } from '../../src/background/answers.ts';
import { serveContextMenu } from '../../src/background/context-menu.ts';
import { insistOnDatabase, keepFilters, openDataset } from '../../src/background/dataset-service.ts';
import { followPolicy } from '../../src/background/managed.ts';
import { createNameSearch } from '../../src/background/name-search.ts';
import { serveOmnibox } from '../../src/background/omnibox.ts';
import { createPackHandlers } from '../../src/background/pack-answers.ts';
import { injectOpenTabs } from '../../src/background/page-script.ts';
import { followPause, registerUnlessPaused } from '../../src/background/pause.ts';
import { createPopupHandlers } from '../../src/background/popup-answers.ts';
import { serveQuickHide } from '../../src/background/quick-hide.ts';
import { followLanguage } from '../../src/background/rescan.ts';
import { followSites } from '../../src/background/sites.ts';
import { stepThroughMentions } from '../../src/background/step.ts';
import { createToolbarHandlers, lookEverywhere, serveToolbar } from '../../src/background/toolbar.ts';
import { welcomeOnInstall } from '../../src/background/welcome.ts';
import { serveRequests } from '../../src/messaging/server.ts';

// The background may stop between any two events, so every listener is added at once and nothing is remembered here.
export default defineBackground({
  type: 'module',
  main() {
    const names = createNameSearch(openDataset);
    serveRequests({
      ...createHandlers(openDataset),
      ...createPopupHandlers(openDataset, names),
      ...createPackHandlers(insistOnDatabase),
      ...createToolbarHandlers(),
    });
    stepThroughMentions();
    serveQuickHide();
    followSites();
    followPolicy(openDataset);
    keepFilters();
    followLanguage();
    followPause();
    serveToolbar();
    serveOmnibox(openDataset, names);
    serveContextMenu();
    welcomeOnInstall();

    browser.runtime.onInstalled.addListener(() => void serveOpenTabs());
    browser.runtime.onStartup.addListener(() => void start());
    // Also when the background merely wakes: an install that was interrupted is finished by whatever comes next.
    void openDataset().catch((error: unknown) => console.error('The dataset could not be opened.', error));
    void start();
  },
});

/** Key in `storage.session`: the tabs that were open at install or update have not been served yet. */
const DUE = 'openTabsDue';
/** Likewise: this is not the first start since the browser started, or the extension was switched on. */
const STARTED = 'started';

async function serveOpenTabs(): Promise<void> {
  await browser.storage.session.set({ [DUE]: true });
  await start();
}

let starting: Promise<void> = Promise.resolve();

/**
 * Does what is left to do of the start: one after the other, so that nothing is done twice. What fails because the
 * background is just being stopped is done at its next wake, so it is no fault.
 */
function start(): Promise<void> {
  starting = starting.then(finishStart).catch((error: unknown) => console.warn('The start was interrupted.', error));
  return starting;
}

/** Marks need the filters in storage before a script that was put into an open tab looks for them. */
async function finishStart(): Promise<void> {
  const { isPaused, sitesOff } = await registerUnlessPaused();
  const { [DUE]: due, [STARTED]: hasStarted } = await browser.storage.session.get([DUE, STARTED]);
  // Switched off and on again, no event tells us so, and open tabs have lost the script that they had.
  if (!hasStarted) void lookEverywhere();
  await browser.storage.session.set({ [STARTED]: true });
  if (!due) return;
  await openDataset();
  // What is open in a pause is served at its end.
  if (!isPaused) await injectOpenTabs(sitesOff);
  await browser.storage.session.remove(DUE);
}
