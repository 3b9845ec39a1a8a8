import { later } from '../messaging/later.ts';
import { parentElementOf } from './dom.ts';
import { type MarkName, PAINTED_OVER, registry } from './mark-names.ts';
import { paintsItself } from './own-paint.ts';
import { createReserve } from './reserve.ts';
import { inSlices } from './slices.ts';

export interface Highlights {
  /** Shows a range soon: many of them together. */
  add(name: MarkName, range: StaticRange): void;
  /** Shows a range now: in the frame in which one has gone it costs the page nothing more. */
  put(name: MarkName, range: StaticRange): void;
  /**
   * Takes a range away now: with the text that has changed, or it would mark something else.
   *
   * @returns whether it showed, or was to
   */
  remove(range: StaticRange): boolean;
  /** Replaces all ranges of one name, now. */
  show(name: MarkName, ranges: readonly StaticRange[]): void;
  /** Shows what has been added: of very many the first ones, and the others some tasks later. */
  flush(): void;
  /** Called before what was added shows by itself: what is not to show can be taken out. */
  onFlush: (() => void) | null;
  /** Puts back what the page's script may have thrown out. */
  restore(): void;
  /** The page has changed. */
  strain(): void;
}

/**
 * Every frame in which any highlight has changed costs the page time for all of its text (measured: 40 ms on a page of
 * 5 MB) and for every range that shows (measured: 6 µs). So they are added together, the first at once and others after a
 * while, which is longer where frames are slower; and of very many the rest in one frame.
 */
const FRAME_SHARE = 20;
const MAX_WAIT_MS = 700;
/** More than these take a task longer than a page should wait for its turn. */
const MAX_TOGETHER = 1_000;
/** A page may change the style of what is there: how often that is looked at while it changes, in ms, and of how many marks. */
const LOOK_AGAIN_MS = 3_000;
const MAX_LOOKED = 300;

/** When the next frame has been drawn, with how long that took. */
const afterFrame = (then: (frameMs: number) => void): void => {
  requestAnimationFrame((beganMs) => void setTimeout(() => then(performance.now() - beganMs)));
};

