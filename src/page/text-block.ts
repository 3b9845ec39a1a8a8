import {
  attributeOf,
  firstChildOf,
  firstElementOf,
  isAround,
  isElement,
  nameOf,
  nextElementOf,
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
/** A block that holds blocks and the white space between them. */
const FRAME = 8;
/** A custom element with inline content: two of them side by side are two things, like links. */
const CUSTOM = 9;
/** Inline, and no part of the word that it touches: a footnote's number, the name of an icon, a hint for screen readers. */
const ASIDE = 10;

const KINDS = new Map<string, number>();
const NAMES = [
  '',
  'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr html label legend li main menu nav p search section summary td th',
  'h1 h2 h3 h4 h5 h6',
  'br',
  'datalist head link meta noframes noscript rp rt script style template',
  'audio canvas code embed iframe img input kbd map math meter object picture progress samp select svg textarea video',
  'a',
  'pre',
  'ol table tbody tfoot thead tr ul',
];
for (const [kind, names] of NAMES.entries()) {
  for (const name of names.split(' ')) KINDS.set(name, kind).set(name.toUpperCase(), kind);
}

/**
 * What may stand in a page a thousand times and can have no shadow root, by the standard: these need not be asked.
 * (`a` is of a kind of its own, and is not asked either.)
 */
const HOSTLESS = new Set<string>();
for (const name of 'b cite code dd dl dt em i li ol small strong sub sup table tbody td th thead tr u ul'.split(' '))
  HOSTLESS.add(name).add(name.toUpperCase());

/** What stands in lists and tables; none of them can have a shadow root. */
const ITEMS = new Set<string>();
for (const name of 'dd dt li td th'.split(' ')) ITEMS.add(name).add(name.toUpperCase());
/** So many are taken between two looks at the clock. */
const MAX_ITEMS = 32;

/** U+FFFC, the object replacement character: no letter and no space, so a name ends at it. */
const OBJECT = '\uFFFC';

const isEdge = (kind: number | undefined): boolean => kind === BLOCK || kind === HEADING || kind === FRAME;

/** Whether an element of this name parts runs, as far as a name can tell. */
export const isEdgeName = (name: string): boolean => isEdge(KINDS.get(name));

/** The values of `contenteditable` that make an editing host. */
const EDITED = /^(?:true|plain.+)?$/i;

/** @param guarded whether the document has any editing host: nearly none has, and asking each element costs time */
function kindOf(element: Element, name: string, guarded: boolean): number {
  // Never read, never watched: what a person is writing.
  if (guarded && isElement(element) && EDITED.test(attributeOf(element, 'contenteditable') ?? 'false')) return OPAQUE;
  const kind = KINDS.get(name);
  if (kind === undefined) {
    if (!name.includes('-')) return name.startsWith('#') ? ABSENT : isAside(element, name) ? ASIDE : INLINE;
    return hasChild(element, BLOCKS) ? BLOCK : CUSTOM;
  }
  if (kind === FRAME) {
    // There is HTML with bare text in lists, mostly from days when that was the way to indent.
    const first = firstChildOf(element);
    return first && nameOf(first) === '#text' && !isBlank((first as Text).data) ? BLOCK : FRAME;
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
    ? /^[\p{L}\d]/u.test(textContentOf(element))
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

const MAX_INLINE = 64;

/**
 * Whether the text content of a block is its one run, but for program code, which is read along: it holds nothing but
 * text, inline elements and code. Asked of each block of a page, because then one question gives the text, and no text
 * node is touched. A word that touches code without a space is one word with it there.
 */
function isPlain(block: Element): boolean {
  plainSteps = 0;
  return holdsInline(block);
}

let plainSteps = 0;

/** A function of its own, not made anew for each block. */
function holdsInline(element: Element): boolean {
  for (let child = firstElementOf(element), next: Element | null; child; child = next) {
    next = nextElementOf(child);
    const name = nameOf(child);
    const kind = KINDS.get(name);
    if (++plainSteps > MAX_INLINE) return false;
    if (kind === OPAQUE && CODE.test(name)) continue;
    if (kind === undefined ? name.includes('-') : kind !== LINK) return false;
    // With nothing between them, what each says may be a word of its own.
    if ((next && !isFilled(nextSiblingOf(child))) || isAside(child, name)) return false;
    if (kind === undefined && !HOSTLESS.has(name) && shadowOf(child)) return false;
    if (!holdsInline(child)) return false;
  }
  return true;
}

/**
 * Whether two texts that elements side by side hold, with no space between, are two things: `<span>By Ina Hut</span>
 * <span>12 May</span>` in one line, which pages part by their style. Many put animated letters, or the pieces in which an
 * answer arrives, into elements of their own: so only where a reader sees two words in them as well.
 */
const isSeam = (before: string, after: string): boolean =>
  before.length > 1 && after.length > 1 && SEAM.test(before.slice(-1) + after.slice(0, 2));

const WORDS_TOUCH = /^[\p{L}\d]{2}/u;

const SEAM = /^(?:\p{Ll}[\p{Lu}\d]|\p{Lu}(?:\d|\p{Lu}\p{Ll})|\d\p{Lu})/u;

/** Whether it is a text that is not empty. */
const isFilled = (node: Node | null): boolean => !!node && nameOf(node) === '#text' && (node as Text).data !== '';

/**
 * Where the run that holds a node begins: a node from which reading on meets every node of the run. It may lie before
 * the run, never inside it. Null where the node stands in what is not read: reading on would meet it nowhere, and end
 * with the document. (A drawing with a clock in it changes its text each second.)
 */
export function startOfRun(node: Node): Node | null {
  let start = node;
  for (;;) {
    let before = previousSiblingOf(start);
    while (!before) {
      const parent = parentOf(start);
      if (!parent || !isElement(parent)) return start;
      const kind = kindOf(parent, nameOf(parent), true);
      if (kind === OPAQUE || kind === ABSENT) return null;
      if (isEdge(kind)) return start;
      start = parent;
      before = previousSiblingOf(start);
    }
    if (isEdge(kindOf(before as unknown as Element, nameOf(before), false))) return start;
    start = before;
  }
}

/** Whether what is in an element is read at all, by all that is around it: not in an editor, a field, a drawing. */
export function isReadIn(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentElementOf(at)) {
    const kind = kindOf(at, nameOf(at), true);
    if (kind === OPAQUE || kind === ABSENT) return false;
  }
  return true;
}

/** A text node of nothing but white space; most of those between blocks are. */
function isBlank(data: string): boolean {
  for (let at = 0; at < data.length; at++) if (data.charCodeAt(at) > 32) return false;
  return true;
}

/** A run of more nodes than this is cut: there are documents of one line with a million elements. */
const MAX_NODES = 1_000;

/** Texts of blocks are looked at together up to this length: a call for each costs more than the look. */
const SKIM_LENGTH = 1_024;
/** No token and no name reaches across it. */
const BETWEEN_BLOCKS = '\n';

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
   * @param guarded whether the document may hold editing hosts
   * @returns whether it came to its end; else the slice is spent, and the reader stands between two runs
   */
  advance(slice: Slice, guarded: boolean): boolean;
  /** Whether there is a place from which to read on. */
  isReading(): boolean;
  /** Where it stands, if it is reading. */
  position(): Node | null;
  /** To be told of every removal while it is reading, so that it does not stand on a node that is gone. */
  noteRemoval(removed: Node, parent: Node, nextSibling: Node | null): void;
}

/**
 * Is shown the texts of blocks that are one run each, many at a time, and sorts out those that matter: only these are
 * worth reading node by node, and `run` is told of none.
 */
export interface Skimmer {
  /** Whether a text may matter. False is for good: for joined texts it says so of each. */
  mayMatter(text: string, blocks: number): boolean;
  /** A block whose text may matter. */
  wanted(block: Element): void;
}

export interface RunVisitor {
  run(text: string): void;
  /** Left out where every node matters. */
  skim?: Skimmer;
  /** Each open shadow root that is met. Its text is not read along: its slots would break the run of the host. */
  shadow(root: ShadowRoot): void;
  /** Nodes that wait to be read; those that are met need wait no longer. */
  touched: Set<Node>;
}

export function createRunReader(visitor: RunVisitor): RunReader {
  const { touched, skim } = visitor;
  // Written over, run by run: emptying an array gives its memory back, only to ask for it again.
  const nodes: Text[] = [];
  let count = 0;
  const starts: number[] = [];
  /** The open elements around `next`, outermost first. */
  const path: Element[] = [];
  const kinds: number[] = [];
  /** Whether the innermost of them is a `FRAME`. */
  let inFrame = false;
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
  /** Blocks whose texts are still to be looked at; all are by the time `advance` returns. */
  const blocks: Element[] = [];
  const texts: string[] = [];
  let joined = '';

  const look = (): void => {
    if (skim && blocks.length > 0 && skim.mayMatter(joined, blocks.length)) {
      for (let at = 0; at < blocks.length; at++)
        if (blocks.length === 1 || skim.mayMatter(texts[at] as string, 1)) skim.wanted(blocks[at] as Element);
    }
    blocks.length = texts.length = 0;
    joined = '';
  };

  /** Takes a block that is one run. */
  const skimBlock = (block: Element, slice: Slice): void => {
    const content = textContentOf(block);
    slice.units -= content.length >> 6;
    if (isBlank(content)) return;
    if (joined.length + content.length > SKIM_LENGTH) look();
    blocks.push(block);
    texts.push(content);
    joined = joined ? joined + BETWEEN_BLOCKS + content : content;
  };

  /** Takes what stands in a list or a table, as long as it is nothing but blocks of one run. */
  const skimItems = (slice: Slice): void => {
    let item = next as Element | null;
    for (let left = MAX_ITEMS; item && item !== until && left > 0; left--) {
      if (!ITEMS.has(nameOf(item)) || !isPlain(item)) break;
      if (touched.size > 0) touched.delete(item);
      slice.units -= 2;
      skimBlock(item, slice);
      item = nextElementOf(item);
    }
    next = item;
  };

  const flush = (slice: Slice): void => {
    if (count > 0) {
      slice.units -= text.length >> 6;
      if (text.length > 1) visitor.run(text);
      count = 0;
    }
    text = '';
    linkEnd = inlineEnd = seam = border = -1;
  };

  const leave = (slice: Slice): void => {
    const left = path.pop() as Element;
    const kind = kinds.pop() as number;
    inFrame = kinds.at(-1) === FRAME;
    if (isEdge(kind)) flush(slice);
    if (kind === HEADING) headings--;
    inlineEnd = text.length;
    if (kind === LINK || kind === CUSTOM) linkEnd = inlineEnd;
    if (kind === ASIDE) border = inlineEnd;
    if (left === until) ending = true;
    next = after(left);
  };

  const after = (node: Node): Node | null => (inFrame && isElement(node) ? nextElementOf(node) : nextSiblingOf(node));

  /** @returns whether its children are to be read */
  const enter = (element: Element, name: string, slice: Slice, guarded: boolean): boolean => {
    const kind = kindOf(element, name, guarded);
    if (kind !== LINK && kind !== ABSENT && kind !== OPAQUE && !HOSTLESS.has(name)) {
      const shadow = shadowOf(element);
      if (shadow) visitor.shadow(shadow);
    }
    if (kind === ABSENT || kind === OPAQUE || kind === BREAK) {
      if (count > 0 && kind !== ABSENT) text += kind === BREAK ? '\n' : OBJECT;
      return false;
    }
    if (isEdge(kind)) {
      flush(slice);
      if (skim && !guarded && kind !== FRAME && isPlain(element)) {
        skimBlock(element, slice);
        return false;
      }
    }
    if (kind === HEADING) headings++;
    if ((kind === LINK || kind === CUSTOM) && linkEnd === text.length && text) text += '\n';
    if (inlineEnd === text.length) seam = inlineEnd;
    if (kind === ASIDE || (seam === text.length && (kind === LINK || linkEnd === seam))) border = text.length;
    path.push(element);
    kinds.push(kind);
    inFrame = kind === FRAME;
    return true;
  };

  const add = (node: Text): void => {
    const { data } = node;
    if (data && !(count === 0 && isBlank(data))) {
      if (count > 0) {
        const before = (nodes[count - 1] as Text).data;
        // By the last node: the text itself, put together piece by piece, is slow to look into.
        const touches = (starts[count - 1] as number) + before.length === text.length;
        if (touches && border === text.length && WORDS_TOUCH.test(before.slice(-1) + data.charAt(0))) text += OBJECT;
        else if (seam === text.length && isSeam(before, data)) text += '\n';
      }
      starts[count] = text.length;
      nodes[count++] = node;
      text = text ? text + data : data;
    }
  };

  const readOn = (slice: Slice, guarded: boolean): boolean => {
    for (let steps = 1; reading; steps++) {
      if (count === 0) {
        if (ending) {
          // One pass reads a row of changes, such as a thousand icons that came at once.
          if (!next || !touched.has(next)) break;
          until = next;
          ending = false;
        }
        if (slice.units <= 0 || ((steps & 31) === 0 && performance.now() >= slice.endMs)) return false;
        if (inFrame && skim && !guarded) skimItems(slice);
      } else if (count >= MAX_NODES) flush(slice);
      slice.units--;
      if (next === null) {
        if (path.length === 0) break;
        leave(slice);
        continue;
      }
      if (touched.size > 0) touched.delete(next);
      const node: Node = next;
      const name = nameOf(node);
      if (name === '#text') add(node as Text);
      else if (enter(node as Element, name, slice, guarded)) {
        next = inFrame ? firstElementOf(node as Element) : firstChildOf(node);
        continue;
      }
      if (node === until) ending = true;
      next = after(node);
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
    position: () => (reading ? (next ?? path.at(-1) ?? null) : null),

    begin(start, end) {
      path.length = kinds.length = count = headings = 0;
      text = '';
      linkEnd = inlineEnd = seam = border = -1;
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
      inFrame = kinds.at(-1) === FRAME;
    },

    advance(slice, guarded) {
      const atEnd = readOn(slice, guarded);
      look();
      return atEnd;
    },

    noteRemoval(removed, parent, nextSibling) {
      if (!reading) return;
      // Where it stood, its neighbour stands: what lies before it is still to be read.
      if (until && isAround(removed, until)) until = nextSibling ?? parent;
      let depth = path.indexOf(removed as Element);
      if (removed === next && (path.at(-1) ?? parent) === parent) depth = path.length;
      if (depth < 0) return;
      for (const kind of kinds.splice(depth)) if (kind === HEADING) headings--;
      path.length = depth;
      inFrame = kinds.at(-1) === FRAME;
      next = nextSibling;
    },
  };
  return self;
}
