import { rootElementOf } from './dom.ts';
import { PATIENCE_MS } from './pointer.ts';

/**
 * Listens only while there are marks, and for a moment after the last one has gone: it may come back.
 *
 * @param listenTo adds the listeners, which go with the signal
 * @param onEnd they have gone
 * @returns to be called with the number of marks when that may have changed
 */
export function listenWhileMarked(
  listenTo: (signal: AbortSignal) => void,
  onEnd: () => void,
  signal: AbortSignal,
): (markedCount: number) => void {
  let armed: AbortController | null = null;
  /** The root of the document at that time. */
  let armedIn: Element | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const arm = (): void => {
    armed?.abort();
    armed = new AbortController();
    armedIn = rootElementOf(document);
    listenTo(armed.signal);
  };

  const disarm = (): void => {
    armed?.abort();
    armed = armedIn = null;
    onEnd();
    clearTimeout(idleTimer);
    idleTimer = undefined;
  };

  signal.addEventListener('abort', disarm);

  return (markedCount) => {
    if (markedCount === 0) {
      if (armed) idleTimer ??= setTimeout(disarm, PATIENCE_MS);
    }
    // A document that is written anew has another root, and has lost the listeners of its window.
    else if (!armed || idleTimer !== undefined || armedIn !== rootElementOf(document)) {
      clearTimeout(idleTimer);
      idleTimer = undefined;
      arm();
    }
  };
}
