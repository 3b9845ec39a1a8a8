/**
 * The shapes that pass through the pure core: names in, text in, mentions out.
 * All offsets count UTF-16 code units of the text as it stands on the page; spans are half-open.
 */

export interface Span {
  start: number;
  end: number;
}

/** What the gazetteer says of one surface form as borne by one entity. */
export interface Bearer {
  /** Index into {@link Gazetteer.entities}. */
  entity: number;
  /** Needs evidence before it counts. */
  ambiguous: boolean;
  type: 'official' | 'common' | 'acronym' | 'translation' | 'former' | 'misspelling' | 'surname';
  /** BCP 47 primary tag, or `und`. */
  lang: string;
}

/** One surface form and every entity it may stand for: a gazetteer entry. */
export interface Form {
  text: string;
  /** Counts only in the letter case in which it is listed (OM, FAST, IND). */
  exactCase: boolean;
  /**
   * How many characters at the end of `text` are an inflectional ending (UNICEFs: 1): they are matched but stay outside
   * the mention's span. 0 where absent.
   */
  tail?: number;
  /**
   * Kept out of the page's filters: found only in blocks that travel for another reason, or once the document has
   * introduced it (surnames).
   */
  latent?: boolean;
  /** Made by a rule from a listed name (Deutschen Bank from Deutsche Bank); absent where the dataset lists it. */
  made?: boolean;
  bearers: Bearer[];
}

/** A place in a text where forms of the gazetteer stand: all that fit the span, each by its own case rule. */
export interface Found extends Span {
  /** Indexes into {@link Gazetteer.forms}, ascending. */
  forms: number[];
}

/** What linking needs to know of an entity; nothing a card shows is in here. */
export interface GazetteerEntity {
  id: string;
  pack: string;
  kind: string;
  /** What field it works in (bank, ngo, …): names of one field explain each other. */
  sector?: string;
  /** ISO 3166-1 alpha-2, or INT. */
  country: string;
  broad: boolean;
  /** Indexes of entities that speak for this one: parent, children, initiatives it has a role in, people of its roles. */
  related: number[];
}

/** Words that tell the senses of one ambiguous form apart; see assets/packs/fast/README.md. */
export interface Sense {
  text: string;
  candidates: string[];
  caseSensitive: boolean;
  near: Record<string, string[]>;
  before: string[];
  after: string[];
  otherSenses: { gloss: string; near: string[]; before: string[]; after: string[] }[];
  alone: 'never' | 'onTopicPage' | 'always';
  perCandidate?: Record<string, { near?: string[]; country?: string; before?: string[]; after?: string[] }>;
}

/** language → topic → words with weights from 0 to 1. */
export type Topics = Record<string, Record<string, { text: string; weight: number }[]>>;

/**
 * Everything the core knows: all names of all enabled packs, with what is needed to tell their bearers apart.
 * Plain JSON; the compiled form (typed arrays) is made from it by `compileGazetteer`.
 */
export interface Gazetteer {
  /** Changes whenever any enabled pack changes: pack ids and versions. */
  version: string;
  entities: GazetteerEntity[];
  forms: Form[];
  senses: Sense[];
  topics: Topics;
}

/** A run of text read as one: a paragraph with its inline markup, a heading, a table cell. */
export interface Block {
  /** Given by the caller, unique within the document for as long as the text does not change. */
  id: number;
  text: string;
  /** Primary language tag of the nearest `lang`, where it differs from the document's. */
  lang?: string;
  /** Of a cell as short as an abbreviation: what the next one says, perhaps what it stands for. No names are marked there. */
  beside?: string;
  /** Of a cell of a table: what the first of its row says, perhaps a country. No names are marked there. */
  row?: string;
  /** Of an item of a list: how those beside it begin, one in each line. No names are marked there. */
  items?: string;
  /**
   * `control`: text of a button, menu or tab, where capitals and single words prove little. `link`: a label that leads
   * elsewhere. Neither tells what the page is about: “Modern Slavery Statement” stands at the foot of every shop.
   */
  kind: 'text' | 'heading' | 'control' | 'link';
}

export interface DocumentFacts {
  title: string;
  /** Primary tag of the root's `lang`, or the empty string. */
  lang: string;
  /** Host name of the page, for its country; the empty string where there is none. Never stored. */
  host: string;
}

/** Why a mention counts or does not. Worded for readers by the interface, in their language. */
export interface Reason {
  code: string;
  /** `+` speaks for the entity, `-` against it. */
  sign: '+' | '-';
  /** What was found in the text (a word, a long form), or an entity id where `code` says so. */
  detail?: string;
}

export interface Choice {
  /** Entity id. */
  entity: string;
  /** From 0 to 1; higher is surer. */
  score: number;
  reasons: Reason[];
}

/** The judgement on one candidate. The likeliest entity comes first; more than one only where evidence does not decide. */
export interface Verdict {
  certainty: 'certain' | 'possible';
  choices: Choice[];
  /** So well known that it is marked only where the page is about the topic, unless the reader asks for more. */
  broad: boolean;
  /** Rests on the rule that a surname alone follows its full name. */
  bySurname?: boolean;
}

/** A judged place in a block. */
export interface Mention extends Span {
  block: number;
  verdict: Verdict;
}

/**
 * A place whose judgement depends on the rest of the document. The caller keeps it and hands it back with the next
 * batch; `evidence` is opaque to it: what the candidate's own block says, never the block's text.
 */
export interface OpenCandidate extends Span {
  block: number;
  evidence: string;
}

export interface LinkRequest {
  document: DocumentFacts;
  /** The state of the last answer, or null with the first batch. */
  state: string | null;
  open: OpenCandidate[];
  /** Blocks not sent before. */
  blocks: Block[];
}

/**
 * Order-free: for every way to cut a text into batches, in every order, the last answer's `open` together with all
 * `settled` are the mentions of the whole text.
 */
export interface LinkResult {
  /** At most 4,096 characters. */
  state: string;
  /** Mentions in the new blocks that no other text can change. */
  settled: Mention[];
  /** Every candidate that other text can change, old and new, with its judgement as of now (null: names none of ours). */
  open: (OpenCandidate & { verdict: Verdict | null })[];
  /** Surface forms to look for from now on, also in blocks that the filters let fall: surnames, introduced short forms. */
  names: string[];
  /** How much the document is about the topic so far, from 0 to 1. */
  topic: number;
  /** Whether that is enough for broad names. */
  onTopic: boolean;
}
