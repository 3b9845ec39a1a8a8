import type { AnnotatedPage } from './annotate.ts';
import { isAround, isEditor, isElement, isText, nameOf, parentElementOf, rootOf, shadowOf, slotOf } from './dom.ts';
import type { Candidate } from './ledger.ts';
import { clientRectsOf, nodeIndexAt } from './ranges.ts';
import { isCutOff, showsText } from './shows-text.ts';

/** A mention under a point, and the rectangle of it that holds the point. */
export interface Hit {
  candidate: Candidate;
  rect: DOMRect;
}

export interface HitTester {
  /** The mention at a client point, judged by what the browser itself found there: a table look-up for most points. */
  at(x: number, y: number, target: Element): Hit | null;
  /** As `at`, but looks through transparent things above the text, as a link stretched over a whole teaser. Asks for style. */
  through(x: number, y: number): Hit | null;
  /** Marks have changed. */
  refresh(): void;
}

export const holds = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** Elements that paint something of their own, so that nothing is seen through them. */
const PAINTED = /^(?:img|video|canvas|iframe|svg|input|textarea|select|button|embed|object)$/i;
const MAX_LAYERS = 12;
/** So many mentions in one element beneath something are looked at one by one. */
const MAX_COVERED = 1_000;

/** Elements at a point, the topmost first, those of open shadow trees before their host: what is in it may be painted. */
export const layersAt = (root: Document | ShadowRoot, x: number, y: number): Element[] => {
  const found =
    root instanceof ShadowRoot
      ? root.elementsFromPoint(x, y).filter((element) => rootOf(element) === root)
      : Document.prototype.elementsFromPoint.call(root, x, y);
  return found.flatMap((element) => {
    const inner = isElement(element) && shadowOf(element);
    return inner ? [...layersAt(inner, x, y), element] : [element];
  });
};

export function createHitTester(page: AnnotatedPage): HitTester {
  /** Marked candidates by the elements that hold their text nodes: these are what the pointer is said to be over. */
  let byElement: Map<Element, Candidate[]> | null = null;

  const index = (): Map<Element, Candidate[]> => {
    if (byElement) return byElement;
    byElement = new Map();
    for (const candidate of page.judged()) {
      if (!candidate.mark) continue;
      const { run } = candidate.block;
      const last = nodeIndexAt(run, candidate.end - 1);
      for (let at = nodeIndexAt(run, candidate.start); at <= last; at++) {
        const node = run.nodes[at] as Text;
        add(byElement, parentElementOf(node), candidate);
        // What stands right in a component is said to be in the slot that shows it.
        for (let slot: Element | null = node.assignedSlot; slot; slot = slotOf(slot)) add(byElement, slot, candidate);
      }
    }
    return byElement;
  };

  const add = (map: Map<Element, Candidate[]>, element: Element | null, candidate: Candidate): void => {
    const there = element && map.get(element);
    if (element && !there) map.set(element, [candidate]);
    else if (there && there.at(-1) !== candidate) there.push(candidate);
  };

  /** In an element with very many mentions the caret says which are near; not where something lies over it. */
  const near = (element: Element, candidates: Candidate[], x: number, y: number, isCovered: boolean): Candidate[] => {
    if (candidates.length <= 40) return candidates;
    const root = rootOf(element);
    const position = Document.prototype.caretPositionFromPoint?.call(document, x, y, {
      shadowRoots: root instanceof ShadowRoot ? [root] : [],
    });
    const found = position && page.markedAt(position.offsetNode as Text, position.offset);
    if (found) return [found];
    // Where all of an element is selected at once, the caret stands beside it and tells nothing of its texts.
    const isAnswer = position && isText(position.offsetNode) && (!isCovered || isAround(element, position.offsetNode));
    return isAnswer ? [] : candidates.slice(0, MAX_COVERED);
  };

  const inElement = (element: Element, x: number, y: number, isCovered = false): Hit | null => {
    const candidates = index().get(element);
    // Who writes in the document wants no cards in it.
    if (!candidates || isEditor(document)) return null;
    for (const candidate of near(element, candidates, x, y, isCovered)) {
      if (!candidate.mark) continue;
      for (const rect of clientRectsOf(candidate.range)) {
        if (holds(rect, x, y) && showsText(element)) return { candidate, rect };
      }
    }
    return null;
  };

  /** In what the pointer does not hit: a teaser whose link alone is to be hit, with all that stands in it. */
  const inUnhit = (element: Element, x: number, y: number): Hit | null => {
    let looked = 0;
    for (const inner of index().keys()) {
      if (inner === element || !isAround(element, inner)) continue;
      if (++looked > MAX_COVERED) break;
      if (getComputedStyle(inner).pointerEvents !== 'none') continue;
      const hit = inElement(inner, x, y, true);
      if (hit && !isCutOff(hit.candidate.range?.startContainer as Text, hit.rect)) return hit;
    }
    return null;
  };

  const paintsNothing = (element: Element, pseudo?: string): boolean => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && style.content === 'none') return true;
    return (
      style.opacity === '0' ||
      (style.backgroundImage === 'none' &&
        /^(?:transparent|rgba\(.*, 0\)|.* \/ 0\))$/.test(style.backgroundColor) &&
        style.backdropFilter !== undefined &&
        /^(?:none)?$/.test(style.backdropFilter))
    );
  };

  const isSeenThrough = (element: Element, below: Element | undefined): boolean =>
    !PAINTED.test(nameOf(element)) &&
    // What an element stands on is behind its children; only its pseudo-elements can be in front.
    ((below && isAround(element, below)) || paintsNothing(element)) &&
    paintsNothing(element, '::before') &&
    paintsNothing(element, '::after');

  return {
    at: (x, y, target) => inElement(target, x, y),
    through(x, y) {
      const layers = layersAt(document, x, y);
      for (const [depth, element] of layers.slice(0, MAX_LAYERS).entries()) {
        if (!isElement(element)) return null;
        const hit = inElement(element, x, y, depth > 0) ?? (depth > 0 ? null : inUnhit(element, x, y));
        if (hit) return hit;
        if (!isSeenThrough(element, layers[depth + 1])) return null;
      }
      return null;
    },
    refresh() {
      byElement = null;
    },
  };
}
