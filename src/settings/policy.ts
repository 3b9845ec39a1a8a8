import * as v from 'valibot';
import { isHost } from './host.ts';
import { hostSchema, type Settings, settingsSchema } from './schema.ts';

/**
 * What an organisation may set for the browsers of its people, as it stands in `storage.managed`:
 *
 *     { "preferences": { "language": "nl", "marks": { "style": "tint" } },
 *       "readerMayChange": ["marks.style"],
 *       "sitesOff": ["intranet.example"],
 *       "packs": ["{ …the text of a pack… }"] }
 *
 * All preferences of the reader can be set; their names and values are those of the settings' own schema, so that the two
 * never differ. Docs for administrators: docs/administrators.md.
 */

export type Leaf = string | number | boolean;
/** A preference by its path within the settings: `marks.style`. */
export type Preferences = Record<string, Leaf>;

export interface Policy {
  /** Set and not to be changed by the reader. */
  locked: Preferences;
  /** Set once; the reader may choose otherwise. */
  offered: Preferences;
  sitesOff: string[];
  /** Texts of packs of our own format. */
  packs: string[];
}

export const NO_POLICY: Policy = { locked: {}, offered: {}, sitesOff: [], packs: [] };

type Entries = Record<string, v.GenericSchema>;
const entriesOf = (schema: unknown): Entries | undefined => (schema as { entries?: Entries }).entries;

/** All preferences by their path, with the schema of each; lists are none. */
function preferencesIn(entries: Entries, prefix = ''): [string, v.GenericSchema][] {
  return Object.entries(entries).flatMap(([key, schema]) => {
    if (prefix === '' && (key === 'version' || key === 'sitesOff')) return [];
    const inner = schema.type === 'strict_object' ? entriesOf(schema) : undefined;
    return inner ? preferencesIn(inner, `${prefix}${key}.`) : [[prefix + key, schema] as [string, v.GenericSchema]];
  });
}

export const PREFERENCES: ReadonlyMap<string, v.GenericSchema> = new Map(
  preferencesIn(settingsSchema.entries as unknown as Entries),
);

/** The value at a path; undefined where there is none. Own properties only: policies are data of others. */
export function valueAt(from: unknown, path: string): unknown {
  let value = from;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** A copy of the settings with another value at the path of a preference. */
export function withValue(settings: Settings, path: string, value: Leaf): Settings {
  const [key = '', inner] = path.split('.');
  const record = settings as unknown as Record<string, object>;
  return { ...settings, [key]: inner === undefined ? value : { ...record[key], [inner]: value } };
}

const MAX_SITES = 1_000;
const MAX_PACKS = 20;
const MAX_PACK_CHARACTERS = 20_000_000;

/**
 * Reads what stands in managed storage. What is wrong is left out and named; the rest holds: one slip of the pen in a
 * fleet's policy must not undo all of it.
 *
 * @param stored of any shape
 */
export function readPolicy(stored: unknown): { policy: Policy; problems: string[] } {
  const problems: string[] = [];
  const policy: Policy = { locked: {}, offered: {}, sitesOff: [], packs: [] };
  if (stored === undefined || stored === null) return { policy, problems };
  const known = ['preferences', 'readerMayChange', 'sitesOff', 'packs'];
  for (const key of Object.keys(Object(stored)))
    if (!known.includes(key)) problems.push(`${key}: there is no such setting`);

  const preferences = valueAt(stored, 'preferences');
  for (const path of pathsIn(preferences))
    if (!PREFERENCES.has(path)) problems.push(`preferences.${path}: there is no such preference`);
  const mayChange = listAt(stored, 'readerMayChange', 200, problems);
  for (const path of mayChange)
    if (!PREFERENCES.has(path)) problems.push(`readerMayChange: “${path}” is no preference`);
  for (const [path, schema] of PREFERENCES) {
    const value = valueAt(preferences, path);
    if (value === undefined) continue;
    const parsed = v.safeParse(schema, value);
    if (!parsed.success) problems.push(`preferences.${path}: ${parsed.issues[0].message}`);
    else policy[mayChange.includes(path) ? 'offered' : 'locked'][path] = parsed.output as Leaf;
  }
  for (const host of listAt(stored, 'sitesOff', MAX_SITES, problems)) {
    if (v.is(hostSchema, host) && isHost(host)) policy.sitesOff.push(host);
    else problems.push(`sitesOff: “${host.slice(0, 100)}” is no host name`);
  }
  policy.sitesOff = [...new Set(policy.sitesOff)].sort();
  for (const text of listAt(stored, 'packs', MAX_PACKS, problems)) {
    if (text.length <= MAX_PACK_CHARACTERS) policy.packs.push(text);
    else problems.push(`packs: a pack of more than ${MAX_PACK_CHARACTERS} characters`);
  }
  return { policy, problems };
}

function pathsIn(preferences: unknown): string[] {
  if (typeof preferences !== 'object' || preferences === null) return [];
  return Object.entries(preferences).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key],
  );
}

function listAt(stored: unknown, key: string, most: number, problems: string[]): string[] {
  const list = valueAt(stored, key);
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    problems.push(`${key}: expected a list`);
    return [];
  }
  if (list.length > most) problems.push(`${key}: expected at most ${most} entries, got ${list.length}`);
  return list.slice(0, most).filter((item, index): item is string => {
    if (typeof item !== 'string') problems.push(`${key}[${index}]: expected text`);
    return typeof item === 'string';
  });
}
