import type { Found, Span } from '../types.ts';
import type { Words } from './words.ts';

/** How a name is written and what is joined to it: case, lines, enumerations, addresses. One block, nothing else. */
export interface Writing {
  text: string;
  words: Words;
  /** Every place where the scan found names. */
  found: readonly Found[];
  /** Those of them that name an initiative of many countries: one in its name tells of none (the Liechtenstein Initiative). */
  ofMany: readonly Span[];
  /** Index into EVIDENCE_LANGUAGES. */
  lang: number;
}

/** A candidate with its words: from `at`, up to but without `to`. */
export interface WordSpan extends Span {
  at: number;
  to: number;
}

export function spotOf(words: Words, { start, end }: Span): WordSpan {
  const at = words.indexAt(start);
  return { start, end, at, to: Math.max(at + 1, words.indexAt(end)) };
}
