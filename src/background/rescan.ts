import { browser } from 'wxt/browser';
import type { TabCommand } from '../messaging/protocol.ts';
import { isLanguageChanged } from '../settings/language-change.ts';
import { within } from './within.ts';

/** A page that stands still, in a dialog or an endless loop, hears of it when it goes on. */
const TOLD_MS = 3_000;

/** Has every open page read anew, in all frames: after a change of packs or of the language. Pages without our script have nobody to hear. */
export async function rescanTabs(): Promise<void> {
  const command: TabCommand = { command: 'rescan' };
  const tabs = await browser.tabs.query({});
  const told = tabs.map(({ id }) =>
    id === undefined ? undefined : browser.tabs.sendMessage(id, command).catch(() => undefined),
  );
  await within(TOLD_MS, Promise.all(told));
}

/** Names of entities are those of the reader's language: open pages get them anew when that is another. */
export function followLanguage(): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && isLanguageChanged(changes)) void rescanTabs();
  });
}
