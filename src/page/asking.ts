import type { Block, DocumentFacts, LinkRequest, OpenCandidate, Verdict } from '../matching/types.ts';
import type { PageLinkResult } from '../messaging/protocol.ts';
import type { Ledger } from './ledger.ts';
import type { Candidate, TextBlock } from './run.ts';
import { inSlices } from './slices.ts';

/**
 * The conversation with the background about one document. It keeps nothing there; what it must know of the document
 * comes back with each answer and goes out again with the next question. One question at a time.
 */
export interface Asking {
  /** Puts a block in the queue. It is sent once. */
  add(block: TextBlock): void;
  /** Sends what is in the queue, as soon as the last answer has been dealt with. */
  ask(): void;
  /** Forgets the document; an answer about it that is still on its way is thrown away. */
  startDocument(): void;
  isDone(): boolean;
  /** Whether a question is on its way, or its answer. */
  isOut(): boolean;
}

export interface AskingEvents {
  facts(): DocumentFacts;
  /** An answer has come, before its candidates are dealt with. */
  answer(answer: PageLinkResult): void;
  judged(candidate: Candidate): void;
  /** It names nobody after all. */
  dismissed(candidate: Candidate): void;
  /** All of an answer has been dealt with. */
  settled(answer: PageLinkResult): Promise<void>;
  /** A question is out no longer: it has been answered and dealt with, or was lost. */
  returned(): void;
  /** @returns false to stop asking for good */
  failed(error: unknown): boolean;
}

/** Text in one message: far less than it may carry, so that no message makes a long task at either end. */
const BATCH_CHARACTERS = 60_000;
const BATCH_BLOCKS = 2_000;
const MAX_RETRIES = 5;
const RETRY_MS = 200;
const isRefusal = (error: unknown): boolean => (Object(error) as { ok?: unknown }).ok === false;
/** The next question waits for so many times what dealing with the last answer took. */
const PAUSE_FACTOR = 4;

export function createAsking(
  link: (request: LinkRequest) => Promise<PageLinkResult>,
  ledger: Ledger,
  on: AskingEvents,
  signal: AbortSignal,
): Asking {
  let queue: TextBlock[] = [];
  let state: string | null = null;
  /** Counts documents. */
  let epoch = 0;
  let answers = 0;
  let busy = false;
  let out = false;
  let retries = 0;

  const takeBatch = (): TextBlock[] => {
    const batch: TextBlock[] = [];
    let characters = 0;
    let taken = 0;
    for (const block of queue) {
      characters += block.to - block.from;
      if (batch.length >= BATCH_BLOCKS || (batch.length > 0 && characters > BATCH_CHARACTERS)) break;
      taken++;
      // Its text may have changed while it stood in the queue.
      if (ledger.blocks.get(block.id) === block) batch.push(block);
    }
    queue = queue.slice(taken);
    return batch;
  };

  const toSend = ({ id, run, from, to }: TextBlock): Block => ({ id, text: run.text.slice(from, to), ...run.about });

  async function ask(): Promise<void> {
    if (busy || queue.length === 0) return;
    const batch = takeBatch();
    if (batch.length === 0) return;
    busy = out = true;
    const asked = epoch;
    let pauseMs = 0;
    try {
      const answer = await link({
        document: on.facts(),
        state,
        open: ledger.openCandidates(),
        blocks: batch.map(toSend),
      });
      out = false;
      retries = 0;
      const beganMs = performance.now();
      if (asked === epoch && !signal.aborted) await take(answer, batch, asked);
      pauseMs = PAUSE_FACTOR * (performance.now() - beganMs);
    } catch (error) {
      out = false;
      if (signal.aborted || !on.failed(error)) return;
      retries++;
      pauseMs = RETRY_MS * 2 ** retries;
      // What the background refuses again and again, it will always refuse; a question that was lost is asked again.
      if (asked === epoch && (retries <= MAX_RETRIES || !isRefusal(error))) queue = [...batch, ...queue];
      else retries = 0;
    }
    on.returned();
    if (pauseMs > 0 && queue.length > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, 5_000)));
    busy = false;
    if (!signal.aborted) void ask();
  }

  async function take(answer: PageLinkResult, batch: TextBlock[], asked: number): Promise<void> {
    const number = ++answers;
    const isOld = (): boolean => asked !== epoch || signal.aborted;
    ({ state } = answer);
    on.answer(answer);

    const judge = (
      place: { block: number; start: number; end: number; verdict: Verdict | null } & Partial<OpenCandidate>,
    ): void => {
      const block = isOld() ? undefined : ledger.blocks.get(place.block);
      if (!block) return;
      const [start, end] = [block.from + place.start, block.from + place.end];
      let candidate = block.candidates.find((one) => one.start === start && one.end === end);
      if (!candidate) {
        candidate = ledger.adopt(block, start, end) ?? newCandidate(block, start, end);
        block.candidates.push(candidate);
      }
      candidate.evidence = place.evidence ?? null;
      if (candidate.evidence !== null) ledger.open.add(block);
      candidate.verdict = place.verdict;
      candidate.answer = number;
      on.judged(candidate);
    };
    await inSlices(answer.settled, judge, true, signal);
    await inSlices(answer.open, judge, true, signal);

    // An open candidate of which the answer no longer speaks is none; so is one in a block that was read anew.
    const read = new Set(batch);
    const review = (block: TextBlock): void => {
      // Text that has changed meanwhile is asked about again; until then its marks are its heirs'.
      if (isOld() || ledger.blocks.get(block.id) !== block) return;
      if (read.has(block)) {
        block.answered = true;
        for (const heir of block.run.heirs.splice(0)) on.dismissed(heir);
      }
      block.candidates = block.candidates.filter((candidate) => {
        const stays = candidate.answer === number || (candidate.evidence === null && !read.has(block));
        if (!stays) on.dismissed(candidate);
        return stays;
      });
      if (!block.candidates.some(({ evidence }) => evidence !== null)) ledger.open.delete(block);
    };
    await inSlices([...read, ...ledger.open], review, true, signal);
    if (!isOld()) await on.settled(answer);
  }

  return {
    add(block) {
      // Set now and not when it leaves: reading it twice must not send it twice.
      block.sent = true;
      queue.push(block);
    },
    ask: () => void ask(),
    startDocument() {
      epoch++;
      state = null;
      queue = [];
    },
    isDone: () => !busy && queue.length === 0,
    isOut: () => out,
  };
}

const newCandidate = (block: TextBlock, start: number, end: number): Candidate => ({
  ...{ block, start, end },
  evidence: null,
  verdict: null,
  mark: null,
  range: null,
  answer: 0,
});
