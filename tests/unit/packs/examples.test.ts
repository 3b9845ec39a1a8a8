import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packJsonSchema, readPackSchema } from '../../../scripts/pack-schema.ts';
import { readListOrPack } from '../../../scripts/read-pack.ts';
import { checkPack } from '../../../src/dataset/pack.ts';

const folder = join(import.meta.dirname, '../../../examples');

test.each(readdirSync(folder))('the example %s is a pack, and what the guide says of it holds', async (name) => {
  const { pack } = await readListOrPack(join(folder, name));
  expect(checkPack(pack)).toEqual([]);
  expect(pack.entities.length).toBeGreaterThan(1);
});

test('the published schema is the one in force; else `npm run pack -- schema` is due', async () => {
  expect(await readPackSchema()).toBe(packJsonSchema());
});
