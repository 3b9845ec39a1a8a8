import type { TextFilters } from './face.ts';

/** On the `globalThis` of the isolated world, as everything by which our scripts meet. */
const SHARED_SYMBOL = Symbol.for('il.filters');

interface Shared {
  name: string;
  filters: TextFilters;
}

type Scope = { [SHARED_SYMBOL]?: Shared | undefined };

/**
 * The filters of this name from a frame around this one, if it has them. In Chromium frames of one site that stand
 * in one another reach each other's isolated world, so that a page full of frames holds bytes and tables once; and what
 * the browser has compiled for one frame it need not compile for the next. (In Firefox nobody is found.) Only ever from
 * a frame around: that one outlives us, while what a frame within lends would keep it alive.
 */
export function borrowFilters(name: string): TextFilters | null {
  try {
    for (let frame: Window = window; frame !== frame.parent; ) {
      frame = frame.parent;
      const shared = (frame as unknown as Scope)[SHARED_SYMBOL];
      if (shared?.name === name) return shared.filters;
    }
  } catch {
    // A frame of another site.
  }
  return null;
}

/** Leaves filters where frames within this one find them. */
export function lendFilters(name: string, filters: TextFilters, signal: AbortSignal): void {
  const scope = globalThis as Scope;
  const shared = { name, filters };
  scope[SHARED_SYMBOL] = shared;
  signal.addEventListener('abort', () => {
    if (scope[SHARED_SYMBOL] === shared) scope[SHARED_SYMBOL] = undefined;
  });
}
