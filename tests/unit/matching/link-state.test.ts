import { expect, test } from 'vitest';
import { leastOf } from '../../../src/matching/link/state.ts';

/** Numbers of topic words: the first time, the second, in the title. */
const WORDS = 1_000;

test('of a word all numbers stay together, and any cut of a document ends in the same ones', () => {
  const all = new Set(Array.from({ length: 900 }, (_, at) => (at * 7) % (3 * WORDS)));
  const whole = leastOf(all, 400, WORDS);
  expect(whole.size).toBe(400);
  const list = [...all];
  for (const size of [1, 7, 50, 450]) {
    let state = new Set<number>();
    for (let at = 0; at < list.length; at += size)
      state = leastOf(new Set([...state, ...list.slice(at, at + size)]), 400, WORDS);
    expect(state).toEqual(whole);
  }
  // But for the last one, a word that is kept is kept with all its numbers.
  const cut = [...all].filter((number) => !whole.has(number)).map((number) => number % WORDS);
  const parted = new Set(cut.filter((word) => [...whole].some((number) => number % WORDS === word)));
  expect(parted.size).toBeLessThanOrEqual(1);
});
