import type { Block, OpenCandidate, Span, Verdict } from '../matching/types.ts';
import type { MAX_OPEN_CANDIDATES } from '../messaging/protocol.ts';
import { hostOf, isAround, isElement, isInDocument, isText, rootOf, shadowOf, walkerOf } from './dom.ts';
import type { MarkName } from './mark-names.ts';
import { type RunText, staticRangeOf } from './ranges.ts';
import type { Removals } from './reading.ts';
import type { RunReader } from './text-block.ts';

// Typed by the protocol, not imported from it: its schemas have no place in pages.
const MAX_OPEN: typeof MAX_OPEN_CANDIDATES = 20_000;
/** So many runs that were taken out are looked through for what takes their place. */
const MAX_LOST = 100;
/** So many nodes are looked at for each run on record, and so many anyway, to find the runs that were taken out. */
const WALKED = 4;
const LEAST_WALKED = 1_000;

/** A place in a run that has been judged, or waits for more of the document. Offsets are those of the run's text. */
export interface Candidate extends Span {
  block: TextBlock;
  /** What the linker wants back with the next batch; null: decided for good. */
  evidence: string | null;
  verdict: Verdict | null;
  mark: MarkName | null;
  /** Made with the first mark. */
  range: StaticRange | null;
  /** Number of the answer that spoke of it last. */
  answer: number;
}

/** The name as it stands on the page. */
export const textOf = ({ block, start, end }: Candidate): string => block.run.text.slice(start, end);

/** A stretch of a run that travels as one block: all of it, but for very long runs. */
export interface TextBlock {
  /** New for each text and each document state. */
  id: number;
  run: Run;
  /** Where it lies in the run. */
  from: number;
  to: number;
  sent: boolean;
  /** Whether the answer came while its text stood there: else nothing is known of it. */
  answered: boolean;
  candidates: Candidate[];
}

/** A run of which something has been sent. All other runs leave no trace. */
export interface Run extends RunText {
  /** Of the nodes together: the text has some that belong to none. */
  characters: number;
  blocks: TextBlock[];
  /**
   * Marked candidates of the text that stood there before and still stands in part: they stay in sight until the new text
   * has been judged, or the marks of a text that is being written would flash.
   */
  heirs: Candidate[];
  about: Pick<Block, 'lang' | 'beside' | 'row' | 'kind'>;
}

/** A mark whose text was taken out of the document. Offsets are those of its run. */
interface Lost extends Span {
  candidate: Candidate;
  mark: MarkName;
}

/**
 * What of the page has been sent and what came back. A text node belongs to one run at most; a run whose text has
 * changed is dropped with all its candidates, but for marks of names that stand where they stood.
 */
export interface Ledger {
  readonly blocks: ReadonlyMap<number, TextBlock>;
  runs(): Iterable<Run>;
  /**
   * The run that has exactly these nodes with this text; whatever else is on record of any of the nodes is dropped.
   */
  find(reader: Pick<RunReader, 'nodes' | 'count'>, text: string): Run | undefined;
  /** The marked candidates of what the last `find` dropped whose names still stand in those nodes. */
  heirs(): Candidate[];
  /** The heir at a place of a block, which becomes a candidate of that block. */
  adopt(block: TextBlock, start: number, end: number): Candidate | undefined;
  runOf(node: Text): Run | undefined;
  /** Records a block, and its run with it. */
  addBlock(run: Run, from: number, to: number): TextBlock;
  /** The text of a node has changed, or an element is being edited from now on. */
  changed(node: Node): void;
  /** Nothing in this node is read any more. */
  dropIn(node: Node): void;
  /** Parks what no longer stands in the document: unmarked, but known again should the same nodes come back. */
  prune(removed: Removals): void;
  /** Whether a mark was parked since the last `forgetLost`. */
  hasLost(): boolean;
  /** Those of them whose names stand in this run too, after the same text. Each is given out once. */
  inherit(run: RunText): Lost[];
  forgetLost(): void;
  /** Forgets what was sent, not what is marked: the document is another one from now on. */
  renew(): void;
  clear(): void;
  /** What the linker wants to see again. */
  openCandidates(): OpenCandidate[];
  /** Blocks that have any. */
  readonly open: Set<TextBlock>;
}

/**
 * @param unmark called for each candidate that goes, so that its mark goes too; says which showed
 * @param orphaned called for each text node of a dropped run that is to be read again, as it may stand in another run now
 */
