import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, chooseRect, isVisible, placeCard } from '../../../src/card/position.ts';

const rect = (x: number, y: number, width: number, height: number): DOMRect =>
  ({ x, y, width, height, left: x, top: y, right: x + width, bottom: y + height }) as DOMRect;
const window: Area = { x: 0, y: 0, width: 1000, height: 800 };

/** A card that wants so much height at its full width, more where it is narrower, and gets what its style allows. */
function cardOf(wanted: number): HTMLElement {
  const style = { maxWidth: '', maxHeight: '' };
  const limited = (size: number, limit: string) => Math.min(size, Number.parseFloat(limit || '9999'));
  return {
    style,
    get offsetWidth() {
      return limited(360, style.maxWidth);
    },
    get offsetHeight(): number {
      return limited(Math.round((wanted * 360) / limited(360, style.maxWidth)), style.maxHeight);
    },
  } as unknown as HTMLElement;
}

const place = (at: DOMRect, height: number, more: Partial<Parameters<typeof placeCard>[0]> = {}) => {
  const { x, y, side } = placeCard({
    floating: cardOf(height),
    rect: at,
    lines: [at],
    area: window,
    side: null,
    reserve: null,
    ...more,
  });
  return { x, y, side };
};

describe('the place of the card', () => {
  it('is under the word, 10 px off', () => {
    expect(place(rect(100, 100, 60, 20), 300)).toEqual({ x: 100, y: 130, side: 'bottom' });
  });

  it('is above the word where there is no room below', () => {
    expect(place(rect(100, 700, 60, 20), 300)).toEqual({ x: 100, y: 390, side: 'top' });
  });

  it('keeps off the edges of the window', () => {
    expect(place(rect(950, 100, 40, 20), 300).x).toBe(1000 - 8 - 360);
    expect(place(rect(-20, 100, 40, 20), 300).x).toBe(8);
  });

  it('is sought for what is still to come, and stands by what is there', () => {
    const low = rect(100, 500, 60, 20);
    expect(place(low, 200).side).toBe('bottom');
    expect(place(low, 200, { reserve: 420 })).toEqual({ x: 100, y: 290, side: 'top' });
  });

  it('keeps its side while there is room', () => {
    expect(place(rect(100, 500, 60, 20), 200, { side: 'top' }).side).toBe('top');
    expect(place(rect(100, 100, 60, 20), 200, { side: 'top' }).side).toBe('bottom');
  });

  it('is beside the word where there is room neither above nor below', () => {
    const area = { x: 0, y: 0, width: 700, height: 180 };
    expect(place(rect(100, 80, 60, 20), 400, { area })).toEqual({ x: 170, y: 8, side: 'right' });
    expect(place(rect(500, 80, 60, 20), 400, { area })).toEqual({ x: 130, y: 8, side: 'left' });
  });

  it('keeps off the next line of a broken name, and passes a line that it does not meet', () => {
    const first = rect(600, 100, 100, 20);
    const met = rect(560, 124, 120, 20);
    const apart = rect(20, 124, 80, 20);
    expect(place(first, 300, { lines: [first, met] }).y).toBe(124 + 20 + 10);
    expect(place(first, 300, { lines: [first, apart] }).y).toBe(100 + 20 + 10);
  });

  it.each([
    ['a frame of 300 × 200', { x: 0, y: 0, width: 300, height: 200 }],
    ['a banner of 728 × 90', { x: 0, y: 0, width: 728, height: 90 }],
    ['a window zoomed to a corner', { x: 400, y: 300, width: 250, height: 180 }],
    ['a frame of 60 × 40', { x: 0, y: 0, width: 60, height: 40 }],
  ])('lies within %s, as large as that allows', (_name, area) => {
    const floating = cardOf(420);
    const at = rect(area.x + 20, area.y + 40, 60, 20);
    const { x, y } = place(at, 420, { floating, area });
    expect(x).toBeGreaterThanOrEqual(area.x + 8);
    expect(x + floating.offsetWidth).toBeLessThanOrEqual(area.x + area.width - 8);
    expect(y).toBeGreaterThanOrEqual(area.y + 8);
    expect(y + floating.offsetHeight).toBeLessThanOrEqual(area.y + area.height - 8);
  });

  it('beside a word that begins a hair off the edge, it lies within the window', () => {
    const floating = cardOf(60);
    const { x } = place(rect(1.07e-14, 0, 60, 18), 60, { floating, area: { x: 0, y: 0, width: 344, height: 90 } });
    expect(x + floating.offsetWidth).toBeLessThanOrEqual(336);
  });

  it('lies within every window, and off every line of the name where the window has room for that', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(
        fc.record({ x: number(0, 500), y: number(0, 500), width: number(120, 2_600), height: number(90, 1_600) }),
        fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
        number(1, 3),
        number(60, 420),
        fc.constantFrom(null, 'bottom', 'top', 'right', 'left'),
        fc.option(number(100, 420), { nil: null }),
        (area, at, count, wanted, side, reserve) => {
          const top = area.y + at.y * (area.height - 20 * count);
          const left = area.x + at.x * (area.width - 60);
          // The first line ends a column, the others begin it: as a text breaks.
          const lines = Array.from({ length: count }, (_, line) =>
            line === 0 ? rect(left, top, 60, 18) : rect(area.x + 10, top + line * 20, left - area.x, 18),
          ).filter(({ width }) => width > 0);
          const [first] = lines as [DOMRect];
          const floating = cardOf(wanted);
          const { x, y } = place(first, wanted, { floating, lines, area, side, reserve });
          const card = { left: x, top: y, right: x + floating.offsetWidth, bottom: y + floating.offsetHeight };
          expect(card.left).toBeGreaterThanOrEqual(area.x + 7.5);
          expect(card.top).toBeGreaterThanOrEqual(area.y + 7.5);
          expect(card.right).toBeLessThanOrEqual(area.x + area.width - 7.5);
          expect(card.bottom).toBeLessThanOrEqual(area.y + area.height - 7.5);
          const above = top - area.y;
          const below = area.y + area.height - (top + count * 20);
          if (Math.max(above, below) < 80 + 10 + 8 + 1) return;
          for (const line of lines) {
            const covered =
              line.left < card.right && line.right > card.left && line.top < card.bottom && line.bottom > card.top;
            expect(covered).toBe(false);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the line of a broken name', () => {
  const lines = [rect(300, 100, 100, 20), rect(10, 124, 150, 20)];

  it('is the one under the pointer', () => {
    expect(chooseRect(lines, { x: 50, y: 130 })).toBe(lines[1]);
    expect(chooseRect(lines, { x: 350, y: 110 })).toBe(lines[0]);
  });

  it('is the nearest to a pointer that has moved on', () => {
    expect(chooseRect(lines, { x: 170, y: 150 })).toBe(lines[1]);
  });

  it('is the first without a pointer, and never an empty one', () => {
    expect(chooseRect([rect(0, 0, 0, 20), ...lines])).toBe(lines[0]);
    expect(chooseRect([])).toBeUndefined();
    expect(chooseRect([rect(5, 5, 0, 0)], { x: 5, y: 5 })).toBeUndefined();
  });
});

it('knows when a word has been scrolled away', () => {
  expect(isVisible(rect(100, 790, 60, 20), window)).toBe(true);
  expect(isVisible(rect(100, 800, 60, 20), window)).toBe(false);
  expect(isVisible(rect(100, -20, 60, 20), window)).toBe(false);
  expect(isVisible(rect(1000, 100, 60, 20), window)).toBe(false);
});
