import type { Passage } from '../messaging/protocol.ts';
import { type Candidate, textOf } from './run.ts';

/** Characters kept on either side of a name, give or take a word. */
const REACH = 70;

/** A mention with the words around it, cut where words end; an ellipsis is for whoever shows it. */
export function passageOf(candidate: Candidate): Passage {
  const { start, end, block } = candidate;
  const { text, about } = block.run;
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const isCutBefore = start > REACH;
  const isCutAfter = end + REACH < text.length;
  return {
    before: tidy(isCutBefore ? before.replace(/^\S*\s/u, '') : before),
    name: tidy(textOf(candidate)).slice(0, MAX_NAME),
    after: tidy(isCutAfter ? after.replace(/\s\S*$/u, '') : after),
    isCutBefore,
    isCutAfter,
    ...(about.lang && { lang: about.lang }),
  };
}

/** No name has more, whatever a page puts between its letters. */
const MAX_NAME = 300;

/**
 * White space as it is shown; soft hyphens, zero-width characters and what turns the direction of the words are not, nor
 * is the half of a character that was cut through.
 */
const tidy = (text: string): string =>
  text
    .replace(/[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]|^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
    .replace(/\s+/g, ' ');
