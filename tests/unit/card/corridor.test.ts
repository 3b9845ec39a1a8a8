import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, inCorridor } from '../../../src/card/corridor.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const word = box(100, 100, 60, 20);
const below = box(100, 130, 360, 420);
const above = box(100, -330, 360, 420);

describe('the corridor from word to card', () => {
  it.each([
    ['on the word', 130, 110, true],
    ['in the gap under the word', 130, 125, true],
    ['on the card', 400, 300, true],
    ['just beside the card', 463, 300, true],
    ['in the gap, aside, on the way down', 190, 126, true],
    ['at the height of the word, beside it', 190, 102, false],
    ['in the gap, far from the word', 300, 125, false],
    ['over the word', 130, 90, false],
    ['beside the card, further off', 480, 300, false],
  ])('a pointer %s: %#', (_where, x, y, held) => {
    expect(inCorridor(word, below, x, y)).toBe(held);
  });

  it('opens upwards where the card stands above', () => {
    expect(inCorridor(word, above, 130, 95)).toBe(true);
    expect(inCorridor(word, above, 185, 93)).toBe(true);
    expect(inCorridor(word, above, 130, 125)).toBe(false);
  });

  it('opens sideways where the card stands beside the word', () => {
    const right = box(170, 8, 360, 200);
    expect(inCorridor(word, right, 165, 110)).toBe(true);
    expect(inCorridor(word, right, 165, 130)).toBe(true);
    expect(inCorridor(word, right, 95, 110)).toBe(false);
    const left = box(-270, 8, 360, 200);
    expect(inCorridor(word, left, 95, 110)).toBe(true);
    expect(inCorridor(word, left, 165, 110)).toBe(false);
  });

  it('has no gap to cross where the card lies over the word', () => {
    const over = box(100, 105, 360, 100);
    expect(inCorridor(word, over, 130, 110)).toBe(true);
    expect(inCorridor(word, over, 90, 110)).toBe(false);
  });

  it('holds every straight way from the word to the card below it, within 60° of straight down', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -59, max: 59, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, degrees, part) => {
          const x = word.left + from * 60;
          const depth = (below.top - word.top) * part;
          const aside = depth * Math.tan((degrees / 180) * Math.PI);
          expect(inCorridor(word, below, x + aside, word.top + depth)).toBe(true);
        },
      ),
    );
  });
});
