/**
 * Our names in the page's highlight registry. The page can list them, so they say nothing of the subject:
 * m1 certain, m2 possible (t1, t2 where the reader wants a tint), m3 from an added pack, m4 the one at hand, m5 the same
 * entity elsewhere. An a behind the name is light, a z strong. Their style comes with the registered script
 * (public/marks.css): a choice of the reader gives a mark another name, no page another style.
 */
const KINDS = ['m1', 'm2', 't1', 't2', 'm3'] as const;
const STRENGTHS = ['', 'a', 'z'] as const;
export type MarkName = `${(typeof KINDS)[number]}${(typeof STRENGTHS)[number]}` | 'm5' | 'm4';

/** All of them. */
export const MARK_NAMES: readonly MarkName[] = /* @__PURE__ */ KINDS.flatMap((kind): MarkName[] =>
  STRENGTHS.map((strength) => `${kind}${strength}` as const),
).concat('m5', 'm4');

/** Those that may stand where another does, the last one over all: marks themselves are never in one place. */
export const PAINTED_OVER: readonly MarkName[] = ['m5', 'm4'];

/**
 * Whether marks of this look have other names than the usual five: the style of those goes only where it is wanted.
 *
 * @param marks as stored, unchecked
 */
export const isOtherLook = ({ style, strength }: { style?: unknown; strength?: unknown }): boolean =>
  style === 'tint' || strength === 'light' || strength === 'strong';

/** Structural, because `lib.dom` lags behind: the registry as it is used here. */
interface Registry {
  get(name: string): Highlight | undefined;
  set(name: string, highlight: Highlight): unknown;
  delete(name: string): boolean;
}

export const registry = (): Registry | undefined =>
  (globalThis.CSS as { highlights?: Registry } | undefined)?.highlights;

/** Whether this browser can mark text without changing the page. The one came with the other, behind the same switch. */
export const canHighlight = (): boolean => typeof Highlight === 'function';
