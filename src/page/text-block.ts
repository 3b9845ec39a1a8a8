import { codeOf, SEPARATOR } from '../matching/text/letters.ts';
import {
  attributeOf,
  firstChildOf,
  hostOf,
  isAround,
  isElement,
  nameOf,
  nextSiblingOf,
  parentElementOf,
  parentOf,
  previousSiblingOf,
  shadowOf,
  textContentOf,
} from './dom.ts';
import type { RunText } from './ranges.ts';
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
/** A custom element with inline content: two of them side by side are two things, like links. */
const CUSTOM = 8;
/** Inline, and no part of the word that it touches: a footnote's number, the name of an icon, a hint for screen readers. */
const ASIDE = 9;

const KINDS = new Map<string, number>();
const NAMES = [
  '',
  'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr html label legend li main menu nav ol p search section summary table tbody td tfoot th thead tr ul',
  'h1 h2 h3 h4 h5 h6',
  'br',
  'datalist head link meta noframes noscript rp rt script style template',
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

/** The values of `contenteditable` that make an editing host. */
const EDITED = /^(?:true|plain.+)?$/i;

function kindOf(element: Element, name: string): number {
  // Comments, and instructions to some processor, which have names of their own.
  if (!isElement(element)) return ABSENT;
  // Never read, never watched: what a person is writing.
  const edited = attributeOf(element, 'contenteditable');
  if (edited !== null && EDITED.test(edited)) return OPAQUE;
  const kind = KINDS.get(name);
  if (kind === undefined) {
    if (!name.includes('-')) return isAside(element, name) ? ASIDE : INLINE;
    return hasChild(element, BLOCKS) ? BLOCK : CUSTOM;
  }
  // A browser shows a plain-text file as `pre` with bare text; what is marked up inside `pre` is nearly always code.
  return kind === PREFORMATTED ? (hasChild(element, CODE) ? OPAQUE : BLOCK) : kind;
}

const MAY_BE_ASIDE = new Set(['sup', 'SUP', 'span', 'SPAN', 'i', 'I']);
const ASIDE_CLASS = /sr-?only|screen-?reader|hidden|icon|symbol|badge|foot-?note|\bref\b|\bcount\b/i;

function isAside(element: Element, name: string): boolean {
  if (!MAY_BE_ASIDE.has(name)) return false;
  // "[1]" parts itself from the word; an icon that is drawn has no text.
  return name.length === 3
    ? isOfWord(textContentOf(element).charCodeAt(0))
    : ASIDE_CLASS.test(attributeOf(element, 'class') ?? '') && firstChildOf(element) !== null;
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
 * Whether two texts that elements side by side hold, with no space between, are two things: `<span>By Ina Hut</span>
 * <span>12 May</span>` in one line, which pages part by their style. Many put animated letters, or the pieces in which an
 * answer arrives, into elements of their own: so only where a reader sees two words in them as well.
 */
const isSeam = (before: string, after: string): boolean =>
  SEAM.test(Array.from(before.slice(-3).padStart(3) + after.slice(0, 3), shapeOf).join(''));

/**
 * Of the three characters before and the three after it; a blank stands for one that is not there. Two short forms, as
 * tags and chips hold them, are longer than the pieces of one.
 */
const SEAM = /^(.\S(a[A\d].|A\d.|AAa|\dA.)|\SAAAA\S)/;

/** By what a character turns into: the first class such as `\p{Lu}` in a pattern costs a process most of a millisecond. */
const shapeOf = (character: string): string =>
  character !== character.toLowerCase() ? 'A' : character !== character.toUpperCase() ? 'a' : character;

/** @param unit NaN, as of an empty text: no */
const isOfWord = (unit: number): boolean => codeOf(unit) !== SEPARATOR;

/**
 * Where runs that are too long were cut, once and for all: each of these nodes begins a run. Whoever reads a part of such a
 * run again must begin and end where it was begun and ended before, or every reading would part it anew.
 */
let cuts: WeakSet<Node> | null = null;

const cutBefore = (node: Node): void => {
  cuts ??= new WeakSet();
  cuts.add(node);
};

/** There are paragraphs of a hundred thousand elements. So far a beginning is looked for; then there is one. */
const MAX_BACK = 5_000;

/**
 * Where the run that holds a node begins: a node from which reading on meets every node of the run. It may lie before
 * the run, never inside it. Null where the node stands in what is not read: reading on would meet it nowhere, and end
 * with the document. (A drawing with a clock in it changes its text each second.)
 */
export function startOfRun(node: Node): Node | null {
  let start = node;
  for (let steps = 0; !cuts?.has(start); steps++) {
    if (steps === MAX_BACK) {
      cutBefore(start);
      break;
    }
    const before = previousSiblingOf(start);
    const next = before ?? parentOf(start);
    if (!next || !(before || isElement(next))) break;
    const kind = kindOf(next as unknown as Element, nameOf(next));
    if (!before && (kind === OPAQUE || kind === ABSENT)) return null;
    if (isEdge(kind)) break;
    start = next;
  }
  return start;
}

/**
 * Whether what is in an element is read at all, by all that is around it: not in an editor, a field, a drawing.
 *
 * @param known what has been found out of elements since the page last had its turn; what is found out now is added. There
 * are pages of hundreds of elements one within the other
 */
export function isReadIn(element: Element | null, known = new Map<Element, boolean>()): boolean {
  const way: Element[] = [];
  let isRead: boolean | undefined;
  for (let at = element; at && isRead === undefined; at = parentElementOf(at)) {
    way.push(at);
    const kind = kindOf(at, nameOf(at));
    isRead = kind === OPAQUE || kind === ABSENT ? false : known.get(at);
  }
  isRead ??= true;
  for (const at of way) known.set(at, isRead);
  return isRead;
}

/** A text node of nothing but white space; most of those between blocks are. */
export function isBlank(data: string): boolean {
  for (let at = 0; at < data.length; at++) if (data.charCodeAt(at) > 32) return false;
  return true;
}

/**
 * A run that takes more steps than this is cut, as there are documents of one line with a million elements: at the end of a
 * sentence, so that no name is, or where none ends, once there are twice as many. A step goes into an element, out of it or
 * over a text, so that the time is bounded however the texts are wrapped.
 */
const MAX_STEPS = 1_000;
const ENDS_SENTENCE = /[.!?]\W?\W?$/;
/** How many steps are taken until the next look at the clock, which costs as much as one or two. */
const STEPS_UNASKED = 32;

export interface RunReader {
  /** Text nodes of the run at hand, in order: as many as `count`, what is behind them is of longer runs before. */
  readonly nodes: readonly Text[];
  readonly count: number;
  /** Those nodes and where in the run's text each begins, to keep. */
  copy(): Pick<RunText, 'nodes' | 'starts'>;
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
   * @returns whether it came to its end; else the slice is spent, and the reader stands between two runs
   */
  advance(slice: Slice): boolean;
  /** Whether there is a place from which to read on. */
  isReading(): boolean;
  /** To be told of every removal while it is reading, so that it does not stand on a node that is gone. */
  noteRemoval(removed: Node, parent: Node, nextSibling: Node | null): void;
}

export interface RunVisitor {
  run(text: string): void;
  /** Each open shadow root that is met. Its text is not read along: its slots would break the run of the host. */
  shadow(root: ShadowRoot): void;
  /** Nodes that wait to be read; those that are met need wait no longer. */
  touched: Set<Node>;
}

export function createRunReader(visitor: RunVisitor): RunReader {
  const { touched } = visitor;
  // Written over, run by run: emptying an array gives its memory back, only to ask for it again.
  const nodes: Text[] = [];
  let count = 0;
  const starts: number[] = [];
  /** How many steps the run at hand has taken. */
  let runSteps = 0;
  /** The open elements around `next`, outermost first. */
  const path: Element[] = [];
  const kinds: number[] = [];
  let next: Node | null = null;
  let until: Node | null = null;
  let ending = false;
  let reading = false;
  let text = '';
  /** Length of the text at the end of the last link or custom element. */
  let linkEnd = -1;
  /** The same of any inline element, and where another one begins right after it. */
  let inlineEnd = -1;
  let seam = -1;
  /** Where what follows is no part of the word before: an aside has begun or ended, or a link beside another element. */
  let border = -1;
  let headings = 0;
  const flush = (slice: Slice): void => {
    if (count > 0) {
      slice.units -= text.length >> 6;
      if (text.length > 1) visitor.run(text);
      count = runSteps = 0;
    }
    text = '';
    linkEnd = inlineEnd = seam = border = -1;
  };

  const leave = (slice: Slice): void => {
    const left = path.pop() as Element;
    const kind = kinds.pop() as number;
    if (isEdge(kind)) flush(slice);
    if (kind === HEADING) headings--;
    inlineEnd = text.length;
    if (kind === LINK || kind === CUSTOM) linkEnd = inlineEnd;
    if (kind === ASIDE) border = inlineEnd;
    if (left === until) ending = true;
    next = nextSiblingOf(left);
  };

  /** @returns whether its children are to be read */
  const enter = (element: Element, name: string, slice: Slice): boolean => {
    const kind = kindOf(element, name);
    if (kind === ABSENT || kind === OPAQUE || kind === BREAK) {
      if (count > 0 && kind !== ABSENT) text += kind === BREAK ? '\n' : OBJECT;
      return false;
    }
    const shadow = kind !== LINK && shadowOf(element);
    if (shadow) visitor.shadow(shadow);
    if (isEdge(kind)) flush(slice);
    if (kind === HEADING) headings++;
    if ((kind === LINK || kind === CUSTOM) && linkEnd === text.length && text) text += '\n';
    if (inlineEnd === text.length) seam = inlineEnd;
    if (kind === ASIDE || (seam === text.length && (kind === LINK || linkEnd === seam))) border = text.length;
    path.push(element);
    kinds.push(kind);
    return true;
  };

  const add = (node: Text): void => {
    const { data } = node;
    if (data && !(count === 0 && isBlank(data))) {
      if (count > 0) {
        const before = (nodes[count - 1] as Text).data;
        // By the last node: the text itself, put together piece by piece, is slow to look into.
        const touches = (starts[count - 1] as number) + before.length === text.length;
        if (
          touches &&
          border === text.length &&
          isOfWord(before.charCodeAt(before.length - 1)) &&
          isOfWord(data.charCodeAt(0))
        )
          text += OBJECT;
        else if (seam === text.length && isSeam(before, data)) text += '\n';
      }
      starts[count] = text.length;
      nodes[count++] = node;
      text = text ? text + data : data;
    }
  };

  const isLongEnough = (): boolean =>
    runSteps > MAX_STEPS && (runSteps > 2 * MAX_STEPS || ENDS_SENTENCE.test((nodes[count - 1] as Text).data.slice(-3)));

  const readOn = (slice: Slice): boolean => {
    for (let unasked = 0; reading; unasked++) {
      if (count > 0 && next && (cuts?.has(next) || isLongEnough())) {
        cutBefore(next);
        flush(slice);
      }
      if (count === 0) {
        // One pass reads a row of changes, such as a thousand icons that came at once.
        if (ending && !(next && touched.has(next))) break;
        if (slice.units <= 0) return false;
        // Not at every 32nd step: where a page has a rhythm, all those may stand within runs.
        if (unasked >= STEPS_UNASKED) {
          unasked = 0;
          if (performance.now() >= slice.endMs) return false;
        }
      } else runSteps++;
      slice.units--;
      if (next === null) {
        if (path.length === 0) break;
        leave(slice);
        continue;
      }
      const node: Node = next;
      const name = nameOf(node);
      // What waits to be read and is met need not wait, but must be read to its own end.
      if (touched.delete(node) && (ending || (until && isAround(node, until)))) {
        until = node;
        ending = false;
      }
      if (name === '#text') add(node as Text);
      else if (enter(node as Element, name, slice)) {
        next = firstChildOf(node);
        continue;
      }
      next = nextSiblingOf(node);
      if (node !== until) continue;
      // What is not read stood before the rest of its run, and the rest is to be read.
      if (count === 0 && next && !isEdgeName(nameOf(next))) until = next;
      else ending = true;
    }
    if (reading) flush(slice);
    reading = false;
    return true;
  };

  const self: RunReader = {
    nodes,
    get count() {
      return count;
    },
    copy: () => ({ nodes: nodes.slice(0, count), starts: starts.slice(0, count) }),
    inHeading: () => headings > 0,
    isReading: () => reading,

    begin(start, end) {
      path.length = kinds.length = count = runSteps = headings = 0;
      text = '';
      linkEnd = inlineEnd = seam = border = -1;
      ending = false;
      until = end;
      next = start;
      let parent = parentOf(start);
      for (; parent && isElement(parent); parent = parentOf(parent)) path.push(parent);
      path.reverse();
      reading = !parent || isReadIn(hostOf(parent));
      for (const element of path) {
        const kind = kindOf(element, nameOf(element));
        if (kind === OPAQUE || kind === ABSENT) reading = false;
        if (kind === HEADING) headings++;
        kinds.push(kind);
      }
    },

    advance: readOn,

    noteRemoval(removed, parent, nextSibling) {
      if (!reading) return;
      // Where it stood, its neighbour stands: what lies before it is still to be read.
      if (until && isAround(removed, until)) until = nextSibling ?? parent;
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
