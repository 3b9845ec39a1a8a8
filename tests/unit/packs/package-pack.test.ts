import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { packageOf } from '../../../src/dataset/checksum.ts';
import { canonicalJson } from '../../../src/dataset/pack.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import { importPack, type ReadingPlan } from '../../../src/packs/import.ts';
import { newPackDatabaseName, packDatabase } from '../../../src/packs/pack-db.ts';
import { packageAddedPack } from '../../../src/packs/package-pack.ts';
import { entity, inAll, role, smallPack } from '../dataset/small-pack.ts';
import { type FileForm, textOf, validFiles } from '../hostile/valid-files.ts';

afterEach(async () => {
  for (const { name: database } of await indexedDB.databases()) await Dexie.delete(database ?? '');
});

const list = { title: 'Watch list', publishedOn: '2026-11-24' };
const plans: Record<FileForm, ReadingPlan> = {
  pack: { format: 'pack' },
  csv: {
    ...{ format: 'csv', ...list, delimiter: ',' },
    mapping: { name: 0, aliases: 1, kind: 2, country: 3, note: 4, address: 5 },
  } as ReadingPlan,
  ftm: { format: 'ftm', ...list },
};

/** Reads a file as the options page does. */
const add = async (file: Blob, plan: ReadingPlan) => {
  const database = newPackDatabaseName();
  const pack = packDatabase(database);
  try {
    const { meta } = await importPack(file, pack, {
      ...{ plan, taken: [], reservedIds: [], onProgress: () => undefined },
      signal: new AbortController().signal,
    });
    return { database, meta };
  } finally {
    pack.close();
  }
};
const packOf = async (file: Blob) => (JSON.parse(await file.text()) as { pack: Pack }).pack;

describe('an added pack as a file', () => {
  test('is what the build writes of the same pack, with the ids it came with', async () => {
    const pack = smallPack({
      id: 'mine',
      doubts: ['Plain.', { text: { en: 'a', nl: 'b', de: 'c' }, about: ['bank'], sources: ['report'] }],
      roles: [
        role('bank', 'alliance', { person: 'jane' }),
        ...Array.from({ length: 1_200 }, () => role('jane', 'alliance')),
      ],
    });
    const { file, checksum } = await packageAddedPack(await add(new Blob([canonicalJson(pack)]), plans.pack));
    const built = await packageOf(pack);
    expect(await packOf(file)).toEqual(pack);
    expect(checksum).toBe(built.checksum);
    expect(await file.text()).toBe(`{"checksum":"${built.checksum}","pack":${canonicalJson(pack)}}`);
  });

  test('of more than 8 MiB has a sum of sums, and is refused where that is not its own', async () => {
    const description = inAll('a long word '.repeat(160).trim());
    const entities = Array.from({ length: 1_600 }, (_, at) => entity(`e-${at}`, { description }));
    const own = { entities, roles: [], goals: [], senses: [], broad: [], redirects: {} };
    const { checksum, pack } = await packageOf({ ...smallPack({ id: 'mine' }), ...own });
    expect(checksum).toMatch(/^sha256-8mib-/);
    const text = `{"checksum":"${checksum}","pack":${canonicalJson(pack)}}\n`;
    expect((await packageAddedPack(await add(new Blob([text]), plans.pack))).checksum).toBe(checksum);
    await expect(add(new Blob([text.replace('e-1599', 'e-1600')]), plans.pack)).rejects.toThrow('checksum: expected');
  }, 60_000);

  test('keeps ids that were too long for the extension as the extension has them', async () => {
    const long = 'a'.repeat(90);
    const entities = [entity(`${long}-1`), entity(`${long}-2`, { parent: `${long}-1` })];
    const pack = {
      ...smallPack({ id: 'a-pack-with-a-long-id' }),
      entities,
      roles: [],
      goals: [],
      senses: [],
      broad: [],
      redirects: {},
    };
    const first = await add(new Blob([canonicalJson(pack)]), plans.pack);
    const second = await add((await packageAddedPack(first)).file, plans.pack);
    const idsOf = async (database: string) => {
      const db = packDatabase(database);
      const ids = (await db.parts.toArray()).map((row) => row.ids);
      db.close();
      return ids;
    };
    expect(await idsOf(second.database)).toEqual(await idsOf(first.database));
  });

  test('flags names on several entities, which a list of others need not do and a pack of ours must', async () => {
    const added = await add(
      new Blob([
        'name,aliases,kind,country,note,address\nTwin Trust,,ngo,NL,,\nTwin Trust,,ngo,DE,,\nOther Trust,,ngo,NL,,\n',
      ]),
      plans.csv,
    );
    const { entities } = await packOf((await packageAddedPack(added)).file);
    expect(entities.map(({ names }) => [names[0]?.text, names[0]?.ambiguous])).toEqual([
      ['Twin Trust', true],
      ['Twin Trust', true],
      ['Other Trust', false],
    ]);
  });

  // A downloaded file may be called anything, and a list is called as its file is.
  test.each([
    ['har\u202ebour', 'harbour'],
    ['\u200fa\tb\u0007', 'a b'],
    ['\u202e', 'list'],
    [`${'x'.repeat(198)}😀x`, `${'x'.repeat(198)}…`],
  ])('of a list that is called %j can be added again', async (title, cleaned) => {
    const text = 'name,aliases,kind,country,note,address\nHarbour Trust,,,,,\n';
    const added = await add(new Blob([text]), { ...plans.csv, title } as ReadingPlan);
    expect(added.meta.info.title).toEqual(inAll(cleaned));
    const again = await add((await packageAddedPack(added)).file, plans.pack);
    expect(again.meta.info).toMatchObject({ id: added.meta.info.id, title: added.meta.info.title });
  });

  test.each(Object.keys(plans) as FileForm[])(
    'can always be added again, and then gives the same file: %s',
    { timeout: 60_000 },
    async (form) => {
      await fc.assert(
        fc.asyncProperty(validFiles[form], async (valid) => {
          const first = await add(new Blob([textOf(valid)]), plans[form]);
          const file = await packageAddedPack(first);
          const second = await add(file.file, plans.pack);
          expect(second.meta.info.checksum).toBe(file.checksum);
          expect(second.meta.prefix).toBe(first.meta.prefix);
          expect(second.meta.counts).toMatchObject({
            entities: valid.entities,
            names: first.meta.counts.names,
            kinds: first.meta.counts.kinds,
          });
          const again = await packageAddedPack(second);
          expect(again.checksum).toBe(file.checksum);
          expect(await again.file.text()).toBe(await file.file.text());
        }),
        { seed: 20_261_124, numRuns: 60 },
      );
    },
  );
});
