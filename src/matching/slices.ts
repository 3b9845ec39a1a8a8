/**
 * Long work as a generator that pauses where it may be interrupted: whoever runs it does so at once, or in slices between
 * which others have their turn. Where it has to wait for data it gives the promise of them.
 */
export type Steps<T> = Generator<undefined | Promise<void>, T, undefined>;

/** Items after which work looks up. */
export const PER_STEP = 256;

/**
 * Runs work to its end, as where nobody waits.
 *
 * @throws TypeError where it has to wait for data
 */
export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (value) throw new TypeError('This work waits for data.');
  }
}

/** Runs work to its end, as where nobody else has work to do: waits for data and for nothing more. */
export async function runToEnd<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (value) await value;
  }
}
