import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checksumOf } from '../src/dataset/checksum.ts';
import { looksPackaged, MAX_PACK_CHARACTERS, parsePack, parsePackFile } from '../src/dataset/pack.ts';
import { PackError, type PackProblem } from '../src/dataset/pack-error.ts';
import type { PackFile } from '../src/dataset/schema.ts';

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
    if (!files.has(name)) problems.push({ file: join(folder, name), path: '', problem: 'is missing' });
  for (const name of files) {
    if (!known.includes(name)) problems.push({ file: join(folder, name), path: '', problem: 'is no part of a pack' });
  }
  if (problems.length > 0) throw new PackError(problems);

  const head = await readJson(join(folder, HEAD));
  if (typeof head !== 'object' || head === null || Array.isArray(head)) {
    throw new PackError([{ file: join(folder, HEAD), path: '', problem: 'expected an object' }]);
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
      throw new PackError([{ path: 'checksum', problem: `expected ${actual}, got "${checksum}"` }]);
    return { checksum, pack };
  } catch (error) {
    throw inFile(error, () => file);
  }
}

/** The files of a pack's folder. */
export function filesOf(folder: string): string[] {
  return [HEAD, ...PARTS.map((part) => `${part}.json`)].map((name) => join(folder, name));
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
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
