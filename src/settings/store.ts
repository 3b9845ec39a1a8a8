import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { isHost } from './host.ts';
import { createTurns } from './in-turn.ts';
import { SETTINGS_KEY } from './keys.ts';
import {
  changeOwn,
  keepLocked,
  MANAGED_KEY,
  type Managed,
  ownSettings,
  readManaged,
  type SettingsWithManaged,
} from './managed.ts';
import { migrateSettings, SettingsError } from './migrate.ts';
import { hostSchema, MAX_SITES, type Settings } from './schema.ts';

/** What could not be read is kept here, so that nothing of the reader's is lost by our misjudgement. */
const UNREADABLE_KEY = 'settings-unreadable';

const readStored = async (): Promise<unknown> => (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];

/** The reader's settings; where they cannot be read the defaults, with the sites switched off in them. Writes nothing. */
export async function loadSettings(): Promise<Settings> {
  const stored = await readStored();
  try {
    return migrateSettings(stored);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.warn(error.message);
    return defaultsFor(stored);
  }
}

/** What holds where settings cannot be read. No site that the reader closed to us is opened by it. */
function defaultsFor(stored: unknown): Settings {
  const { sitesOff } = Object(stored) as { sitesOff?: unknown };
  const hosts = Array.isArray(sitesOff) ? sitesOff.filter((site) => v.is(hostSchema, site) && isHost(site)) : [];
  return { ...DEFAULT_SETTINGS, sitesOff: [...new Set(hosts)].slice(0, MAX_SITES) };
}

const inTurn = createTurns('initiative-lens-settings');

/**
 * Changes settings by a function from the old ones to the new ones; changes follow one another, from whichever page they
 * come. Damaged settings are kept aside first.
 *
 * @throws SettingsError `newer`: what a later version wrote is left alone; `damaged`: the change is none that can be kept
 */
export async function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const { settings } = await changeWithManaged(({ settings: old, managed }) => keepLocked(change(old), managed));
  return settings;
}

/**
 * Changes what the reader chose, beneath what an organisation has put in its place, as {@link changeSettings} does.
 * {@link loadOwnSettings} tells it.
 */
export async function changeOwnSettings(change: (own: Settings) => Settings): Promise<void> {
  await changeWithManaged((before) => changeOwn(before, change));
}

/**
 * Changes settings and what an organisation has set of them in one write, as {@link changeSettings} does: for the
 * background, which follows the policy. What is as it was is not written.
 */
export function changeWithManaged(
  change: (before: SettingsWithManaged) => SettingsWithManaged,
): Promise<SettingsWithManaged> {
  return inTurn(async () => {
    const found = await browser.storage.local.get([SETTINGS_KEY, MANAGED_KEY]);
    const stored = found[SETTINGS_KEY];
    let old = DEFAULT_SETTINGS;
    const aside: Record<string, unknown> = {};
    try {
      old = migrateSettings(stored);
    } catch (error) {
      if (!(error instanceof SettingsError) || error.code === 'newer') throw error;
      aside[UNREADABLE_KEY] = stored;
      old = defaultsFor(stored);
    }
    const before = { settings: old, managed: readManaged(found[MANAGED_KEY]) };
    const changed = change(before);
    // What could not be read again would make all of it void.
    migrateSettings(changed.settings);
    const write: Record<string, unknown> = { ...aside };
    if (UNREADABLE_KEY in aside || !isSame(changed.settings, old)) write[SETTINGS_KEY] = changed.settings;
    if (!isSame(changed.managed, before.managed)) write[MANAGED_KEY] = changed.managed;
    if (Object.keys(write).length > 0) await browser.storage.local.set(write);
    return changed;
  });
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The settings that the reader chose, without what an organisation has put in their place: what belongs in a file. */
export async function loadOwnSettings(): Promise<Settings> {
  const [settings, managed] = await Promise.all([loadSettings(), loadManaged()]);
  return ownSettings({ settings, managed });
}

/** What an organisation has set. */
export async function loadManaged(): Promise<Managed> {
  return readManaged((await browser.storage.local.get(MANAGED_KEY))[MANAGED_KEY]);
}

/** Tells of every change of what an organisation has set, until the signal fires. */
export function watchManaged(listener: (managed: Managed) => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && MANAGED_KEY in changes)
      void loadManaged().then((managed) => signal.aborted || listener(managed));
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true });
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
