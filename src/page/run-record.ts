import type { Candidate, Run, TextBlock } from './run.ts';

/** Which runs are on record, with their blocks, and of which run a text node is. It knows nothing of marks. */
export interface RunRecord {
  /** Runs whose text stands as it was read. */
  readonly live: ReadonlySet<Run>;
  /** Runs whose text has changed and that have yet to be read again, with marks of names that stand as they stood. */
  readonly loose: Set<Run>;
  /** Blocks of the live runs, by id. */
  readonly blocks: ReadonlyMap<number, TextBlock>;
  /** Blocks with candidates that the linker wants to see again. */
  readonly open: Set<TextBlock>;
  /** Whether anything has been on record at all. */
  wasUsed(): boolean;
  /** How many runs are live or loose. */
  count(): number;
  /** The run that a node is of; it may have been taken off. */
  runOf(node: Text): Run | undefined;
  /** Records a block, and its run with it. */
  addBlock(run: Run, from: number, to: number): TextBlock;
  /** Takes a run off; its nodes still lead to it. @returns its candidates and its heirs */
  detach(run: Run): Candidate[];
  /** Takes the way from a node to a run away. @returns whether there was one */
  forgetNode(node: Text, run: Run): boolean;
  /** A run comes back as it was, if nothing about it depends on text that has been read since. @returns whether it is there */
  revive(run: Run): boolean;
  /** Forgets what was sent. */
  renew(): void;
  /** No node leads to a run any more. */
  forgetNodes(): void;
}

export function createRunRecord(): RunRecord {
  let runs = new WeakMap<Text, Run>();
  const live = new Set<Run>();
  const loose = new Set<Run>();
  const blocks = new Map<number, TextBlock>();
  const open = new Set<TextBlock>();
  let lastId = 0;

  return {
    ...{ live, loose, blocks, open },
    wasUsed: () => lastId > 0,
    count: () => live.size + loose.size,
    runOf: (node) => runs.get(node),

    addBlock(run, from, to) {
      const block: TextBlock = { id: ++lastId, run, from, to, sent: false, answered: false, candidates: [] };
      run.blocks.push(block);
      blocks.set(block.id, block);
      live.add(run);
      for (const node of run.nodes) runs.set(node, run);
      return block;
    },

    detach(run) {
      live.delete(run);
      loose.delete(run);
      for (const block of run.blocks) {
        blocks.delete(block.id);
        open.delete(block);
      }
      return [...run.heirs, ...run.blocks.flatMap(({ candidates }) => candidates)];
    },

    forgetNode: (node, run) => runs.get(node) === run && runs.delete(node),

    revive(run) {
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
    },

    renew() {
      runs = new WeakMap();
      blocks.clear();
      open.clear();
      for (const run of live) {
        for (const node of run.nodes) runs.set(node, run);
        for (const block of run.blocks) {
          block.id = ++lastId;
          block.sent = block.answered = false;
          blocks.set(block.id, block);
          for (const candidate of block.candidates) candidate.evidence = null;
        }
      }
    },

    forgetNodes() {
      runs = new WeakMap();
    },
  };
}
