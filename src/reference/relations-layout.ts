import type { Neighbourhood } from './neighbourhood.ts';

/** Where the entries of a neighbourhood stand, and the lines between them. Pure; units are those of the drawing. */

export interface Box {
  id: string;
  column: 'self' | 'people' | 'neighbours' | 'meetings';
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Edge {
  from: string;
  to: string;
  past: boolean;
  /** Begins at the entry itself. */
  own: boolean;
  path: string;
}

export interface RelationsLayout {
  boxes: Box[];
  edges: Edge[];
  height: number;
}

export const COLUMNS = {
  width: 1216,
  head: 34,
  left: { x: 0, width: 236 },
  middle: { x: 438, width: 330 },
  right: { x: 956, width: 260 },
} as const;

const NODE = 44;
const STEP = 54;
const SELF = 64;

/** The entry in the middle of the left column, its people above and below; the other columns centred beside it. */
export function layOutRelations({ lead, people, neighbours, meetings }: Neighbourhood): RelationsLayout {
  const { left, middle, right, head } = COLUMNS;
  const above = people.slice(0, Math.ceil(people.length / 2));
  const below = people.slice(above.length);
  const leftHeight = SELF + 2 * Math.max(above.length, below.length) * (STEP + 8);
  const inner = Math.max(leftHeight, neighbours.length * STEP, meetings.length * STEP, SELF);
  const centre = head + inner / 2;
  const boxes: Box[] = [];
  const column = (
    list: readonly { lead: { id: string } }[],
    name: Box['column'],
    { x, width }: { x: number; width: number },
  ) => {
    const top = centre - (list.length * STEP - (STEP - NODE)) / 2;
    list.forEach((one, place) => {
      boxes.push({ id: one.lead.id, column: name, x, y: top + place * STEP, width, height: NODE });
    });
  };
  const beside = (list: typeof people, top: (place: number) => number) =>
    list.forEach((one, place) => {
      boxes.push({ id: one.lead.id, column: 'people', x: left.x, y: top(place), width: left.width, height: NODE });
    });
  beside(above, (place) => centre - SELF / 2 - (above.length - place) * (STEP + 8));
  boxes.push({ id: lead.id, column: 'self', x: left.x, y: centre - SELF / 2, width: left.width, height: SELF });
  beside(below, (place) => centre + SELF / 2 + 18 + place * (STEP + 8));
  column(neighbours, 'neighbours', middle);
  column(meetings, 'meetings', right);

  const at = new Map(boxes.map((box) => [box.id, box]));
  const curve = (from: string, to: string): string => {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b) return '';
    const [x1, y1, x2, y2] = [a.x + a.width, a.y + a.height / 2, b.x, b.y + b.height / 2];
    const bend = (x2 - x1) * 0.45;
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  };
  const stem = (id: string): string => {
    const [self, box] = [at.get(lead.id), at.get(id)];
    if (!self || !box) return '';
    const x = left.x + left.width / 2;
    return box.y < self.y ? `M${x} ${box.y + box.height}V${self.y}` : `M${x} ${self.y + self.height}V${box.y}`;
  };
  const edges: Edge[] = [
    ...meetings.flatMap((one) =>
      one.through.map(({ id, past }) => ({
        from: id,
        to: one.lead.id,
        past,
        own: false,
        path: curve(id, one.lead.id),
      })),
    ),
    ...neighbours.map((one) => ({
      from: lead.id,
      to: one.lead.id,
      past: one.past,
      own: true,
      path: curve(lead.id, one.lead.id),
    })),
    ...people.map((one) => ({ from: lead.id, to: one.lead.id, past: false, own: true, path: stem(one.lead.id) })),
  ];
  return { boxes, edges, height: head + inner + 8 };
}

const ORDER: readonly Box['column'][] = ['people', 'neighbours', 'meetings'];
const columnOf = ({ column }: Box): number => Math.max(0, ORDER.indexOf(column === 'self' ? 'people' : column));
const middleOf = ({ y, height }: Box): number => y + height / 2;

/**
 * Where an arrow key leads from a box: up and down within a column, left and right along a line, to the end nearest in
 * height. Where no line leads that way, it stays.
 */
export function stepFrom({ boxes, edges }: RelationsLayout, id: string, key: string): string {
  const here = boxes.find((box) => box.id === id);
  if (!here) return id;
  const nearest = (list: Box[]): string =>
    list.toSorted((a, b) => Math.abs(middleOf(a) - middleOf(here)) - Math.abs(middleOf(b) - middleOf(here)))[0]?.id ??
    id;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const isThere = (box: Box) => (key === 'ArrowUp' ? box.y < here.y : box.y > here.y);
    return nearest(boxes.filter((box) => columnOf(box) === columnOf(here) && isThere(box)));
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return id;
  const tied = new Set(edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
  const side = key === 'ArrowLeft' ? -1 : 1;
  return nearest(boxes.filter((box) => tied.has(box.id) && Math.sign(columnOf(box) - columnOf(here)) === side));
}
