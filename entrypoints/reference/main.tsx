import { render } from 'preact';
import { watchDataset } from '../../src/extension-page/open-dataset.ts';
import { applyTo, loadChosen } from '../../src/extension-page/use-settings.ts';
import { App } from '../../src/reference/App.tsx';
import { watchScroll } from '../../src/reference/scroll-memory.ts';

async function start(): Promise<void> {
  const chosen = await loadChosen();
  applyTo(document.documentElement, chosen);
  // For as long as the page is there.
  watchScroll(new AbortController().signal);
  render(<App chosen={chosen} watchDataset={watchDataset} />, document.body);
}

void start();
