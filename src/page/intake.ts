import type { NameFilter } from '../matching/filters/filter-keys.ts';
import { BROAD, NAME } from '../matching/filters/kinds.ts';
import type { Asking } from './asking.ts';
import { contextOf } from './context.ts';
import type { PageFace } from './face.ts';
import type { Ledger } from './ledger.ts';
import { cutLong, MAX_BLOCK } from './long-text.ts';
import type { Marks } from './marks.ts';
import type { Candidate, Run, TextBlock } from './run.ts';
import { inSlices } from './slices.ts';
import type { RunReader } from './text-block.ts';

/** Takes runs of text as they are read, and puts those blocks in the queue that may hold a name or tell of the subject. */
export interface Intake {
  take(reader: RunReader, text: string): void;
  isWorthSending(text: string): boolean;
  /** Some text has changed: a long one, which is not taken at once, may be another now. */
  rewritten(): void;
  /** Looks for these names too: the document has introduced them. @returns whether one of them is new */
  lookFor(names: readonly number[]): boolean;
  /** It is another document from here on, which has introduced no name. */
  startDocument(): void;
}

/** @param documentLanguage its primary tag; empty: not told */
export function createIntake(
  face: Pick<PageFace, 'filters' | 'signal'>,
  ledger: Ledger,
  marks: Pick<Marks, 'mark' | 'unmark' | 'handOn'>,
  asking: Pick<Asking, 'add' | 'ask'>,
  documentLanguage: () => string,
): Intake {
  /** Names that the document has introduced. */
  let introduced: NameFilter | null = null;
  /** Counts changes of text, and documents. */
  let rewrites = 0;
  let documents = 0;

  const isWorthSending = (text: string): boolean =>
    (face.filters.names(text) & (NAME | BROAD)) > 0 ||
    (introduced !== null && face.filters.own(introduced, text) > 0) ||
    face.filters.topics(text);

  function take(reader: RunReader, text: string): void {
    const known = ledger.find(reader, text);
    const heirs = ledger.heirs();
    for (const { candidates } of known?.blocks ?? []) candidates.forEach(marks.mark);
    const isSent = known || text.length > MAX_BLOCK || isWorthSending(text);
    const run = known ?? (isSent ? newRun(reader, text, documentLanguage) : null);
    if (run && !known && text.length <= MAX_BLOCK) run.heirs = [...heirs, ...heirsOfLost(run)];
    else heirs.forEach(marks.unmark);
    if (!run) return;
    if (text.length > MAX_BLOCK) void takeLong(run);
    else takeBlock(run, 0, text.length);
  }

  /** A run of megabytes, such as a plain-text file, takes more than a slice even to filter. */
  async function takeLong(run: Run): Promise<void> {
    const { nodes, starts, text } = run;
    const began = documents;
    let seen = rewrites;
    let isSame = true;
    let start = 0;
    const step = (end: number): void => {
      // It may have changed meanwhile, and been read anew.
      if (seen !== rewrites) isSame &&= nodes.every((node, i) => text.startsWith(node.data, starts[i]));
      seen = rewrites;
      // Of another document, or of names that are others now, it is read anew from its beginning.
      isSame &&= began === documents;
      if (isSame) takeBlock(run, start, end);
      start = end;
    };
    await inSlices(cutLong(text), step, true, face.signal);
    asking.ask();
  }

  function takeBlock(run: Run, start: number, end: number): void {
    const block = run.blocks.find(({ from }) => from === start);
    if (block?.sent || (!block && !isWorthSending(run.text.slice(start, end)))) return;
    asking.add(block ?? ledger.addBlock(run, start, end));
  }

  /** Marks whose text was taken out while this one came, on the same words. They are asked about as all of it is. */
  function heirsOfLost(run: Run): Candidate[] {
    const block: TextBlock = { id: 0, run, from: 0, to: run.text.length, sent: true, answered: true, candidates: [] };
    return ledger.inherit(run).map((lost) => marks.handOn(lost, block));
  }

  return {
    take,
    isWorthSending,
    rewritten() {
      rewrites++;
    },
    lookFor(names) {
      const all = introduced?.words ?? new Int32Array(names.length);
      let isNew = false;
      for (const [index, word] of names.entries()) {
        const before = all[index] as number;
        all[index] = before | word;
        isNew ||= all[index] !== before;
      }
      if (isNew) introduced = { words: all, beginnings: 0 };
      return isNew;
    },
    startDocument() {
      documents++;
      introduced = null;
    },
  };
}

/** What is kept of a run, with what the linker wants to know of where it stands. */
function newRun(reader: RunReader, text: string, documentLanguage: () => string): Run {
  const first = reader.nodes[0] as Text;
  const about = contextOf(first, text, reader.inHeading(), documentLanguage);
  const copy = reader.copy();
  return {
    ...copy,
    text,
    characters: copy.nodes.reduce((sum, node) => sum + node.length, 0),
    blocks: [],
    heirs: [],
    about,
  };
}
