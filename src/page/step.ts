import type { AnnotatedPage } from './annotate.ts';
import type { CardDoor } from './card-door.ts';
import {
  bodyOf,
  boxOf,
  contentHeightOf,
  contentWidthOf,
  findInDocument,
  isVisible,
  matchesOf,
  nameOf,
  parentElementOf,
  scrolledLeftOf,
  scrolledTopOf,
  scrollIn,
  scrollIntoView,
  shownHeightOf,
  shownWidthOf,
} from './dom.ts';
import type { Among, Attendant } from './face.ts';
import { layersAt } from './hit.ts';
import { clientRectsOf, compareNodes } from './ranges.ts';
import type { Candidate } from './run.ts';
import { isBlurred, isCutOff, showerOf, showsText } from './shows-text.ts';

/** Going from mention to mention, by key or from a list; round and round. */
export interface Stepper extends Pick<Attendant, 'step' | 'standing' | 'leave'> {
  /** Goes to the n-th mention of an entity, in reading order, and lights it up for a moment. */
  show(entity: string, index: number): void;
  /** All that is marked, in reading order. */
  inOrder(): readonly Candidate[];
  /** Marks have changed. */
  refresh(): void;
}

/** Mentions that show nowhere (in a closed menu, say) are passed over, but not endlessly. */
const MAX_UNSEEN = 400;
const FLASH_MS = 1_500;
/** So long, in ms, what has been scrolled to may take to fade in. */
const FADE_MS = 500;
/** Names that do not show after that are passed over, but not endlessly: each has the page scrolled. */
const MAX_FADES = 4;
/** Of more mentions than this not each is asked where it stands. */
const MANY = 2_000;
/** What shuts off the rest of the page: a dialog or a full screen. */
const MODAL = ':modal';
/**
 * The same by the means of libraries, of which some say that it is modal and some hide all beside it from screen readers:
 * where it, or a backdrop, stands in the middle of the window, as with a notice at its edge neither does.
 */
const DIALOG = '[aria-modal=true], [role$=dialog]';
/** What else stands in the body, hidden so. */
const HIDDEN_REST = 'body > [aria-hidden=true], body > [inert]';

/** Whether nodes stand in an element of this kind, as they are shown. Each element around them is asked once. */
function standingIn(selector: string): (node: Node | undefined) => boolean {
  const known = new Map<Element, boolean>();
  return (node) => {
    const path: Element[] = [];
    let isIn: boolean | undefined = false;
    for (let box = node ? showerOf(node as Text) : null; box; box = showerOf(box)) {
      isIn = known.get(box);
      if (isIn !== undefined) break;
      path.push(box);
      isIn = matchesOf(box, selector);
      if (isIn) break;
    }
    for (const box of path) known.set(box, isIn === true);
    return isIn === true;
  };
}

