import * as v from 'valibot';
import { ENTITY_ID } from '../dataset/entity-id.ts';
import type { DatasetStorage, EntityDetails, EntityLead, PackInfo } from '../dataset/reader.ts';
import type { Companions } from '../entry/companions.ts';
import type { LentTexts } from '../i18n/borrowed.ts';
import type { LinkResult } from '../matching/types.ts';
import type { FoundEntry } from '../search/find-entries.ts';

/**
 * Every message there is, in one map: who may send it, what it must look like, what comes back.
 * The page script imports types from here and nothing else (valibot stays out of pages); the background checks each
 * message against its schema and its sender before it believes a word.
 */

const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0x7fff_ffff));
const blockId = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const languageTag = v.pipe(v.string(), v.maxLength(35));

/** A message carries at most this much page text; the page script cuts its batches accordingly. */
export const MAX_BATCH_CHARACTERS = 400_000;
export const MAX_OPEN_CANDIDATES = 20_000;

const linkRequest = v.strictObject({
  document: v.strictObject({
    title: v.pipe(v.string(), v.maxLength(2_000)),
    lang: languageTag,
    host: v.pipe(v.string(), v.maxLength(255)),
  }),
  state: v.nullable(v.pipe(v.string(), v.maxLength(4_096))),
  open: v.pipe(
    v.array(
      v.strictObject({ block: blockId, start: offset, end: offset, evidence: v.pipe(v.string(), v.maxLength(4_096)) }),
    ),
    v.maxLength(MAX_OPEN_CANDIDATES),
  ),
  blocks: v.pipe(
    v.array(
      v.strictObject({
        id: blockId,
        text: v.pipe(v.string(), v.maxLength(MAX_BATCH_CHARACTERS)),
        lang: v.optional(languageTag),
        beside: v.optional(v.pipe(v.string(), v.maxLength(200))),
        row: v.optional(v.pipe(v.string(), v.maxLength(60))),
        items: v.optional(v.pipe(v.string(), v.maxLength(600))),
        kind: v.picklist(['text', 'heading', 'control', 'link']),
      }),
    ),
    v.maxLength(50_000),
    v.check(
      (blocks) => blocks.reduce((sum, { text }) => sum + text.length, 0) <= MAX_BATCH_CHARACTERS,
      'too much text',
    ),
  ),
});

/** What a page gets with its mentions: the judgement, and the line of each entity that a card shows first. */
export interface PageLinkResult extends Omit<LinkResult, 'names'> {
  leads: Record<string, EntityLead>;
  /** Whether the page around the frame is about the topic; null: there is none, or it did not say. */
  pageOnTopic: boolean | null;
  /** As the page looks for them: the words of their filter. Empty: there are none. */
  names: number[];
}

const entityId = v.pipe(v.string(), v.regex(ENTITY_ID));

const language = v.picklist(['en', 'nl', 'de']);

/** A name and whom it is not to stand for. */
const silencing = v.strictObject({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  entities: v.pipe(v.array(entityId), v.maxLength(50)),
  scope: v.picklist(['site', 'everywhere']),
});

/** What the reader said of a name in one frame of a page, for the others. `by`: tells frames apart, and is nobody's id. */
const word = v.strictObject({
  by: v.number(),
  said: v.picklist(['not', 'is', 'undone']),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** Of `is` the first is meant, of all of them. */
  entities: v.pipe(v.array(entityId), v.minLength(1), v.maxLength(50)),
});
export type ReaderWord = v.InferOutput<typeof word>;

