import type { Point } from './rig.ts';

const STEPS = 10;

/** Places on the way from one point to another, which is the last. */
export const wayTo = (from: Point, to: Point): Point[] =>
  Array.from({ length: STEPS }, (_, step) => ({
    x: from.x + ((to.x - from.x) * (step + 1)) / STEPS,
    y: from.y + ((to.y - from.y) * (step + 1)) / STEPS,
  }));