/** @param isShown whether a mark shows: keys pass over the others */
export function createStepper(
  page: AnnotatedPage,
  isShown: (candidate: Candidate) => boolean,
  card: () => CardDoor,
  signal: AbortSignal,
): Stepper {
  let order: Candidate[] | null = null;
  let at: Candidate | null = null;
  /** When the reader last went to a mention, by `Date.now()`. */
  let steppedMs = 0;
  let flash: ReturnType<typeof setTimeout> | undefined;
  let arriving: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => {
    clearTimeout(flash);
    clearTimeout(arriving);
  });

  const inOrder = (): Candidate[] => {
    order ??= [...page.judged()]
      .filter(({ mark }) => mark)
      .sort((a, b) => {
        const [one, other] = [a.range, b.range];
        if (!one || !other) return 0;
        return one.startContainer === other.startContainer
          ? one.startOffset - other.startOffset
          : compareNodes(one.startContainer, other.startContainer);
      });
    return order;
  };

  const rectsOf = (candidate: Candidate): DOMRect[] => clientRectsOf(candidate.range);

  const isSeen = (candidate: Candidate): boolean => {
    const element = candidate.range && parentElementOf(candidate.range.startContainer);
    return element !== null && rectsOf(candidate).length > 0 && showsText(element);
  };

  /**
   * Whether a mention out of sight has a place and is merely not painted: sections of many pages fade in when they are
   * scrolled to. What is in sight and not painted waits for something else, as the next picture of a show does.
   */
  const mayFadeIn = ({ range }: Candidate): boolean => {
    const element = range && parentElementOf(range.startContainer);
    const rect = clientRectsOf(range)[0];
    if (!element || !rect || (rect.bottom > 0 && rect.top < innerHeight) || isBlurred(element)) return false;
    return isVisible(element, { visibilityProperty: true });
  };

  /** Whether a mention that has been scrolled to can be seen there: not one in a menu that waits beside the window. */
  const isInSight = ({ range }: Candidate): boolean => {
    const element = range && parentElementOf(range.startContainer);
    return clientRectsOf(range).some(
      (rect) =>
        rect.right > 0 &&
        rect.bottom > 0 &&
        rect.left < shown(visualViewport?.width, innerWidth) &&
        rect.top < shown(visualViewport?.height, innerHeight) &&
        element !== null &&
        !isCutOff(range?.startContainer as Text, rect),
    );
  };

  /** Those of them that a key may go to: where a dialog or a full screen shuts off the rest of the page, what is in it. */
  const reachable = (): Candidate[] => {
    const all = inOrder().filter(isShown);
    const modal = modalNow();
    if (modal === null) return all;
    const isIn = standingIn(modal);
    return all.filter(({ range }) => isIn(range?.startContainer));
  };

  /** What shuts off the rest of the page now, as a selector. */
  const modalNow = (): string | null => {
    if (findInDocument(document, MODAL)) return MODAL;
    const isSaid = findInDocument(document, '[aria-modal=true]') || findInDocument(document, HIDDEN_REST);
    if (!isSaid || !findInDocument(document, DIALOG)) return null;
    const [top] = layersAt(document, innerWidth / 2, innerHeight / 2);
    for (let box = top ?? null; box; box = showerOf(box)) if (matchesOf(box, DIALOG)) return DIALOG;
    return top && isBackdrop(top) ? DIALOG : null;
  };

  /**
   * Where to begin: at the first mention in sight; where none is, at the one that is next below, as things stand on the
   * page. The order of a document need not be that of its places (columns, chats that grow upwards).
   */
  const firstInView = (all: Candidate[]): number => {
    if (all.length > MANY) return firstByHalves(all);
    let below = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, candidate] of all.entries()) {
      const rect = rectsOf(candidate)[0];
      if (!rect || rect.bottom < 0) continue;
      if (rect.top < innerHeight && isInSight(candidate)) return index;
      if (rect.top >= innerHeight && rect.top < least) [below, least] = [index, rect.top];
    }
    return below < 0 ? all.length : below;
  };

  const firstByHalves = (all: Candidate[]): number => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rect = rectsOf(all[middle] as Candidate)[0];
      if (rect && rect.bottom < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    inOrder,
    standing() {
      const all = reachable();
      const index = all.indexOf((card().current ?? at) as Candidate);
      return { count: all.length, index, steppedMs: index < 0 ? 0 : steppedMs };
    },

    leave() {
      at = null;
      card().close();
    },

    step: (direction, among) => goOn(direction, among, MAX_FADES),

    show(entity, index) {
      const candidate = inOrder().filter(({ verdict }) => verdict?.choices[0]?.entity === entity)[index];
      if (!candidate) return;
      at = candidate;
      card().close();
      bringIntoView(candidate);
      page.highlights.show('m4', candidate.range ? [candidate.range] : []);
      clearTimeout(flash);
      flash = setTimeout(() => card().current || page.highlights.show('m4', []), FLASH_MS);
    },

    refresh() {
      order = null;
    },
  };

  /** @param fades how many names it may wait for */
  function goOn(direction: 1 | -1, among: Among | undefined, fades: number): boolean {
    clearTimeout(arriving);
    const all = reachable();
    if (all.length === 0) return false;
    const known = among?.fromEdge ? -1 : all.indexOf((card().current ?? at) as Candidate);
    const start = among?.fromEdge ? (direction > 0 ? 0 : all.length) : firstInView(all);
    let index = known >= 0 ? known + direction : start - (direction < 0 ? 1 : 0);
    for (let tries = 0; tries < Math.min(MAX_UNSEEN, all.length); tries++, index += direction) {
      // Past the end it is another frame's turn.
      if (among && (index < 0 || index >= all.length)) return false;
      index = (index + all.length) % all.length;
      const candidate = all[index] as Candidate;
      const place = { index: index + 1 + (among?.before ?? 0), count: among?.count ?? all.length };
      const arrive = (): void => {
        at = candidate;
        steppedMs = Date.now();
        void card().open(candidate, { by: 'key', place });
      };
      if (!isSeen(candidate)) {
        if (fades === 0 || !mayFadeIn(candidate)) continue;
        bringIntoView(candidate);
        at = candidate;
        arriving = setTimeout(() => {
          if (signal.aborted || at !== candidate) return;
          if (isSeen(candidate) && isInSight(candidate)) arrive();
          else goOn(direction, among && { ...among, fromEdge: false }, fades - 1);
        }, FADE_MS);
        return true;
      }
      bringIntoView(candidate);
      if (!isInSight(candidate)) continue;
      arrive();
      return true;
    }
    return false;
  }

  /**
   * Scrolls every box around a mention so that it shows, and the window so that there is room for a card. Boxes first by
   * the browser's own means, which reach out of frames too, but know of elements alone and not of what stands where in a
   * long one; then by what is still missing.
   */
  function bringIntoView(candidate: Candidate): void {
    const element = candidate.range && parentElementOf(candidate.range.startContainer);
    if (!element) return;
    if (!isSeen(candidate)) {
      // Folded away: where it is folded is as near as one gets, for what is closed is the page's to open.
      let around: Element | null = element;
      while (around && !isVisible(around, {})) around = parentElementOf(around);
      if (!around) return;
      const letBe = stillBoxes(around);
      scrollIntoView(around, { block: 'center', inline: 'nearest', behavior: 'instant' });
      letBe();
      return;
    }
    const rectNow = (): DOMRect | undefined => rectsOf(candidate)[0];
    const isInView = (): boolean => {
      const rect = rectNow();
      return rect !== undefined && isWithin(rect, 0, 0, innerWidth, innerHeight) && !isCovered(element, rect);
    };
    // A frame as high as its document knows nothing of the window that shows a part of it.
    const isTall = window !== window.top && innerHeight > outerHeight;
    const block = isInView() && !isTall ? 'nearest' : 'center';
    const letBe = stillBoxes(element);
    scrollIntoView(element, { block, inline: 'nearest', behavior: 'instant' });
    letBe();
    scrollBoxes(element, rectNow);
    const rect = rectNow();
    if (rect && !isInView()) {
      const isBeside = rect.left < 0 || rect.right > innerWidth;
      scrollBy({
        top: isBeside && rect.top >= 0 && rect.bottom <= innerHeight ? 0 : rect.top - innerHeight / 3,
        left: isBeside ? rect.left - innerWidth / 3 : 0,
        behavior: 'instant',
      });
      letBe();
    }
  }

  /** Whether something that stays in its place while the page scrolls, such as a header, covers the middle of a word. */
  function isCovered(element: Element, { left, top, width, height }: DOMRect): boolean {
    const [x, y] = [left + width / 2, top + height / 2];
    if (card().holdsPointer(x, y)) return false;
    const around = new Set<Element>();
    for (let at: Element | null = element; at; at = parentElementOf(at)) around.add(at);
    for (let at = layersAt(document, x, y)[0] ?? null; at && !around.has(at); at = parentElementOf(at))
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
    return false;
  }
}

