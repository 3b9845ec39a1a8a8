import { browser } from 'wxt/browser';
import type { TabCommand } from '../messaging/protocol.ts';
import { within } from './within.ts';

/** A page that stands still, in a dialog or an endless loop, hears of it when it goes on. */
const TOLD_MS = 3_000;

/** Has every open page read anew, in all frames: after a change of packs. Pages without our script have nobody to hear. */
export async function rescanTabs(): Promise<void> {
  const command: TabCommand = { command: 'rescan' };
  const tabs = await browser.tabs.query({});
  const told = tabs.map(({ id }) =>
    id === undefined ? undefined : browser.tabs.sendMessage(id, command).catch(() => undefined),
  );
  await within(TOLD_MS, Promise.all(told));
}
