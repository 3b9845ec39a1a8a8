import { browser } from 'wxt/browser';
import { migrateSettings, SettingsError } from './migrate.ts';
import { DEFAULT_SETTINGS, type Settings } from './schema.ts';

/** Key in `storage.local`. The page and card scripts read it too, without waking the background. */
export const SETTINGS_KEY = 'settings';
/** What could not be read is kept here, so that nothing of the reader's is lost by our misjudgement. */
const UNREADABLE_KEY = 'settings-unreadable';

/**
 * The reader's settings. Unreadable ones give the defaults, are kept aside and are not overwritten in place.
 */
export async function loadSettings(): Promise<Settings> {
  const { [SETTINGS_KEY]: stored } = await browser.storage.local.get(SETTINGS_KEY);
  try {
    return migrateSettings(stored);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    await browser.storage.local.set({ [UNREADABLE_KEY]: stored });
    console.warn(error.message);
    return DEFAULT_SETTINGS;
  }
}

// One after the other, or of two quick changes the second would undo the first.
let saving: Promise<unknown> = Promise.resolve();

/** Changes settings by a function from the old ones to the new ones. Changes of one page follow one another. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const next = saving.then(async () => {
    const changed = change(await loadSettings());
    await browser.storage.local.set({ [SETTINGS_KEY]: changed });
    return changed;
  });
  saving = next.catch(() => undefined);
  return next;
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
