import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checksumOf } from '../src/dataset/checksum.ts';
import { foldName } from '../src/dataset/fold-name.ts';
import { expectedFor, looksPackaged, MAX_PACK_CHARACTERS, parsePack, parsePackFile } from '../src/dataset/pack.ts';
import { PackError, type PackProblem } from '../src/dataset/pack-error.ts';
import { say } from '../src/dataset/pack-faults.ts';
import type { Entity, Pack, PackFile } from '../src/dataset/schema.ts';
import { readCsv, suggestMapping } from '../src/packs/csv.ts';
import { readFollowTheMoney } from '../src/packs/follow-the-money.ts';
import { lookAt, NO_UTF8 } from '../src/packs/import.ts';
import { collectPack } from '../src/packs/pieces.ts';

/** The parts of a pack that have a file of their own in its folder; what is left of it is `pack.json`, the head. */
const PARTS = ['entities', 'roles', 'goals', 'sources', 'senses', 'topics', 'broad', 'doubts', 'redirects'] as const;
const HEAD = 'pack.json';

/**
 * Reads a pack from a folder as people edit it, from a packaged file, or from a bare pack in one file.
 *
 * @throws PackError whose problems name the file they lie in
 */
export async function readPack(place: string): Promise<PackFile> {
  return (await stat(place)).isDirectory() ? readFolder(place) : readFileOfPack(place);
}

async function readFolder(folder: string): Promise<PackFile> {
  const files = new Set((await readdir(folder)).filter((name) => name.endsWith('.json')));
  const known = [HEAD, ...PARTS.map((part) => `${part}.json`)];
  const problems: PackProblem[] = [];
  for (const name of known)
    if (!files.has(name)) problems.push({ file: join(folder, name), path: '', ...say('missing') });
  for (const name of files) {
    if (!known.includes(name)) problems.push({ file: join(folder, name), path: '', problem: 'is no part of a pack' });
  }
  if (problems.length > 0) throw new PackError(problems);

  const head = await readJson(join(folder, HEAD));
  if (typeof head !== 'object' || head === null || Array.isArray(head)) {
    throw new PackError([{ file: join(folder, HEAD), path: '', ...expectedFor('object', head) }]);
  }
  const misplaced = PARTS.filter((part) => Object.hasOwn(head, part));
  if (misplaced.length > 0) {
    throw new PackError(
      misplaced.map((path) => ({ file: join(folder, HEAD), path, problem: `belongs into ${path}.json` })),
    );
  }
  const parts = await Promise.all(
    PARTS.map(async (part) => [part, await readJson(join(folder, `${part}.json`))] as const),
  );
  try {
    const pack = parsePack({ ...head, ...Object.fromEntries(parts) });
    return { checksum: await checksumOf(pack), pack };
  } catch (error) {
    throw inFile(error, ({ path }) => {
      const part = PARTS.find((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
      return join(folder, part === undefined ? HEAD : `${part}.json`);
    });
  }
}

async function readFileOfPack(file: string): Promise<PackFile> {
  const input = await readJson(file);
  try {
    if (!looksPackaged(input)) {
      const pack = parsePack(input);
      return { checksum: await checksumOf(pack), pack };
    }
    const { pack, checksum } = parsePackFile(input);
    const actual = await checksumOf(pack);
    if (actual !== checksum)
      throw new PackError([{ path: 'checksum', ...say('checksum', { real: actual, declared: checksum }) }]);
    return { checksum, pack };
  } catch (error) {
    throw inFile(error, () => file);
  }
}

/**
 * Reads any file that can be added: a pack of ours, a table (its columns as their heads suggest), FollowTheMoney JSON
 * lines. By the same readers as the extension.
 *
 * @throws PackError whose problems name file and line
 */
export async function readListOrPack(file: string): Promise<PackFile> {
  try {
    const handle = await open(file);
    const beginning = Buffer.alloc(512 * 1024);
    const { bytesRead } = await handle.read(beginning, 0, beginning.length, 0);
    await handle.close();
    const look = lookAt(decode(new TextDecoder('utf-8', { fatal: true }), beginning.subarray(0, bytesRead)));
    if (look.format === 'pack') return await readFileOfPack(file);
    const title = basename(file)
      .replace(/(?:\.ftm)?\.[a-z]+$/i, '')
      .replaceAll('_', ' ');
    const list = { title, publishedOn: (await stat(file)).mtime.toISOString().slice(0, 10) };
    const reader =
      look.format === 'csv'
        ? readCsv({ ...list, delimiter: look.layout.delimiter, mapping: suggestMapping(look.layout.columns) })
        : readFollowTheMoney(list);
    const { pack } = await collectPack(reader, textOf(file));
    return { checksum: await checksumOf(withFlags(pack)), pack };
  } catch (error) {
    throw inFile(error, () => file);
  }
}

/** Refuses what is no UTF-8, as the extension does: a name must not come out as another one. */
function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw new PackError([NO_UTF8]);
  }
}

async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of createReadStream(file, { highWaterMark: 256 * 1024 })) yield decode(decoder, bytes);
  yield decode(decoder);
}

/** A name on two entries of a list counts for both only with evidence, and a pack says so itself. */
function withFlags(pack: Pack): Pack {
  const first = new Map<string, Entity>();
  const shared = new Set<string>();
  for (const entity of pack.entities) {
    for (const name of entity.names) {
      const folded = foldName(name.text);
      const other = first.get(folded);
      if (other && other !== entity) shared.add(folded);
      first.set(folded, entity);
    }
  }
  for (const { names } of pack.entities) {
    for (const name of names) name.ambiguous ||= shared.has(foldName(name.text));
  }
  return pack;
}

/** The files of a pack's folder. */
export function filesOf(folder: string): string[] {
  return [HEAD, ...PARTS.map((part) => `${part}.json`)].map((name) => join(folder, name));
}

async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  let text: string;
  try {
    text = decode(new TextDecoder('utf-8', { fatal: true }), bytes);
  } catch (error) {
    throw inFile(error, () => file);
  }
  if (text.length > MAX_PACK_CHARACTERS) {
    throw new PackError([{ file, path: '', problem: `is longer than ${MAX_PACK_CHARACTERS} characters` }]);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PackError([{ file, path: '', problem: `is no JSON: ${(error as Error).message}` }]);
  }
}

function inFile(error: unknown, fileOf: (problem: PackProblem) => string): unknown {
  if (!(error instanceof PackError)) return error;
  return new PackError(error.problems.map((problem) => ({ file: fileOf(problem), ...problem })));
}

/** The name under which a folder's pack is packaged. */
export function packagedName(folder: string): string {
  return `${basename(folder)}.pack.json`;
}
