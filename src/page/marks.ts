import type { EntityLead } from '../dataset/reader.ts';
import { createHighlights, type Highlights } from './highlights.ts';
import type { Ledger } from './ledger.ts';
import type { MarkName } from './mark-names.ts';
import { markOf, type Preferences } from './preferences.ts';
import { staticRangeOf } from './ranges.ts';
import type { Candidate, TextBlock } from './run.ts';
import { inSlices } from './slices.ts';
import type { Lost } from './taken-out.ts';

/** Which of the candidates on record are marked, and how. */
export interface Marks {
  readonly highlights: Highlights;
  readonly count: number;
  /** Decides how a candidate is marked. */
  mark(candidate: Candidate): void;
  /** @returns the mark that showed until now */
  unmark(candidate: Candidate): MarkName | null;
  /** Shows a mark whose text was taken out where the same words have come. @returns the candidate that it is there */
  handOn(lost: Lost, block: TextBlock): Candidate;
  /** Decides every mark anew: other settings, or the page turned out to be about the topic. */
  remark(): Promise<void>;
  /** Tells of what has changed, if anything has. */
  announce(): void;
  /** All that has been judged, marked or not, and the marks that stay until a changed text has been. */
  judged(): Iterable<Candidate>;
  /** The marked candidate at a place of a text node. */
  markedAt(node: Text, offset: number): Candidate | null;
}

export interface MarksOptions {
  preferences(): Preferences;
  leadOf(id: string): EntityLead | undefined;
  isOnTopic(): boolean;
  /** The judgement after the reader's own word; asked of entities only of which some name is silenced or chosen. */
  revise(candidate: Candidate): Candidate['verdict'];
  /** Marks have come, gone or changed. */
  onChange(): void;
}

export function createMarks(ledger: () => Ledger, options: MarksOptions, signal: AbortSignal): Marks {
  const highlights = createHighlights(signal);
  let count = 0;
  let hasChanged = false;

  function mark(candidate: Candidate): void {
    const preferences = options.preferences();
    let { verdict } = candidate;
    // Only names of entities on which the reader has said a word are looked at more closely.
    if (verdict?.choices.some(({ entity }) => preferences.silenced.some((one) => one?.entity === entity)))
      verdict = options.revise(candidate);
    const lead = options.leadOf(verdict?.choices[0]?.entity ?? '');
    // Of an entity of a pack that is being taken out nothing is known any more: neither whose mark it has nor a card.
    const name = lead ? markOf(verdict, lead, preferences, options.isOnTopic()) : null;
    hasChanged = true;
    if (name === candidate.mark) return;
    unmark(candidate);
    if (!name) return;
    candidate.range ??= staticRangeOf(candidate.block.run, candidate);
    highlights.add(name, candidate.range);
    candidate.mark = name;
    count++;
  }

  function unmark(candidate: Candidate): MarkName | null {
    const { mark } = candidate;
    if (!mark) return null;
    candidate.mark = null;
    count--;
    hasChanged = true;
    return highlights.remove(candidate.range as StaticRange) ? mark : null;
  }

  /** Piece by piece what is on record when its turn comes: what goes meanwhile must not be marked once more. */
  function* onRecord(): Iterable<readonly Candidate[]> {
    for (const run of ledger().runs()) {
      yield run.heirs;
      for (const block of run.blocks) if (ledger().blocks.get(block.id) === block) yield block.candidates;
    }
  }

  return {
    highlights,
    get count() {
      return count;
    },
    mark,
    unmark,
    handOn({ candidate, mark, start, end }, block) {
      const range = staticRangeOf(block.run, { start, end });
      highlights.put(mark, range);
      count++;
      hasChanged = true;
      return { ...candidate, ...{ block, start, end, mark, range } };
    },
    remark: () => inSlices(onRecord(), (candidates) => candidates.forEach(mark), true, signal),
    announce() {
      if (!hasChanged || signal.aborted) return;
      hasChanged = false;
      options.onChange();
    },
    *judged() {
      for (const run of ledger().runs()) {
        yield* run.heirs;
        for (const block of run.blocks) yield* block.candidates;
      }
    },
    markedAt(node, offset) {
      const run = ledger().runOf(node);
      const start = run?.starts[run.nodes.indexOf(node)];
      if (!run || start === undefined) return null;
      const place = start + offset;
      for (const { candidates } of run.blocks) {
        const found = candidates.find((one) => one.mark && one.start <= place && place <= one.end);
        if (found) return found;
      }
      return null;
    },
  };
}
