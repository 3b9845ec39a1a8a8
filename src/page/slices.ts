/**
 * Cutting work by time. A slice ends after a few milliseconds or after so many nodes, whichever comes first: clocks are
 * coarse in some browsers (100 ms where fingerprinting is resisted), and counting needs none.
 */

/**
 * Less than half of what no task of ours may exceed: on a slow machine a collection of garbage alone takes four. Not less:
 * each time that we let the page have its turn costs it a quarter of a millisecond (measured in Chromium), and Firefox lets
 * a long page wait for its next idle moment.
 */
const SLICE_MS = import.meta.env.FIREFOX ? 4 : 3;
const SLICE_UNITS = 16_000;
/** What a step of `inSlices` counts for: more than a node, for most of them make a mark. */
const STEP_UNITS = 4;

export interface Slice {
  /** Counts work done: about one unit for a node or 64 characters. */
  units: number;
  /** By `performance.now()`. */
  readonly endMs: number;
}

export const newSlice = (): Slice => ({ units: SLICE_UNITS, endMs: performance.now() + SLICE_MS });

/** Whether it is time to yield. */
export const isSpent = (slice: Slice): boolean => slice.units <= 0 || performance.now() >= slice.endMs;

interface Scheduler {
  /** With the priority `user-visible`, unless told otherwise. */
  postTask(task: () => void): Promise<unknown>;
}

/**
 * Lets the page have its turn.
 *
 * @param urgent comes back after what the page has waiting; else when the page is idle, or after a tenth of a second
 */
export function yieldToPage(urgent: boolean): Promise<unknown> {
  return new Promise<void>((resolve) => {
    const goOn = (): void => resolve();
    // Not `scheduler.yield`: that comes back before tasks that the page has queued; `postTask` takes its place in the line.
    // Firefox rejects in a document that has gone. A timer goes on there if the document ever comes back; in a window
    // that was closed it would throw.
    if (urgent)
      (globalThis as unknown as { scheduler: Scheduler }).scheduler
        .postTask(goOn)
        .catch(() => window.closed || setTimeout(goOn));
    else requestIdleCallback(goOn, { timeout: 100 });
  });
}

/** Takes one step for each item, in slices. */
export async function inSlices<T>(
  items: Iterable<T>,
  step: (item: T) => void,
  urgent: boolean,
  signal: AbortSignal,
): Promise<void> {
  let slice = newSlice();
  for (const item of items) {
    step(item);
    slice.units -= STEP_UNITS;
    if (!isSpent(slice)) continue;
    await yieldToPage(urgent);
    if (signal.aborted) return;
    slice = newSlice();
  }
}
