import { browser } from 'wxt/browser';
import { createTurns } from './in-turn.ts';
import { migrateSettings, SettingsError } from './migrate.ts';
import { DEFAULT_SETTINGS, type Settings } from './schema.ts';

/** Key in `storage.local`. The page and card scripts read it too, without waking the background. */
export const SETTINGS_KEY = 'settings';
/** What could not be read is kept here, so that nothing of the reader's is lost by our misjudgement. */
const UNREADABLE_KEY = 'settings-unreadable';

const readStored = async (): Promise<unknown> => (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];

/** The reader's settings; the defaults where they cannot be read. Writes nothing. */
export async function loadSettings(): Promise<Settings> {
  try {
    return migrateSettings(await readStored());
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.warn(error.message);
    return DEFAULT_SETTINGS;
  }
}

const inTurn = createTurns('initiative-lens-settings');

/**
 * Changes settings by a function from the old ones to the new ones; changes follow one another, from whichever page they
 * come. Damaged settings are kept aside first.
 *
 * @throws SettingsError `newer`: what a later version wrote is left alone
 */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  return inTurn(async () => {
    const stored = await readStored();
    let old = DEFAULT_SETTINGS;
    const aside: Record<string, unknown> = {};
    try {
      old = migrateSettings(stored);
    } catch (error) {
      if (!(error instanceof SettingsError) || error.code === 'newer') throw error;
      aside[UNREADABLE_KEY] = stored;
    }
    const changed = change(old);
    await browser.storage.local.set({ ...aside, [SETTINGS_KEY]: changed });
    return changed;
  });
}

/** Changes some settings. */
export const saveSettings = (patch: Partial<Omit<Settings, 'version'>>): Promise<Settings> =>
  changeSettings((settings) => ({ ...settings, ...patch }));

/** Tells of every change, from whichever page it comes, until the signal fires. */
export function watchSettings(listener: (settings: Settings) => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && SETTINGS_KEY in changes)
      void loadSettings().then((settings) => signal.aborted || listener(settings));
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true });
}
