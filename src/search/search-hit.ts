import type { Span } from '../matching/types.ts';

export type Match =
  /** The query is the whole name. */
  | 'exact'
  /** The name begins with it. */
  | 'prefix'
  /** A word of the name begins with it. */
  | 'word'
  /** It stands inside a word. */
  | 'infix'
  /** Each word of the query begins a word of the name, in any order. */
  | 'words'
  /** The name only resembles the query. */
  | 'spelling';

export interface SearchHit {
  entity: string;
  /** The name that was found, as it is written: the reason for the hit where it is not the headword. */
  name: string;
  lang: string;
  type: string;
  match: Match;
  /** What to underline in `name`, in code units, ascending; empty for close spellings. */
  spans: Span[];
}

export interface SearchOptions {
  /** Interface language: names in it go first among equals. */
  language: string;
  limit: number;
}
