import type { Verdict } from '../matching/types.ts';
import type { FrameReport, ReportCommand } from '../messaging/protocol.ts';
import type { AnnotatedPage } from './annotate.ts';
import type { Candidate } from './ledger.ts';
import type { Preferences } from './preferences.ts';
import type { ReportPort } from './report.ts';

/**
 * Where the two halves of our work in a page meet. The page script, which every document gets, reads and marks. What
 * serves pointer and keys comes only into documents that name somebody, with the card; it finds the page script by a symbol
 * on the `globalThis` of the isolated world, which no page can reach.
 */
export const PAGE_SYMBOL = Symbol.for('il.page');

export interface PageFace {
  page: AnnotatedPage;
  preferences(): Preferences;
  /** Has the background put the card and the attendant into this frame. */
  wantCard(): Promise<unknown>;
  /** Ends the page script, and all that serves it. */
  signal: AbortSignal;
  attendant: Attendant | null;
  /** The reader's word on some name of this page has changed; ids of all entities that it touches. */
  revised(entities: readonly string[]): void;
  /** The attendant has come. */
  attended(attendant: Attendant): void;
}

export interface Attendant {
  /** Goes to the next (1) or the previous (-1) mention. @returns whether there is any */
  step(direction: 1 | -1): boolean;
  /** Does what somebody at the other end of a port wants of this frame. */
  obey(command: ReportCommand, port: ReportPort): void;
  count(): FrameReport['entities'];
  /** The judgement after the reader's own word on a name: none after “not this”, a certain one after “this one”. */
  revise(candidate: Candidate): Verdict | null;
  /** Marks have changed. */
  refresh(): void;
}

export const sharedFace = (): { [PAGE_SYMBOL]?: PageFace } => globalThis as { [PAGE_SYMBOL]?: PageFace };
