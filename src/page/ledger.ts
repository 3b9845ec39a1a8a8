import type { OpenCandidate } from '../matching/types.ts';
import type { MAX_OPEN_CANDIDATES } from '../messaging/protocol.ts';
import { isElement, isText, shadowOf, walkerOf } from './dom.ts';
import type { MarkName } from './mark-names.ts';
import { staticRangeOf } from './ranges.ts';
import type { Candidate, Run, TextBlock } from './run.ts';
import { createRunRecord, type RunRecord } from './run-record.ts';
import { createTakenOut, type TakenOut } from './taken-out.ts';
import type { RunReader } from './text-block.ts';

// Typed by the protocol, not imported from it: its schemas have no place in pages.
const MAX_OPEN: typeof MAX_OPEN_CANDIDATES = 20_000;

/**
 * What of the page has been sent and what came back. A text node belongs to one run at most; a run whose text has
 * changed is dropped with all its candidates, but for marks of names that stand where they stood.
 */
export interface Ledger extends Pick<RunRecord, 'blocks' | 'open' | 'runOf' | 'addBlock'>, TakenOut {
  runs(): Iterable<Run>;
  /**
   * The run that has exactly these nodes with this text; whatever else is on record of any of the nodes is dropped.
   */
  find(reader: Pick<RunReader, 'nodes' | 'count'>, text: string): Run | undefined;
  /** The marked candidates of what the last `find` dropped whose names still stand in those nodes. */
  heirs(): Candidate[];
  /** The heir at a place of a block, which becomes a candidate of that block. */
  adopt(block: TextBlock, start: number, end: number): Candidate | undefined;
  /** The text of a node has changed, or an element is being edited from now on. */
  changed(node: Node): void;
  /** Nothing in this node is read any more. */
  dropIn(node: Node): void;
  /** Forgets what was sent, not what is marked: the document is another one from now on. */
  renew(): void;
  clear(): void;
  /** What the linker wants to see again. */
  openCandidates(): OpenCandidate[];
}

/**
 * @param unmark called for each candidate that goes, so that its mark goes too; says which showed
 * @param orphaned called for each text node of a dropped run that is to be read again, as it may stand in another run now
 */
export function createLedger(
  unmark: (candidate: Candidate) => MarkName | null,
  orphaned: (node: Text) => void,
): Ledger {
  const record = createRunRecord();
  const { live, loose, blocks, open, runOf, addBlock } = record;
  let heirs: Candidate[] = [];

  /** The text of a run has changed: marks of names that stand as they stood stay until it is read again. */
  const loosen = (run: Run): void => {
    let marks = 0;
    for (const candidate of record.detach(run)) {
      if (candidate.mark && stands(candidate)) marks++;
      else unmark(candidate);
    }
    if (marks > 0) loose.add(run);
  };

  const drop = (run: Run): void => {
    record.detach(run).forEach(unmark);
    run.heirs = [];
    for (const node of run.nodes) record.forgetNode(node, run);
  };

  function dropIn(node: Node): void {
    const walker = walkerOf(document, node);
    for (let at: Node | null = record.count() > 0 ? node : null; at; at = walker.nextNode()) {
      const run = isText(at) ? runOf(at) : undefined;
      if (run) drop(run);
      const inner = isElement(at) && shadowOf(at);
      if (inner) dropIn(inner);
    }
  }

  return {
    ...{ blocks, open, runOf, addBlock, dropIn },
    ...createTakenOut(record, unmark, orphaned),
    runs: () => live,

    find({ nodes, count }, text) {
      let found: Run | undefined;
      let here: Set<Node> | undefined;
      heirs = [];
      // Most pages never have anything on record.
      for (let at = record.wasUsed() ? 0 : count; at < count; at++) {
        const run = runOf(nodes[at] as Text);
        if (!run || run === found) continue;
        const same = run.text === text && run.nodes.length === count && run.nodes.every((n, i) => n === nodes[i]);
        if (same && record.revive(run)) {
          found = run;
          continue;
        }
        here ??= new Set(nodes.slice(0, count));
        for (const candidate of record.detach(run)) {
          if (candidate.mark && stands(candidate) && here.has(candidate.range?.startContainer as Node))
            heirs.push(candidate);
          else unmark(candidate);
        }
        run.heirs = [];
        for (const node of run.nodes) if (record.forgetNode(node, run) && !here.has(node)) orphaned(node);
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

    changed(node) {
      if (isText(node)) {
        const run = runOf(node);
        if (run) loosen(run);
      } else dropIn(node);
    },

    renew: record.renew,

    clear() {
      for (const run of [...live, ...loose]) drop(run);
      record.forgetNodes();
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
