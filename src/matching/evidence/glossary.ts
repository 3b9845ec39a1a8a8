import type { Span } from '../types.ts';
import { foldWord } from './words.ts';

/**
 * Lists of abbreviations: lines with a short form, a sign or a blank, and what it stands for. There the line says what
 * is meant, also where its words do not give every letter (HSI – huiselijk geweld, signalering en interventie).
 */

const ENTRY =
  /^[\s•·*–—-]{0,4}([A-Z][A-Z0-9]{1,7}|[A-Z][A-Za-z]{1,3}[A-Z])[^\S\n]{0,4}(?:\([^()\n]{1,40}\)[^\S\n]{0,4})?(?:[–—:=|-][^\S\n]{0,4}|[^\S\n])(?=["'“„(]?(\p{L}))/u;

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

/** What makes a name the heading of all who bear it: an encyclopaedia's list of them begins so. */
const LISTS_BEARERS =
  /^["”’»]?[^\S\n](?:kan (?:ook )?(?:verwijzen naar|betrekking hebben op)|(?:may|can|could) (?:also )?refer to|(?:(?:most )?(?:commonly|usually) )?refers to|steht (?:auch )?für|ist der Name(?: von| folgender [\p{L}]{1,20})?)[^\S\n]?:[^\S\n]*(?:\n|$)/u;

/** What makes it a word for all bodies of a kind. */
const IS_GENERIC =
  /^["”’»]?[^\S\n]?(?:[:–—=-]|\bis\b|\bist\b)[^\S\n]?(?:(?:een|de|an?|the|eine?|der|die) )?(?:algemene (?:naam|term|aanduiding|benaming)|verzamel(?:naam|term|begrip)|(?:generic|general|umbrella|collective) (?:name|term)|(?:Sammel|Ober)begriff|allgemeine (?:Bezeichnung|Abkürzung))(?!\p{L})/u;

/** What follows it where a word list numbers its meanings, by country: “GwG – (1) DE: … (2) CH: …”. */
const IS_NUMBERED =
  /^["”’»]?[^\S\n]?[:–—=-][^\S\n]?(?:\(1\)|1[.)])[^\S\n][A-Z]{2}:[^\n]{1,200}(?:\(2\)|2[.)])[^\S\n][A-Z]{2}:/u;

/** Whether the text says right behind a name that several bear it: “Polaris may refer to:”, “FIU: generic term for …”. */
export function isOfSeveral(text: string, { start, end }: Span): boolean {
  if (start - (text.lastIndexOf('\n', start - 1) + 1) > MAX_LEAD) return false;
  // Mostly the first letter of the next word says no.
  const head = text.charAt(text.charCodeAt(end) === 32 ? end + 1 : end);
  if (head < '\x80' && !HEADS.includes(head)) return false;
  const after = text.slice(end, end + 240);
  return LISTS_BEARERS.test(after) || IS_GENERIC.test(after) || IS_NUMBERED.test(after);
}

/** What may stand before it in its line: a bullet, an article. */
const MAX_LEAD = 6;

/** First letters of the verbs of {@link LISTS_BEARERS} and {@link IS_GENERIC}, and signs before what explains. */
const HEADS = 'kmcursi:=-"';
