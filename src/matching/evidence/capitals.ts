/** What capitals tell of a name: those around it, and its own. */
import type { Span } from '../types.ts';
import { GERMAN } from './language.ts';
import { lineOf } from './lines.ts';
import { startsSentence } from './sentences.ts';
import { isWordUnit } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

/**
 * Whether the capitals of a name say nothing: the words around it are in capitals too. Words that are names of ours do
 * not count, nor do single letters; a short form among other short forms in a list does not stand in a capitals line.
 */
export function isAmongCapitals(text: string, place: Span, found: readonly Span[]): boolean {
  for (let at = place.start; at < place.end; at++) {
    const unit = text.charCodeAt(at);
    if ((unit >= 97 && unit <= 122) || (unit > 127 && /\p{Ll}/u.test(text[at] ?? ''))) return false;
  }
  const line = lineOf(text, place);
  if (text !== readText || line.start !== readLine) readCapitals(text, line);
  // More than the name itself.
  if (firstCapitals < place.start - 1 || lastCapitals >= place.end) return true;
  return isCapitalsBeside(text, place, line, found, -1) || isCapitalsBeside(text, place, line, found, 1);
}

/** Whether a name stands in capitals that is not listed so. */
export const isShouted = (text: string, { start, end }: Span, listed: string): boolean =>
  !text.startsWith(listed, start) && SMALL.test(listed) && !SMALL.test(text.slice(start, end));

const SMALL = /\p{Ll}/u;

/** Signs of countries and the like, always in capitals, which make no line one in capitals: UNHCR NL, RUSI UK. */
const SIGNS = new Set('UK USA NL EU HQ UAE'.split(' '));

/** Whether the next word to a side is in capitals, joined by a blank or (a long one) a hyphen, and no name of ours. */
function isCapitalsBeside(text: string, place: Span, line: Span, found: readonly Span[], side: 1 | -1): boolean {
  const joint = side < 0 ? place.start - 1 : place.end;
  if (joint < 0 || joint >= text.length) return false;
  const unit = text.charCodeAt(joint);
  const hyphen = unit === 45 || unit === 0x2010;
  if (!hyphen && !isBlankInLine(unit)) return false;
  let near = joint + side;
  while (!hyphen && near > line.start && near < line.end && isBlankInLine(text.charCodeAt(near))) near += side;
  const touch = near < 0 || near >= text.length ? 0 : text.charCodeAt(near);
  if (touch < 65 || (touch > 90 && touch < 128)) return false;
  let far = near;
  while (far >= line.start && far < line.end && isWordUnit(text.charCodeAt(far))) far += side;
  const start = side < 0 ? far + 1 : near;
  const end = side < 0 ? near + 1 : far;
  const word = text.slice(start, end);
  if (word.length < (hyphen ? 4 : 2) || !/^\p{Lu}+$/u.test(word) || SIGNS.has(word)) return false;
  return !found.some((other) => other.start <= start && end <= other.end);
}

/** White space other than a line break. */
function isBlankInLine(unit: number): boolean {
  if (unit < 128) return unit === 32 || unit === 9 || (unit >= 11 && unit <= 13);
  return /\s/u.test(String.fromCharCode(unit));
}

// All places of a line ask for all of it: what `readCapitals` found is kept until another line is asked for.
let readText = '';

let readLine = 0;

/** Of a line in capitals, where the first and the last two capitals in a row begin; of another, beyond all places. */
let firstCapitals = 0;

let lastCapitals = 0;

/** Keeps nothing of the text that was read last. */
export function forgetLine(): void {
  readText = '';
}

function readCapitals(text: string, line: Span): void {
  readText = text;
  readLine = line.start;
  firstCapitals = Number.POSITIVE_INFINITY;
  lastCapitals = -1;
  if (!isLineInCapitals(text, line)) return;
  for (const { index } of text.slice(line.start, line.end).matchAll(/\p{Lu}(?=\p{Lu})/gu)) {
    lastCapitals = line.start + index;
    firstCapitals = Math.min(firstCapitals, lastCapitals);
  }
}

/** Hardly a small letter in it, and at least four letters. */
function isLineInCapitals(text: string, line: Span): boolean {
  let letters = 0;
  let small = 0;
  for (let at = line.start; at < line.end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) small++;
    else if (unit < 65 || (unit > 90 && unit < 192)) continue;
    else if (unit > 90 && text[at] !== text[at]?.toUpperCase()) small++;
    letters++;
    // A line that starts with this many small letters will not be one.
    if (small > 12 && small > 0.5 * letters) return false;
  }
  return letters >= 4 && small / letters < 0.15;
}

