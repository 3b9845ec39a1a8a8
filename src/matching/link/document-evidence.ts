import type { Said } from '../topic/topic-score.ts';

/** What the whole document adds to the evidence of each candidate. */
export interface DocumentEvidence {
  /** Forms that settled names show: they name their entity without doubt. */
  forms: ReadonlySet<number>;
  /** Topic → score from 0 to 1. */
  topics: ReadonlyMap<string, number>;
  /** The same by its words alone, without the names that stand there. */
  spoken: ReadonlyMap<string, number>;
  /** ISO code of the country of the page, or the empty string. */
  country: string;
  /**
   * Countries whose public bodies and laws settled names show: how many of each, as a share of that of which there are
   * most.
   */
  homes: ReadonlyMap<string, number>;
  /** What the document says of countries: those of {@link COUNTED}, and those whose bodies it names. */
  said: ReadonlyMap<string, Said>;
}

/** A topic score from which words of the topic are there at all. */
export const SPOKEN_OF = 0.2;

/** The same of one clear word of it. */
export const A_WORD = 0.1;

/** Whether a name without doubt stands in the document, or words of a topic: else doubtful names only vouch for each other. */
export function isGrounded({ forms, topics }: DocumentEvidence): boolean {
  if (forms.size > 0) return true;
  for (const score of topics.values()) if (score >= SPOKEN_OF) return true;
  return false;
}

/** A topic score from which a reader would say that the document is about it. */
export const ABOUT = 0.5;

/** Whether a document is about slavery. */
export const isAbout = ({ topics }: DocumentEvidence): boolean => (topics.get('slavery') ?? 0) >= ABOUT;
