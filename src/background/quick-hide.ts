import { browser } from 'wxt/browser';
import type { TabCommand } from '../messaging/protocol.ts';
import { countEntities } from './count-entities.ts';
import { askState, look } from './toolbar.ts';

/** Name of the command in the manifest. */
const COMMAND = 'hide-marks';

/**
 * The key that takes all marks and cards of the tab at hand out of sight at once, and shows them again. Whether they are
 * hidden is known to the page alone: its next document begins with marks.
 */
export function serveQuickHide(): void {
  browser.commands.onCommand.addListener((name: string) => {
    if (name === COMMAND) void toggle();
  });
}

async function toggle(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  // Where the page itself is not read, frames of other sites may be.
  const { hidden = false } = (await askState(tab.id)) ?? (await countEntities(tab.id)) ?? {};
  await setHidden(tab.id, !hidden);
}

/** Hides or shows the marks of all frames of a tab. A tab without our script has nothing to hide. */
export async function setHidden(tabId: number, isHidden: boolean): Promise<void> {
  const command: TabCommand = { command: isHidden ? 'hide' : 'show' };
  await browser.tabs.sendMessage(tabId, command).catch(() => undefined);
  look(tabId);
}

/** Hides a frame that has come into a page whose marks are hidden. */
export async function hideLateFrame(tabId: number, frameId: number): Promise<void> {
  if (frameId === 0 || !(await askState(tabId))?.hidden) return;
  const command: TabCommand = { command: 'hide' };
  await browser.tabs.sendMessage(tabId, command, { frameId }).catch(() => undefined);
}
