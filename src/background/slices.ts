import type { Steps } from '../matching/slices.ts';

/** How long the background works on something large before it lets others have their turn, in ms. */
const SLICE_MS = 8;

/**
 * Runs long work in slices, between which messages of pages are answered. The next slice is a task of its own, posted by
 * a channel: timers are held to 4 ms and more in workers.
 *
 * @param onSlice called between slices
 */
export async function runInSlices<T>(steps: Steps<T>, onSlice?: () => void): Promise<T> {
  const { port1, port2 } = new MessageChannel();
  const turn = () =>
    new Promise<void>((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  try {
    for (;;) {
      const until = performance.now() + SLICE_MS;
      do {
        const { done, value } = steps.next();
        if (done) return value;
        if (value) await value;
      } while (performance.now() < until);
      onSlice?.();
      await turn();
    }
  } finally {
    port1.close();
  }
}