/** Whether an element covers the window, but perhaps for scroll bars, and stays there while the page scrolls. Asks for style. */
function isBackdrop(element: Element): boolean {
  const { left, top, right, bottom } = boxOf(element);
  return (
    getComputedStyle(element).position === 'fixed' &&
    left <= 0 &&
    top <= 0 &&
    right >= 0.9 * innerWidth &&
    bottom >= 0.9 * innerHeight
  );
}

/** How much of the window, in CSS px, is no scroll bar. */
const shown = (zoomed: number | undefined, whole: number): number =>
  zoomed === undefined ? whole : zoomed * (visualViewport?.scale ?? 1);

const isWithin = (
  { left, top, right, bottom }: DOMRect,
  x: number,
  y: number,
  width: number,
  height: number,
): boolean => left >= x && top >= y && right <= x + width && bottom <= y + height;

/**
 * The boxes around an element that no reader can scroll, and the window where it is one: scripts can, and what is shifted
 * in them stays so. Of the pages around a frame they are not known. Asks for style. @returns puts them back where they stood
 */
function stillBoxes(element: Element): () => void {
  const still: { box: Element; left: number | null; top: number | null }[] = [];
  const body = bodyOf(document);
  for (let box: Element | null = element; box; box = showerOf(box)) {
    let { overflowX, overflowY } = getComputedStyle(box);
    // What the body says of overflow is the window's, where the root says nothing.
    if (/^html$/i.test(nameOf(box)) && overflowX === 'visible' && body)
      ({ overflowX, overflowY } = getComputedStyle(body));
    const [left, top] = [overflowX === 'hidden', overflowY === 'hidden'];
    if (left || top) still.push({ box, left: left ? scrolledLeftOf(box) : null, top: top ? scrolledTopOf(box) : null });
  }
  return () => {
    for (const { box, left, top } of still)
      scrollIn(box, {
        left: left === null ? 0 : left - scrolledLeftOf(box),
        top: top === null ? 0 : top - scrolledTopOf(box),
        behavior: 'instant',
      });
  };
}

/** Scrolls the boxes around a place that do not show it, from the innermost out. Asks for style. */
function scrollBoxes(element: Element, rectNow: () => DOMRect | undefined): void {
  for (let box: Element | null = element; box && !/^html$/i.test(nameOf(box)); box = parentElementOf(box)) {
    if (contentHeightOf(box) <= shownHeightOf(box) && contentWidthOf(box) <= shownWidthOf(box)) continue;
    const { overflowX, overflowY } = getComputedStyle(box);
    const rect = rectNow();
    if (!rect || !SCROLLS.test(overflowX + overflowY)) continue;
    const { left, top, width, height } = boxOf(box);
    if (isWithin(rect, left, top, width, height)) continue;
    const isOff = (from: number, to: number, size: number, place: number): boolean => from < place || to > place + size;
    scrollIn(box, {
      top: SCROLLS.test(overflowY) && isOff(rect.top, rect.bottom, height, top) ? rect.top - top - height / 3 : 0,
      left: SCROLLS.test(overflowX) && isOff(rect.left, rect.right, width, left) ? rect.left - left - width / 3 : 0,
      behavior: 'instant',
    });
  }
}

const SCROLLS = /auto|scroll/;
