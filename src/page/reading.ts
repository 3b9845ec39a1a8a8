import {
  comparePositions,
  findHostsIn,
  findInDocument,
  isEditor,
  isHidden,
  isInDocument,
  parentElementOf,
  shadowOf,
} from './dom.ts';
import { observePage } from './observe.ts';
import { inSlices, isSpent, newSlice, type Slice, yieldToPage } from './slices.ts';
import { createSweeper, GUARDED } from './sweep.ts';
import { createRunReader, isReadIn, type RunReader, startOfRun } from './text-block.ts';

/**
 * Reads the document run by run: once from end to end, then wherever it changes, in slices, and only while somebody
 * looks at it.
 */
export interface Reading {
  /** Reads everything that has been read again, and then the rest. */
  sweep(): void;
  /** Reads everything from the beginning, now. */
  restart(): void;
  /** Reads one node again, with the run in which it stands. */
  touch(node: Node): void;
  /** Goes on, if there is anything to do. */
  wake(): void;
  isDone(): boolean;
}

/** Nodes that were taken out of the document, each with all that is in it; some may be back. Or too many to tell. */
export type Removals = ReadonlySet<Node> | 'unknown';

export interface ReadingEvents {
  run(reader: RunReader, text: string): void;
  /** Whether a text may matter; it is that of several nodes. False is for good. */
  skim(text: string, nodes: number): boolean;
  /** The text of a node has changed, or it is being edited from now on: what was found in it is void. */
  voided(node: Node): void;
  /** A node that was to be read stands in what is not read, such as a drawing or an editor. */
  unread(node: Node): void;
  /**
   * Some nodes have gone while others came.
   *
   * @returns whether marks went with them: then what came is read at once, before anybody sees it without. Null: there was
   * none to lose, and nothing has been done about the nodes
   */
  replaced(removed: ReadonlySet<Node>): boolean | null;
  /** Changes have come in. @returns false to stop for good */
  round(removed: Removals): boolean;
  /** @returns false to wait: until `wake` nothing more is read */
  sliceEnd(): boolean;
}

/** `Node.DOCUMENT_POSITION_FOLLOWING`. */
const FOLLOWING = 4;
/** Changes are gathered for so long, and for ten times as long as the last of them took us. */
const GATHER_MS = 30;
const MAX_GATHER_MS = 500;
const MAX_REMOVED = 1_000;
/** What is read at once is to be paid for by so many times as long in which nothing is, on the average. */
const PAUSE_FACTOR = 10;
/** So much of that pause, in ms, may be owed: a single slow reading, as beside a garbage collection, costs no mark. */
const OWED_MS = 60;
/** So many slices come one after the other; what is further down the page is read when the page is idle. */
const URGENT_SLICES = 8;
/**
 * After reading, when to look for shadow roots: at once, and for those that came late; the last one again and again while
 * there are changes.
 */
const SHADOW_LOOKS_MS = [0, 2_000, 4_000, 4_000, 4_000];

/** The same where a page has elements of its own that are not defined yet: no change tells when they are. */
const UNDEFINED_LOOK_MS = 12_000;

