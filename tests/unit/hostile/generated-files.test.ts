import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPack, parsePack } from '../../../src/dataset/pack.ts';
import { PackError } from '../../../src/dataset/pack-error.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import { readCsv } from '../../../src/packs/csv.ts';
import { readFollowTheMoney } from '../../../src/packs/follow-the-money.ts';
import { readOurPack } from '../../../src/packs/our-pack.ts';
import { collectPack, type PackReader } from '../../../src/packs/pieces.ts';
import { type Defect, defects } from './defects.ts';
import { type FileForm, textOf, type ValidFile, validFiles } from './valid-files.ts';

/**
 * Files that were made to do harm, by chance and from a seed, so that every run reads the same ones. Of each: it is
 * refused, with words that say what is wrong, or accepted whole; never anything else, and never for longer than two
 * seconds. One in ten is valid, and must be accepted; of the others each has one defect, at least a thousand each.
 */
const SEED = 20_261_124;
/** Of each form. */
const FILES = 6_800;
const MOST_MS = 2_000;

const list = { title: 'Watch list', publishedOn: '2026-11-24' };
const mapping = { name: 0, aliases: 1, kind: 2, country: 3, note: 4, address: 5 };
const readers: Record<FileForm, () => PackReader> = {
  pack: readOurPack,
  csv: () => readCsv({ ...list, mapping, delimiter: ',' }),
  ftm: () => readFollowTheMoney(list),
};

/** The text in pieces as a stream may cut it. */
function* cut(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

interface Tally {
  files: number;
  valid: number;
  refused: number;
  accepted: number;
  slowestMs: number;
}
const tallies: Record<string, Tally> = {};
/** Files that differ from the valid one they were made from, by the kind of their defect, over all forms. */
const damaged = new Map<string, number>();
const EACH_KIND = 1_000;
/** What may turn the words around that it stands in, or is no text. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff\p{Cs}]/u;

async function read(form: FileForm, text: string, chunk: number, tally: Tally): Promise<Pack | PackError> {
  const began = performance.now();
  const outcome = await collectPack(readers[form](), cut(text, chunk)).then(
    ({ pack }) => pack,
    (error: unknown) => {
      // A crash: anything but a refusal. Let it fail the test as it is.
      if (!(error instanceof PackError)) throw error;
      return error;
    },
  );
  const ms = performance.now() - began;
  tally.files++;
  tally.slowestMs = Math.max(tally.slowestMs, ms);
  if (outcome instanceof PackError) tally.refused++;
  else tally.accepted++;
  expect(ms).toBeLessThan(MOST_MS);
  return outcome;
}

function judge(outcome: Pack | PackError, file: ValidFile, text: string, mustRefuse: boolean): void {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  if (outcome instanceof PackError) {
    expect(outcome.problems.length).toBeGreaterThan(0);
    for (const { path, problem } of outcome.problems) {
      expect(problem).toMatch(/\S/);
      // Words for a person: short, whatever stood in the file, and without what could turn them around.
      expect(path.length + problem.length, `${path.slice(0, 100)}: ${problem.slice(0, 100)}`).toBeLessThan(4_000);
      expect(`${path} ${problem}`).not.toMatch(UNSAFE);
    }
    return;
  }
  expect(mustRefuse, text.slice(0, 300)).toBe(false);
  // Of lists of others it is told at the end, when they are installed, which names stand on several entities.
  const isShared = ({ problem }: { problem: string }) => file.form !== 'pack' && / is also a name of /.test(problem);
  expect(checkPack(outcome).filter((problem) => !isShared(problem))).toEqual([]);
  // What reads a whole pack at once says the same.
  if (file.form === 'pack') {
    const parsed: unknown = JSON.parse(text);
    expect(outcome).toEqual(parsePack('pack' in Object(parsed) ? (parsed as { pack: unknown }).pack : parsed));
  }
}

const kinds = Object.entries(defects);

describe.each(Object.keys(readers) as FileForm[])(`generated files of the form %s`, (form) => {
  const tally: Tally = { files: 0, valid: 0, refused: 0, accepted: 0, slowestMs: 0 };
  tallies[form] = tally;

  test(`${FILES} are refused or accepted whole`, { timeout: 120_000 }, async () => {
    // Every tenth is left as it is; the others take turns in their defects.
    let turn = 0;
    const perKind = new Map<string, { files: number; refused: number }>();
    await fc.assert(
      fc.asyncProperty(
        validFiles[form],
        fc.nat(1_000_000),
        fc.integer({ min: 1, max: 5_000 }),
        async (file, at, size) => {
          const number = turn++;
          // At least some pieces, but no more than can be read in the time.
          const chunkOf = (text: string) => Math.max(size, Math.ceil(text.length / 30));
          if (number % 10 === 0) {
            tally.valid++;
            const text = textOf(file);
            const outcome = await read(form, text, chunkOf(text), tally);
            if (outcome instanceof PackError)
              throw new Error(`A valid file was refused: ${outcome.message}\n${text.slice(0, 500)}`);
            expect(outcome.entities).toHaveLength(file.entities);
            judge(outcome, file, text, false);
            return;
          }
          const [kind, defect] = kinds[number % kinds.length] as [string, Defect];
          const { text, mustRefuse } = defect(file, at);
          if (text !== textOf(file)) damaged.set(kind, (damaged.get(kind) ?? 0) + 1);
          const outcome = await read(form, text, chunkOf(text), tally);
          const counted = perKind.get(kind) ?? { files: 0, refused: 0 };
          counted.files++;
          if (outcome instanceof PackError) counted.refused++;
          perKind.set(kind, counted);
          try {
            judge(outcome, file, text, mustRefuse);
          } catch (error) {
            throw new Error(`${kind}: ${error instanceof Error ? error.message : error}\n${text.slice(0, 300)}`);
          }
        },
      ),
      { seed: SEED, numRuns: FILES, endOnFailure: true },
    );
    expect(tally.files).toBe(FILES);
    expect(tally.valid).toBe(FILES / 10);
    expect([...perKind.keys()].sort()).toEqual(Object.keys(defects).sort());
    // A defect that no file of a kind shows would test nothing.
    for (const [kind, { files, refused }] of perKind) {
      expect(files, kind).toBeGreaterThan(300);
      // A table has no ids: its rows may repeat themselves.
      if (form !== 'csv' || !/ids$/.test(kind)) expect(refused, kind).toBeGreaterThan(0);
    }
  });
});

test(`of each defect there were at least ${EACH_KIND.toLocaleString('en')} files that have it`, () => {
  expect([...damaged.keys()].sort()).toEqual(Object.keys(defects).sort());
  const files = Object.values(tallies).reduce((sum, tally) => sum + tally.files, 0);
  expect(files).toBeGreaterThanOrEqual(20_000);
  expect(Object.values(tallies).reduce((sum, tally) => sum + tally.valid, 0)).toBe(files / 10);
  for (const [kind, count] of damaged) expect(count, kind).toBeGreaterThanOrEqual(EACH_KIND);
});

afterAll(() => {
  const rows = Object.entries(tallies).map(
    ([form, { files, valid, refused, accepted, slowestMs }]) =>
      `${form}: ${files} files (${valid} valid), ${refused} refused, ${accepted} accepted, slowest ${Math.round(slowestMs)} ms`,
  );
  const kindRow = [...damaged].map(([kind, count]) => `${kind} ${count}`).join(', ');
  console.info(`Generated files, seed ${SEED}:\n  ${rows.join('\n  ')}\n  ${kindRow}`);
});
