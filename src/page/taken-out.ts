import type { Span } from '../matching/types.ts';
import { isElement, isInDocument, isText, shadowOf, walkerOf } from './dom.ts';
import type { MarkName } from './mark-names.ts';
import type { RunText } from './ranges.ts';
import type { Removals } from './reading.ts';
import type { Candidate, Run } from './run.ts';
import type { RunRecord } from './run-record.ts';

/** So many runs that were taken out are looked through for what takes their place. */
const MAX_LOST = 100;
/** So many nodes are looked at for each run on record, and so many anyway, to find the runs that were taken out. */
const WALKED = 4;
const LEAST_WALKED = 1_000;

/** A mark whose text was taken out of the document. Offsets are those of its run. */
export interface Lost extends Span {
  candidate: Candidate;
  mark: MarkName;
}

/**
 * Runs whose text the page has taken out, and the marks that went with them: these for a moment, as the same text may be
 * written anew.
 */
export interface TakenOut {
  /** Parks what no longer stands in the document: unmarked, but known again should the same nodes come back. */
  prune(removed: Removals): void;
  /** Whether a mark was parked since the last `forgetLost`. */
  hasLost(): boolean;
  /** Those of them whose names stand in this run too, after the same text. Each is given out once. */
  inherit(run: RunText): Lost[];
  forgetLost(): void;
}

/** `unmark` and `orphaned` as those of `createLedger`. */
export function createTakenOut(
  record: RunRecord,
  unmark: (candidate: Candidate) => MarkName | null,
  orphaned: (node: Text) => void,
): TakenOut {
  let lost: { run: Run; marks: Lost[] }[] = [];

  /** @returns the marks that showed */
  const retire = (run: Run): Lost[] => {
    const marks = record.detach(run).flatMap((candidate) => {
      const place = placeIn(run, candidate);
      const mark = unmark(candidate);
      return mark && place ? [{ ...place, candidate, mark }] : [];
    });
    run.heirs = [];
    return marks;
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
  const parkIn = (root: Node, most: number): number => {
    let left = most;
    const walker = walkerOf(document, root);
    for (let at: Node | null = root; at && left >= 0; at = walker.nextNode()) {
      left--;
      const shadow = isElement(at) && shadowOf(at);
      if (shadow) left = parkIn(shadow, left);
      const run = isText(at) ? record.runOf(at) : undefined;
      if (run && (record.live.has(run) || record.loose.has(run))) park(run);
    }
    return left;
  };

  return {
    prune(removed) {
      if (removed === 'unknown') {
        for (const run of record.live) if (!isCurrent(run)) retire(run);
        for (const run of record.loose) retire(run);
        return;
      }
      if (record.count() === 0) return;
      // In a view of a hundred thousand nodes the few runs that there are tell sooner themselves that they have gone.
      let left = WALKED * record.count() + LEAST_WALKED;
      for (const node of removed) if (left >= 0 && !isInDocument(node)) left = parkIn(node, left);
      if (left >= 0) return;
      for (const run of [...record.live, ...record.loose]) if (!run.nodes.every(isInDocument)) park(run);
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
  };
}

/** Whether a run stands in the document with the text that was read. */
function isCurrent({ nodes, starts, text, characters }: Run): boolean {
  let length = 0;
  for (const [at, node] of nodes.entries()) {
    length += node.length;
    if (!isInDocument(node) || !text.startsWith(node.data, starts[at])) return false;
  }
  return length === characters;
}

/** Where a marked candidate stands in a run; a heir's own offsets are those of the text before. */
function placeIn(run: Run, { range, start, end }: Candidate): Span | null {
  const index = range ? run.nodes.indexOf(range.startContainer as Text) : -1;
  if (!range || index < 0) return null;
  const from = (run.starts[index] as number) + range.startOffset;
  return { start: from, end: from + end - start };
}
