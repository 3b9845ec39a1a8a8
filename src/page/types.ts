import type { EntityLead } from '../dataset/reader.ts';
import type { Verdict } from '../matching/types.ts';

/** A mention that is marked in this frame, as the card sees it. */
export interface MarkedMention {
  /** The surface form as it stands on the page. */
  text: string;
  /** The text of the page on either side of it, and itself; what reasons quote is quoted in its letters. */
  around?: string;
  /** The language it is written in, as the page has it. */
  lang?: string | undefined;
  verdict: Verdict;
  /** Leads of the verdict's choices, likeliest first. */
  leads: EntityLead[];
}

export interface CardRequest {
  mention: MarkedMention;
  /** Ids of all whom the name may stand for, also where the reader has chosen among them. */
  bearers: readonly string[];
  /** The client rects of the mention now, one a line; asked again at each placement. Empty: it is gone. */
  rects(): DOMRect[];
  /** Whether what is around the mention hides a rect of it: a box scrolled elsewhere, an accordion closed meanwhile. */
  isCutOff(rect: DOMRect): boolean;
  /** The element that the mention stands in, as long as it does. */
  element(): Element | null;
  /** `key`: focus goes into the card. */
  by: 'pointer' | 'key' | 'tap';
  /** Where the pointer was, to choose among the rects of a broken name. */
  pointer?: { x: number; y: number };
  /** "3 of 31", when reached by key. */
  place?: { index: number; count: number };
}

/** What the card tells the page script. */
export interface CardEvents {
  /** The card went away. */
  closed(): void;
  step(direction: 1 | -1): void;
  /** “Not this”: on this page, until it is left, the name stands for none of these entities. */
  dismiss(entities: readonly string[]): void;
  /** “Yes, this”, “This one”: on this page the name stands for this entity. */
  confirm(entity: string): void;
  /** Takes the reader's word on this name back. */
  undo(): void;
}

/**
 * The card script's face towards the page script of the same frame. Both run in the extension's isolated world and meet
 * under `Symbol.for('il.card')` on its `globalThis`, which no page script can reach.
 */
export interface CardApi {
  /** Whether the card opened. If not, what was open may be so still: a pinned card stays where the pointer asks for another. */
  open(request: CardRequest, events: CardEvents): boolean;
  close(): void;
  isOpen(): boolean;
  /** Whether a client point lies on the card or in the corridor from the word to it. */
  holdsPointer(x: number, y: number): boolean;
  dispose(): void;
}

export const CARD_SYMBOL = Symbol.for('il.card');
