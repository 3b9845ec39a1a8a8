import * as v from 'valibot';
import { type Leaf, NO_POLICY, type Policy, PREFERENCES, type Preferences, valueAt, withValue } from './policy.ts';
import { hostSchema, type Settings } from './schema.ts';

/**
 * How an organisation's policy and the reader's own choices live together. The settings in storage are always those in
 * force, so that pages, which read them by hand, and everybody else need know nothing of policies, and nobody waits for
 * managed storage. Beside them, under a key of its own and written in the same write, stands what is set by policy and
 * what the reader had chosen in its place: the reader's choice comes back when the policy goes.
 *
 *     managed: { version: 1, locked: { theme: 'dark' }, own: { theme: 'light' }, sites: ['intranet.example'], … }
 */
export const MANAGED_KEY = 'managed';
const MANAGED_VERSION = 1;

const leaves = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));
const hosts = v.array(hostSchema);

const managedSchema = v.strictObject({
  version: v.literal(MANAGED_VERSION),
  locked: leaves,
  /** The reader's own choice for each locked preference. */
  own: leaves,
  /** What was offered when it was last written into the settings. */
  offered: leaves,
  sites: hosts,
  /** Of these sites, those the reader had switched off. */
  ownSites: hosts,
  packs: v.array(
    v.strictObject({
      checksum: v.string(),
      /** The pack's database; null: the text is no pack. */
      database: v.nullable(v.string()),
      /** Why, after the version of the extension that refused it: another may take it. */
      problem: v.optional(v.string()),
    }),
  ),
});

export type Managed = v.InferOutput<typeof managedSchema>;
export type ManagedPack = Managed['packs'][number];

const NONE: Managed = {
  version: MANAGED_VERSION,
  locked: {},
  own: {},
  offered: {},
  sites: [],
  ownSites: [],
  packs: [],
};

/** The record as stored; none where it cannot be read, as it can be made anew from the policy. */
export function readManaged(stored: unknown): Managed {
  const parsed = v.safeParse(managedSchema, stored);
  return parsed.success ? parsed.output : NONE;
}

/** Whether anything is set by an organisation. */
export const isManaged = ({ locked, offered, sites, packs }: Managed): boolean =>
  Object.keys(locked).length + Object.keys(offered).length + sites.length + packs.length > 0;

export interface SettingsWithManaged {
  settings: Settings;
  managed: Managed;
}

/** Every preference of a kind that this version knows and may hold: what a policy of another version set is left out. */
const usable = (preferences: Preferences): [string, Leaf][] =>
  Object.entries(preferences).filter(([path, value]) => {
    const schema = PREFERENCES.get(path);
    return schema !== undefined && v.is(schema, value);
  });

/** The settings that the reader chose, without what the organisation has put in their place. */
export function ownSettings({ settings, managed }: SettingsWithManaged): Settings {
  let own = settings;
  for (const [path, value] of usable(managed.own)) if (path in managed.locked) own = withValue(own, path, value);
  const added = managed.sites.filter((site) => !managed.ownSites.includes(site));
  return added.length === 0 ? own : { ...own, sitesOff: own.sitesOff.filter((site) => !added.includes(site)) };
}

/**
 * The settings after a change, with what is locked as it was. What the reader wished for in its place is kept for the day
 * the policy goes.
 */
export function keepLocked(changed: Settings, managed: Managed): SettingsWithManaged {
  let settings = changed;
  const own = { ...managed.own };
  for (const [path, value] of usable(managed.locked)) {
    const wished = valueAt(changed, path) as Leaf;
    if (wished === value) continue;
    own[path] = wished;
    settings = withValue(settings, path, value);
  }
  const ownSites = managed.ownSites.filter((site) => changed.sitesOff.includes(site));
  if (managed.sites.some((site) => !changed.sitesOff.includes(site)))
    settings = { ...settings, sitesOff: [...new Set([...changed.sitesOff, ...managed.sites])].sort() };
  return { settings, managed: { ...managed, own, ownSites } };
}

/**
 * The settings after a change of what the reader chose, where that is meant and not what is in force: a file of the
 * reader's holds the former.
 */
export function changeOwn(before: SettingsWithManaged, change: (own: Settings) => Settings): SettingsWithManaged {
  const { managed } = before;
  const { settings, own, ownSites } = layOver(change(ownSettings(before)), managed.locked, managed.sites);
  return { settings, managed: { ...managed, own, ownSites } };
}

/** Puts a policy in the place of the one that was in force. The same policy again changes nothing. */
export function applyPolicy(before: SettingsWithManaged, policy: Policy = NO_POLICY): SettingsWithManaged {
  let chosen = ownSettings(before);
  for (const [path, value] of usable(policy.offered))
    if (before.managed.offered[path] !== value) chosen = withValue(chosen, path, value);
  const { packs } = before.managed;
  const { locked, offered, sitesOff: sites } = policy;
  const { settings, own, ownSites } = layOver(chosen, locked, sites);
  return { settings, managed: { version: MANAGED_VERSION, locked, own, offered, sites, ownSites, packs } };
}

/** What is in force where a policy lies over what the reader chose, and what of that is beneath. */
function layOver(chosen: Settings, locked: Preferences, sites: readonly string[]) {
  let settings = chosen;
  const own: Preferences = {};
  for (const [path, value] of usable(locked)) {
    own[path] = valueAt(settings, path) as Leaf;
    settings = withValue(settings, path, value);
  }
  if (sites.length > 0) settings = { ...settings, sitesOff: [...new Set([...settings.sitesOff, ...sites])].sort() };
  return { settings, own, ownSites: sites.filter((site) => chosen.sitesOff.includes(site)) };
}
