import * as v from 'valibot';
import { sumOf } from '../dataset/checksum.ts';
import { describeIssue } from '../dataset/pack.ts';
import { PackError } from '../dataset/pack-error.ts';
import { say } from '../dataset/pack-faults.ts';
import { packSchema } from '../dataset/schema.ts';
import { type CsvLayout, type CsvMapping, readCsv, readCsvLayout } from './csv.ts';
import { readFollowTheMoney } from './follow-the-money.ts';
import { giveBack } from './give-back.ts';
import { JsonItems } from './json-items.ts';
import { type Conflicts, type CrowdedNames, type NameSink, NamesStage, type TakenNames } from './names-stage.ts';
import { readOurPack } from './our-pack.ts';
import type { PackDatabase, PackMeta } from './pack-db.ts';
import { prefixFor } from './pack-db.ts';
import { headOfList, type ListOptions, type PackReader, refuse } from './pieces.ts';
import { PackStage } from './stage.ts';

/** How a file is to be read. */
export type ReadingPlan =
  | { format: 'pack' }
  | ({ format: 'ftm' } & ListOptions)
  | ({ format: 'csv'; mapping: CsvMapping; delimiter: string } & ListOptions);

/** The form of a file, told by how it begins; of a table also its columns. */
export type FileLook = { format: 'pack' | 'ftm' } | { format: 'csv'; layout: CsvLayout };

/** What is said of a file whose bytes are no text. */
export const NO_UTF8 = { path: '', ...say('noUtf8') } as const;

/**
 * @param beginning the first piece of the file as text
 * @throws PackError where it looks like none of the forms
 */
