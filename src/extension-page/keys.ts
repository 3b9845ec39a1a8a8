import { browser } from 'wxt/browser';

/** A key of the extension as it is set now. */
export interface Command {
  name: string;
  /** The browser's own words for what it does. */
  description: string;
  /** The keys to hold together, in order; empty where none is set. */
  keys: string[];
}

/** Chromium names keys in its own language, whatever that of the extension is. */
const KEYS: Partial<Record<string, string>> = { Umschalttaste: 'Shift', Umschalt: 'Shift', Strg: 'Ctrl' };

export async function readCommands(): Promise<Command[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name = '', description = '', shortcut = '' }) => ({
    name,
    description,
    keys: shortcut
      .split('+')
      .filter(Boolean)
      .map((key) => KEYS[key] ?? key),
  }));
}

/** Firefox has it from version 137 on; the types do not know it yet. */
const openShortcutSettings = (): (() => Promise<void>) | undefined =>
  (browser.commands as { openShortcutSettings?: () => Promise<void> }).openShortcutSettings;

/** Whether {@link openKeyPage} leads anywhere; else the reader is told the way. */
export const hasKeyPage = (): boolean => !import.meta.env.FIREFOX || openShortcutSettings() !== undefined;

/** Opens the browser's own page of keys: an extension may not set them itself. */
export async function openKeyPage(): Promise<void> {
  if (import.meta.env.FIREFOX) await openShortcutSettings()?.();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
