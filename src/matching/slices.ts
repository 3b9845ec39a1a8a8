/**
 * Long work as a generator that pauses where it may be interrupted: whoever runs it does so at once, or in slices between
 * which others have their turn.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Items after which work looks up. */
export const PER_STEP = 256;

/** Runs work to its end, as where nobody waits. */
export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
