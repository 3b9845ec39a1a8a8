import { browser } from 'wxt/browser';
import type { TabCommand } from '../messaging/protocol.ts';

const COMMANDS: Record<string, TabCommand> = {
  'next-mention': { command: 'nextMention' },
  'previous-mention': { command: 'previousMention' },
};

/** The keys that go from mention to mention, passed on to the page that has the focus. */
export function stepThroughMentions(): void {
  browser.commands.onCommand.addListener((name: string) => {
    const command = COMMANDS[name];
    if (command) void passOn(command);
  });
}

async function passOn(command: TabCommand): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  // A page without our script has nobody who listens, which is no fault.
  if (tab?.id !== undefined) await browser.tabs.sendMessage(tab.id, command, { frameId: 0 }).catch(() => undefined);
}
