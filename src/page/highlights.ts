import { MARK_NAMES, type MarkName, registry } from './mark-names.ts';
import { createReserve } from './reserve.ts';

export interface Highlights {
  /** Shows a range soon: many of them together. */
  add(name: MarkName, range: StaticRange): void;
  /** Takes a range away now: with the text that has changed, or it would mark something else. */
  remove(name: MarkName, range: StaticRange): void;
  /** Replaces all ranges of one name, now. */
  show(name: MarkName, ranges: readonly StaticRange[]): void;
  /** Shows what has been added. */
  flush(): void;
  /** The page has changed. Puts back what its script may have thrown out. */
  restore(): void;
}

/**
 * Every frame in which any highlight has changed costs the page time for all of its text (measured: 40 ms on a page of
 * 5 MB), whatever the number of ranges. So they are added together, the first at once and others after a while, which is
 * longer where frames are slower.
 */
const FRAME_SHARE = 20;
const MAX_WAIT_MS = 700;

export function createHighlights(signal: AbortSignal): Highlights {
  const own = new Map<MarkName, Highlight>();
  const added = new Map<StaticRange, MarkName>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notBeforeMs = 0;

  const highlightOf = (name: MarkName): Highlight => {
    let highlight = own.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = MARK_NAMES.indexOf(name);
      own.set(name, highlight);
    }
    return highlight;
  };

  const reserve = createReserve(
    {
      get count() {
        let count = 0;
        for (const highlight of own.values()) count += highlight.size;
        return count;
      },
      *ranges() {
        for (const [name, highlight] of own) {
          // What the pointer or a key has lit up stays.
          if (name === 'm4' || name === 'm5') continue;
          for (const range of highlight) yield [range as StaticRange, name];
        }
      },
      add: (name, range) => void highlightOf(name).add(range),
      delete: (name, range) => own.get(name)?.delete(range) ?? false,
    },
    signal,
  );

  const register = (): void => {
    for (const [name, highlight] of own)
      if (highlight.size > 0 && registry()?.get(name) !== highlight) registry()?.set(name, highlight);
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (added.size === 0 || signal.aborted) return;
    if (!reserve.take(new Map(added))) for (const [range, name] of added) highlightOf(name).add(range);
    added.clear();
    register();
    notBeforeMs = performance.now() + MAX_WAIT_MS;
    requestAnimationFrame((beganMs) => {
      // What comes next is after the frame has been drawn.
      setTimeout(() => {
        const frameMs = performance.now() - beganMs;
        notBeforeMs = performance.now() + Math.min(MAX_WAIT_MS, FRAME_SHARE * frameMs);
      });
    });
  };

  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    flush,
    add(name, range) {
      added.set(range, name);
      timer ??= setTimeout(flush, Math.max(0, notBeforeMs - performance.now()));
    },
    remove(name, range) {
      if (!added.delete(range) && !reserve.delete(range)) own.get(name)?.delete(range);
    },
    show(name, ranges) {
      const highlight = highlightOf(name);
      highlight.clear();
      for (const range of ranges) highlight.add(range);
      register();
    },
    restore() {
      register();
      reserve.strain();
    },
  };
}
