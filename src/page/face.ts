import type { NameFilter } from '../matching/filters/filter-keys.ts';
import type { FrameReport, ReportCommand } from '../messaging/protocol.ts';
import type { ExtensionApi, ReportPort } from './extension-api.ts';
import type { CreateHands } from './hands.ts';
import type { Reading, Removals } from './reading.ts';
import type { RunReader } from './text-block.ts';

/**
 * Where the two halves of our work in a page meet. The *page script*, which every document gets, reads, and asks the
 * filters whether a text may hold a name. The *attendant* comes only into documents where one may be marked: it asks the
 * background, marks, and serves pointer and keys. It finds the page script by a symbol on the `globalThis` of the
 * isolated world, which no page can reach.
 */
export const PAGE_SYMBOL = Symbol.for('il.page');

/** What a page is told of the names: never a name, only whether a text is worth sending. */
export interface TextFilters {
  /** Changes with the names. */
  readonly name: string;
  /** Of what kinds the names and telling words are that the text may hold: bits, as in `mayHold`. */
  names(text: string): number;
  /** Whether it may hold a topic word. Never before those have been added. */
  topics(text: string): boolean;
  /** @param stored what the filters were made from; anything else adds nothing */
  addTopics(stored: unknown): void;
  /** `mayHold`, for what the document itself has introduced. */
  own(filter: NameFilter, text: string): number;
}

export interface PageFace {
  readonly api: ExtensionApi;
  readonly filters: TextFilters;
  readonly reading: Reading;
  /** Ends the page script, and all that serves it. */
  readonly signal: AbortSignal;
  /** Whether the extension is gone; everything of ours in this page ends with the answer yes. */
  isOrphaned(): boolean;
  readonly attendant: Attendant | null;
  /** Whether an attendant is there or on its way: where an answer was lost, two are sent. */
  isAttended: boolean;
  /** Gives the attendant what it serves pointer and keys with. */
  takeHands?: (create: CreateHands) => void;
  /** The attendant has come. */
  attended(attendant: Attendant): void;
  /** What a report tells has changed. */
  changed(): void;
}

/** Where a frame's mentions stand among those of all frames of a tab. */
export interface Among {
  /** Mentions in the frames before this one, and in all together. */
  before: number;
  count: number;
  /** Begins at the first or the last mention, and not at what is in view: the reader comes from another frame. */
  fromEdge: boolean;
}

export interface Standing {
  /** Mentions that show. */
  count: number;
  /** The one at which the reader is, -1: at none. */
  index: number;
  /** When the reader went there, by `Date.now()`; 0: not at all. */
  steppedMs: number;
}

export interface Attendant {
  /** A run of text has been read. */
  run(reader: RunReader, text: string): void;
  /** Whether a text may matter; it may be that of several blocks. False is for good. */
  skim(text: string): boolean;
  /** The text of a node has changed, or it is being edited from now on. */
  voided(node: Node): void;
  /** A node stands in what is not read. */
  unread(node: Node): void;
  /** Some nodes have gone while others came. @returns whether marks went with them; null: there are none */
  replaced(removed: ReadonlySet<Node>): boolean | null;
  /** Changes of the page have come in. */
  round(removed: Removals): void;
  /** @returns false to wait: until `reading.wake` nothing more is read */
  sliceEnd(): boolean;
  /** The filters are others now; everything will be read anew. */
  rescan(): void;
  /** Whether nothing is on its way to the background or back. */
  isDone(): boolean;
  topic(): { topic: number; onTopic: boolean };
  /** Puts back marks that the page has thrown out. */
  restore(): void;
  /** How many entities the marks of this frame name that show. */
  entityCount(): number;
  count(): FrameReport['entities'];
  /**
   * Goes to the next (1) or the previous (-1) mention that shows: round and round, or as one frame among others only as far
   * as its own mentions go. @returns whether there was any
   */
  step(direction: 1 | -1, among?: Among): boolean;
  /** Where the reader stands among the mentions of this frame. */
  standing(): Standing;
  /** The reader goes on in another frame: the card closes, and the place is forgotten. */
  leave(): void;
  /** Takes marks and card out of sight, at once, or shows them again. Nothing else changes: counts stay as they are. */
  hide(isHidden: boolean): void;
  /** Does what somebody at the other end of a port wants of this frame. */
  obey(command: ReportCommand, port: ReportPort): void;
}

export const sharedFace = (): { [PAGE_SYMBOL]?: PageFace } => globalThis as { [PAGE_SYMBOL]?: PageFace };
