import * as v from 'valibot';
import { digestOf } from '../dataset/checksum.ts';
import { canonicalJson } from '../dataset/pack.ts';
import type { SilencedName } from '../settings/is-silenced.ts';
import { migrateSettings, SettingsError } from '../settings/migrate.ts';
import type { Settings } from '../settings/schema.ts';
import { isSameName, migrateSilenced, SILENCED_VERSION, withSilenced } from '../settings/silenced.ts';

/**
 * Everything of the reader's in one file, and what taking one over would change.
 *
 *     { "format": "initiative-lens-reader", "version": 1, "exportedOn": "2026-11-24", "extension": "0.1.0",
 *       "checksum": "sha256-…", "content": { "settings": { … }, "silenced": { … } } }
 *
 * The checksum is that of the content's canonical text, so that a file may be laid out anew but not be changed unseen.
 * Settings and silenced names carry versions of their own: files of any earlier version are brought to the present one.
 */
const FORMAT = 'initiative-lens-reader';
const FILE_VERSION = 1;
/** Five thousand sites and names are under a megabyte. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;

export interface ReaderData {
  settings: Settings;
  silenced: readonly SilencedName[];
}

/** A file that is not taken over, and why. `detail`: for `damaged`, the path of what does not fit. */
export class ReaderFileError extends Error {
  override name = 'ReaderFileError';
  constructor(
    readonly code: 'newer' | 'notOurs' | 'checksum' | 'damaged',
    readonly detail = '',
  ) {
    super(`The reader's file is refused: ${code} ${detail}`);
  }
}

/** The file's text, indented for people. */
export async function writeReaderFile(
  { settings, silenced }: ReaderData,
  { today, extension }: { today: string; extension: string },
): Promise<string> {
  const content = { settings, silenced: { version: SILENCED_VERSION, names: silenced } };
  const checksum = await digestOf(canonicalJson(content));
  const file = { format: FORMAT, version: FILE_VERSION, exportedOn: today, extension, checksum, content };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export const readerFileName = (today: string): string => `initiative-lens-${today}.json`;

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  checksum: v.string(),
  content: v.record(v.string(), v.unknown()),
});

/**
 * What a file holds, in the present shape.
 *
 * @throws ReaderFileError `notOurs`, `newer` (nothing of it is guessed at), `checksum`, `damaged`
 */
export async function readReaderFile(text: string): Promise<ReaderData> {
  if (text.length > MAX_FILE_BYTES) throw new ReaderFileError('notOurs');
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new ReaderFileError('notOurs');
  }
  const head = file as { format?: unknown; version?: unknown } | null;
  if (head?.format !== FORMAT) throw new ReaderFileError('notOurs');
  // Before anything else is looked at: a newer file may have another shape and another checksum.
  if (typeof head.version === 'number' && head.version > FILE_VERSION) throw new ReaderFileError('newer');
  const parsed = v.safeParse(fileSchema, file);
  if (!parsed.success) throw new ReaderFileError('damaged', v.getDotPath(parsed.issues[0]) ?? '');
  const { content, checksum } = parsed.output;
  if ((await digestOf(canonicalJson(content))) !== checksum) throw new ReaderFileError('checksum');
  if (content.settings === undefined || content.silenced === undefined) {
    throw new ReaderFileError('damaged', content.settings === undefined ? 'content.settings' : 'content.silenced');
  }
  try {
    return { settings: migrateSettings(content.settings), silenced: migrateSilenced(content.silenced).names };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new ReaderFileError(error.code, error.message);
  }
}

type Leaf = string | number | boolean;

export interface SettingChange {
  /** Path within the settings: `marks.broad`. */
  key: string;
  from: Leaf;
  to: Leaf;
}

/** What taking a file over would change. Lists only grow: nothing of the reader's is removed. */
export interface ImportPlan {
  changes: SettingChange[];
  sites: string[];
  names: SilencedName[];
}

export function planImport(now: ReaderData, file: ReaderData): ImportPlan {
  const before = leavesOf(now.settings);
  const changes = [...leavesOf(file.settings)].flatMap(([key, to]) => {
    const from = before.get(key);
    return from === undefined || from === to ? [] : [{ key, from, to }];
  });
  return {
    changes,
    sites: file.settings.sitesOff.filter((site) => !now.settings.sitesOff.includes(site)),
    names: withSilenced(now.silenced, file.silenced).filter(
      (name) => !now.silenced.some((old) => isSameName(old, name)),
    ),
  };
}

/** The settings after taking the file over: its choices, and the sites of both. */
export const mergeSettings = (now: Settings, file: Settings): Settings => ({
  ...file,
  sitesOff: [...new Set([...now.sitesOff, ...file.sitesOff])].sort(),
});

function leavesOf({ version: _, sitesOff: __, ...choices }: Settings): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) walk(member, path ? `${path}.${key}` : key);
    } else leaves.set(path, value as Leaf);
  };
  walk(choices, '');
  return leaves;
}
