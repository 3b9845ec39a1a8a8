import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { digestOf } from '../src/dataset/checksum.ts';
import { canonicalJson } from '../src/dataset/pack.ts';
import { describeProblem, PackError } from '../src/dataset/pack-error.ts';
import type { Pack, PackFile } from '../src/dataset/schema.ts';
import { asCalled } from './as-called.ts';
import { formatJson } from './format-json.ts';
import { writePackSchema } from './pack-schema.ts';
import { filesOf, packagedName, readListOrPack, readPack } from './read-pack.ts';

const USAGE = `npm run pack -- check FILE|FOLDER   says what is wrong with a pack, a table or a FollowTheMoney file, and where
npm run pack -- build FOLDER        checks a pack and writes public/packs/NAME.pack.json
npm run pack -- build FILE          checks a pack and writes NAME.pack.json beside it (or NAME.built.pack.json), with its checksum
npm run pack -- convert FILE        makes NAME.pack.json of a table or a FollowTheMoney file, as adding it does
npm run pack -- schema              writes schema/pack.schema.json from the one schema
npm run pack -- format FOLDER       lays its files out so that a change of one thing is a change of one line`;

/** Where the extension's build finds it. */
const PACKAGED = join('public', 'packs');

const DATASET = 'fast';

process.exitCode = await main(process.argv.slice(2));

async function main([command, named, ...rest]: string[]): Promise<number> {
  if (command === 'schema' && named === undefined) {
    await writePackSchema();
    return 0;
  }
  if (!['check', 'build', 'convert', 'format'].includes(command ?? '') || named === undefined || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const place = asCalled(named);
  try {
    const isFolder = (await stat(place)).isDirectory();
    const file = isFolder ? await readPack(place) : await readListOrPack(place);
    console.log(summarise(file));
    if (!isFolder && file.pack.id === DATASET) {
      console.log(`With the id "${DATASET}", that of the dataset, it cannot be added to the extension.`);
    }
    if (command === 'build' && isFolder) await build(file, place);
    if (command === 'convert' || (command === 'build' && !isFolder)) await writePackaged(file, place);
    if (command === 'format') await format(place);
    return 0;
  } catch (error) {
    if (error instanceof PackError) {
      for (const problem of error.problems) console.error(describeProblem(problem));
      console.error(count(error.problems.length, 'problem'));
    } else {
      console.error((error as Error).message);
    }
    return 1;
  }
}

/** The same pack makes the same bytes: the text is canonical, and nothing of time or machine goes into it. */
async function build({ checksum, pack }: PackFile, folder: string): Promise<void> {
  const target = join(PACKAGED, packagedName(folder));
  const text = `{"checksum":"${checksum}","pack":${canonicalJson(pack)}}\n`;
  await mkdir(PACKAGED, { recursive: true });
  await writeFile(target, text);
  // So small that the background can compare it at every start without reading the pack.
  const { id, version } = pack;
  await writeFile(target.replace(/\.pack\.json$/, '.head.json'), `${JSON.stringify({ id, version, checksum })}\n`);
  console.log(`${target}: ${Buffer.byteLength(text).toLocaleString('en')} bytes`);
}

/**
 * Beside the file it comes from, so that it can be handed on; never in its place, nor in that of anything but the same
 * pack as this command made it before.
 *
 * @throws Error where something else is in its place
 */
async function writePackaged({ checksum, pack }: PackFile, from: string): Promise<void> {
  const name = basename(from).replace(/(?:\.pack|\.ftm)?\.[a-z]+$/i, '');
  const isTaken = `${name}.pack.json` === basename(from);
  const target = join(dirname(from), `${name}${isTaken ? '.built' : ''}.pack.json`);
  if (!(await isFreeOr(target, pack.id))) {
    throw new Error(
      `${target}: is there, and is not "${pack.id}" as this command made it; move it or give it another name first`,
    );
  }
  // Under another name first: cut short, it would be taken for somebody's.
  const unfinished = `${target}.unfinished`;
  await writeFile(unfinished, `{"checksum":"${checksum}","pack":${canonicalJson(pack)}}\n`);
  await rename(unfinished, target);
  console.log(target);
}

/** Whether nothing is there, or a packaged pack with this id that nobody has touched. */
async function isFreeOr(path: string, id: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return true;
  const head = /^\{"checksum":"(sha256-[0-9a-z-]+)","pack":/.exec(text);
  const pack = text.trimEnd().slice(head?.[0].length, -1);
  return head !== null && (await digestOf(pack)) === head[1] && (JSON.parse(pack) as Pack).id === id;
}

/** Changes nothing of what the files say. */
async function format(folder: string): Promise<void> {
  for (const file of filesOf(folder)) {
    await writeFile(file, `${formatJson(JSON.parse(await readFile(file, 'utf8')))}\n`);
  }
}

function summarise({ checksum, pack }: PackFile): string {
  const names = pack.entities.reduce((sum, entity) => sum + entity.names.length, 0);
  const { entities, roles, goals, sources } = pack;
  return [
    `${pack.id} ${pack.version}, ${pack.publishedOn}, ${pack.licence}`,
    [
      count(entities.length, 'entity', 'entities'),
      count(names, 'name'),
      count(roles.length, 'role'),
      count(goals.length, 'goal'),
      count(sources.length, 'source'),
    ].join(', '),
    checksum,
  ].join('\n');
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
