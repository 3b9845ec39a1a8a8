import { later } from '../messaging/later.ts';
import { isTopFrame } from './access.ts';

/** Marks come in bursts; the number on the icon follows at most so often, in ms: soon at first, then at leisure. */
const FIRST_MS = 300;
const NEXT_MS = 1_500;

/**
 * Tells how many entities this frame marks, whenever that has changed.
 *
 * @param marked ids of the entities that are marked and not hidden
 * @param tell `alone`: there is no other frame whose entities would have to be added; false where it could not be told
 * @returns to be called when marks may have changed
 */
export function createCountTeller(
  marked: () => ReadonlySet<string>,
  tell: (count: number, alone: boolean) => Promise<boolean>,
  signal: AbortSignal,
): () => void {
  let told = '';
  let waitMs = FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  const look = (): void => {
    timer = undefined;
    if (signal.aborted) return;
    const ids = marked();
    const now = [...ids].sort().join(' ');
    if (now === told) return;
    told = now;
    waitMs = NEXT_MS;
    void tell(ids.size, isTopFrame() && window.length === 0).then((wasTold) => {
      if (!wasTold) told = '?';
    });
  };
  return () => {
    timer ??= later(look, waitMs);
  };
}
