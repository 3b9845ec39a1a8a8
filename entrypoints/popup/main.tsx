import { render } from 'preact';
import { browser } from 'wxt/browser';
import { sidePanelOpener } from '../../src/extension-page/side-panel.ts';
import { applyTo, loadChosen } from '../../src/extension-page/use-settings.ts';
import { takeEntry } from '../../src/messaging/handed-entry.ts';
import { App } from '../../src/popup/App.tsx';
import { openTabPage } from '../../src/popup/tab-page.ts';

async function start(): Promise<void> {
  // `popup.html?tab=7` stands for the popup over that tab: so it can be opened, and tested, as a page of its own.
  const named = new URLSearchParams(location.search).get('tab');
  const [chosen, page] = await Promise.all([loadChosen(), openTabPage(named === null ? null : Number(named))]);
  const entry = await takeEntry(page.tabId);
  applyTo(document.documentElement, chosen);
  render(
    <App
      chosen={chosen}
      page={page}
      entry={entry}
      referenceAddress={browser.runtime.getURL('/reference.html')}
      optionsAddress={browser.runtime.getURL('/options.html')}
      openSidePanel={sidePanelOpener(page.windowId)}
    />,
    document.body,
  );
}

void start();
