import type { Network, NetworkNode } from './network.ts';
import type { Place } from './network-layout.ts';

/** What is drawn of a laid-out network at a zoom: labels that do not collide, and where arrow keys lead. Pure. */

export interface Label {
  id: string;
  /** In the network's own units. */
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Height of a label on the screen, with its margin. */
const LABEL_HEIGHT = 16;
/** Least distance between two labels, or a label and a mark. */
const GAP = 3;
/** To hide a mark that is to be seen is worse than to hide as many others. */
const WORSE = 10;
/** Side of a square of the grid that near boxes are looked up by. */
const SQUARE = 64;

export interface LabelOptions {
  places: ReadonlyMap<string, Place>;
  /** Screen pixels for a unit of the network. */
  zoom: number;
  /** Width of a label on the screen. */
  widthOf(id: string): number;
  /** These are labelled even over marks, where they cover fewest; never over another label. */
  wanted: ReadonlySet<string>;
  /** No label lies over the marks of these, but the first of the order where it has no other room. */
  clear?: ReadonlySet<string>;
  /** What is drawn at all, in units of the network: a label keeps within it. */
  bounds: { left: number; right: number };
}

/**
 * Places labels beside, above or below their marks, in the order given; one that would touch another label is left
 * out, and one that would lie over a mark too, unless it is wanted. What does not depend on the zoom is the order: zooming in only adds.
 */
export function placeLabels(order: readonly string[], options: LabelOptions): Label[] {
  const { places, zoom, widthOf, wanted, clear, bounds } = options;
  const marks = new BoxGrid();
  const kept = new BoxGrid();
  const written = new BoxGrid();
  for (const [id, { x, y, r }] of places) {
    const box = { left: (x - r) * zoom, right: (x + r) * zoom, top: (y - r) * zoom, bottom: (y + r) * zoom };
    marks.add(box, id);
    if (clear?.has(id)) kept.add(box, id);
  }
  const labels: Label[] = [];
  for (const id of order) {
    const place = places.get(id);
    if (!place) continue;
    const [x, y, r, width] = [place.x * zoom, place.y * zoom, place.r * zoom, widthOf(id)];
    const spots: { anchor: Label['anchor']; x: number; y: number; left: number }[] = [
      { anchor: 'start', x: x + r + 4, y, left: x + r + 4 },
      { anchor: 'end', x: x - r - 4, y, left: x - r - 4 - width },
      { anchor: 'middle', x, y: y - r - LABEL_HEIGHT / 2 - 1, left: x - width / 2 },
      { anchor: 'middle', x, y: y + r + LABEL_HEIGHT / 2 + 1, left: x - width / 2 },
    ];
    // What is chosen, and what it is tied to, may stand aslant of its mark too.
    if (clear?.has(id)) {
      for (const side of [-1, 1]) {
        const [aslant, beside] = [y + side * (r + LABEL_HEIGHT / 2 - 2), r / 2 + 2];
        spots.push({ anchor: 'start', x: x + beside, y: aslant, left: x + beside });
        spots.push({ anchor: 'end', x: x - beside, y: aslant, left: x - beside - width });
      }
    }
    const fitting = spots.flatMap((spot) => {
      const box = {
        left: spot.left - GAP,
        right: spot.left + width + GAP,
        top: spot.y - LABEL_HEIGHT / 2,
        bottom: spot.y + LABEL_HEIGHT / 2,
      };
      const isInside = box.left >= bounds.left * zoom && box.right <= bounds.right * zoom;
      if (!isInside || written.count(box, id) > 0) return [];
      const hidden = kept.count(box, id);
      if (hidden > 0 && id !== order[0]) return [];
      const covered = marks.count(box, id) + WORSE * hidden;
      return covered > 0 && !wanted.has(id) ? [] : [{ spot, box, covered }];
    });
    const best = fitting.reduce<(typeof fitting)[number] | undefined>(
      (least, one) => (least && least.covered <= one.covered ? least : one),
      undefined,
    );
    if (!best) continue;
    written.add(best.box, null);
    labels.push({ id, x: best.spot.x / zoom, y: best.spot.y / zoom, anchor: best.spot.anchor });
  }
  return labels;
}

/** Boxes by the squares of a grid they lie in. */
class BoxGrid {
  readonly #squares = new Map<string, { box: Box; owner: string | null }[]>();

