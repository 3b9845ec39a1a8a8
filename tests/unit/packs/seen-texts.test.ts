import { expect, test } from 'vitest';
import { SeenTexts } from '../../../src/packs/seen-texts.ts';

test('tells whether a text was seen, of a hundred thousand that differ little as of few', () => {
  const seen = new SeenTexts();
  const known = new Set<string>();
  for (let n = 0; n < 100_000; n++) {
    const text = `nk-${(n * 7919) % 60_000}`;
    expect(seen.has(text)).toBe(known.has(text));
    expect(seen.add(text)).toBe(!known.has(text));
    known.add(text);
  }
  expect(seen.size).toBe(known.size);
  expect(seen.size).toBe(60_000);
  for (const text of known) expect(seen.has(text)).toBe(true);
  for (let n = 0; n < 60_000; n++) expect(seen.has(`NK-${n}`)).toBe(false);
});
