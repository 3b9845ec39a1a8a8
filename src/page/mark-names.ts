/**
 * Our names in the page's highlight registry. The page can list them, so they say nothing of the subject:
 * m1 certain, m2 possible (t1, t2 where the reader wants a tint), m3 from an added pack, m4 the one at hand, m5 the same
 * entity elsewhere. Their style comes with the registered script (public/marks.css).
 */
export const MARK_NAMES = ['m1', 'm2', 't1', 't2', 'm3', 'm5', 'm4'] as const;
export type MarkName = (typeof MARK_NAMES)[number];

/** Structural, because `lib.dom` lags behind: the registry as it is used here. */
interface Registry {
  get(name: string): Highlight | undefined;
  set(name: string, highlight: Highlight): unknown;
  delete(name: string): boolean;
}

export const registry = (): Registry | undefined =>
  (globalThis.CSS as { highlights?: Registry } | undefined)?.highlights;

/** Whether this browser can mark text without changing the page. */
export const canHighlight = (): boolean => registry() !== undefined && typeof Highlight === 'function';

/** Takes our marks away, also those of an older copy of this script. */
export function clearHighlights(): void {
  for (const name of MARK_NAMES) registry()?.delete(name);
}
