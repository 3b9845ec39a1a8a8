/**
 * Where the card stands: under the word, 10 px off; above it where there is no room; beside it where neither has any;
 * never outside the window. Worked out here and not by a library: a card in the top layer has no scrolling or clipping
 * ancestors to reckon with, and no library keeps off all lines of a name that is broken.
 */

export const CARD_WIDTH_PX = 360;
export const CARD_HEIGHT_PX = 420;
const GAP_PX = 10;
const EDGE_PX = 8;
/** Lower than this, a card above or below the word shows less than one beside it. */
const LEAST_HEIGHT_PX = 80;
/** A card beside its word is at least so wide. */
const LEAST_WIDTH_PX = 180;
/** A card lower than this scrolls as a whole, head and foot too; else nothing would be left between them. */
const LOW_PX = 200;

export type Side = 'bottom' | 'top' | 'right' | 'left';

/** In client coordinates. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The part of the page that is to be seen, in client coordinates; pinch zoom makes it smaller than the window. */
export function visibleArea(window: Window): Area {
  const view = window.visualViewport;
  return view
    ? { x: view.offsetLeft, y: view.offsetTop, width: view.width, height: view.height }
    : { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
}

/** What two areas have in common; the first where that is nothing. */
export function commonArea(one: Area, other: Area): Area {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : one;
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
export function isVisible(rect: DOMRect, area: Area): boolean {
  return (
    rect.bottom > area.y && rect.top < area.y + area.height && rect.right > area.x && rect.left < area.x + area.width
  );
}

export const middleOf = ({ left, top, width, height }: DOMRect) => ({ x: left + width / 2, y: top + height / 2 });

interface PlaceOptions {
  /** Positioned `fixed`, in the top layer. */
  floating: HTMLElement;
  /** The line of the name that the card belongs to. */
  rect: DOMRect;
  /** All lines of the name: none is covered. */
  lines: readonly DOMRect[];
  area: Area;
  /** The side it has now: kept while there is room. */
  side: Side | null;
  /** Room is sought for this height rather than for the card's own: more is on its way into the card. */
  reserve: number | null;
}

export interface Place {
  x: number;
  y: number;
  side: Side;
  /** So little height that the card scrolls as a whole. */
  isLow: boolean;
}

/**
 * Says where the card goes; on the way sets the greatest width and height of `floating`, as its height depends on them.
 *
 * The card lies within `area`, 8 px from its edges, and covers no line of the name, unless the area has room for a card
 * of 80 px neither above nor below the name and none of 180 px beside it; then it lies over the name.
 */
export function placeCard({ floating, rect, lines, area, side, reserve }: PlaceOptions): Place {
  const inner = { left: area.x + EDGE_PX, top: area.y + EDGE_PX, right: 0, bottom: 0 };
  inner.right = Math.max(inner.left, area.x + area.width - EDGE_PX);
  inner.bottom = Math.max(inner.top, area.y + area.height - EDGE_PX);
  const limit = (width: number, height: number) => {
    floating.style.maxWidth = `${Math.floor(Math.min(CARD_WIDTH_PX, width))}px`;
    floating.style.maxHeight = `${Math.floor(Math.min(CARD_HEIGHT_PX, height))}px`;
  };
  limit(inner.right - inner.left, inner.bottom - inner.top);

  const width = floating.offsetWidth;
  const x = clamp(rect.left, inner.left, inner.right - width);
  // Lines that the card does not pass on its way down or up are not in its way.
  const over = [rect, ...lines.filter(({ left, right }) => right > x && left < x + width)];
  const below = Math.max(...over.map(({ bottom }) => bottom)) + GAP_PX;
  const above = Math.min(...over.map(({ top }) => top)) - GAP_PX;
  const room = { bottom: inner.bottom - below, top: above - inner.top };
  const wanted = Math.min(Math.max(floating.offsetHeight, reserve ?? 0), CARD_HEIGHT_PX);
  const kept = side === 'top' ? 'top' : 'bottom';
  const other = kept === 'top' ? 'bottom' : 'top';
  const upright = room[kept] >= wanted || (room[other] < wanted && room[kept] >= room[other]) ? kept : other;

  if (room[upright] < LEAST_HEIGHT_PX) {
    const beside = besideName(lines.length > 0 ? lines : [rect], inner);
    if (beside) {
      limit(beside.width, inner.bottom - inner.top);
      const y = clamp(rect.top, inner.top, inner.bottom - floating.offsetHeight);
      const left = beside.side === 'right' ? beside.at : beside.at - floating.offsetWidth;
      // A hair's breadth would else round it out of the window.
      const x = clamp(Math.ceil(left), inner.left, inner.right - floating.offsetWidth);
      return { x, y: Math.round(y), side: beside.side, isLow: inner.bottom - inner.top < LOW_PX };
    }
  }
  // Where even that is too little, the word is covered rather than the card cut.
  const height = Math.max(room[upright], Math.min(LEAST_HEIGHT_PX, inner.bottom - inner.top));
  limit(inner.right - inner.left, height);
  const own = floating.offsetHeight;
  const y = upright === 'bottom' ? below : above - own;
  return {
    x: Math.round(x),
    y: Math.round(clamp(y, inner.top, inner.bottom - own)),
    side: upright,
    isLow: height < Math.min(LOW_PX, wanted),
  };
}

/** The wider of the strips to the right and to the left of a name, with the edge that faces it. */
function besideName(lines: readonly DOMRect[], inner: { left: number; right: number }) {
  const right = Math.max(...lines.map((line) => line.right)) + GAP_PX;
  const left = Math.min(...lines.map((line) => line.left)) - GAP_PX;
  const room = { right: inner.right - right, left: left - inner.left };
  const side = room.right >= room.left ? 'right' : 'left';
  return room[side] < LEAST_WIDTH_PX
    ? null
    : { side: side as Side, at: side === 'right' ? right : left, width: room[side] };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