export function readPage(document: Document, on: ReadingEvents, signal: AbortSignal): Reading {
  const touched = new Set<Node>();
  /** Shadow trees to be read when the tree around them has been. */
  const shadows = new Set<ShadowRoot>();
  const knownShadows = new Set<WeakRef<ShadowRoot>>();
  let sweepWanted = false;
  /** Where the sweep that is wanted may end: there the one before it was when other things came to be looked for. */
  let sweepEnd: Node | null = null;
  let removed = new Set<Node>();
  let allRemoved = false;
  let working = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  /** How often shadow roots have been looked for since everything was to be read. */
  let looks = 0;
  let isLooking = false;
  let roundMs = 0;
  /** When all pauses will have been made, by `performance.now()`. */
  let paidAtMs = 0;
  /** Whether texts must be asked for where they stand, and how many of {@link GUARDED} the document was asked for. */
  let guarded = false;
  let guardsAsked = 0;
  /** Of elements, in the slice at hand, whether what is in them is read. */
  const known = new Map<Element, boolean>();
  /** Texts from a part of the tree that may matter, and where among them those begin of which it is not known that they are unread. */
  let waiting: Text[] = [];
  let from = 0;

  /** One looks at all there is; the other reads what may matter in it, and what has changed. */
  const sweeper = createSweeper(on.skim);
  const reader: RunReader = createRunReader({
    run: (text) => on.run(reader, text),
    shadow: (root) => {
      watchShadow(root);
      shadows.add(root);
    },
    touched,
  });

  const observer = observePage(
    document,
    {
      touched,
      voided: on.voided,
      removed(node, parent, nextSibling) {
        if (removed.size < MAX_REMOVED) removed.add(node);
        else allRemoved = true;
        reader.noteRemoval(node, parent, nextSibling);
      },
      everything() {
        touched.clear();
        allRemoved = sweepWanted = true;
        sweepEnd = null;
        if (isLooking) looks = -1;
        else {
          looks = 0;
          clearTimeout(looking);
          looking = undefined;
        }
      },
      changed() {
        guardsAsked = 0;
        if (!readAtOnce()) gathering ??= setTimeout(beginRound, Math.min(MAX_GATHER_MS, GATHER_MS + 10 * roundMs));
      },
      shown: wake,
    },
    signal,
  );

  /** Where a page writes a text anew as a whole, many times a second even, its marks would flash. @returns whether it has */
  function readAtOnce(): boolean {
    const beganMs = performance.now();
    if (removed.size === 0 || touched.size === 0 || allRemoved || paidAtMs - beganMs > OWED_MS) return false;
    const hasLost = on.replaced(removed);
    if (hasLost === null) return false;
    removed = new Set();
    if (!hasLost) return false;
    clearTimeout(gathering);
    beginRound();
    const endedMs = performance.now();
    paidAtMs = Math.max(paidAtMs, endedMs) + PAUSE_FACTOR * (endedMs - beganMs);
    return true;
  }

  function beginRound(): void {
    gathering = undefined;
    const beganMs = performance.now();
    const goOn = on.round(allRemoved ? 'unknown' : removed);
    removed = new Set();
    allRemoved = false;
    roundMs = performance.now() - beganMs;
    if (goOn) wake();
  }

  function wake(): void {
    if (working || signal.aborted || isHidden(document)) return;
    working = true;
    void work();
  }

  async function work(): Promise<void> {
    try {
      for (let slices = 0; !signal.aborted && !isHidden(document); slices++) {
        const beganMs = performance.now();
        const more = readOn(newSlice());
        known.clear();
        roundMs += performance.now() - beganMs;
        if (!on.sliceEnd() || !more) break;
        await yieldToPage(slices < URGENT_SLICES || touched.size > 0);
      }
    } finally {
      // In the same step as the last look at what there is to do, or a call to wake up could fall between the two.
      working = false;
    }
    looking ??= setTimeout(lookForShadows, SHADOW_LOOKS_MS[looks] ?? SHADOW_LOOKS_MS.at(-1));
  }

  /** @returns whether there is more to read */
  function readOn(slice: Slice): boolean {
    // Nothing tells when a document is made an editor; what is written in it does.
    if (isEditor(document)) {
      on.voided(document);
      return false;
    }
    while (!isSpent(slice)) {
      if (reader.isReading()) reader.advance(slice);
      else if (touched.size > 0) beginTouched();
      else if (waiting.length > 0) beginWaiting(slice);
      else if (sweeper.isReading()) {
        // Questions to the document spare one to each text.
        const question = !guarded && GUARDED[guardsAsked++];
        if (question) guarded = findInDocument(document, question) !== null;
        else {
          waiting = sweeper.advance(slice, guarded);
          from = 0;
        }
      } else if (shadows.size > 0) beginShadow();
      else if (sweepWanted) beginSweep();
      else return false;
    }
    return true;
  }

  function beginSweep(): void {
    sweepWanted = false;
    sweeper.begin(document, sweepEnd);
    sweepEnd = null;
    for (const root of knownRoots()) {
      observer.watch(root);
      shadows.add(root);
    }
  }

  /** Whether a node stands in the document, and where it is read. */
  const isReadNow = (node: Node): boolean => isInDocument(node) && isReadIn(parentElementOf(node), known);

  /** From the first that is read to the last, as soon as they are found. */
  function beginWaiting(slice: Slice): void {
    const isUnread = (node: Text | undefined): boolean => node !== undefined && !isReadNow(node);
    while (isUnread(waiting.at(-1))) {
      waiting.pop();
      if (isSpent(slice)) return;
    }
    while (isUnread(waiting[from])) {
      from++;
      if (isSpent(slice)) return;
    }
    const first = waiting[from];
    const last = waiting.at(-1);
    // Two that the page has put elsewhere since may stand the other way round.
    if (first && last) {
      if (comparePositions(last, first) & FOLLOWING) for (const node of waiting) touched.add(node);
      else reader.begin(startOfRun(first) ?? first, last);
    }
    waiting = [];
  }

  function beginTouched(): void {
    const [node] = touched;
    touched.delete(node as Node);
    if (!node || !isInDocument(node)) return;
    const start = isReadNow(node) && startOfRun(node);
    if (start) reader.begin(start, node);
    if (!reader.isReading()) on.unread(node);
  }

  function beginShadow(): void {
    const [root] = shadows;
    shadows.delete(root as ShadowRoot);
    if (!root || !isInDocument(root) || !isReadIn(root.host)) return;
    // Components hold components; what came late is not to wait for the next time that they are looked for.
    for (const element of findHostsIn(root)) findShadow(element);
    sweeper.begin(root, null);
  }

  function findShadow(element: Element): void {
    const root = shadowOf(element);
    // A component in an editor is a part of what is being written.
    if (root && isReadIn(element) && watchShadow(root)) shadows.add(root);
  }

  function knownRoots(): ShadowRoot[] {
    const roots: ShadowRoot[] = [];
    for (const known of knownShadows) {
      const root = known.deref();
      if (root) roots.push(root);
      else knownShadows.delete(known);
    }
    return roots;
  }

  /** @returns whether it is new */
  function watchShadow(root: ShadowRoot): boolean {
    const isNew = observer.watch(root);
    if (isNew) {
      knownShadows.add(new WeakRef(root));
      // No question to the document reaches into shadow trees.
      guarded = true;
    }
    return isNew;
  }

  /**
   * No text tells of a shadow root, and nothing tells when an element gets one. So elements are asked when the page has
   * been read, and now and then while it changes.
   */
  async function lookForShadows(): Promise<void> {
    const isFirst = looks === 0;
    isLooking = true;
    function* hosts(): Generator<Element> {
      for (const root of [document, ...knownRoots()]) yield* findHostsIn(root);
    }
    // The first time by itself in the task of a timer: on a large page it takes one.
    if (!isFirst) await yieldToPage(false);
    if (signal.aborted) return;
    await inSlices(hosts(), findShadow, isFirst, signal);
    if (signal.aborted) return;
    isLooking = false;
    looks++;
    looking = undefined;
    if (shadows.size > 0) wake();
    else if (looks < SHADOW_LOOKS_MS.length || findInDocument(document, ':not(:defined)'))
      looking = setTimeout(lookForShadows, SHADOW_LOOKS_MS[looks] ?? UNDEFINED_LOOK_MS);
  }

  signal.addEventListener('abort', () => {
    clearTimeout(gathering);
    clearTimeout(looking);
  });

  return {
    sweep() {
      // Of two that are wanted, one is enough if it reads all.
      sweepEnd = sweepWanted ? null : sweeper.position();
      sweepWanted = true;
    },
    restart() {
      sweepEnd = null;
      beginSweep();
    },
    touch(node) {
      touched.add(node);
    },
    wake,
    isDone: () =>
      !sweepWanted &&
      !sweeper.isReading() &&
      waiting.length === 0 &&
      !reader.isReading() &&
      touched.size === 0 &&
      shadows.size === 0 &&
      looks > 0,
  };
}
