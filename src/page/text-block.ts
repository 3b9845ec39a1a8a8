import { attributeOf, firstChildOf, isElement, nameOf, nextSiblingOf, parentOf, previousSiblingOf } from './dom.ts';
import type { Slice } from './slices.ts';

/**
 * DOM → text. A *run* is the inline text between two edges of block-level elements, whatever inline markup cuts it into
 * nodes. What is block-level is told by tag names alone: asking for style or layout would cost the page more than all
 * the rest of our work.
 *
 * ```
 * <p>Staff at <b>ABN</b> AMRO<br>said</p>   nodes   [Staff at ·] [ABN] [· AMRO]  [said]
 *                                           starts   0            9     12       18
 *                                           text    "Staff at ABN AMRO⏎said"
 * ```
 */

const INLINE = 0;
const BLOCK = 1;
const HEADING = 2;
/** A line break: a character of ours that belongs to no node. */
const BREAK = 3;
/** Shows nothing, or nothing to read: as if it were not there. */
const ABSENT = 4;
/** Shows something that is not read. Names do not reach across it. */
const OPAQUE = 5;
/** Two links side by side are two things, even with no space between. */
const LINK = 6;
/** A block, unless what it holds is program code. */
const PREFORMATTED = 7;

const KINDS = new Map<string, number>();
const NAMES = [
  '',
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup hr html label legend li main menu nav ol optgroup option p search section summary table tbody td tfoot th thead tr ul',
  'h1 h2 h3 h4 h5 h6',
  'br',
  'datalist head link meta noscript rp rt script style template',
  'audio canvas code embed iframe img input kbd map math meter object picture progress samp select svg textarea video',
  'a',
  'pre',
];
for (const [kind, names] of NAMES.entries()) {
  for (const name of names.split(' ')) KINDS.set(name, kind).set(name.toUpperCase(), kind);
}

/** U+FFFC, the object replacement character: no letter and no space, so a name ends at it. */
const OBJECT = '\uFFFC';

const isEdge = (kind: number | undefined): boolean => kind === BLOCK || kind === HEADING;

/** Whether an element of this name parts runs, as far as a name can tell. */
export const isEdgeName = (name: string): boolean => isEdge(KINDS.get(name));

const isCustom = (name: string): boolean => name.includes('-');

/** @param guarded whether the document has any editing host: nearly none has, and asking each element costs time */
function kindOf(element: Element, name: string, guarded: boolean): number {
  // Never read, never watched: what a person is writing.
  if (guarded && isElement(element) && (attributeOf(element, 'contenteditable') ?? 'false') !== 'false') return OPAQUE;
  const kind = KINDS.get(name);
  if (kind === undefined) return isCustom(name) && hasChild(element, BLOCKS) ? BLOCK : INLINE;
  // A browser shows a plain-text file as `pre` with bare text; what is marked up inside `pre` is nearly always code.
  return kind === PREFORMATTED ? (hasChild(element, CODE) ? OPAQUE : BLOCK) : kind;
}

const CODE = /^(?:code|span|kbd|samp)$/i;
const BLOCKS = { test: isEdgeName };
/** How many children of an element are looked at to tell what it is. */
const MAX_PEEK = 16;

function hasChild(element: Element, wanted: { test(name: string): boolean }): boolean {
  let child = firstChildOf(element);
  for (let seen = 0; child && seen < MAX_PEEK; seen++, child = nextSiblingOf(child))
    if (wanted.test(nameOf(child))) return true;
  return false;
}

/**
 * Where the run that holds a node begins: a node from which reading on meets every node of the run. It may lie before
 * the run, never inside it.
 */
export function startOfRun(node: Node): Node {
  let start = node;
  for (;;) {
    let before = previousSiblingOf(start);
    while (!before) {
      const parent = parentOf(start);
      if (!parent || !isElement(parent) || isEdge(kindOf(parent, nameOf(parent), false))) return start;
      start = parent;
      before = previousSiblingOf(start);
    }
    if (isEdge(kindOf(before as unknown as Element, nameOf(before), false))) return start;
    start = before;
  }
}

/** A text node of nothing but white space; most of those between blocks are. */
const isBlank = (data: string): boolean => !(data.charCodeAt(0) > 32) && !/\S/.test(data);

/** A run of more nodes than this is cut: there are documents of one line with a million elements. */
const MAX_NODES = 4_000;

