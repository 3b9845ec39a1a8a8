import type { Brief } from './brief.ts';

/**
 * Raised with every change of the shape that a reader of the file must know of; what is merely added does not raise it.
 * 2: `pack` is an object; sources have it too.
 */
export const BRIEF_FORMAT_VERSION = 2;

/**
 * The shape of the JSON file. Numbers in `sources` arrays are `number`s of the list `sources`; dates are a year, a month
 * or a day (`2019`, `2019-09`, `2019-09-27`); `basis` is `stated` (by a source) or `judged` (by the editors); names and
 * texts are in `language`.
 */
export interface BriefFile extends Brief {
  format: 'initiative-lens-brief';
  version: typeof BRIEF_FORMAT_VERSION;
}

/** The brief as JSON, indented by two; see {@link BriefFile}. */
export function toJson(brief: Brief): string {
  const file: BriefFile = { format: 'initiative-lens-brief', version: BRIEF_FORMAT_VERSION, ...brief };
  return `${JSON.stringify(file, null, 2)}\n`;
}
