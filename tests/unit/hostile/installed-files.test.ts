import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackError } from '../../../src/dataset/pack-error.ts';
import type { Entity } from '../../../src/dataset/schema.ts';
import { readCsv } from '../../../src/packs/csv.ts';
import { readAllEntities } from '../../../src/packs/entities-row.ts';
import { readFollowTheMoney } from '../../../src/packs/follow-the-money.ts';
import { importPack, type ReadingPlan } from '../../../src/packs/import.ts';
import { readOurPack } from '../../../src/packs/our-pack.ts';
import { listPacks, newPackDatabaseName, packDatabase } from '../../../src/packs/pack-db.ts';
import { collectPack, type PackReader } from '../../../src/packs/pieces.ts';
import { currentOf } from '../../../src/packs/sync.ts';
import { type Defect, defects } from './defects.ts';
import { type FileForm, textOf, validFiles } from './valid-files.ts';

/**
 * Some of the files that were made to do harm, all the way into a database: of one that is refused nothing is ever among
 * the packs in use, and one that is accepted is there with all that its reader gives.
 */
const SEED = 20_261_125;
const FORMS = ['pack', 'csv', 'ftm'] as const;
/** Of each defect and form. */
const FILES = 5;

const list = { title: 'Watch list', publishedOn: '2026-11-24' };
const mapping = { name: 0, aliases: 1, kind: 2, country: 3, note: 4, address: 5 };
const plans: Record<FileForm, ReadingPlan> = {
  pack: { format: 'pack' },
  csv: { format: 'csv', ...list, mapping, delimiter: ',' },
  ftm: { format: 'ftm', ...list },
};
const readers: Record<FileForm, () => PackReader> = {
  pack: readOurPack,
  csv: () => readCsv({ ...list, mapping, delimiter: ',' }),
  ftm: () => readFollowTheMoney(list),
};
const refused = (error: unknown): null => {
  if (error instanceof PackError) return null;
  throw error;
};

test.each(FORMS)(
  'of a file of the form %s all is in the database, or none of it is in use',
  {
    timeout: 120_000,
  },
  async (form) => {
    const names = (entities: readonly Entity[]) => entities.map((entity) => entity.names.map(({ text }) => text));
    const kinds: [string, Defect][] = [
      ['none', (file) => ({ text: textOf(file), mustRefuse: false })],
      ...Object.entries(defects),
    ];
    let turn = 0;
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(validFiles[form], fc.nat(1_000_000), async (file, at) => {
        const [kind, defect] = kinds[turn++ % kinds.length] as [string, Defect];
        // As bytes have it: half a character is none in UTF-8.
        const text = defect(file, at).text.toWellFormed();
        const wanted = await collectPack(readers[form](), [text]).then(({ pack }) => pack.entities, refused);
        const database = newPackDatabaseName();
        const db = packDatabase(database);
        const preview = await importPack(new Blob([text]), db, {
          plan: plans[form],
          taken: [],
          reservedIds: ['fast'],
          signal: new AbortController().signal,
          onProgress: () => undefined,
        }).catch(refused);
        // Said yes to by nobody: whatever it is, it is not in use.
        expect(currentOf(await listPacks()), kind).toEqual([]);
        expect(preview === null, `${kind}: ${text.slice(0, 300)}`).toBe(wanted === null);
        if (preview && wanted) {
          accepted++;
          const there: Entity[] = [];
          for await (const entities of readAllEntities(db)) there.push(...entities);
          expect(names(there), kind).toEqual(names(wanted));
          expect(preview.meta.counts.entities).toBe(wanted.length);
          expect(preview.meta.state).toBe('read');
        }
        db.close();
        await Dexie.delete(database);
      }),
      { seed: SEED, numRuns: FILES * kinds.length, endOnFailure: true },
    );
    expect(turn).toBe(FILES * kinds.length);
    expect(accepted).toBeGreaterThanOrEqual(FILES);
  },
);