  add(box: Box, owner: string | null): void {
    for (const key of squaresOf(box)) {
      const list = this.#squares.get(key);
      if (list) list.push({ box, owner });
      else this.#squares.set(key, [{ box, owner }]);
    }
  }

  /** How many boxes it lies over, that of its own mark aside. */
  count(box: Box, owner: string): number {
    const over = new Set<Box>();
    for (const key of squaresOf(box)) {
      for (const other of this.#squares.get(key) ?? []) {
        const touches =
          other.owner !== owner &&
          box.left < other.box.right &&
          other.box.left < box.right &&
          box.top < other.box.bottom &&
          other.box.top < box.bottom;
        if (touches) over.add(other.box);
      }
    }
    return over.size;
  }
}

function squaresOf({ left, top, right, bottom }: Box): string[] {
  const keys: string[] = [];
  for (let column = Math.floor(left / SQUARE); column <= Math.floor(right / SQUARE); column += 1) {
    for (let row = Math.floor(top / SQUARE); row <= Math.floor(bottom / SQUARE); row += 1)
      keys.push(`${column} ${row}`);
  }
  return keys;
}

/** An initiative that others are drawn around, as against the largest of a few that stand apart. */
const isLarge = ({ tied }: NetworkNode): boolean => tied.length >= 8;

/** What is labelled whatever it covers: the large initiatives, what is chosen, and what that is tied to. */
export function wantedLabels({ nodes, hubs }: Network, chosen: NetworkNode | undefined, zoom = 1): Set<string> {
  const large = new Set(nodes.filter(isLarge).map(({ lead }) => lead.id));
  // From far away only the largest: the names would hide what they name.
  const shown = hubs.filter((id) => large.has(id)).slice(0, Math.max(5, Math.floor(40 * zoom)));
  return new Set([...shown, ...(chosen ? [chosen.lead.id, ...chosen.tied] : [])]);
}

/** Labels by importance: what is chosen and its ties, then hubs, then by number of ties. */
export function labelOrder({ nodes, hubs }: Network, chosen: NetworkNode | undefined): string[] {
  const byTies = nodes.toSorted((a, b) => b.tied.length - a.tied.length || (a.lead.id < b.lead.id ? -1 : 1));
  const first = chosen ? [chosen.lead.id, ...chosen.tied] : [];
  return [...new Set([...first, ...hubs, ...byTies.map(({ lead }) => lead.id)])];
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Where an arrow key leads from a node: among those it is tied to, the one that lies best in that direction; near ones
 * before far ones. Stays where none lies within a right angle around it.
 */
export function tieTowards(node: NetworkNode, places: ReadonlyMap<string, Place>, key: string): string {
  const here = places.get(node.lead.id);
  const direction = DIRECTIONS[key];
  if (!here || !direction) return node.lead.id;
  let best = node.lead.id;
  let least = Number.POSITIVE_INFINITY;
  for (const id of node.tied) {
    const there = places.get(id);
    if (!there) continue;
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const distance = Math.hypot(dx, dy);
    const along = (dx * direction[0] + dy * direction[1]) / (distance || 1);
    if (along < Math.SQRT1_2) continue;
    const cost = distance * (2 - along);
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

/** The next of the ties around a node, clockwise, or with `step` -1 the one before: so that every tie can be come to. */
export function tieAround(
  around: NetworkNode,
  current: string,
  places: ReadonlyMap<string, Place>,
  step: 1 | -1,
): string {
  const centre = places.get(around.lead.id);
  if (!centre) return current;
  const angleOf = (id: string): number => {
    const place = places.get(id);
    return place ? Math.atan2(place.y - centre.y, place.x - centre.x) : 0;
  };
  const ring = around.tied.toSorted((a, b) => angleOf(a) - angleOf(b) || (a < b ? -1 : 1));
  const at = ring.indexOf(current);
  return ring.at(at < 0 ? 0 : (at + step) % ring.length) ?? current;
}
