import { foldWord } from './evidence-words.ts';
import type { Span } from './types.ts';

/**
 * Lists of abbreviations: lines with a short form, a sign or a blank, and what it stands for. There the line says what
 * is meant, also where its words do not give every letter (HSI – huiselijk geweld, signalering en interventie).
 */

const ENTRY =
  /^[\s•·*–—-]{0,4}([A-Z][A-Z0-9]{1,7}|[A-Z][A-Za-z]{1,3}[A-Z])[^\S\n]{0,4}(?:[–—:=|-][^\S\n]{0,4}|[^\S\n])(?=["'“„(]?(\p{L}))/u;

const ARTICLE = /^(?:the|an?|de|het|een|die|der|das)[^\S\n]/iu;

/** Lines fewer than this make no list. */
const ENTRIES = 3;

/**
 * Whether a place is the short form of an entry in a list of abbreviations: at least three lines of this shape, and in
 * most of them the explanation begins with the letter of the short form. A list of who is who has the shape only.
 *
 * @returns where the explanation of the place begins and ends, or null
 */
export function glossaryEntry(text: string, place: Span): Span | null {
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  if (place.start - start > 6) return null;
  const stop = text.indexOf('\n', place.end);
  const end = stop === -1 ? text.length : stop;
  const own = ENTRY.exec(text.slice(start, Math.min(end, start + 80)));
  if (!own || start + own[0].length <= place.end || !text.slice(start, place.start + 1).endsWith(own[1]?.[0] ?? ' '))
    return null;
  if (!isGlossary(text)) return null;
  return { start: start + own[0].length, end };
}

// Every entry of a list asks for the whole list: the answer is kept until another text is asked for.
let asked = '';
let answer = false;

/** Keeps nothing of the text that was read last. */
export function forgetGlossary(): void {
  asked = '';
  answer = false;
}

function isGlossary(text: string): boolean {
  if (text === asked) return answer;
  let entries = 0;
  let agreeing = 0;
  for (const line of text.split('\n', MAX_LINES)) {
    const entry = ENTRY.exec(line.slice(0, 80));
    if (!entry) continue;
    entries++;
    const rest = line.slice(entry[0].length, entry[0].length + 40).replace(ARTICLE, '');
    const [first = ''] = rest.match(/\p{L}/u) ?? [];
    if (foldWord(first) === entry[1]?.[0]?.toLowerCase()) agreeing++;
  }
  asked = text;
  answer = entries >= ENTRIES && agreeing >= 0.6 * entries;
  return answer;
}

/** Longer lists are read as far as this. */
const MAX_LINES = 400;