/**
 * Whether most long words of the line have capitals: there capitals say nothing. A line of several short sentences full of
 * names is no title: in the one that holds the place stand other words too.
 */
export function isTitleCase(text: string, place: Span): boolean {
  const line = lineOf(text, place);
  longWords = 0;
  longCapitals = 0;
  if (!countLong(text, line.start, place.start) || !countLong(text, place.end, line.end)) {
    const rest = `${text.slice(line.start, place.start)} ${text.slice(place.end, line.end)}`;
    const words = (rest.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).filter((word) => word.length > 3);
    longWords = words.length;
    longCapitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  }
  return longWords > 2 && longCapitals > 0.6 * longWords && !isInSentence(text, line, place);
}

// What `countLong` has counted so far: words of more than three letters, and those of them with a capital.
let longWords = 0;

let longCapitals = 0;

/** Whether a place stands in one of several sentences of a line, and other words than such as titles write small do too. */
function isInSentence(text: string, line: Span, place: Span): boolean {
  let { start, end } = line;
  for (let at = place.start - 2; at > line.start; at--) {
    if (!endsSentence(text, at)) continue;
    start = at + 1;
    break;
  }
  for (let at = place.end; at < line.end; at++) {
    if (!endsSentence(text, at)) continue;
    end = at;
    break;
  }
  if (start === line.start && end === line.end) return false;
  const words = text.slice(start, end).match(/(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu) ?? [];
  return words.some((word) => !SMALL_IN_TITLES.has(word));
}

/** Longer words that titles write small. */
const SMALL_IN_TITLES = new Set(
  `from with about into within without over under upon between among against after before during through towards that
  their your this what when where than over voor door naar onder tegen tussen zonder over deze niet
  oder über unter gegen ohne nach durch zwischen`.split(/\s+/u),
);

/** Whether a word of small letters ends with a stop, and something follows it in the line or nothing does. */
function endsSentence(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== 46 && unit !== 33 && unit !== 63) return false;
  const next = text.charCodeAt(at + 1);
  if (next !== 32 && next !== 10 && !Number.isNaN(next)) return false;
  for (let before = at - 1; before >= at - 3; before--) {
    const letter = text.charCodeAt(before);
    if (!(letter >= 97 && letter <= 122)) return false;
  }
  return true;
}

/** Counts without making strings; false where a character outside ASCII, other than an apostrophe, needs more. */
function countLong(text: string, from: number, to: number): boolean {
  let start = -1;
  for (let at = from; at <= to; at++) {
    const unit = at < to ? text.charCodeAt(at) : 32;
    if (unit > 127 && unit !== 0x2019) return false;
    const isLetter = (unit | 32) >= 97 && (unit | 32) <= 122;
    if (start < 0) {
      if (isLetter) start = at;
    } else if (!isLetter && unit !== 39 && unit !== 45 && unit !== 0x2019) {
      if (at - start > 3) {
        longWords++;
        if (text.charCodeAt(start) <= 90) longCapitals++;
      }
      start = -1;
    }
  }
  return true;
}

/** Whether a capital says more than that a sentence begins here, or a noun of German. */
export const isTellingCapital = ({ text, lang }: Pick<Writing, 'text' | 'lang'>, start: number): boolean =>
  lang !== GERMAN && !startsSentence(text, start);

/** Whether a capital stands where only names have one: inside a sentence, in no title, not in German. */
export function standsOut({ text, lang }: Writing, place: WordSpan): boolean {
  if (!isTellingCapital({ text, lang }, place.start)) return false;
  return /\p{Ll}/u.test(text.slice(Math.max(0, place.start - 24), place.start)) && !isTitleCase(text, place);
}

/** Letters of the longest short form in capitals that is taken for one. */
export const LONGEST_SHORT_FORM = 6;

/** One short word wholly in capitals: even where nothing else bears it, it may be a piece of a text in capitals. */
export function isAcronym(text: string, { start, end }: Span): boolean {
  if (end - start < 2 || end - start > LONGEST_SHORT_FORM) return false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128 && (unit < 65 || unit > 90)) return false;
  }
  return /^\p{Lu}{2,6}$/u.test(text.slice(start, end));
}
