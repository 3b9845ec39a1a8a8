import { render } from 'preact';
import { browser } from 'wxt/browser';
import { sidePanelOpener } from '../../src/extension-page/side-panel.ts';
import { applyTo, loadChosen } from '../../src/extension-page/use-settings.ts';
import { browserLanguages } from '../../src/i18n/browser-languages.ts';
import { search } from '../../src/i18n/catalogue/search.ts';
import { chooseLanguage } from '../../src/i18n/languages.ts';
import { takeEntry } from '../../src/messaging/handed-entry.ts';
import { App } from '../../src/popup/App.tsx';
import { openTabPage } from '../../src/tab-page/tab-page.ts';

async function start(): Promise<void> {
  const field = document.querySelector('input');
  // What is known without waiting; the reader may have chosen another language, which the app speaks in a moment.
  if (field) field.ariaLabel = search(chooseLanguage('browser', browserLanguages()))('searchAll');
  // `autofocus` waits for the first drawing.
  field?.focus();
  let entered: string | null = null;
  const noteEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) entered = field?.value ?? null;
  };
  field?.addEventListener('keydown', noteEnter);
  // `popup.html?tab=7` stands for the popup over that tab: so it can be opened, and tested, as a page of its own.
  const named = new URLSearchParams(location.search).get('tab');
  const opening = openTabPage(named === null ? null : Number(named));
  const [chosen, page, entry] = await Promise.all([
    loadChosen(),
    opening,
    takeEntry(opening.then(({ tabId }) => tabId)),
  ]);
  applyTo(document.documentElement, chosen);
  field?.removeEventListener('keydown', noteEnter);
  render(
    <App
      chosen={chosen}
      page={page}
      entry={entry}
      typed={field?.value ?? ''}
      entered={entered}
      referenceAddress={browser.runtime.getURL('/reference.html')}
      optionsAddress={browser.runtime.getURL('/options.html')}
      // The popup would lie over what it has opened. As a page of its own it stays.
      openSidePanel={sidePanelOpener(page.windowId, () => named === null && close())}
    />,
    document.body,
  );
}

void start();