export function createLedger(
  unmark: (candidate: Candidate) => MarkName | null,
  orphaned: (node: Text) => void,
): Ledger {
  let runOf = new WeakMap<Text, Run>();
  const live = new Set<Run>();
  /** Runs whose text has changed and that have yet to be read again, with marks of names that stand as they stood. */
  const loose = new Set<Run>();
  let heirs: Candidate[] = [];
  let lost: { run: Run; marks: Lost[] }[] = [];
  const blocks = new Map<number, TextBlock>();
  const open = new Set<TextBlock>();
  let lastId = 0;

  const isCurrent = ({ nodes, starts, text, characters }: Run): boolean => {
    let length = 0;
    for (const [at, node] of nodes.entries()) {
      length += node.length;
      if (!isInDocument(node) || !text.startsWith(node.data, starts[at])) return false;
    }
    return length === characters;
  };

  /** @returns the marks that showed */
  const retire = (run: Run): Lost[] => {
    const marks = detach(run).flatMap((candidate) => {
      const place = placeIn(run, candidate);
      const mark = unmark(candidate);
      return mark && place ? [{ ...place, candidate, mark }] : [];
    });
    run.heirs = [];
    return marks;
  };

  /** Takes a run off the record. @returns its candidates and its heirs */
  const detach = (run: Run): Candidate[] => {
    live.delete(run);
    loose.delete(run);
    for (const block of run.blocks) {
      blocks.delete(block.id);
      open.delete(block);
    }
    return [...run.heirs, ...run.blocks.flatMap(({ candidates }) => candidates)];
  };

  /** The text of a run has changed: marks of names that stand as they stood stay until it is read again. */
  const loosen = (run: Run): void => {
    let marks = 0;
    for (const candidate of detach(run)) {
      if (candidate.mark && stands(candidate)) marks++;
      else unmark(candidate);
    }
    if (marks > 0) loose.add(run);
  };

  const drop = (run: Run): void => {
    retire(run);
    for (const node of run.nodes) if (runOf.get(node) === run) runOf.delete(node);
  };

  /** Parks a run whose text has been taken out, or a part of it. */
  const park = (run: Run): void => {
    const marks = retire(run);
    if (marks.length > 0 && lost.length < MAX_LOST) lost.push({ run, marks });
    // What is left of it has come together, or been parted: nobody else may tell where an element was emptied.
    for (const text of run.nodes) if (isInDocument(text)) orphaned(text);
  };

  /**
   * Parks all runs with text in a node that has been taken out, or in a shadow tree within it.
   *
   * @param most nodes that are looked at
   * @returns how many more may be; below 0: there are further ones, which nobody has looked at
   */
  const retireIn = (root: Node, most: number): number => {
    let left = most;
    const walker = walkerOf(document, root);
    for (let at: Node | null = root; at && left >= 0; at = walker.nextNode()) {
      left--;
      const shadow = isElement(at) && shadowOf(at);
      if (shadow) left = retireIn(shadow, left);
      const run = isText(at) ? runOf.get(at) : undefined;
      if (run && (live.has(run) || loose.has(run))) park(run);
    }
    return left;
  };

  /** A parked run comes back as it was, if nothing about it depends on text that has been read since. */
  const revive = (run: Run): boolean => {
    if (live.has(run)) return true;
    if (
      run.heirs.length > 0 ||
      run.blocks.some(({ answered, candidates }) => !answered || candidates.some(({ evidence }) => evidence !== null))
    )
      return false;
    loose.delete(run);
    live.add(run);
    for (const block of run.blocks) blocks.set(block.id, block);
    return true;
  };

  function dropIn(node: Node): void {
    const walker = walkerOf(document, node);
    for (let at: Node | null = live.size + loose.size > 0 ? node : null; at; at = walker.nextNode()) {
      const run = isText(at) ? runOf.get(at) : undefined;
      if (run) drop(run);
      const inner = isElement(at) && shadowOf(at);
      if (inner) dropIn(inner);
    }
  }

  return {
    blocks,
    open,
    runs: () => live,
    runOf: (node) => runOf.get(node),

    find({ nodes, count }, text) {
      let found: Run | undefined;
      let here: Set<Node> | undefined;
      heirs = [];
      // Most pages never have anything on record.
      for (let at = lastId === 0 ? count : 0; at < count; at++) {
        const run = runOf.get(nodes[at] as Text);
        if (!run || run === found) continue;
        const same = run.text === text && run.nodes.length === count && run.nodes.every((n, i) => n === nodes[i]);
        if (same && revive(run)) {
          found = run;
          continue;
        }
        here ??= new Set(nodes.slice(0, count));
        for (const candidate of detach(run)) {
          if (candidate.mark && stands(candidate) && here.has(candidate.range?.startContainer as Node))
            heirs.push(candidate);
          else unmark(candidate);
        }
        run.heirs = [];
        for (const node of run.nodes) {
          if (runOf.get(node) !== run) continue;
          runOf.delete(node);
          if (!here.has(node)) orphaned(node);
        }
      }
      return found;
    },

    heirs: () => heirs,

    adopt(block, start, end) {
      const { run } = block;
      if (run.heirs.length === 0) return;
      const place = staticRangeOf(run, { start, end });
      const at = run.heirs.findIndex(({ range }) => range !== null && isSamePlace(range, place));
      const [heir] = at < 0 ? [] : run.heirs.splice(at, 1);
      return heir && Object.assign(heir, { block, start, end });
    },

    addBlock(run, from, to) {
      const block: TextBlock = { id: ++lastId, run, from, to, sent: false, answered: false, candidates: [] };
      run.blocks.push(block);
      blocks.set(block.id, block);
      live.add(run);
      for (const node of run.nodes) runOf.set(node, run);
      return block;
    },

    changed(node) {
      if (isText(node)) {
        const run = runOf.get(node);
        if (run) loosen(run);
      } else for (const run of [...live, ...loose]) if (run.nodes.some((text) => holds(node, text))) drop(run);
    },

    dropIn,

    prune(removed) {
      if (removed === 'unknown') {
        for (const run of live) if (!isCurrent(run)) retire(run);
        for (const run of loose) retire(run);
        return;
      }
      if (live.size + loose.size === 0) return;
      // In a view of a hundred thousand nodes the few runs that there are tell sooner themselves that they have gone.
      let left = WALKED * (live.size + loose.size) + LEAST_WALKED;
      for (const node of removed) if (left >= 0 && !isInDocument(node)) left = retireIn(node, left);
      if (left >= 0) return;
      for (const run of [...live, ...loose]) if (!run.nodes.every(isInDocument)) park(run);
    },

    hasLost: () => lost.length > 0,

    inherit(run) {
      const found: Lost[] = [];
      for (const old of lost) {
        old.marks = old.marks.filter((one) => {
          const stands = run.text.startsWith(old.run.text.slice(0, one.end));
          // What is left of an old text goes on to the next run: where a paragraph was parted, say.
          if (stands && !found.some(({ start }) => start === one.start)) found.push(one);
          return !found.includes(one);
        });
      }
      return found;
    },

    forgetLost() {
      lost = [];
    },

    renew() {
      runOf = new WeakMap();
      blocks.clear();
      open.clear();
      for (const run of live) {
        for (const node of run.nodes) runOf.set(node, run);
        for (const block of run.blocks) {
          block.id = ++lastId;
          block.sent = block.answered = false;
          blocks.set(block.id, block);
          for (const candidate of block.candidates) candidate.evidence = null;
        }
      }
    },

    clear() {
      for (const run of [...live, ...loose]) drop(run);
      runOf = new WeakMap();
    },

    openCandidates() {
      const candidates: OpenCandidate[] = [];
      for (const { id, from, candidates: all } of open) {
        for (const { start, end, evidence } of all)
          if (evidence !== null) candidates.push({ block: id, start: start - from, end: end - from, evidence });
      }
      return candidates.slice(0, MAX_OPEN);
    },
  };
}

/** Where a marked candidate stands in a run; a heir's own offsets are those of the text before. */
function placeIn(run: Run, { range, start, end }: Candidate): Span | null {
  const index = range ? run.nodes.indexOf(range.startContainer as Text) : -1;
  if (!range || index < 0) return null;
  const from = (run.starts[index] as number) + range.startOffset;
  return { start: from, end: from + end - start };
}

/** Whether a node is around another one, which may stand in a shadow tree. */
const holds = (node: Node, inner: Node): boolean => {
  if (isAround(node, inner)) return true;
  const host = hostOf(rootOf(inner));
  return host !== null && holds(node, host);
};

const isSamePlace = (a: StaticRange, b: StaticRange): boolean =>
  a.startContainer === b.startContainer &&
  a.startOffset === b.startOffset &&
  a.endContainer === b.endContainer &&
  a.endOffset === b.endOffset;

/** Whether the name of a marked candidate still stands in the one text node where it stood. */
function stands({ range, block, start, end }: Candidate): boolean {
  if (!range || range.startContainer !== range.endContainer) return false;
  return (range.startContainer as Text).data.startsWith(block.run.text.slice(start, end), range.startOffset);
}
