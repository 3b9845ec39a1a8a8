import { expect, test, vi } from 'vitest';
import { compileSense, MOST_PATTERNS } from '../../../src/matching/evidence/compiled-sense.ts';
import { findCues } from '../../../src/matching/evidence/cues.ts';
import { Surroundings } from '../../../src/matching/evidence/surroundings.ts';
import { Words } from '../../../src/matching/evidence/words.ts';
import type { Sense } from '../../../src/matching/types.ts';

const TEXT = 'The Heron, heron of herons, met.';
const [start, end] = [4, 9];

/** The cues of a record that stand around “Heron”. */
function cuesOf(record: Partial<Sense>) {
  const sense = { text: 'Heron', candidates: ['heron'], caseSensitive: true, alone: 'onTopicPage' as const };
  const compiled = compileSense({ ...sense, near: {}, before: [], after: [], otherSenses: [], ...record });
  const words = new Words(TEXT);
  const surroundings = new Surroundings(TEXT, start, end, [], []);
  return { compiled, find: () => findCues(compiled, words, 1, 2, surroundings, 0) };
}

test('of a record with hundreds of patterns so many are tried at a place', () => {
  const patterns = Array.from({ length: 300 }, (_, index) => `, h*${'x'.repeat(index)} of`);
  const { compiled, find } = cuesOf({ after: patterns });
  expect(compiled.after.patterns).toHaveLength(MOST_PATTERNS);
  const tried = vi.spyOn(RegExp.prototype, 'test');
  find();
  expect(tried.mock.contexts.filter((pattern) => (pattern as RegExp).source.startsWith('^, h'))).toHaveLength(
    MOST_PATTERNS,
  );
  tried.mockRestore();
});

test('of cues that all stand at a place some are held against each other, and fewer are told', () => {
  const beginnings = Array.from({ length: 25 }, (_, index) => TEXT.slice(end, end + 1 + (index % 22)));
  const others = Array.from({ length: 50 }, (_, index) => ({
    ...{ gloss: String(index), near: [], before: [] },
    after: beginnings.map((text) => `${text}*`),
  }));
  const { find } = cuesOf({ otherSenses: others });
  const compared = vi.spyOn(String.prototype, 'startsWith');
  const found = find();
  const count = compared.mock.calls.length;
  compared.mockRestore();
  expect(found.length).toBeLessThanOrEqual(24);
  // Each is held against the text once, and some against each other.
  expect(count).toBeLessThan(2 * 50 * 25 + 96 * 96);
});
