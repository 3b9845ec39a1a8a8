import { describe, expect, it } from 'vitest';
import { chooseRect, isVisible, placeCard } from '../../../src/card/position.ts';

const rect = (x: number, y: number, width: number, height: number): DOMRect =>
  ({ x, y, width, height, left: x, top: y, right: x + width, bottom: y + height }) as DOMRect;
const window = { x: 0, y: 0, width: 1000, height: 800 };

/** A card that wants so much height, and gets what its style allows. */
function cardOf(wanted: number): HTMLElement {
  const style = { maxWidth: '', maxHeight: '' };
  const limited = (size: number, limit: string) => Math.min(size, Number.parseFloat(limit || '9999'));
  return {
    style,
    get offsetWidth() {
      return limited(360, style.maxWidth);
    },
    get offsetHeight() {
      return limited(wanted, style.maxHeight);
    },
  } as unknown as HTMLElement;
}

const place = (at: DOMRect, height: number, more: Partial<Parameters<typeof placeCard>[0]> = {}) =>
  placeCard({ floating: cardOf(height), rect: at, area: window, side: null, reserve: null, ...more });

describe('the place of the card', () => {
  it('is under the word, 10 px off', async () => {
    expect(await place(rect(100, 100, 60, 20), 300)).toEqual({ x: 100, y: 130, side: 'bottom' });
  });

  it('is above the word where there is no room below', async () => {
    expect(await place(rect(100, 700, 60, 20), 300)).toEqual({ x: 100, y: 390, side: 'top' });
  });

  it('keeps off the edges of the window', async () => {
    expect((await place(rect(950, 100, 40, 20), 300)).x).toBe(1000 - 8 - 360);
    expect((await place(rect(-20, 100, 40, 20), 300)).x).toBe(8);
  });

  it('is sought for what is still to come, and stands by what is there', async () => {
    const low = rect(100, 500, 60, 20);
    expect((await place(low, 200)).side).toBe('bottom');
    expect(await place(low, 200, { reserve: 420 })).toEqual({ x: 100, y: 290, side: 'top' });
  });

  it('keeps its side while there is room', async () => {
    expect((await place(rect(100, 500, 60, 20), 200, { side: 'top' })).side).toBe('top');
    expect((await place(rect(100, 100, 60, 20), 200, { side: 'top' })).side).toBe('bottom');
  });

  it.each([
    ['a frame of 300 × 200', { x: 0, y: 0, width: 300, height: 200 }],
    ['a banner of 728 × 90', { x: 0, y: 0, width: 728, height: 90 }],
    ['a window zoomed to a corner', { x: 400, y: 300, width: 250, height: 180 }],
  ])('lies within %s, as large as that allows', async (_name, area) => {
    const floating = cardOf(420);
    const at = rect(area.x + 20, area.y + 40, 60, 20);
    const { x, y } = await place(at, 420, { floating, area });
    expect(x).toBeGreaterThanOrEqual(area.x + 8);
    expect(x + floating.offsetWidth).toBeLessThanOrEqual(area.x + area.width - 8);
    expect(y).toBeGreaterThanOrEqual(area.y + 8);
    expect(floating.offsetHeight).toBeLessThanOrEqual(420);
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
