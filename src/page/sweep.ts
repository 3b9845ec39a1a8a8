import { codeOf, SEPARATOR, writingOf } from '../matching/text/letters.ts';
import { closestOf, findAllIn, firstChildOf, isAround, nameOf, parentElementOf, parentOf, textsIn } from './dom.ts';
import { MAX_BLOCK } from './long-text.ts';
import type { Slice } from './slices.ts';
import { isBlank, isEdgeName } from './text-block.ts';

/**
 * The first look at a tree, by its text nodes alone: two questions to the browser for each, where to find out what is a
 * run asks a dozen of every element. Nearly all text of nearly all pages is looked at so and never again.
 *
 * It looks at more than is read (code, drawings), and at each text as long as it is certain how it joins the one before:
 * where two touch letter to letter, with no edge of a block between, they may be one word or two, and the texts around
 * are read. So no name of a run falls.
 */
export interface Sweeper {
  /**
   * @param root its shadow trees are not looked at
   * @param until the last text to look at; null, or one that is not met: all of the tree
   */
  begin(root: Document | ShadowRoot, until: Node | null): void;
  /**
   * Looks on, until the slice is spent, the tree ends, or some texts have been looked at.
   *
   * @param guarded whether the document may hold what {@link GUARDED} names
   * @returns texts one after the other which may matter: those of a run, or of several, from beginning to end; or none.
   * Where the page has changed since the slice before, some may stand elsewhere by now, or nowhere
   */
  advance(slice: Slice, guarded: boolean): Text[];
  isReading(): boolean;
  /** The last text that has been looked at, if it is reading to the end of the tree. */
  position(): Node | null;
}

/**
 * Where text stands that is not even looked at, or that would part a name which the eye sees whole. Each of these costs a
 * large page a millisecond, and one of 200,000 elements three or more: so they are asked one by one.
 */
export const GUARDED = ['rt', 'textarea', '[contenteditable]'];
const UNREAD = '[contenteditable=""],[contenteditable=true i],[contenteditable^=plain i],textarea,rt';
/**
 * The same, in nearly every document, but with one text each. Without the title nothing is read where nothing stands.
 * Asked one by one too, and before anything is looked at.
 */
const SILENT = ['noscript', 'script', 'style', 'title'];

/** Texts are looked at together up to this length: a call for each costs more than the look. */
const LENGTH = 1_024;
/** No token reaches across it; a name may. */
const BETWEEN = '\n';

/** @param mayMatter whether a text may matter; it is that of many nodes. False is for good */
export function createSweeper(mayMatter: (text: string, nodes: number) => boolean): Sweeper {
  let iterator: NodeIterator | null = null;
  let silent = new Set<Node | null>();
  /** How many of {@link SILENT} the tree was asked for. */
  let asked = 0;
  let last: Node | null = null;
  let current: Node | null = null;
  let nodes: Text[] = [];
  let texts: string[] = [];
  /** Of them together. */
  let length = 0;
  /** With what the text before ends, and the last white space between it and what follows. */
  let lastUnit = 0;
  let blank: Text | null = null;
  /** Whether two of the texts may be one word. */
  let isDoubtful = false;

  const clear = (): void => {
    nodes = [];
    texts = [];
    length = 0;
    isDoubtful = false;
  };

  const take = (): Text[] => {
    const matters = length && (isDoubtful || length > MAX_BLOCK || mayMatter(texts.join(BETWEEN), nodes.length));
    const taken = matters ? nodes : [];
    clear();
    return taken;
  };

  /** @returns what ends before this text, if it may matter; undefined where nothing ends */
  const add = (node: Text, data: string, isRead: (text: Text) => boolean): Text[] | undefined => {
    let taken: Text[] | undefined;
    // A blank that is not read parts nothing either. It is asked last, as it costs more.
    const touches = isJoined(lastUnit) && isJoined(data.charCodeAt(0)) && !(blank && isRead(blank));
    const isFull = length + data.length > LENGTH;
    if (length && (touches || isFull)) {
      if (!isParted(nodes.at(-1) as Text, node)) isDoubtful ||= touches;
      else if (isFull) taken = take();
    }
    blank = null;
    lastUnit = data.charCodeAt(data.length - 1);
    length += data.length;
    nodes.push(node);
    texts.push(data);
    return taken;
  };

  return {
    begin(root, until) {
      iterator = textsIn(root);
      silent = new Set();
      asked = 0;
      last = until;
      current = null;
      clear();
    },

    advance(slice, guarded) {
      const name = SILENT[asked++];
      if (name) {
        for (const element of findAllIn((iterator as NodeIterator).root as Document, name))
          silent.add(firstChildOf(element));
        return [];
      }
      const isRead = (text: Text): boolean =>
        !(silent.has(text) || (guarded && closestOf(parentElementOf(text) as Element, UNREAD)));
      for (let steps = 1; iterator; steps++) {
        if (slice.units <= 0 || ((steps & 31) === 0 && performance.now() >= slice.endMs)) break;
        const node = current && current === last ? null : (iterator.nextNode() as Text | null);
        if (!node) {
          iterator = null;
          return take();
        }
        current = node;
        const { data } = node;
        slice.units -= 1 + (data.length >> 6);
        if (isBlank(data)) {
          if (data) blank = node;
        } else if (isRead(node)) {
          const taken = add(node, data, isRead);
          if (taken) return taken;
        }
      }
      return [];
    },

    isReading: () => iterator !== null,
    position: () => (last ? null : iterator && current),
  };
}

/** Whether a token may go on across the unit: a Han character is one by itself. */
function isJoined(unit: number): boolean {
  const code = codeOf(unit);
  return code !== SEPARATOR && writingOf(code) < 2;
}

/** Whether an edge of a block lies between two texts, as far as the elements around them tell. */
function isParted(before: Node, after: Node): boolean {
  let around: Node | null = parentOf(before);
  for (; around && !isAround(around, after); around = parentOf(around)) if (isEdgeName(nameOf(around))) return true;
  // It lies around the second too, or there is none: both ways end there.
  for (let at = parentOf(after); at !== around; at = parentOf(at as Node))
    if (isEdgeName(nameOf(at as Node))) return true;
  return false;
}