export interface RunReader {
  /** Text nodes of the run at hand, in order, and where in its text each begins. To be copied by whoever keeps them. */
  readonly nodes: Text[];
  readonly starts: number[];
  /** Text of the last heading passed; undefined where reading began further down. */
  heading: string | undefined;
  /** Whether the run at hand is a heading itself. */
  inHeading(): boolean;
  /**
   * Sets the reader to a place.
   *
   * @param start read from here on, in document order
   * @param until end with the run in which this node ends; null: read to the end of the root
   */
  begin(start: Node, until: Node | null): void;
  /**
   * Reads on, and hands over each run.
   *
   * @param guarded whether the document may hold editing hosts
   * @returns whether it came to its end; else the slice is spent, and the reader stands between two runs
   */
  advance(slice: Slice, guarded: boolean): boolean;
  /** Whether there is a place from which to read on. */
  isReading(): boolean;
  /** To be told of every removal while it is reading, so that it does not stand on a node that is gone. */
  noteRemoval(removed: Node, parent: Node, nextSibling: Node | null): void;
}

export interface RunVisitor {
  run(text: string): void;
  /** Each element that may have a shadow root. Its text is not read along: its slots would break the run of the host. */
  host(element: Element): void;
  /** Nodes that wait to be read; those that are met need wait no longer. */
  touched: Set<Node>;
}

export function createRunReader(visitor: RunVisitor): RunReader {
  const { touched } = visitor;
  const nodes: Text[] = [];
  const starts: number[] = [];
  /** The open elements around `next`, outermost first. */
  const path: Element[] = [];
  const kinds: number[] = [];
  let next: Node | null = null;
  let until: Node | null = null;
  let ending = false;
  let reading = false;
  let text = '';
  /** Length of the text at the end of the last link. */
  let linkEnd = -1;
  let headings = 0;

  const flush = (slice: Slice): void => {
    if (nodes.length > 0) {
      slice.units -= text.length >> 6;
      if (text.length > 1) visitor.run(text);
      if (headings > 0) self.heading = text.trim().slice(0, 500);
      nodes.length = starts.length = 0;
    }
    text = '';
    linkEnd = -1;
  };

  const leave = (slice: Slice): void => {
    const left = path.pop() as Element;
    const kind = kinds.pop() as number;
    if (isEdge(kind)) flush(slice);
    if (kind === HEADING) headings--;
    if (kind === LINK) linkEnd = text.length;
    if (left === until) ending = true;
    next = nextSiblingOf(left);
  };

  const enter = (element: Element, name: string, slice: Slice, guarded: boolean): void => {
    const kind = kindOf(element, name, guarded);
    if (isCustom(name)) visitor.host(element);
    if (kind === ABSENT || kind === OPAQUE || kind === BREAK) {
      if (nodes.length > 0 && kind !== ABSENT) text += kind === BREAK ? '\n' : OBJECT;
      if (element === until) ending = true;
      next = nextSiblingOf(element);
      return;
    }
    if (isEdge(kind)) flush(slice);
    if (kind === HEADING) headings++;
    if (kind === LINK && linkEnd === text.length && text) text += '\n';
    path.push(element);
    kinds.push(kind);
    next = firstChildOf(element);
  };

  const add = (node: Text): void => {
    const { data } = node;
    if (data && !(nodes.length === 0 && isBlank(data))) {
      starts.push(text.length);
      nodes.push(node);
      text = text ? text + data : data;
    }
  };

  const self: RunReader = {
    nodes,
    starts,
    heading: undefined,
    inHeading: () => headings > 0,
    isReading: () => reading,

    begin(start, end) {
      path.length = kinds.length = nodes.length = starts.length = headings = 0;
      text = '';
      linkEnd = -1;
      ending = false;
      reading = true;
      until = end;
      next = start;
      for (let parent = parentOf(start); parent && isElement(parent); parent = parentOf(parent)) path.unshift(parent);
      for (const element of path) {
        const kind = kindOf(element, nameOf(element), true);
        if (kind === OPAQUE || kind === ABSENT) reading = false;
        if (kind === HEADING) headings++;
        kinds.push(kind);
      }
    },

    advance(slice, guarded) {
      for (let steps = 1; reading; steps++) {
        if (nodes.length === 0) {
          if (ending) break;
          if (slice.units <= 0 || ((steps & 31) === 0 && performance.now() >= slice.endMs)) return false;
        } else if (nodes.length >= MAX_NODES) flush(slice);
        slice.units--;
        if (next === null) {
          if (path.length === 0) break;
          leave(slice);
          continue;
        }
        if (touched.size > 0) touched.delete(next);
        const name = nameOf(next);
        if (name === '#text' || name.charCodeAt(0) === 35) {
          if (name === '#text') add(next as Text);
          if (next === until) ending = true;
          next = nextSiblingOf(next);
        } else enter(next as Element, name, slice, guarded);
      }
      if (reading) flush(slice);
      reading = false;
      return true;
    },

    noteRemoval(removed, parent, nextSibling) {
      if (!reading) return;
      if (removed === until) ending = true;
      let depth = path.indexOf(removed as Element);
      if (removed === next && (path.at(-1) ?? parent) === parent) depth = path.length;
      if (depth < 0) return;
      for (const kind of kinds.splice(depth)) if (kind === HEADING) headings--;
      path.length = depth;
      next = nextSibling;
    },
  };
  return self;
}
