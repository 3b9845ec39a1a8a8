import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createHandlers } from '../../src/background/answers.ts';
import { serveContextMenu } from '../../src/background/context-menu.ts';
import { openDataset } from '../../src/background/dataset-service.ts';
import { serveOmnibox } from '../../src/background/omnibox.ts';
import { injectOpenTabs, listOpenTabs, registerPageScript } from '../../src/background/page-script.ts';
import { followSites } from '../../src/background/sites.ts';
import { stepThroughMentions } from '../../src/background/step.ts';
import { welcomeOnInstall } from '../../src/background/welcome.ts';
import { serveRequests } from '../../src/messaging/server.ts';
import { loadSettings } from '../../src/settings/store.ts';

// The background may stop between any two events, so every listener is added at once and nothing is remembered here.
export default defineBackground({
  type: 'module',
  main() {
    serveRequests(createHandlers(openDataset));
    stepThroughMentions();
    followSites();
    serveOmnibox(openDataset);
    serveContextMenu();
    welcomeOnInstall();

    browser.runtime.onInstalled.addListener(() => void start(true));
    browser.runtime.onStartup.addListener(() => void start(false));
    // Also when the background merely wakes: an install that was interrupted is finished by whatever comes next.
    void openDataset().catch((error: unknown) => console.error('The dataset could not be opened.', error));
  },
});

/** Marks need the filters in storage before the first page script looks for them, so the dataset comes first. */
async function start(serveOpenTabs: boolean): Promise<void> {
  const tabs = serveOpenTabs ? await listOpenTabs() : [];
  const { sitesOff } = await loadSettings();
  await registerPageScript(sitesOff);
  await openDataset();
  await injectOpenTabs(tabs, sitesOff);
}
