import type { EntityLead } from '../dataset/reader.ts';
import { byReader } from '../page/by-reader.ts';
import type { CardEvents, CardRequest, MarkedMention } from '../page/types.ts';
import type { Reach } from './Dismissed.tsx';
import type { DetailsState } from './EntityCard.tsx';
import type { Area, Side } from './position.ts';
import type { TakeBack } from './services.ts';

/** One opening of the card: from a mention to the next mention or to closing. */
export interface Opening {
  request: CardRequest;
  events: CardEvents;
  shown: EntityLead | null;
  /** The reader said that the one shown is meant: of several bearers, or of a name that is only possibly its. */
  isChosen: boolean;
  details: DetailsState;
  whyOpen: boolean;
  pinned: boolean;
  /** It was opened from the keyboard, and not by a click on its own buttons for the next and the previous name. */
  byKeyboard: boolean;
  side: Side | null;
  /** “Not this” was said, and how far it reaches. */
  dismissed: Reach | null;
  /** False: it was to reach further, which could not be saved. */
  isSaved: boolean;
  /** A further reach is being written down, or taken back: until it is, neither Undo nor another reach is taken. */
  isWriting: boolean;
  /** For Undo: what takes back each word that went beyond the page. */
  takeBack: TakeBack[];
  /** The line of the word that the card stands at. */
  rect: DOMRect;
  /** When the card goes, as that has lost its place, by `performance.now()`; absent as long as it never has. */
  goneMs?: number;
  /** Which part of this frame can be seen, as far as the page around it shows it; null: not known yet. */
  seen: Area | null;
  today: string;
  pageDate: string | null;
  /** Where the focus goes back to. */
  returnTo: Element | null;
  announced: boolean;
  /** Ends waiting, watching and answers that come too late. */
  life: AbortController;
}

/** Nothing is known yet of the entry shown, and nobody has waited long. */
export const WAITING: DetailsState = { state: 'waiting', slow: false };

type Beginning = Pick<Opening, 'request' | 'events' | 'byKeyboard' | 'rect' | 'today' | 'pageDate' | 'returnTo'>;

/** An opening as it begins: of several bearers none is shown yet. */
export function beginOpening(beginning: Beginning): Opening {
  const { leads } = beginning.request.mention;
  return {
    ...beginning,
    shown: leads.length === 1 ? (leads[0] ?? null) : null,
    isChosen: false,
    details: WAITING,
    whyOpen: false,
    pinned: false,
    side: null,
    dismissed: null,
    isSaved: true,
    isWriting: false,
    takeBack: [],
    seen: null,
    announced: false,
    life: new AbortController(),
  };
}

/** Another card has opened, or this one has closed: what comes now comes too late. */
export const hasEnded = ({ life }: Opening): boolean => life.signal.aborted;

/** The mention as it counts from now on: what the reader chose is certain, as its mark says at once. */
export function mentionOf({ request: { mention }, shown, isChosen }: Opening): MarkedMention {
  const chosen = mention.verdict.choices.find(({ entity }) => entity === shown?.id);
  if (!isChosen || !chosen) return mention;
  return { ...mention, verdict: { ...mention.verdict, certainty: 'certain', choices: [byReader(chosen)] } };
}
