import { browser } from 'wxt/browser';
import type { TabCommand } from '../messaging/protocol.ts';

/** Has every open page read anew, in all frames: after a change of packs. Pages without our script have nobody to hear. */
export async function rescanTabs(): Promise<void> {
  const command: TabCommand = { command: 'rescan' };
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id }) => (id === undefined ? undefined : browser.tabs.sendMessage(id, command).catch(() => undefined))),
  );
}
