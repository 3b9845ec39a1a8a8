/**
 * Where the reader was on each place of the page's history. The browser's own memory does not work here: places come
 * after data has been read, so there is nothing to scroll when it tries.
 */

const heights = new Map<number, number>();
let here = 0;

/** The number of the place in `history.state`; a place that was just entered by a link has none yet. */
const numberOf = (state: unknown): number | undefined => {
  const number = (state as { place?: unknown } | null)?.place;
  return typeof number === 'number' ? number : undefined;
};

/** Remembers heights until the signal fires. */
export function watchScroll(signal: AbortSignal): void {
  history.scrollRestoration = 'manual';
  const enter = () => {
    const known = numberOf(history.state);
    here = known ?? Date.now() + Math.random();
    if (known === undefined) history.replaceState({ place: here }, '');
  };
  enter();
  addEventListener(
    'hashchange',
    () => {
      // Nothing is drawn anew yet: this is still the height of the place that is left.
      heights.set(here, scrollY);
      enter();
    },
    { signal },
  );
}

/** Scrolls to where the reader was when they left this place of the history, else to the top. */
export function restoreScroll(): void {
  scrollTo(0, heights.get(here) ?? 0);
}