/** Sent to the background. `page`: by scripts in web pages; `extension`: by our own pages. */
export const requestSchemas = {
  /** Blocks of a page's text, to be linked. */
  link: { from: 'page', schema: linkRequest },
  /** The script that marks is wanted in the sender's frame. */
  wantAttendant: { from: 'page', schema: v.strictObject({}) },
  /** The script that serves pointer and keys is. */
  wantHands: { from: 'page', schema: v.strictObject({}) },
  /** The card script is wanted in the sender's frame. */
  wantCard: { from: 'page', schema: v.strictObject({}) },
  /** The style of the reader's look is wanted in the sender's frame: its page was away when that look was chosen. */
  wantStyles: { from: 'page', schema: v.strictObject({}) },
  /** A card stands in the sender's frame while the focus is in another document of its page: Escape there is for it too. */
  wantEscape: { from: 'page', schema: v.strictObject({}) },
  /** Escape was pressed in a document that was asked to tell. */
  escaped: { from: 'page', schema: v.strictObject({}) },
  /** What the card says, in the reader's language: after that language was changed. */
  cardTexts: { from: 'page', schema: v.strictObject({}) },
  /** A frame asks whether the page it stands in is switched off; asked once by frames of another site than the page. */
  mayRead: { from: 'page', schema: v.strictObject({}) },
  /** All about one entity, for its card. In the language of the interface, or in the one named. */
  entity: { from: 'page', schema: v.strictObject({ id: entityId, language: v.optional(language) }) },
  /** Of the page itself: whether it is about the topic has turned out, or is so no longer. Its frames are told. */
  turnedTopic: { from: 'page', schema: v.strictObject({ onTopic: v.boolean() }) },
  /** The reader's word on a name of this page, which holds in all its frames. Kept nowhere. */
  tellWord: { from: 'page', schema: word },
  /** A frame that has come into a page asks what the reader has said there before. */
  wantWords: { from: 'page', schema: v.strictObject({}) },
  /** “Not this” beyond the page: the name on the page's whole site, or everywhere. Never kept from private windows. */
  silence: { from: 'page', schema: silencing },
  /** Takes that back, for the entities to which it added something. */
  unsilence: { from: 'page', schema: silencing },
  /** Opens the full entry in a tab of its own. */
  openEntry: { from: 'page', schema: v.strictObject({ id: entityId }) },
  /** Opens the popup with an entry, or with its list where several are meant; where the browser refuses, the full entry in a tab. */
  openPopup: { from: 'page', schema: v.strictObject({ id: entityId, undecided: v.boolean() }) },
  /** Reads one tab now: for pages where access is withheld and the reader pressed the toolbar button. */
  scanPage: { from: 'extension', schema: v.strictObject({ tabId: offset }) },
  /** Shows the marks of one tab again that the reader has hidden. */
  showMarks: { from: 'extension', schema: v.strictObject({ tabId: offset }) },
  /**
   * How many entities a frame marks has changed: for the number on the toolbar icon. `alone`: the page has no other
   * frames, so that this is the page's number; else all frames are asked.
   */
  counted: { from: 'page', schema: v.strictObject({ count: offset, alone: v.boolean() }) },
  /** How the dataset stands, for a page that does not open the database itself. Also gets the search ready. */
  dataset: { from: 'extension', schema: v.strictObject({}) },
  /** Who had roles in the initiatives of an entity. */
  companions: { from: 'extension', schema: v.strictObject({ id: entityId, language }) },
  /** The entries whose names hold a query; with `close`, those whose names are close to it in spelling. */
  search: {
    from: 'extension',
    schema: v.strictObject({ query: v.pipe(v.string(), v.maxLength(300)), language, close: v.boolean() }),
  },
  /** Added packs were changed; answered once what is in use follows them. `memory`: there is no database to follow them in. */
  packsChanged: { from: 'extension', schema: v.strictObject({}) },
  /** Whether the background is still bringing packs into use. */
  packsBusy: { from: 'extension', schema: v.strictObject({}) },
} as const satisfies Record<string, { from: 'page' | 'extension'; schema: v.GenericSchema }>;

export type RequestType = keyof typeof requestSchemas;
export type RequestOf<T extends RequestType> = v.InferOutput<(typeof requestSchemas)[T]['schema']>;

export interface ResponseMap {
  link: PageLinkResult;
  wantAttendant: { ok: boolean };
  wantHands: { ok: boolean };
  wantCard: { ok: boolean };
  wantStyles: { ok: boolean };
  wantEscape: { ok: boolean };
  escaped: { ok: boolean };
  cardTexts: LentTexts;
  mayRead: { allowed: boolean };
  entity: EntityDetails | null;
  /** `kept`: false from a private window. */
  silence: { kept: boolean; added: string[] };
  unsilence: { ok: boolean };
  turnedTopic: { ok: boolean };
  tellWord: { ok: boolean };
  wantWords: { words: ReaderWord[] };
  openEntry: { ok: boolean };
  openPopup: { ok: boolean };
  scanPage: { ok: boolean };
  showMarks: { ok: boolean };
  counted: { ok: boolean };
  /** `preparing`: it is being installed; to be asked again soon. `memory`: the browser allows no database. */
  dataset: { status: 'preparing' } | { status: 'ready'; packs: PackInfo[]; storage: DatasetStorage };
  companions: Companions[];
  /** `isCut`: there are more. */
  search: { entries: FoundEntry[]; isCut: boolean };
  packsChanged: { ok: boolean };
  packsBusy: { busy: boolean };
}

