import * as v from 'valibot';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { type Settings, settingsSchema } from './schema.ts';
import { SETTINGS_VERSION } from './version.ts';

/** Settings that cannot be read: written by a newer version, or damaged. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  constructor(
    readonly code: 'newer' | 'damaged',
    message: string,
  ) {
    super(message);
  }
}

type Step = (old: Record<string, unknown>) => Record<string, unknown>;

/** From version n to n + 1. A step never looks at the present schema, which will have moved on. */
const STEPS: Record<number, Step> = {
  // Version 0 was the shape before settings carried a version: a flat list of sites.
  0: (old) => ({ ...DEFAULT_SETTINGS, version: 1, sitesOff: Array.isArray(old.sitesOff) ? old.sitesOff : [] }),
  // Version 2 has the number on the toolbar icon.
  1: (old) => ({ ...old, version: 2, marks: { ...Object(old.marks), badge: true } }),
  // Version 3 has the strength of marks and a key to hold.
  2: (old) => ({
    ...old,
    version: 3,
    marks: { ...Object(old.marks), strength: 'normal' },
    hover: { ...Object(old.hover), modifier: 'none' },
  }),
};

/**
 * Brings stored settings of any earlier version to the present one.
 *
 * @param stored what lies in storage; undefined gives the defaults
 * @throws SettingsError `newer` for settings of a later version (a downgrade is refused, not guessed), `damaged` with
 *   the path of what does not fit
 */
export function migrateSettings(stored: unknown): Settings {
  if (stored === undefined || stored === null) return DEFAULT_SETTINGS;
  if (typeof stored !== 'object')
    throw new SettingsError('damaged', `settings: expected an object, got ${typeof stored}`);
  let current = stored as Record<string, unknown>;
  let version = typeof current.version === 'number' ? current.version : 0;
  if (version > SETTINGS_VERSION) {
    throw new SettingsError(
      'newer',
      `settings: version ${version} is newer than ${SETTINGS_VERSION}, which this version of the extension writes`,
    );
  }
  for (; version < SETTINGS_VERSION; version++) {
    const step = STEPS[version];
    if (!step) throw new SettingsError('damaged', `settings: no way from version ${version}`);
    current = step(current);
  }
  const parsed = v.safeParse(settingsSchema, current);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new SettingsError('damaged', `settings.${issue ? v.getDotPath(issue) : ''}: ${issue?.message}`);
}
