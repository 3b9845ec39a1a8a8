import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestOf, sumOf } from '../../../src/dataset/checksum.ts';

const MIB = 1024 * 1024;
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts));
const bytes = new Uint8Array(17 * MIB).map((_, at) => at * 31 + (at >> 9));

test('it is the SHA-256 of the standard', async () => {
  expect(await digestOf('')).toBe('sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(await digestOf('é')).toBe(`sha256-${sha256(Buffer.from('é')).digest('hex')}`);
  const most = bytes.subarray(0, 8 * MIB);
  expect(await sumOf(new Blob([most]))).toBe(`sha256-${sha256(most).digest('hex')}`);
});

test('of more than 8 MiB it is that of the sums of each 8 MiB, however the file came together', async () => {
  const sums = [0, 8, 16].map((from) => sha256(bytes.subarray(from * MIB, (from + 8) * MIB)).digest());
  const expected = `sha256-8mib-${sha256(...sums).digest('hex')}`;
  expect(await sumOf(new Blob([bytes]))).toBe(expected);
  expect(await sumOf(new Blob([bytes.subarray(0, 5), bytes.subarray(5)]))).toBe(expected);
});