export function lookAt(beginning: string): FileLook {
  const text = beginning.replace(/^\ufeff/, '').trimStart();
  if (text === '') refuse(1, '', say('empty'));
  // UTF-16 without a mark that says so is UTF-8 too, every other character a zero.
  if (text.includes('\0')) throw new PackError([NO_UTF8]);
  if (/^\[\s*[[{"\]]/.test(text)) refuse(1, '', say('aList'));
  if (!text.startsWith('{')) return { format: 'csv', layout: readCsvLayout(beginning) };
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  // A line that is a whole entity with a schema; a pack in one line has no such key at its top.
  const isEntity = /"schema"\s*:\s*"[A-Za-z]+"/.test(first) && !/^\{\s*"(?:checksum|format|broad)"/.test(first);
  return { format: isEntity ? 'ftm' : 'pack' };
}

function readerOf(plan: ReadingPlan): PackReader {
  if (plan.format === 'pack') return readOurPack();
  return plan.format === 'ftm' ? readFollowTheMoney(plan) : readCsv(plan);
}

/** What the reader is shown before a pack is taken into use. */
export interface Preview {
  meta: PackMeta;
  conflicts: Conflicts[];
  crowded: CrowdedNames;
}

export interface ImportOptions {
  plan: ReadingPlan;
  /** Names of the dataset and of the packs in use; those of the pack that this one replaces are left out. */
  taken: readonly TakenNames[];
  /** Has the names arranged by another thread; null where it cannot. Without it they are arranged here. */
  startNames?(database: string, taken: readonly TakenNames[]): Promise<NameSink | null>;
  /** Ids that a pack may not have: that of the dataset. */
  reservedIds: readonly string[];
  /** Ids of packs that an organisation has set: one of the reader's would not be used beside them. */
  organisationIds?: readonly string[];
  signal: AbortSignal;
  /** Called often; resolves when reading may go on. */
  onProgress(bytes: number, entities: number): void | Promise<void>;
}

/**
 * Reads a file as a stream into the database of a pack, and sums it up on the way. Nothing of it is in use afterwards:
 * that is for the reader to say.
 *
 * @throws PackError with every problem, where the file is not accepted
 * @throws whatever the signal or the database throw; what was written is then of no use, and for the caller to delete
 */
export async function importPack(
  file: Blob,
  db: PackDatabase,
  { plan, taken, startNames, reservedIds, organisationIds = [], signal, onProgress }: ImportOptions,
): Promise<Preview> {
  const reader = readerOf(plan);
  const id = plan.format === 'pack' ? await findPackId(file, signal) : headOfList(plan).head.id;
  if (reservedIds.includes(id)) refuseId(plan, id, 'Dataset');
  if (organisationIds.includes(id)) refuseId(plan, id, 'Organisation');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const others = taken.filter((pack) => pack.id !== id);
  const names = (await startNames?.(db.name, others)) ?? new NamesStage(db, others, giveBack);
  const stage = new PackStage(db, prefixFor(id), names, giveBack);
  let bytes = 0;
  const chunks = readerInto(file.stream());
  try {
    await stage.begin();
    for (;;) {
      signal.throwIfAborted();
      const value = await chunks.read();
      if (!value) break;
      bytes += value.length;
      for (let at = 0; at < value.length; at += PIECE) {
        await stage.add(reader.push(decode(decoder, value.subarray(at, at + PIECE), true)));
        await onProgress(bytes - value.length + Math.min(at + PIECE, value.length), stage.entityCount);
        signal.throwIfAborted();
      }
    }
    await stage.add(reader.push(decode(decoder, new Uint8Array(), false)));
    const end = reader.end();
    await stage.add(end.pieces);
    // A file may say it more than once: its entries are called by the first, and it is checked by the last.
    if (end.head.id !== id) throw new PackError([{ path: 'id', ...say('differs', { real: end.head.id, said: id }) }]);
    const { declaredChecksum: declared } = end;
    const real = await (declared === undefined ? sumOf(file) : sumWithin(file, declared));
    signal.throwIfAborted();
    if (declared !== undefined && declared !== real) {
      throw new PackError([{ path: 'checksum', ...say('checksum', { real, declared }) }]);
    }
    const preview = await stage.finish(end, real);
    signal.throwIfAborted();
    return preview;
  } finally {
    names.end();
    await chunks.cancel().catch(() => undefined);
  }
}

/** A list says nothing of an id: it comes from the title that the reader gives it. */
function refuseId({ format }: ReadingPlan, id: string, whose: 'Dataset' | 'Organisation'): never {
  throw new PackError([
    format === 'pack'
      ? { path: 'id', ...say(`idOf${whose}`, { id }) }
      : { path: '', ...say(`titleOf${whose}`, { id }) },
  ]);
}

/**
 * Reads a stream into one piece of memory again and again, where the browser can: else pieces of a large file lie about
 * until they are collected. What it gives is there until it is asked for more.
 */
function readerInto(stream: ReadableStream<Uint8Array>) {
  let buffer = new ArrayBuffer(2 * PIECE);
  let byob: ReadableStreamBYOBReader | undefined;
  try {
    byob = stream.getReader({ mode: 'byob' });
  } catch {
    const plain = stream.getReader();
    return { read: async () => (await plain.read()).value, cancel: () => plain.cancel() };
  }
  const reader = byob;
  return {
    async read(): Promise<Uint8Array | undefined> {
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (done || !value) return undefined;
      buffer = value.buffer;
      return value;
    },
    cancel: () => reader.cancel(),
  };
}

/** Bytes decoded and read at a time: between two of them progress is told, and reading can stop. */
const PIECE = 128 * 1024;

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new PackError([NO_UTF8]);
  }
}

/**
 * The id of a pack of ours, for which its entities have to be called. It may stand behind them in the file, so that the
 * file is read twice; this time nothing of it is kept.
 */
async function findPackId(file: Blob, signal: AbortSignal): Promise<string> {
  let id: unknown;
  const items = new JsonItems({
    isEntered: (path, bracket) => (bracket === '[' ? path.length <= 2 : path.length === 1 && path[0] === 'pack'),
    onValue(path, index, value) {
      if (index === null && path.at(-1) === 'id' && path.length === (path[0] === 'pack' ? 2 : 1)) id = value;
    },
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const chunks = file.stream().getReader();
  try {
    while (id === undefined) {
      signal.throwIfAborted();
      const { done, value } = await chunks.read();
      if (done) break;
      items.push(decode(decoder, value, true));
    }
  } finally {
    await chunks.cancel().catch(() => undefined);
  }
  if (id === undefined) items.end();
  const parsed = v.safeParse(packSchema.entries.id, id);
  if (!parsed.success) throw new PackError([{ ...describeIssue(parsed.issues[0]), path: 'id' }]);
  return parsed.output;
}

/** That of the pack within a packaged file: what stands between its checksum and its last bracket, as the build writes it. */
async function sumWithin(file: Blob, checksum: string): Promise<string> {
  const end = new Uint8Array(await file.slice(-8).arrayBuffer());
  const before = `{"checksum":"${checksum}","pack":`.length;
  return sumOf(file.slice(before, file.size - end.length + end.lastIndexOf(CLOSING)));
}

const CLOSING = 0x7d;
