import * as v from 'valibot';
import { digestOf } from '../dataset/checksum.ts';
import { canonicalJson } from '../dataset/pack.ts';
import { faultOf, type PackFault } from '../dataset/pack-faults.ts';
import { checkPlainData } from '../dataset/plain-data.ts';
import { packFileSchema, packSchema } from '../dataset/schema.ts';
import type { SilencedName } from '../settings/is-silenced.ts';
import { migrateSettings, SettingsError } from '../settings/migrate.ts';
import type { Settings } from '../settings/schema.ts';
import { isSameName, migrateSilenced, SILENCED_VERSION, withSilenced } from '../settings/silenced.ts';

/**
 * Everything of the reader's in one file, and what taking one over would change. docs/your-data.md has the format:
 *
 *     { "format": "initiative-lens-reader", "version": 2, "exportedOn": "2026-11-24", "extension": "0.1.0",
 *       "checksum": "sha256-…", "content": { "settings": { … }, "silenced": { … }, "packs": [{ "id": …, "bytes": … }] },
 *       "packs": [
 *     {"checksum":"sha256-…","pack":{…}}
 *       ]
 *     }
 *
 * The checksum is that of the content's canonical text, so that a file may be laid out anew but not be changed unseen; of
 * each pack the content has the pack's own checksum. Packs come last, one a line, so that they need not be in memory to
 * be found: the content says how long each is, and each is a file of its own to whatever reads packs.
 * Settings and silenced names carry versions of their own: files of any earlier version are brought to the present one.
 */
const FORMAT = 'initiative-lens-reader';
const FILE_VERSION = 2;
/** All but the packs. Five thousand sites and names are under a megabyte. */
const MAX_HEAD_BYTES = 8 * 1024 * 1024;
const MAX_PACKS = 100;
/** Between the content and the packs: no string of JSON holds a line break, so that it stands nowhere else by chance. */
const PACKS_BEGIN = '\n  "packs": [\n';
const BETWEEN_PACKS = ',\n';
const PACKS_END = '\n  ]\n}\n';

const { id, version, title, publishedOn } = packSchema.entries;
const { checksum } = packFileSchema.entries;
const packEntrySchema = v.strictObject({
  ...{ id, version, title, publishedOn },
  entities: v.pipe(v.number(), v.integer(), v.minValue(1)),
  enabled: v.boolean(),
  /** Of the pack as this file has it. */
  checksum,
  /** Of what was once read: by it a device that has read the same knows the pack again. */
  readFrom: checksum,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** What the file says of a pack in it. */
export type PackEntry = v.InferOutput<typeof packEntrySchema>;

/** A pack in the file, with the part of the file that it is. */
export interface FilePack extends PackEntry {
  file: Blob;
}

/** A pack that is on this device. */
export interface PresentPack extends Omit<PackEntry, 'bytes' | 'checksum'> {
  database: string;
  /** An organisation's: the reader's file neither holds nor replaces it. */
  isFixed: boolean;
}

export interface ReaderChoices {
  settings: Settings;
  silenced: readonly SilencedName[];
}

export interface ReaderData extends ReaderChoices {
  packs: readonly FilePack[];
}

/** What is on this device. */
export interface ReaderHas extends ReaderChoices {
  packs: readonly PresentPack[];
}

/** A file that is not taken over, and why. For `damaged` also the path of what does not fit, and what is wrong there. */
export class ReaderFileError extends Error {
  override name = 'ReaderFileError';
  constructor(
    readonly code: 'newer' | 'notOurs' | 'checksum' | 'damaged',
    readonly path = '',
    readonly fault?: PackFault,
  ) {
    super(`The reader's file is refused: ${code} ${path}`);
  }
}

/** The file, all but its packs indented for people. */
export async function writeReaderFile(
  { settings, silenced, packs }: ReaderData,
  { today, extension }: { today: string; extension: string },
): Promise<Blob> {
  const content = {
    settings,
    silenced: { version: SILENCED_VERSION, names: silenced },
    packs: packs.map(({ file, ...entry }): PackEntry => ({ ...entry, bytes: file.size })),
  };
  const checksum = await digestOf(canonicalJson(content));
  const file = { format: FORMAT, version: FILE_VERSION, exportedOn: today, extension, checksum, content };
  if (packs.length === 0) return new Blob([`${JSON.stringify({ ...file, packs: [] }, null, 2)}\n`]);
  const head = JSON.stringify(file, null, 2).slice(0, -2);
  const lines = packs.flatMap((pack, index) => (index === 0 ? [pack.file] : [BETWEEN_PACKS, pack.file]));
  return new Blob([`${head},${PACKS_BEGIN}`, ...lines, PACKS_END]);
}

export const readerFileName = (today: string): string => `initiative-lens-${today}.json`;

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  checksum: v.string(),
  content: v.record(v.string(), v.unknown()),
  packs: v.optional(v.array(v.unknown()), []),
});

/** From version n to n + 1 of the content. A step never looks at the present schema, which will have moved on. */
const STEPS: Record<number, (old: Record<string, unknown>) => Record<string, unknown>> = {
  // Version 2 has the added packs.
  1: (old) => ({ ...old, packs: [] }),
};

/**
 * What a file holds, in the present shape. Of its packs only what it says of them has been read and checked: they are
 * read like any other file of a pack, by which they can still be refused.
 *
 * @throws ReaderFileError `notOurs`, `newer` (nothing of it is guessed at), `checksum`, `damaged`
 */
export async function readReaderFile(blob: Blob): Promise<ReaderData> {
  try {
    return await readChecked(blob);
  } catch (error) {
    // Brackets within brackets by the thousand, which no file of ours has: too deep for whatever walks through them.
    if (error instanceof RangeError) throw new ReaderFileError('notOurs');
    throw error;
  }
}

