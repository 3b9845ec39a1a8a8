import { computePosition, flip, offset, type Placement, type Platform, shift, size } from '@floating-ui/core';

/** Where the card stands: under the word, 10 px off, above it where there is no room, never outside the window. */

export const CARD_WIDTH_PX = 360;
export const CARD_HEIGHT_PX = 420;
const GAP_PX = 10;
const EDGE_PX = 8;
/** Lower than this a card says nothing; then it may cover the word. */
const LEAST_HEIGHT_PX = 140;

export type Side = 'bottom' | 'top';

/** The part of the page that is to be seen, in client coordinates; pinch zoom makes it smaller than the window. */
export function visibleArea(window: Window): { x: number; y: number; width: number; height: number } {
  const view = window.visualViewport;
  return view
    ? { x: view.offsetLeft, y: view.offsetTop, width: view.width, height: view.height }
    : { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
}

/**
 * Of a name that is broken over lines, the rect the card belongs to: the one under the pointer, else the nearest to it;
 * without a pointer the first.
 */
export function chooseRect(rects: readonly DOMRect[], pointer?: { x: number; y: number }): DOMRect | undefined {
  const full = rects.filter(({ width, height }) => width > 0 && height > 0);
  if (!pointer) return full[0];
  const distance = ({ left, right, top, bottom }: DOMRect) =>
    Math.hypot(Math.max(left - pointer.x, 0, pointer.x - right), Math.max(top - pointer.y, 0, pointer.y - bottom));
  return full.reduce<DOMRect | undefined>(
    (best, rect) => (best === undefined || distance(rect) < distance(best) ? rect : best),
    undefined,
  );
}

/** Whether any of the word is to be seen. */
export function isVisible(rect: DOMRect, area: { x: number; y: number; width: number; height: number }): boolean {
  return (
    rect.bottom > area.y && rect.top < area.y + area.height && rect.right > area.x && rect.left < area.x + area.width
  );
}

/**
 * Floating UI's core with the few measurements a card needs. Its platform for the DOM looks for offset parents and
 * clipping ancestors, of which the top layer has none; without it the card's script is a tenth smaller.
 */
const platform: Platform = {
  getElementRects: ({ reference, floating }) => ({
    reference: reference.getBoundingClientRect(),
    floating: { x: 0, y: 0, ...sizeOf(floating) },
  }),
  getDimensions: (element) => sizeOf(element as HTMLElement),
  // Always a rect: the part of the page that is to be seen.
  getClippingRect: ({ rootBoundary }) => rootBoundary as Exclude<typeof rootBoundary, string>,
};

/** Layout's own size: a card that is coming into view is not measured mid-way. */
const sizeOf = ({ offsetWidth, offsetHeight }: HTMLElement) => ({ width: offsetWidth, height: offsetHeight });

interface PlaceOptions {
  /** Positioned `fixed`, in the top layer. */
  floating: HTMLElement;
  rect: DOMRect;
  area: { x: number; y: number; width: number; height: number };
  /** The side it has now: kept while there is room. */
  side: Side | null;
  /** Room is sought for this height rather than for the card's own: more is on its way into the card. */
  reserve: number | null;
}

export interface Place {
  x: number;
  y: number;
  side: Side;
}

/**
 * Measures and says where the card goes; sets its greatest width and height on the way, as its height depends on them.
 * Resolves within the same task (microtasks only), so a card that is placed right after rendering never shows elsewhere.
 */
export async function placeCard({ floating, rect, area, side, reserve }: PlaceOptions): Promise<Place> {
  const bounds = { rootBoundary: area, padding: EDGE_PX };
  const limit = (available: number) => Math.min(CARD_HEIGHT_PX, Math.max(LEAST_HEIGHT_PX, Math.floor(available)));
  floating.style.maxWidth = `${Math.min(CARD_WIDTH_PX, area.width - 2 * EDGE_PX)}px`;
  floating.style.maxHeight = `${limit(area.height - 2 * EDGE_PX)}px`;

  const reference = { getBoundingClientRect: () => rect };
  const placed = await computePosition(reference, floating, {
    platform,
    strategy: 'fixed',
    placement: `${side ?? 'bottom'}-start` as Placement,
    middleware: [
      offset(GAP_PX),
      reserve !== null && {
        name: 'reserve',
        // Once, before `flip` looks for room.
        fn: ({ rects, middlewareData }) =>
          middlewareData.reserve || rects.floating.height >= reserve
            ? {}
            : {
                data: { done: true },
                reset: { rects: { ...rects, floating: { ...rects.floating, height: reserve } } },
              },
      },
      flip({ ...bounds, crossAxis: false, fallbackStrategy: 'bestFit' }),
      size({
        ...bounds,
        apply: ({ availableHeight }) => {
          floating.style.maxHeight = `${limit(availableHeight)}px`;
        },
      }),
      shift({ ...bounds, crossAxis: false }),
    ],
  });
  const chosen: Side = placed.placement.startsWith('top') ? 'top' : 'bottom';
  // Its own height counts now, not the reserved one; and a window lower than the least height keeps the card inside.
  const height = floating.offsetHeight;
  const y = chosen === 'bottom' ? rect.bottom + GAP_PX : rect.top - GAP_PX - height;
  const highest = area.y + EDGE_PX;
  const lowest = area.y + area.height - EDGE_PX - height;
  return { x: Math.round(placed.x), y: Math.round(Math.max(highest, Math.min(y, lowest))), side: chosen };
}
