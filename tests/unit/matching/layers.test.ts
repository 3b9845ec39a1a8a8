import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const MATCHING = join(import.meta.dirname, '../../../src/matching');

/** What every folder may import. */
const SHARED = ['types.ts', 'slices.ts', 'added-id.ts', 'unknown-country.ts'];

/** Each folder with those that it may import from, besides itself. */
const LAYERS: Record<string, readonly string[]> = {
  text: [],
  scan: ['text'],
  evidence: ['text', 'scan'],
  topic: ['text', 'evidence'],
  filters: ['text', 'scan', 'evidence', 'topic'],
  link: ['text', 'scan', 'evidence', 'topic'],
};

const filesOf = (folder: string): string[] =>
  readdirSync(join(MATCHING, folder)).map((file) => join(MATCHING, folder, file));

test('there is a layer for each folder', () => {
  const folders = readdirSync(MATCHING, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(LAYERS).sort());
});

test.each(Object.entries(LAYERS))('%s imports from no folder that builds on it', (layer, below) => {
  const wrong: string[] = [];
  let imports = 0;
  for (const file of filesOf(layer)) {
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      imports++;
      const [folder = '', rest] = relative(MATCHING, join(dirname(file), target)).split('/');
      if (rest === undefined ? !SHARED.includes(folder) : folder !== layer && !below.includes(folder))
        wrong.push(`${relative(MATCHING, file)}: ${target}`);
    }
  }
  expect(imports).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});
