import { expect, test } from 'vitest';
import { isListed } from '../../../src/matching/evidence/lines.ts';

const between = (joint: string, isDutch: boolean): boolean =>
  isListed(`Polaris${joint}Unseen`, { start: 0, end: 7 }, { start: 7 + joint.length, end: 13 + joint.length }, isDutch);

test.each([', ', ' and ', ' und ', ' en de ', '/', ' • ', '\n'])('“%s” lists', (joint) => {
  expect(between(joint, false)).toBe(true);
});

test('“of” lists in Dutch, where it is “or”, and not in English', () => {
  expect(between(' of ', true)).toBe(true);
  expect(between(' of ', false)).toBe(false);
});

test('a blank alone, or words, list nothing', () => {
  expect(between(' ', false)).toBe(false);
  expect(between(' told ', true)).toBe(false);
  expect(between(' (', false)).toBe(false);
  expect(between(', (', false)).toBe(true);
});
