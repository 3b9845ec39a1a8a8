import type { AnnotatedPage } from './annotate.ts';
import {
  boxOf,
  isAround,
  isEditor,
  isElement,
  isText,
  nameOf,
  parentElementOf,
  rootOf,
  shadowOf,
  slotOf,
} from './dom.ts';
import { clientRectsOf, nodeIndexAt } from './ranges.ts';
import type { Candidate } from './run.ts';
import { isCutOff, showsText } from './shows-text.ts';

/** A mention under a point, and the rectangle of it that holds the point. */
export interface Hit {
  candidate: Candidate;
  rect: DOMRect;
  /** Whether no other name reaches into the rectangle, as one does in turned text: what is true here need not be nearby. */
  isAlone: boolean;
}

type Place = Pick<Hit, 'candidate' | 'rect'>;

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

/** Whether two rectangles share more than an edge, in CSS px. */
const overlaps = (a: DOMRect, b: DOMRect): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

/** Elements that paint something of their own, so that nothing is seen through them. */
const PAINTED = /^(?:img|video|canvas|iframe|svg|input|textarea|select|button|embed|object)$/i;
const MAX_LAYERS = 12;
/** A tint of no more than this leaves what lies beneath plain to read. */
const FAINT = 0.3;
/** The fade at the end of a text that goes on elsewhere: somewhere nothing of it shows. */
const FADES = /^(?:repeating-)?(?:linear|radial|conic)-gradient\([^;]*(?:transparent|, 0\)| \/ 0\))/;

/** What ends so near the edges of an element, as a share of its width and height, covers it. */
const EDGE = 0.1;

/** Up to so many mentions in one element are looked at one by one. */
const FEW = 40;
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

/** @param colour as computed */
function isFaint(colour: string): boolean {
  if (colour === 'transparent') return true;
  const [, alpha] = /^rgba\(.*, ([\d.]+)\)$/.exec(colour) ?? / \/ ([\d.]+)\)$/.exec(colour) ?? [];
  return alpha !== undefined && Number(alpha) <= FAINT;
}

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

  const caretAt = (element: Element, x: number, y: number): CaretPosition | null => {
    const root = rootOf(element);
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    return Document.prototype.caretPositionFromPoint?.call(document, x, y, { shadowRoots }) ?? null;
  };

  /** In an element with very many mentions the caret says which are near; not where something lies over it. */
  const near = (element: Element, candidates: Candidate[], x: number, y: number, isCovered: boolean): Candidate[] => {
    if (candidates.length <= FEW) return candidates;
    const position = caretAt(element, x, y);
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
    const looked: Place[] = [];
    const hits: Place[] = [];
    for (const candidate of near(element, candidates, x, y, isCovered)) {
      if (!candidate.mark) continue;
      for (const rect of clientRectsOf(candidate.range)) {
        looked.push({ candidate, rect });
        if (holds(rect, x, y)) hits.push({ candidate, rect });
      }
      if (hits.length > 0 && candidates.length > FEW) break;
    }
    const [first, second] = hits;
    if (!first || !showsText(element) || isVeiled(element)) return null;
    const hit = second ? likeliest(element, hits, x, y) : first;
    const isAlone = !looked.some(({ candidate, rect }) => candidate !== hit.candidate && overlaps(rect, hit.rect));
    return { ...hit, isAlone };
  };

  /** Of names whose rectangles overlap, as in turned text or narrow lines, the one that the caret would stand in. */
  const likeliest = (element: Element, hits: Place[], x: number, y: number): Place => {
    const position = caretAt(element, x, y);
    const found = position && page.markedAt(position.offsetNode as Text, position.offset);
    const offCentre = ({ rect }: Place): number => Math.abs((rect.top + rect.bottom) / 2 - y);
    const nearest = hits.reduce((one, other) => (offCentre(other) < offCentre(one) ? other : one));
    return hits.find(({ candidate }) => candidate === found) ?? nearest;
  };

  /** In what the pointer does not hit: a teaser whose link alone is to be hit, with all that stands in it. */
  const inUnhit = (element: Element, x: number, y: number, looked: Set<Element>): Hit | null => {
    for (const inner of index().keys()) {
      if (looked.size > MAX_COVERED) break;
      if (inner === element || looked.has(inner) || !isAround(element, inner)) continue;
      looked.add(inner);
      if (getComputedStyle(inner).pointerEvents !== 'none') continue;
      const hit = inElement(inner, x, y, true);
      if (hit && !isCutOff(hit.candidate.range?.startContainer as Text, hit.rect)) return hit;
    }
    return null;
  };

  const hidesNothing = (element: Element, pseudo?: string): boolean => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && (style.content === 'none' || style.display === 'none')) return true;
    return (
      Number(style.opacity) <= FAINT ||
      ((style.backgroundImage === 'none' || FADES.test(style.backgroundImage)) &&
        isFaint(style.backgroundColor) &&
        style.backdropFilter !== undefined &&
        /^(?:none)?$/.test(style.backdropFilter))
    );
  };

  /** Whether an element is covered by what it is given before or after its text: a spoiler, the bones of what is loading. */
  const isVeiled = (element: Element): boolean =>
    ['::before', '::after'].some((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (!/^(?:absolute|fixed)$/.test(style.position) || Number(style.zIndex) < 0) return false;
      const { transform, scale, translate, rotate, clipPath, mixBlendMode, visibility } = style;
      // Fills that wait beside or above it, and what is moved or mixed in ways that are not worked out here.
      if (visibility !== 'visible' || `${transform}${scale}${translate}${rotate}${clipPath}` !== 'none'.repeat(5))
        return false;
      const { width, height } = boxOf(element);
      const isOver =
        [style.left, style.right].every((side) => Math.abs(Number.parseFloat(side)) <= EDGE * width) &&
        [style.top, style.bottom].every((side) => Math.abs(Number.parseFloat(side)) <= EDGE * height);
      return width > 0 && isOver && mixBlendMode === 'normal' && !hidesNothing(element, pseudo);
    });

  const isSeenThrough = (element: Element, below: Element | undefined): boolean =>
    // A field for files is often stretched over what is to be dropped on, and made to show nothing.
    (!PAINTED.test(nameOf(element)) || Number(getComputedStyle(element).opacity) <= FAINT) &&
    // What an element stands on is behind its children; only its pseudo-elements can be in front.
    ((below && isAround(element, below)) || hidesNothing(element)) &&
    hidesNothing(element, '::before') &&
    hidesNothing(element, '::after');

  return {
    at: (x, y, target) => inElement(target, x, y),
    through(x, y) {
      const layers = layersAt(document, x, y);
      const looked = new Set<Element>();
      for (const [depth, element] of layers.slice(0, MAX_LAYERS).entries()) {
        if (!isElement(element)) return null;
        const hit = inElement(element, x, y, depth > 0) ?? inUnhit(element, x, y, looked);
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
