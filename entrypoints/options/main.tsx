import { render } from 'preact';
import { browser } from 'wxt/browser';
import { giveUpAllSites, requestAllSites, watchAllSites } from '../../src/extension-page/access.ts';
import { hasKeyPage, openKeyPage, readCommands } from '../../src/extension-page/keys.ts';
import { watchDataset } from '../../src/extension-page/open-dataset.ts';
import { applyTo, loadChosen } from '../../src/extension-page/use-settings.ts';
import { App, type OptionsServices } from '../../src/options/App.tsx';
import { countSources, measureSpace, saveFile } from '../../src/options/device.ts';
import { packServices } from '../../src/options/pack-services.ts';

async function start(): Promise<void> {
  const chosen = await loadChosen();
  applyTo(document.documentElement, chosen);
  const services: OptionsServices = {
    watchDataset,
    access: {
      watch: watchAllSites,
      request: requestAllSites,
      giveUp: giveUpAllSites,
      isGivenUpInBrowser: !import.meta.env.FIREFOX,
    },
    readCommands,
    openKeyPage: hasKeyPage() ? openKeyPage : undefined,
    measureSpace,
    countSources,
    packs: packServices,
    saveFile,
    version: browser.runtime.getManifest().version,
    referenceAddress: browser.runtime.getURL('/reference.html'),
  };
  render(<App chosen={chosen} services={services} />, document.body);
}

void start();
