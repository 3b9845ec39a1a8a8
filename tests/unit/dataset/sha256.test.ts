import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sha256 } from '../../../src/dataset/sha256.ts';

const sumOf = (pieces: readonly Uint8Array[]) =>
  pieces.reduce((sum, piece) => sum.update(piece), new Sha256()).digest();

test('it is the SHA-256 of the standard', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(sumOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sumOf([bytes('abc')])).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('it does not matter where the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      expect(sumOf(pieces)).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
    }),
  );
});

test('of every length around that of its blocks it is what others say', () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => at * 31);
    expect(sumOf([bytes])).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});
