import { parentElementOf } from './dom.ts';
import type { MarkName } from './mark-names.ts';
import { inSlices } from './slices.ts';

/**
 * In Chromium each frame in which a page has changed anything costs it time for every registered range, in view or not
 * (measured: 2 µs each; with 5,000 of them a page that changes all the time falls from 60 frames a second to 40). So
 * while a page with many marks keeps changing, those out of view are held back, and put back when it comes to rest.
 */
export interface Reserve {
  /** The page has changed. */
  strain(): void;
  /** Takes new ranges in, if any are being held back, and lets go those in view. @returns whether it did */
  take(ranges: ReadonlyMap<StaticRange, MarkName>): boolean;
  /** Takes a range out of the reserve. @returns whether it was there */
  delete(range: StaticRange): boolean;
}

export interface RegisteredRanges {
  readonly count: number;
  ranges(): Iterable<StaticRange>;
  add(name: MarkName, range: StaticRange): void;
  /** @returns the name that it was registered by; a mark may have got another since it was last asked for */
  delete(range: StaticRange): MarkName | undefined;
  /** Registers all of them: very many some tasks later. */
  addBack(ranges: ReadonlyMap<StaticRange, MarkName>): void;
}

/** Fewer marks than this are no burden. */
const MANY = 800;
/** So many changes, none of them later than `CALM_MS` after the last, are a page that keeps changing. */
const LASTING = 6;
const CALM_MS = 400;
/** How often, in changes, all is looked at again: what stands in view changes without scrolling too. */
const AGAIN = 40;
const SCROLL_MS = 120;

export function createReserve(registered: RegisteredRanges, signal: AbortSignal): Reserve {
  const held = new Map<StaticRange, MarkName>();
  let changes = 0;
  let calm: ReturnType<typeof setTimeout> | undefined;
  let scrolling: ReturnType<typeof setTimeout> | undefined;
  const looks = new Set<IntersectionObserver>();
  /** Ranges are being held back. */
  let active = false;

  /** Looks once at each place, with a window's height to either side, and holds back what is further away. */
  const sift = (ranges: Iterable<StaticRange>): void => {
    const places = new Map<Element, StaticRange[]>();
    for (const range of ranges) {
      const element = parentElementOf(range.startContainer);
      const there = element && places.get(element);
      if (there) there.push(range);
      else if (element) places.set(element, [range]);
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const step = ({ target, isIntersecting }: IntersectionObserverEntry): void => {
          // All is looked at again, or put back.
          if (!looks.has(observer)) return;
          observer.unobserve(target);
          for (const range of places.get(target) ?? []) {
            const name = isIntersecting ? held.get(range) : registered.delete(range);
            if (!name) continue;
            if (!isIntersecting) held.set(range, name);
            else if (held.delete(range)) registered.add(name, range);
          }
          places.delete(target);
          if (places.size === 0) looks.delete(observer);
        };
        void inSlices(entries, step, true, signal);
      },
      { rootMargin: '100% 0px' },
    );
    looks.add(observer);
    for (const element of places.keys()) observer.observe(element);
  };

  const siftAll = (): void => {
    stopLooking();
    sift([...registered.ranges(), ...held.keys()]);
  };

  const stopLooking = (): void => {
    for (const observer of looks) observer.disconnect();
    looks.clear();
  };

  const onScroll = (): void => {
    if (held.size > 0)
      scrolling ??= setTimeout(() => {
        scrolling = undefined;
        siftAll();
      }, SCROLL_MS);
  };

  const putBack = (): void => {
    changes = 0;
    active = false;
    stopLooking();
    removeEventListener('scroll', onScroll, true);
    registered.addBack(held);
    held.clear();
  };

  signal.addEventListener('abort', () => {
    clearTimeout(calm);
    clearTimeout(scrolling);
    stopLooking();
  });

  return {
    strain() {
      if (signal.aborted || registered.count + held.size < MANY) return;
      clearTimeout(calm);
      calm = setTimeout(putBack, CALM_MS);
      if (++changes < LASTING || (changes - LASTING) % AGAIN !== 0) return;
      active = true;
      addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
      siftAll();
    },
    take(ranges) {
      if (!active) return false;
      for (const [range, name] of ranges) held.set(range, name);
      sift(ranges.keys());
      return true;
    },
    delete: (range) => held.delete(range),
  };
}
