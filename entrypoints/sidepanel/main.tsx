import { render } from 'preact';
import { browser } from 'wxt/browser';
import { watchDataset } from '../../src/extension-page/open-dataset.ts';
import { applyTo, loadChosen } from '../../src/extension-page/use-settings.ts';
import { App } from '../../src/panel/App.tsx';

async function start(): Promise<void> {
  // `sidepanel.html?tab=7` stands beside that tab: so it can be opened, and tested, as a page of its own.
  const named = new URLSearchParams(location.search).get('tab');
  const chosen = await loadChosen();
  applyTo(document.documentElement, chosen);
  render(
    <App
      chosen={chosen}
      tabId={named === null ? null : Number(named)}
      watchDataset={watchDataset}
      referenceAddress={browser.runtime.getURL('/reference.html')}
    />,
    document.body,
  );
}

void start();
