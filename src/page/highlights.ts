/**
 * Our names in the page's highlight registry. The page can list them, so they say nothing of the subject:
 * m1 certain, m2 possible (t1, t2 where the reader wants a tint), m3 from an added pack, m4 the one at hand, m5 the same
 * entity elsewhere. Their style comes with the registered script (public/marks.css).
 */
export const MARK_NAMES = ['m1', 'm2', 't1', 't2', 'm3', 'm5', 'm4'] as const;
export type MarkName = (typeof MARK_NAMES)[number];

/** Structural, because `lib.dom` lags behind: the registry and a highlight as they are used here. */
interface Registry {
  get(name: string): Highlight | undefined;
  set(name: string, highlight: Highlight): unknown;
  delete(name: string): boolean;
}

const registry = (): Registry | undefined => (globalThis.CSS as { highlights?: Registry } | undefined)?.highlights;

/** Whether this browser can mark text without changing the page. */
export const canHighlight = (): boolean => registry() !== undefined && typeof Highlight === 'function';

/** Takes our marks away, also those of an older copy of this script. */
export function clearHighlights(): void {
  for (const name of MARK_NAMES) registry()?.delete(name);
}

export interface Highlights {
  add(name: MarkName, range: StaticRange): void;
  remove(name: MarkName, range: StaticRange): void;
  /** Replaces all ranges of one name. */
  show(name: MarkName, ranges: readonly StaticRange[]): void;
  /** Puts back what the page's own script may have thrown out. */
  restore(): void;
}

export function createHighlights(): Highlights {
  const own = new Map<MarkName, Highlight>();

  const highlightOf = (name: MarkName): Highlight => {
    let highlight = own.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = MARK_NAMES.indexOf(name);
      own.set(name, highlight);
    }
    return highlight;
  };

  const register = (name: MarkName, highlight: Highlight): void => {
    if (highlight.size > 0 && registry()?.get(name) !== highlight) registry()?.set(name, highlight);
  };

  return {
    add(name, range) {
      const highlight = highlightOf(name);
      highlight.add(range);
      register(name, highlight);
    },
    remove: (name, range) => void own.get(name)?.delete(range),
    show(name, ranges) {
      own.get(name)?.clear();
      for (const range of ranges) this.add(name, range);
    },
    restore() {
      for (const [name, highlight] of own) register(name, highlight);
    },
  };
}