export function createHighlights(signal: AbortSignal): Highlights {
  const own = new Map<MarkName, Highlight>();
  /** What is registered, or will be with what is `coming`, but for what the pointer or a key has lit up. Firefox lets no extension list a `Highlight`. */
  const shown = new Map<StaticRange, MarkName>();
  const added = new Map<StaticRange, MarkName>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notBeforeMs = 0;

  /** What will take the place of those in `own`, while it is being filled; see `gather`. */
  let coming: typeof own | undefined;

  const highlightOf = (name: MarkName, of = own): Highlight => {
    let highlight = of.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = PAINTED_OVER.indexOf(name) + 1;
      of.set(name, highlight);
    }
    return highlight;
  };

  /** Whether elements paint their text themselves: then it is left as it is. Its names have their cards all the same. */
  let painted = new WeakMap<Element, boolean>();
  let unlooked: StaticRange[] = [];
  /** Ranges that do not show for that reason. */
  const leftOut = new Map<StaticRange, MarkName>();
  /** When the style of what is there is looked at again, by `performance.now()`. */
  let lookAgainMs = 0;

  /** Undefined: not looked at yet. */
  const isPainted = ({ startContainer }: StaticRange): boolean | undefined => {
    const element = parentElementOf(startContainer);
    return element ? painted.get(element) : false;
  };

  const put = (name: MarkName, range: StaticRange): void => {
    const known = isPainted(range);
    if (known) {
      leftOut.set(range, name);
      return;
    }
    if (known === undefined) lookAt([range]);
    highlightOf(name, coming).add(range);
    shown.set(range, name);
  };

  /** When the next frame has been drawn, and the style of all is known anyway. */
  const lookAt = (ranges: Iterable<StaticRange>): void => {
    const isFirst = unlooked.length === 0;
    unlooked.push(...ranges);
    if (isFirst && unlooked.length > 0) afterFrame(look);
  };

  const look = (): void => {
    const ranges = unlooked;
    unlooked = [];
    if (signal.aborted) return;
    const step = (range: StaticRange): void => {
      const element = parentElementOf(range.startContainer);
      if (!element) return;
      if (!painted.has(element)) painted.set(element, paintsItself(element));
      const name = shown.get(range);
      const hidden = leftOut.get(range);
      if (name && painted.get(element)) {
        takeAway(range);
        leftOut.set(range, name);
      } else if (hidden && !painted.get(element)) {
        leftOut.delete(range);
        put(hidden, range);
        register();
      }
    };
    void inSlices(ranges, step, true, signal);
  };

  /** @returns the name that it showed by */
  const takeAway = (range: StaticRange): MarkName | undefined => {
    const name = shown.get(range);
    if (name && shown.delete(range)) {
      own.get(name)?.delete(range);
      coming?.get(name)?.delete(range);
    }
    return name;
  };

  const reserve = createReserve(
    {
      get count() {
        return shown.size;
      },
      ranges: () => shown.keys(),
      add: put,
      delete: takeAway,
      addBack(ranges) {
        for (const [range, name] of ranges) added.set(range, name);
        flush();
      },
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
    // What has been added since is among what is gathered.
    if (added.size === 0 || coming || signal.aborted) return;
    const together = new Map([...added].slice(0, MAX_TOGETHER));
    for (const range of together.keys()) added.delete(range);
    const isHeldBack = reserve.take(together);
    if (!isHeldBack) together.forEach(put);
    register();
    if (added.size > 0) {
      if (isHeldBack) timer = later(flushDue, 0);
      else void gather();
    }
    notBeforeMs = performance.now() + MAX_WAIT_MS;
    afterFrame((frameMs) => {
      notBeforeMs = performance.now() + Math.min(MAX_WAIT_MS, FRAME_SHARE * frameMs);
    });
  };

  const flushDue = (): void => {
    highlights.onFlush?.();
    flush();
  };

  /** Shows all that has been added in one frame: highlights that nobody sees yet are filled in slices, and then stand in. */
  const gather = async (): Promise<void> => {
    const next: typeof own = new Map();
    coming = next;
    await inSlices(shown, ([range, name]) => highlightOf(name, next).add(range), true, signal);
    const step = ([range, name]: [StaticRange, MarkName]): void => {
      added.delete(range);
      put(name, range);
    };
    await inSlices(added, step, true, signal);
    highlights.onFlush?.();
    coming = undefined;
    if (signal.aborted) return;
    for (const [name, highlight] of next) own.set(name, highlight);
    register();
    flush();
  };

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    // Those of a copy that has come after this one have the same names.
    for (const [name, highlight] of own) if (registry()?.get(name) === highlight) registry()?.delete(name);
  });

  const highlights: Highlights = {
    flush,
    onFlush: null,
    add(name, range) {
      added.set(range, name);
      timer ??= later(flushDue, Math.max(0, notBeforeMs - performance.now()));
    },
    put(name, range) {
      put(name, range);
      // Also where others are still being filled.
      if (shown.has(range)) highlightOf(name).add(range);
      register();
    },
    remove: (range) =>
      added.delete(range) || reserve.delete(range) || leftOut.delete(range) || takeAway(range) !== undefined,
    show(name, ranges) {
      const highlight = highlightOf(name);
      highlight.clear();
      for (const range of ranges) if (!isPainted(range)) highlight.add(range);
      register();
    },
    restore: register,
    strain() {
      register();
      reserve.strain();
      const nowMs = performance.now();
      if (nowMs < lookAgainMs) return;
      lookAgainMs = nowMs + LOOK_AGAIN_MS;
      painted = new WeakMap();
      lookAt([...shown.keys()].slice(0, MAX_LOOKED));
      lookAt(leftOut.keys());
    },
  };
  return highlights;
}
