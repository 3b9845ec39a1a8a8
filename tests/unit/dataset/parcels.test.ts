import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Parcel, putTogether, takeApart } from '../../../src/dataset/parcels.ts';

const PARCEL = 4 * 1024 * 1024;
const sizeOf = (parcel: Parcel) =>
  parcel.reduce((sum, { part }) => sum + (typeof part === 'string' ? 2 * part.length : part.byteLength), 0);

async function thereAndBack(value: unknown, isWanted?: Parameters<typeof putTogether>[3]) {
  const { rest, places, count, parcels } = takeApart(value);
  const rows = [...parcels()].map((parcel) => structuredClone(parcel));
  expect(rows).toHaveLength(count);
  for (const row of rows) expect(sizeOf(row)).toBeLessThanOrEqual(PARCEL);
  const asked: number[] = [];
  const read = async (index: number) => {
    asked.push(index);
    return rows[index] as Parcel;
  };
  return { value: await putTogether({ rest: structuredClone(rest), places }, count, read, isWanted), rows, asked };
}

const long = fc.integer({ min: 0, max: 1_600_000 });
const leaf = fc.oneof(
  { weight: 3, arbitrary: fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null)) },
  { weight: 2, arbitrary: long.map((length) => Int32Array.from({ length }, (_, at) => at * 7)) },
  { weight: 1, arbitrary: long.map((length) => Uint16Array.from({ length }, (_, at) => at)) },
  { weight: 1, arbitrary: long.map((length) => new Uint8Array(length).fill(3)) },
  { weight: 2, arbitrary: long.map((length) => 'Łodź und Köln '.repeat(Math.ceil(length / 14)).slice(0, length)) },
);
const key = fc.stringMatching(/^[a-z]{1,4}$/);

test('what is taken apart and put together again is what it was, in parcels of four megabytes at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), fc.dictionary(key, leaf, { maxKeys: 4 }))),
      async (value) => {
        const plain = { ...value };
        expect((await thereAndBack(plain)).value).toEqual(plain);
      },
    ),
    { numRuns: 15 },
  );
});

test('what fits in a parcel is read in one piece, and used as it was read', async () => {
  const value = {
    first: new Int32Array(300_000).fill(1),
    second: new Int32Array(900_000).fill(2),
    text: 'ł'.repeat(9_000),
  };
  const { rest, places, count, parcels } = takeApart(value);
  const rows = [...parcels()].map((parcel) => structuredClone(parcel));
  const whole = await putTogether({ rest, places }, count, async (index) => rows[index] as Parcel);
  expect(whole).toEqual(value);
  const parts = rows.flat().map(({ part }) => part);
  expect(parts).toHaveLength(3);
  expect(parts).toContain((whole as typeof value).first);
  expect(parts).toContain((whole as typeof value).second);
});

test('of a part only its own parcels are read', async () => {
  const value = { first: new Int32Array(1_500_000), second: { filters: 'x'.repeat(100_000), rest: new Int32Array(9) } };
  const { value: part, rows, asked } = await thereAndBack(value, ({ path }) => path[0] === 'second');
  expect(part).toEqual({ ...value, first: null });
  expect(asked.length).toBeLessThan(rows.length);
});

test('without one of its parcels, or with one that is cut short, nothing comes back', async () => {
  const { rest, places, count, parcels } = takeApart({
    numbers: new Int32Array(1_700_000),
    text: 'y'.repeat(2_900_000),
  });
  const rows = [...parcels()];
  for (const spoilt of rows.keys()) {
    const without = (index: number) => (index === spoilt ? [] : (rows[index] as Parcel));
    await expect(putTogether({ rest, places }, count, async (index) => without(index))).rejects.toThrow('missing');
  }
});
