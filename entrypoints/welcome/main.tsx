import { render } from 'preact';
import { browser } from 'wxt/browser';
import { giveUpAllSites, requestAllSites, watchAllSites } from '../../src/extension-page/access.ts';
import { hasKeyPage, openKeyPage, readCommands } from '../../src/extension-page/keys.ts';
import { watchDataset } from '../../src/extension-page/open-dataset.ts';
import { applyTo, loadChosen } from '../../src/extension-page/use-settings.ts';
import { App, type WelcomeServices } from '../../src/welcome/App.tsx';

async function start(): Promise<void> {
  const chosen = await loadChosen();
  applyTo(document.documentElement, chosen);
  const reference = browser.runtime.getURL('/reference.html');
  const services: WelcomeServices = {
    watchDataset,
    access: {
      watch: watchAllSites,
      request: requestAllSites,
      giveUp: giveUpAllSites,
      isGivenUpInBrowser: !import.meta.env.FIREFOX,
    },
    readCommands,
    openKeyPage: hasKeyPage() ? openKeyPage : undefined,
    openEntry: (id) => void browser.tabs.create({ url: `${reference}#/entity/${id}` }),
    keyword: browser.runtime.getManifest().omnibox?.keyword ?? 'il',
    optionsAddress: browser.runtime.getURL('/options.html'),
    referenceAddress: reference,
  };
  render(<App chosen={chosen} services={services} />, document.body);
}

void start();
