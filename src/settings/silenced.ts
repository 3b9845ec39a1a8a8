import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { ENTITY_ID } from '../dataset/entity-id.ts';
import { createTurns } from './in-turn.ts';
import { foldSilenced, type SilencedName } from './is-silenced.ts';
import { SILENCED_KEY } from './keys.ts';
import { SettingsError } from './migrate.ts';
import { hostSchema } from './schema.ts';

/**
 * The names the reader silenced, in `storage.local`. The page script reads the same key by hand (`isSilenced`), so the
 * shape stays plain:
 *
 *     silenced: { version: 1, names: [{ text: 'stop', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' }] }
 */
export const SILENCED_VERSION = 1;
/** What could not be read is kept here before it is written over. */
const UNREADABLE_KEY = 'silenced-unreadable';
/** More than anyone silences by hand; it keeps what each page reads small. */
const MAX_NAMES = 5_000;

/** No more names are kept. */
export class FullError extends Error {
  override name = 'FullError';
}

const silencedSchema = v.strictObject({
  version: v.literal(SILENCED_VERSION),
  names: v.pipe(
    v.array(
      v.strictObject({
        text: v.pipe(
          v.string(),
          v.minLength(1),
          v.maxLength(300),
          // An earlier version may have folded less.
          v.transform(foldSilenced),
        ),
        entity: v.pipe(v.string(), v.regex(ENTITY_ID, 'expected the id of an entry')),
        site: v.nullable(hostSchema),
        on: v.pipe(v.string(), v.isoDate()),
      }),
    ),
    v.maxLength(MAX_NAMES),
  ),
});

export type Silenced = v.InferOutput<typeof silencedSchema>;

const NONE: Silenced = { version: SILENCED_VERSION, names: [] };

/** What tells one silenced name from another; the day does not. */
export type SilencedKey = Omit<SilencedName, 'on'>;

export const isSameName = (a: SilencedKey, b: SilencedKey): boolean =>
  a.text === b.text && a.entity === b.entity && a.site === b.site;

/**
 * Brings stored names of any earlier version to the present one.
 *
 * @param stored what lies in storage; undefined gives none
 * @throws SettingsError `newer` for those of a later version, `damaged` with the path of what does not fit
 */
export function migrateSilenced(stored: unknown): Silenced {
  if (stored === undefined || stored === null) return NONE;
  const version = (stored as { version?: unknown }).version;
  if (typeof version === 'number' && version > SILENCED_VERSION) {
    throw new SettingsError(
      'newer',
      `silenced: version ${version} is newer than ${SILENCED_VERSION}, which this version of the extension writes`,
    );
  }
  const parsed = v.safeParse(silencedSchema, stored);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new SettingsError('damaged', `silenced.${issue ? v.getDotPath(issue) : ''}: ${issue?.message}`);
}

const readStored = async (): Promise<unknown> => (await browser.storage.local.get(SILENCED_KEY))[SILENCED_KEY];

/** The silenced names, oldest first; none where they cannot be read. Writes nothing. */
export async function loadSilenced(): Promise<SilencedName[]> {
  return readable(await readStored()).names;
}

function readable(stored: unknown): Silenced {
  try {
    return migrateSilenced(stored);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.warn(error.message);
    return NONE;
  }
}

const inTurn = createTurns('initiative-lens-silenced');

/**
 * Changes the silenced names by a function from the old ones to the new ones; changes follow one another.
 * Damaged ones are kept aside first.
 *
 * @throws SettingsError `newer`: what a later version wrote is left alone
 * @throws FullError there would be more than {@link MAX_NAMES}
 */
export function changeSilenced(
  change: (names: readonly SilencedName[]) => readonly SilencedName[],
): Promise<SilencedName[]> {
  return inTurn(async () => {
    const stored = await readStored();
    let old = NONE;
    const aside: Record<string, unknown> = {};
    try {
      old = migrateSilenced(stored);
    } catch (error) {
      if (!(error instanceof SettingsError) || error.code === 'newer') throw error;
      aside[UNREADABLE_KEY] = stored;
    }
    const names = change(old.names);
    if (names === old.names) return old.names;
    if (names.length > MAX_NAMES) {
      throw new FullError(`silenced: ${MAX_NAMES} names are kept at most; take some of them back in the options first`);
    }
    const changed = migrateSilenced({ version: SILENCED_VERSION, names });
    await browser.storage.local.set({ ...aside, [SILENCED_KEY]: changed });
    return changed.names;
  });
}

/** Adds those that are not there yet. The same name on the same site stays one. */
export const withSilenced = (
  names: readonly SilencedName[],
  added: readonly SilencedName[],
): readonly SilencedName[] => {
  const fresh = added.filter(
    (name, place) =>
      !names.some((old) => isSameName(old, name)) && added.findIndex((other) => isSameName(other, name)) === place,
  );
  return fresh.length === 0 ? names : [...names, ...fresh];
};

export interface SilenceOptions {
  /** The page stands in a private window: nothing is written then, the page forgets when it is left. */
  incognito: boolean;
}

/**
 * Silences names of entities, on one site or everywhere, all at once.
 *
 * @param entries `text` as it stands on the page; it is folded here
 * @returns those that had not been silenced so before; null where nothing may be written
 */
export async function silence(
  entries: readonly SilencedName[],
  { incognito }: SilenceOptions,
): Promise<readonly SilencedName[] | null> {
  if (incognito) return null;
  let added: readonly SilencedName[] = [];
  await changeSilenced((names) => {
    const all = withSilenced(names, entries.map(folded));
    added = all.slice(names.length);
    return all;
  });
  return added;
}

/** Takes words of “not this” back, all at once. Those that are not there are passed over. */
export async function unsilence(entries: readonly SilencedKey[]): Promise<void> {
  const keys = entries.map(folded);
  const isMeant = (name: SilencedKey) => keys.some((key) => isSameName(name, key));
  await changeSilenced((names) => (names.some(isMeant) ? names.filter((name) => !isMeant(name)) : names));
}

const folded = <T extends SilencedKey>(entry: T): T => ({ ...entry, text: foldSilenced(entry.text) });

/** Tells of every change, from whichever page it comes, until the signal fires. */
export function watchSilenced(listener: (names: SilencedName[]) => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[SILENCED_KEY] : undefined;
    if (change && !signal.aborted) listener(readable(change.newValue).names);
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true });
}