async function readChecked(blob: Blob): Promise<ReaderData> {
  const { file, packsAt } = await readHead(blob);
  const head = file as { format?: unknown; version?: unknown } | null;
  if (head?.format !== FORMAT) throw new ReaderFileError('notOurs');
  // Before anything else is looked at: a newer file may have another shape and another checksum.
  if (typeof head.version === 'number' && head.version > FILE_VERSION) throw new ReaderFileError('newer');
  const parsed = v.safeParse(fileSchema, file);
  if (!parsed.success) throw new ReaderFileError('damaged', v.getDotPath(parsed.issues[0]) ?? '');
  if ((await digestOf(canonicalJson(parsed.output.content))) !== parsed.output.checksum) {
    throw new ReaderFileError('checksum');
  }
  let { content } = parsed.output;
  for (let from = parsed.output.version; from < FILE_VERSION; from++) content = STEPS[from]?.(content) ?? content;
  for (const part of ['settings', 'silenced', 'packs']) {
    if (content[part] === undefined) throw new ReaderFileError('damaged', `content.${part}`);
  }
  const entries = readEntries(content.packs);
  const packs = packsAt === null ? packsWithin(parsed.output.packs, entries) : packsBehind(blob, packsAt, entries);
  try {
    return { settings: migrateSettings(content.settings), silenced: migrateSilenced(content.silenced).names, packs };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    // The path, without what the schema's library says of it, which is English.
    throw new ReaderFileError(error.code, error.message.split(': ', 1)[0]);
  }
}

/** @returns the file as JSON, and the offset in bytes at which its packs begin, or null where they are in the JSON */
async function readHead(blob: Blob): Promise<{ file: unknown; packsAt: number | null }> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.slice(0, MAX_HEAD_BYTES).arrayBuffer());
  const end = text.indexOf(PACKS_BEGIN);
  if (end < 0 && blob.size > MAX_HEAD_BYTES) throw new ReaderFileError('notOurs');
  const json = end < 0 ? text : `${text.slice(0, end)}${PACKS_BEGIN}]}`;
  try {
    const file: unknown = JSON.parse(json.replace(/^\ufeff/, ''));
    if (end < 0) return { file, packsAt: null };
    return { file, packsAt: new TextEncoder().encode(text.slice(0, end + PACKS_BEGIN.length)).length };
  } catch {
    throw new ReaderFileError('notOurs');
  }
}

function readEntries(packs: unknown): PackEntry[] {
  const [unsafe] = checkPlainData(packs, 1);
  if (unsafe) throw new ReaderFileError('damaged', `content.packs${unsafe.path}`, unsafe.fault);
  const parsed = v.safeParse(v.pipe(v.array(packEntrySchema), v.maxLength(MAX_PACKS)), packs);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    throw new ReaderFileError('damaged', path === null ? 'content.packs' : `content.packs.${path}`);
  }
  const seen = new Set<string>();
  for (const [index, entry] of parsed.output.entries()) {
    if (seen.has(entry.id)) {
      throw new ReaderFileError('damaged', `content.packs.${index}.id`, faultOf('twice', { id: entry.id }));
    }
    seen.add(entry.id);
  }
  return parsed.output;
}

/** Packs at the end of a file as it was written. */
function packsBehind(blob: Blob, from: number, entries: readonly PackEntry[]): FilePack[] {
  let at = from;
  const packs = entries.map((entry, index) => {
    if (index > 0) at += BETWEEN_PACKS.length;
    const file = blob.slice(at, at + entry.bytes);
    at += entry.bytes;
    return { ...entry, file };
  });
  // Cut short, or with something more behind it.
  if (at + PACKS_END.length !== blob.size) throw new ReaderFileError('checksum');
  return packs;
}

/** Packs of a small file that was laid out anew. */
function packsWithin(packs: readonly unknown[], entries: readonly PackEntry[]): FilePack[] {
  if (packs.length !== entries.length) throw new ReaderFileError('damaged', 'packs');
  return entries.map((entry, index) => ({ ...entry, file: new Blob([canonicalJson(packs[index])]) }));
}

type Leaf = string | number | boolean;

export interface SettingChange {
  /** Path within the settings: `marks.broad`. */
  key: string;
  from: Leaf;
  to: Leaf;
}

/**
 * What becomes of a pack in the file: it is new here; takes the place of another version; is here already, and is switched
 * on or off, or left as it is; or is left out, as an organisation's pack has its place or there is nowhere to keep it.
 */
export type PackChange =
  | { change: 'new' | 'noRoom'; pack: FilePack }
  | { change: 'other' | 'same' | 'switched' | 'fixed'; pack: FilePack; present: PresentPack };

/** Whether the pack is to be read from the file. */
export const isToRead = ({ change }: PackChange): boolean => change === 'new' || change === 'other';

/** What taking a file over would change. Lists only grow: nothing of the reader's is removed. */
export interface ImportPlan {
  changes: SettingChange[];
  sites: string[];
  names: SilencedName[];
  packs: PackChange[];
}

/** @param canKeepPacks whether the browser keeps a database for the extension */
export function planImport(now: ReaderHas, file: ReaderData, canKeepPacks = true): ImportPlan {
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
    packs: file.packs.map((pack): PackChange => {
      if (!canKeepPacks) return { change: 'noRoom', pack };
      const present = now.packs.find(({ id }) => id === pack.id);
      if (!present) return { change: 'new', pack };
      if (present.isFixed) return { change: 'fixed', pack, present };
      if (![pack.checksum, pack.readFrom].includes(present.readFrom)) return { change: 'other', pack, present };
      return { change: present.enabled === pack.enabled ? 'same' : 'switched', pack, present };
    }),
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