/** An answer crosses as data: a value, or what went wrong. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };

/**
 * Sent by the background to the scripts of one tab. They take it from their own extension alone, and of what it holds they
 * read no more than they look at themselves.
 */
export type TabCommand =
  /** Reads the page anew: after a change of packs. */
  | { command: 'rescan' }
  /** A frame within the page asks, through the background, how much the page is about the topic. */
  | { command: 'tellTopic' }
  /** Takes marks and card out of sight, and shows them again. */
  | { command: 'hide' | 'show' }
  /** Asks the top frame whether it is read, whether its marks are hidden, and how many entities they name. */
  | { command: 'tellState' }
  /** Takes marks, card, listeners and observers away. */
  | { command: 'stop' }
  /** Asks again whether a frame may be read: sites were switched. */
  | { command: 'askAgain' }
  /** To frames within the page: whether that is about the topic. */
  | { command: 'pageTopic'; onTopic: boolean }
  /** The reader's word in one of the frames. */
  | ({ command: 'hearWord' } & ReaderWord)
  /** Asks the top frame what the reader has said on this page, for a frame that has come since. */
  | { command: 'tellWords' };

/** What the top frame answers to `tellTopic`. */
export const topicAnswerSchema = v.strictObject({
  topic: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  onTopic: v.boolean(),
});

/** What the top frame answers to `tellWords`; of words that are none the others hold. */
export const wordsAnswerSchema = v.pipe(v.array(v.fallback(v.nullable(word), null)), v.maxLength(1_000));

/** What the top frame answers to `tellState`. `count`: of entities it marks; null where other frames may have more. */
export const stateAnswerSchema = v.strictObject({ hidden: v.boolean(), count: v.nullable(offset) });
export type StateAnswer = v.InferOutput<typeof stateAnswerSchema>;

/** Name of the port by which the popup and the panel ask the frames of a tab what they show (`tabs.connect`). */
export const REPORT_PORT = 'page-report';
/** Of one on which the same is told, and nobody wants to see what is not marked: for the number on the toolbar icon. */
export const COUNT_PORT = 'page-count';

/** What one frame tells over the report port, at once and after each change. */
export interface FrameReport {
  frame: string;
  top: boolean;
  /** Blocks read so far and whether that is all of them. */
  blocksRead: number;
  done: boolean;
  onTopic: boolean;
  /** The reader has taken all marks out of sight. */
  hidden: boolean;
  entities: {
    lead: EntityLead;
    certain: number;
    possible: number;
    /** Broad and left unmarked because the page is about something else. */
    unmarked: number;
    /** Headwords of others who bear the name at places that evidence does not decide; absent: none. */
    rivals?: string[];
    /** The marked places in reading order, once somebody has asked for them; at most {@link MAX_PASSAGES}. */
    passages?: Passage[];
    /** Of the frame's document, as it says itself: a primary subtag; absent: it says nothing. */
    lang?: string;
  }[];
}

/** The last thing that a frame tells: its document goes, or is read no more. */
export interface Farewell {
  frame: string;
  gone: true;
}

export const MAX_PASSAGES = 50;

/** A mention with the words around it, as it stands on the page. */
export interface Passage {
  before: string;
  name: string;
  after: string;
  /** Whether the page's text goes on where the passage is cut. */
  isCutBefore: boolean;
  isCutAfter: boolean;
  /** Its language where that is another than its document's. */
  lang?: string;
}

/**
 * Sent over the report port to one frame (by its `frame`): to scroll to the n-th mention of an entity and flash it; to show
 * the marks of these entities only, null: of all, until the port is shut; to report the words around each mention too.
 */
export type ReportCommand = { frame: string } & (
  | { show: string; index: number }
  | { filter: string[] | null }
  | { passages: true }
);
