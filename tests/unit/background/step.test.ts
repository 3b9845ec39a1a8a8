import { describe, expect, test } from 'vitest';
import { type FrameStanding, stepsFrom } from '../../../src/background/step.ts';

const frame = (frameId: number, count: number, change: Partial<FrameStanding> = {}): FrameStanding => ({
  frameId,
  count,
  index: -1,
  steppedMs: 0,
  hasFocus: false,
  ...change,
});

describe('a step from mention to mention', () => {
  const led = (frames: FrameStanding[], direction: 1 | -1) =>
    stepsFrom(frames, direction).steps.map(({ frameId, fromEdge }) => `${frameId}${fromEdge ? ' from its edge' : ''}`);

  test('without a mention leads nowhere', () => {
    expect(stepsFrom([], 1)).toEqual({ from: null, steps: [] });
    expect(stepsFrom([frame(0, 0), frame(7, 0)], 1)).toEqual({ from: null, steps: [] });
  });

  test('begins in the frame with the focus, else in the first that has a mention, at what is in view', () => {
    expect(led([frame(0, 3), frame(7, 2, { hasFocus: true })], 1)[0]).toBe('7');
    expect(led([frame(0, 0), frame(7, 2)], 1)[0]).toBe('7');
  });

  test('goes on where the last one was, whatever has the focus', () => {
    const frames = [frame(0, 3, { hasFocus: true }), frame(7, 4, { index: 1, steppedMs: 5 })];
    expect(stepsFrom(frames, 1)).toMatchObject({
      from: 7,
      steps: [{ frameId: 7, before: 3, count: 7, fromEdge: false }, {}, {}],
    });
  });

  test('then to the frames after it, round to the other end of its own, in both directions', () => {
    const frames = [frame(0, 3), frame(3, 1, { index: 0, steppedMs: 5 }), frame(4, 0), frame(7, 2)];
    expect(led(frames, 1)).toEqual(['3', '7 from its edge', '0 from its edge', '3 from its edge']);
    expect(led(frames, -1)).toEqual(['3', '0 from its edge', '7 from its edge', '3 from its edge']);
  });

  test('with mentions in one frame only goes round within it', () => {
    expect(led([frame(0, 3, { index: 2, steppedMs: 5 }), frame(7, 0)], 1)).toEqual(['0', '0 from its edge']);
  });
});
