import type { Span, Verdict } from '../matching/types.ts';
import type { BlockContext } from './context.ts';
import type { MarkName } from './mark-names.ts';
import type { RunText } from './ranges.ts';

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
  about: BlockContext;
}
