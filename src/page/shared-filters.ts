import type { NameFilter } from '../matching/filters/filter-keys.ts';
import type { TextFilters } from './face.ts';

/** On the `globalThis` of the isolated world, as everything by which our scripts meet. */
const LENT_SYMBOL = Symbol.for('il.lent');
const KEPT_SYMBOL = Symbol.for('il.kept');

interface Kept {
  name: string;
  filter: NameFilter;
}

type Scope = { [LENT_SYMBOL]?: TextFilters | undefined; [KEPT_SYMBOL]?: Kept | undefined };
type Realm = Window & typeof globalThis & Scope;

/**
 * The filters of this name from a frame around this one, if it has them. In Chromium frames of one site that stand
 * in one another reach each other's isolated world, so that a page full of frames holds bytes and tables once; and what
 * the browser has compiled for one frame it need not compile for the next. (In Firefox nobody is found.) Only ever from
 * a frame around: that one outlives us, while what a frame within lends would keep it alive.
 */
export function borrowFilters(name: string): TextFilters | null {
  try {
    for (let frame: Window = window; frame !== frame.parent; ) {
      frame = frame.parent;
      const lent = (frame as unknown as Scope)[LENT_SYMBOL];
      if (lent?.name === name) return lent;
    }
  } catch {
    // A frame of another site.
  }
  return null;
}

/** Leaves filters where frames within this one find them. */
export function lendFilters(filters: TextFilters, signal: AbortSignal): void {
  const scope = globalThis as Scope;
  scope[LENT_SYMBOL] = filters;
  signal.addEventListener('abort', () => {
    if (scope[LENT_SYMBOL] === filters) scope[LENT_SYMBOL] = undefined;
  });
}

/**
 * Keeps the bytes of a filter once for all frames of one site that stand in one another, whichever comes first: frames
 * often come before the page around them lends its filters. Not for Firefox, whose frames do not reach each other.
 *
 * @param decode asked where nobody has them yet; a function of its own, as one made for the call would hold what is stored
 *   for as long as anything made beside it
 */
export function keepOnce(
  name: string,
  stored: unknown,
  decode: (stored: unknown) => NameFilter | null,
  signal: AbortSignal,
): NameFilter | null {
  const realm = outermostRealm();
  const kept = realm[KEPT_SYMBOL];
  if (kept?.name === name) return kept.filter;
  const made = decode(stored);
  if (!made) return null;
  // Of the outer frame's own making: an object of ours would keep this frame alive for as long as that one stands.
  const filter = Object.assign(new realm.Object(), {
    words: new realm.Int32Array(made.words),
    beginnings: made.beginnings,
  });
  realm[KEPT_SYMBOL] = Object.assign(new realm.Object(), { name, filter }) as Kept;
  signal.addEventListener('abort', () => {
    if (realm[KEPT_SYMBOL]?.filter === filter) realm[KEPT_SYMBOL] = undefined;
  });
  return filter;
}

/** The frame furthest out that is of one site with all frames between it and this one. */
function outermostRealm(): Realm {
  let realm = window as Realm;
  try {
    while (realm !== realm.parent) {
      const around = realm.parent as Realm;
      // Asked for, so that a frame of another site throws.
      void around[KEPT_SYMBOL];
      realm = around;
    }
  } catch {
    // A frame of another site.
  }
  return realm;
}
