import type { Found, Span } from '../types.ts';
import { isTrade } from './thing-words.ts';
import { foldWord, isWordUnit, type Words } from './words.ts';

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

const GERMAN = 3;

/**
 * The text with line breaks that only wrap a line made blanks; lengths stay as they are. Sources of pages and plain text
 * wrap long lines anywhere; such a break begins no line of a list and no sentence.
 */
export function unwrap(text: string): string {
  if (!text.includes('\n')) return text;
  const least = leastWrapped(text);
  const lines: string[] = [];
  let at = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; start = end + 1, end = text.indexOf('\n', start)) {
    if (end - start < least || !isWrapped(text, start, end) || beginsItem(text, end + 1)) continue;
    lines.push(text.slice(at, end));
    at = end + 1;
  }
  if (at === 0) return text;
  lines.push(text.slice(at));
  // In one go: a sum of strings is read by a detour.
  return lines.join(' ');
}

/**
 * The length from which a line of a text may be wrapped. Nobody wraps at as many units as the longest line of some texts
 * has: there a short line is a caption, a heading or a list's.
 */
function leastWrapped(text: string): number {
  let longest = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; start = end + 1, end = text.indexOf('\n', start))
    longest = Math.max(longest, lengthOf(text, start, end));
  longest = Math.max(longest, lengthOf(text, start, text.length));
  if (longest <= WIDE_LINE) return WRAPPED_LINE;
  return longest <= WIDEST_LINE ? 0.8 * longest : Number.POSITIVE_INFINITY;
}

/** An address of the web has no place to be wrapped at. */
const lengthOf = (text: string, start: number, end: number): number =>
  end - start > WIDE_LINE && /\S{80}/u.test(text.slice(start, end)) ? 0 : end - start;

/** Whether a line is long, without the blanks around it, and does not end a sentence. */
function isWrapped(text: string, lineStart: number, lineEnd: number): boolean {
  let start = lineStart;
  let end = lineEnd;
  while (start < end && isWhite(text, start)) start++;
  while (end > start && isWhite(text, end - 1)) end--;
  if (end - start < WRAPPED_LINE) return false;
  let last = end - 1;
  while (last > start && !isAlphanumeric(text.charCodeAt(last)) && '"\'”’»)'.includes(text.charAt(last))) last--;
  return isAlphanumeric(text.charCodeAt(last)) || !'.!?:;'.includes(text.charAt(last));
}

const isAlphanumeric = (unit: number) =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);

/** What `trim` takes away. */
function isWhite(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit === 32 || (unit >= 9 && unit <= 13) : text.charAt(at).trim() === '';
}

function beginsItem(text: string, start: number): boolean {
  let at = start;
  while (at < start + 8 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  if (at >= text.length || isAlphanumeric(text.charCodeAt(at))) return false;
  return '•–—*·↳→»-'.includes(text.charAt(at));
}

/** Lines shorter than this end where their writer wanted. */
const WRAPPED_LINE = 45;
/** Most lines of wrapped sources are no longer; with links in them they may be far shorter than others of the same text. */
const WIDE_LINE = 110;
const WIDEST_LINE = 180;

export function lineOf(text: string, place: Span): Span {
  const start = place.start === 0 ? 0 : text.lastIndexOf('\n', place.start - 1) + 1;
  const end = text.indexOf('\n', place.end);
  return { start, end: end === -1 ? text.length : end };
}

const ADDRESS =
  /:\/\/|^www\.|[\p{L}\p{N}]@[\p{L}\p{N}]|^[@#][\p{L}\p{N}]|\.(?:com|org|net|nl|de|eu|uk|int|gov|edu|ch|li|at|au|be|info|io|lu)(?:$|[/:?#])/iu;

/** ASCII characters that end a run of text in which an address may stand: blanks and most brackets and quotes. */
const CHUNK_ENDS = new Uint8Array(128).fill(1, 0, 33);
for (const sign of '()<>",;|') CHUNK_ENDS[sign.charCodeAt(0)] = 1;

function endsChunk(unit: number): boolean {
  if (unit < 128) return CHUNK_ENDS[unit] === 1;
  return unit === 160 || unit === 0x201c || unit === 0x201d || unit === 0x201e;
}

/** Signs without which nothing is an address: . / : @ # */
function isSign(unit: number): boolean {
  return unit === 46 || unit === 47 || unit === 58 || unit === 64 || unit === 35;
}

/**
 * The web address, e-mail address, or handle or hashtag that is more than the name, in which a place lies; null where it
 * lies in none.
 */
export function addressAround(text: string, place: Span): string | null {
  let { start, end } = place;
  let signs = false;
  for (; start > 0 && !endsChunk(text.charCodeAt(start - 1)); start--) signs ||= isSign(text.charCodeAt(start - 1));
  for (; end < text.length && !endsChunk(text.charCodeAt(end)); end++) signs ||= isSign(text.charCodeAt(end));
  if (!signs) return null;
  while (end > start && '.:!?'.includes(text.charAt(end - 1))) end--;
  const chunk = text.slice(start, end);
  return !ADDRESS.test(chunk) || isTag(chunk, text.slice(place.start, place.end)) ? null : chunk;
}

/** "#FAST", "@Rabobank": the name and no more; behind an @ with its capitals, as anyone may be @hope. */
function isTag(chunk: string, name: string): boolean {
  return chunk.slice(1) === name && (chunk.startsWith('#') || (chunk.startsWith('@') && /\p{Lu}/u.test(name)));
}

/** Whether an address around a place is no more than the name, which looks like one: Stop.com, #MeToo. */
export function isNameItself(address: string, place: Span, form: string): boolean {
  return (form.includes('.') || form.startsWith('#')) && address.length <= place.end - place.start + 1;
}

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

const SENTENCE_START = /(?:^|[.!?…:\n]["'”’»)]*\s*|[•–—*·|↳→»]\s*|\d[.)]\s+)["'“„‘«¿¡(]*$/u;

export function startsSentence(text: string, start: number): boolean {
  // Right after a blank and a letter or comma none does.
  if (text.charCodeAt(start - 1) === 32 && isInsideSentence(text.charCodeAt(start - 2))) return false;
  if (!SENTENCE_START.test(text.slice(Math.max(0, start - 12), start))) return false;
  return !AFTER_TITLE.test(text.slice(Math.max(0, start - 8), start));
}

/** The dot of a title before a name ends no sentence. */
const AFTER_TITLE = /(?:^|[^\p{L}])(?:Dr|Drs|Prof|Mr|Mrs|Ms|St|Ir|Ing|Mw|Dhr|Fr|Hr|Hon|Rev)\.\s$/u;

const isInsideSentence = (unit: number) =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 44;

/** What somebody does who has a name, and no common word: "Themis has agreed", "Unseen warnt". */
const DEEDS = new Set(
  `said says told announced warned welcomed argues argued confirmed declined coordinates coordinated publishes published
  urges urged estimates estimated partnered campaigns
  zegt zei meldt meldde waarschuwt waarschuwde bevestigt bevestigde pleit pleitte publiceert publiceerde coördineert
  schat schatte eist eiste
  sagt sagte warnt warnte teilte fordert forderte bestätigt bestätigte begrüßt veröffentlicht veröffentlichte koordiniert
  kritisiert kritisierte betreibt schätzt`
    .split(/\s+/u)
    .map(foldWord),
);
const MEANWHILE = new Set(
  'since now also already ook inmiddels sindsdien zelf auch inzwischen bereits seither'.split(' '),
);
const HAVE = new Set('has have had heeft hebben had hat haben hatte'.split(' '));
const DONE = new Set(
  `agreed announced appointed apologised asked donated hired joined launched opened partnered published revised signed told
  trained updated warned welcomed
  aangekondigd gelanceerd gepubliceerd gevraagd gewaarschuwd laten ondertekend toegezegd
  angekundigt gefordert mitgeteilt unterzeichnet veroffentlicht zugesagt`.split(/\s+/u),
);

/** Whether the words after a name at the beginning of a sentence say what somebody does. */
export function doesSomething({ text, words }: Writing, { end, to }: WordSpan): boolean {
  if (!/^[^\S\n]+$/u.test(text.slice(end, words.starts[to] ?? end))) return false;
  if (!HAVE.has(words.at(to))) return DEEDS.has(words.at(to));
  return DONE.has(words.at(MEANWHILE.has(words.at(to + 1)) ? to + 2 : to + 1));
}

/** Whether most long words of the line have capitals: there capitals say nothing. */
function isTitleCase(text: string, place: Span): boolean {
  const line = lineOf(text, place);
  longWords = 0;
  longCapitals = 0;
  if (!countLong(text, line.start, place.start) || !countLong(text, place.end, line.end)) {
    const rest = `${text.slice(line.start, place.start)} ${text.slice(place.end, line.end)}`;
    const words = (rest.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).filter((word) => word.length > 3);
    longWords = words.length;
    longCapitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  }
  return longWords > 2 && longCapitals > 0.6 * longWords;
}

// What `countLong` has counted so far: words of more than three letters, and those of them with a capital.
let longWords = 0;
let longCapitals = 0;

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

/**
 * Whether a capitalised word that is no name of ours is joined to the name by a blank (Polaris Vaults, MC Polaris), or
 * by an ampersand (FAST & Furious). German writes every noun so, and title case every word: there it says nothing.
 */
export function isPieceOfName({ text, words, found, lang }: Writing, place: WordSpan): boolean {
  if (lang === GERMAN) return false;
  const before = words.starts[place.at - 1];
  if (
    !isJoined(text, words, found, place, place.to) &&
    !(before !== undefined && isJoined(text, words, found, place, place.at - 1) && !startsSentence(text, before))
  )
    return false;
  return !isTitleCase(text, place);
}

/** The same for a name of several words, which is a piece only where a capitalised word is joined to either side. */
export function isInsideName({ text, words, found, lang }: Writing, place: WordSpan): boolean {
  if (lang === GERMAN || !isJoined(text, words, found, place, place.to)) return false;
  const before = words.starts[place.at - 1];
  if (before === undefined || !isJoined(text, words, found, place, place.at - 1) || startsSentence(text, before))
    return false;
  return !isTitleCase(text, place);
}

/** Whether an ampersand binds the name to a capitalised word that is no name of ours: SHOP & GO, Save & Restore. */
export function isBound({ text, words, found }: Writing, place: WordSpan): boolean {
  const { start, end, at, to } = place;
  const isOther = (index: number): boolean => {
    const from = words.starts[index];
    if (from === undefined) return false;
    return /\p{Lu}/u.test(text.charAt(from)) && !found.some((other) => other.start <= from && from < other.end);
  };
  const isTied =
    (AMPERSAND.test(text.slice(end, words.starts[to])) && isOther(to)) ||
    (at > 0 && AMPERSAND.test(text.slice(words.ends[at - 1], start)) && isOther(at - 1));
  return isTied && !isTitleCase(text, place);
}

const AMPERSAND = /^[^\S\n]?&[^\S\n]?$/;

/**
 * Whether a trade or the form of a company follows, with a capital, or the text calls it a make: “Koraal Vastgoed”,
 * “Polaris Inc.”, “Fier B.V.”, “a bike, brand Polaris”.
 */
export function isFirm({ text, words, lang }: Writing, place: WordSpan): boolean {
  const { start, end, at, to } = place;
  if (MAKE.test(words.at(at - 1)) && /^[^\S\n]["'“„‘«]?$/.test(text.slice(words.ends[at - 1], start))) return true;
  const next = words.starts[to];
  if (next === undefined || !/^[^\S\n]$/.test(text.slice(end, next))) return false;
  if (LEGAL_FORM.test(text.slice(next, next + 4))) return true;
  if (!isTrade(words.at(to)) || !/\p{Lu}/u.test(text.charAt(next))) return false;
  // Where nouns have capitals, a line of them is no title.
  return lang === GERMAN || !isTitleCase(text, place);
}

const MAKE = /^(?:brand|modell?|(?:auto|fiets|kleding|mode|sport|fahrrad|uhren)?(?:merk|marke))$/;

const LEGAL_FORM = /^(?:[BN]\.V|S\.A)\./;

/** Whether such a word is the one with this index. */
function isJoined(text: string, words: Words, found: readonly Span[], place: WordSpan, index: number): boolean {
  const start = words.starts[index];
  const end = words.ends[index];
  if (start === undefined || end === undefined) return false;
  const first = text.charCodeAt(start);
  if (first < 128 && (first < 65 || first > 90)) return false;
  const between = start < place.start ? text.slice(end, place.start) : text.slice(place.end, start);
  if (!/^[^\S\n]+(?:&[^\S\n]+)?$/u.test(between) || !/^\p{Lu}[\p{L}\p{M}]+$/u.test(text.slice(start, end)))
    return false;
  return !found.some((other) => other.start <= start && end <= other.end);
}

/** Whether a capital says more than that a sentence begins here, or a noun of German. */
export const isTellingCapital = ({ text, lang }: Pick<Writing, 'text' | 'lang'>, start: number): boolean =>
  lang !== GERMAN && !startsSentence(text, start);

/** Whether a capital stands where only names have one: inside a sentence, in no title, not in German. */
export function standsOut({ text, lang }: Writing, place: WordSpan): boolean {
  if (!isTellingCapital({ text, lang }, place.start)) return false;
  return /\p{Ll}/u.test(text.slice(Math.max(0, place.start - 24), place.start)) && !isTitleCase(text, place);
}

/** Words that make one of many of a name, in English, Dutch, German and French; possessives do the same. */
const INDEFINITE =
  /(?:^|[\s("“„‘«])(?:an?|another|different|wrong|own|your|my|no|een|eigen|geen|andere?|verkeerde|jouw|mijn|eine?[nmrs]?|anderer|andere[nms]|falsche[rns]?|eigene[nrs]?|dein|mein|keine?[nm]?|une?)[^\S\n]+["“„‘«]?$/iu;

/** Those words, one by one. */
const INDEFINITE_WORDS = new Set(
  `a an another different wrong own your my no een eigen geen kein keine keinen keinem ander andere verkeerde jouw mijn ein eine einn eins einm einr
  einen eines einem einer anderer anderen anderes anderem falsche falscher falschen falsches eigene eigener eigenen
  eigenes dein mein un une`.split(/\s+/u),
);

/** Whether an indefinite article, or "own", "your", "another", stands before the name and no noun after it ("an ILO report" is about the ILO). */
export function isIndefinite({ text, words, lang }: Writing, place: WordSpan): boolean {
  const before = words.at(place.at - 1);
  // "Wir arbeiten an FAST": a preposition in German.
  if (!INDEFINITE_WORDS.has(before) || (lang === GERMAN && before === 'an')) return false;
  if (!INDEFINITE.test(text.slice(Math.max(0, place.start - 14), place.start))) return false;
  const next = words.starts[place.to];
  if (next === undefined || !/^[^\S\n]+["“„‘«]?[^\S\n]?$/u.test(text.slice(place.end, next)))
    return !/^[-‐]/u.test(text.slice(place.end));
  return FUNCTION_WORD.has(words.at(place.to));
}

const FUNCTION_WORD = new Set(
  `and or of in on at for to from with by is are was were has have had that which who may can will one but would should
  could must might
  en of in op bij voor van naar uit met door is zijn was waren heeft die dat wie kan zal maar staat om zou zouden moet
  moeten mag wil
  und oder in im auf bei fur von vom zu zur aus mit durch ist sind war waren hat der die das kann wird aber soll
  sollte muss darf will`.split(/\s+/u),
);

/** Words that a small word is followed by, and a name hardly ever. */
const AFTER_SMALL_WORD = new Set('de het een te dat die deze dit haar zijn hun mijn uw je the a an'.split(' '));

/** In capitals, whether a name is a small word for all that can be seen: "OM DE HAVERKLAP". */
export const isSmallWord = ({ words }: Writing, { at, to }: WordSpan): boolean =>
  to === at + 1 && FUNCTION_WORD.has(words.at(at)) && AFTER_SMALL_WORD.has(words.at(to));

/** What may stand between two members of an enumeration. No character fits two branches: else a page could make it last. */
const LIST_SEPARATOR =
  /^\)?(?:[,;/|•·+&–—-]|\b(?:and|en|und|et|or|oder|sowie|alsook)\b(?: (?:the|de|het|der|die|das)\b)?|\s)+["“„‘«(]?$/iu;

/** The ASCII characters of which such separators are made: signs, blanks, and the letters of those few words. */
const LISTS = new Uint8Array(128);
for (const sign of ` \t\n\v\f\r),;/|+&-"(andeutorfswilkhANDEUTORFSWILKH`) LISTS[sign.charCodeAt(0)] = 1;

/** Whether two places are the first cells of lines one after the other. */
function isInColumn(text: string, one: Span, next: Span): boolean {
  const sign = CELL_END.exec(text.slice(one.end, one.end + 3))?.[1];
  if (sign === undefined || text.charCodeAt(next.start - 1) !== 10) return false;
  if (one.start > 0 && text.charCodeAt(one.start - 1) !== 10) return false;
  return (
    CELL_END.exec(text.slice(next.end, next.end + 3))?.[1] === sign && text.indexOf('\n', one.end) === next.start - 1
  );
}

const CELL_END = /^ ?([|\t;])/u;

/** Whether two places are neighbours in an enumeration or a column; a line break divides as a comma does. */
export function isListed(text: string, one: Span, next: Span, isDutch: boolean): boolean {
  if (isInColumn(text, one, next)) return true;
  // Nearly all texts between two names fall at their first characters.
  for (let at = one.end; at < next.start; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128 && (LISTS[unit] as number) === 0) return false;
  }
  const between = text.slice(one.end, next.start);
  // A bracket alone explains and lists nothing: "Council (AMLC)".
  if (/^[\s()"“„‘«]*$/u.test(between) && !between.includes('\n')) return false;
  // Dutch "of" is "or"; the English one lists nothing: "Shawn MacDonald of Verité".
  return LIST_SEPARATOR.test(isDutch ? between.replace(/\bof\b/u, 'or') : between);
}

/**
 * Whether the block is a menu or the like: many lines of one or two words, hardly one of them a name of ours. On real
 * pages menus say so themselves; in plain text and in badly made pages they do not.
 */
export function isMenu({ text, found }: Writing): boolean {
  if (!text.includes('\n')) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 4) return false;
  const short = lines.filter((line) => line.trim().split(/\s+/u).length <= 2).length;
  return short >= 0.7 * lines.length && found.length <= 0.4 * lines.length;
}

const WORDLIKE = /[\p{L}\p{N}]/u;

export function isAloneInLine(text: string, place: Span): boolean {
  const line = lineOf(text, place);
  return !WORDLIKE.test(text.slice(line.start, place.start)) && !WORDLIKE.test(text.slice(place.end, line.end));
}

/** That of Śląski. */
const POLISH_S = 0x15a;

/**
 * Words after a name that make the name of something else of it: Oxford University Press, Barclays Center. Roles,
 * products and departments (director, card, desk) leave the name what it is.
 */
const OTHER_HEADS =
  /^(?:[ \u00A0]|[-‐]| [-–] )(?:Press|Stadium|Stadions?|Arena|Room|Saal|Zaal|Centre|Center|Parks?|Museums?|Street|Road|Avenue|Lane|Drive|Boulevard|Terrace|Bridge|Square|Plaza|Cup|Open|League|Classic|Marathon|Masters|Sevens|Champions|Invitational|Tournament|Turnier|Orchestra|Choir|Theatre|Theater|Hall|Cycles|Tower|Towers|Hospitals?|Clinics?|Ballpark|Field|Championship|Championships|Trophy|Memorial|Prize|Preis|Prijs|Straße|Strasse|straat|plein|Platz|Foundation|Stiftung|Art Foundation|Kunststiftung|Family|Primary|Śląski|Slaski|Vysya|Hotel|Inn|Bakery|Pharmacy|Motors|FC|United|Rovers|Nursing|Swimming|Shopping|Hair|Brewery|Airport|Farm|Lodge|Trust|Festival|College(?! van)|Syndrom|Rakete|Pensioenfonds|Pensionskasse|Pensionsfonds|Clubs?|Society|Verlag|Uitgeverij)\b/u;

/** Contests in one word, as Dutch and German make them: ING Bankloop, Rabobank Wielerronde, Commerzbank Firmenlauf. */
const CONTEST =
  /^(?:[ \u00A0]|[-‐])(?!(?:Ab|An|Um|Ver|Zu|Kreis|Lebens)lauf|Bankrun)\p{Lu}\p{Ll}{2,20}(?:loop|lauf|run|ronde|toernooi|turnier|tocht|pokal|beker)\b/u;

/** The same in small letters, as Dutch and German join them by a hyphen. */
const OTHER_TAILS =
  /^[-‐](?:arena|stadion|zaal|laan|toren|toernooi|marathon|straat|plein|beker|brug|syndroom|syndrom|raket|rakete)\b/u;

/** Contests, where they are held, clubs, museums and orchestras, after one to four words of their name: Barclays Premier League. */
const CONTESTS =
  /^(?: \p{Lu}[\p{L}'’]+){1,4} (?:Club|Society|Verlag|League|Cup|Open|Marathon|Masters|Championship|Championships|Tournament|Trophy|Stadium|Arena|Museum|Orchestra)\b/u;

/** Documents that became known, called after whom they came from: the FinCEN Files. In headlines “files” is a verb as well. */
const LEAKED = /^[ \u00A0](?:(Papers)|Files|Leaks)\b/u;
const AFTER_ARTICLE = /(?:^|\P{L})(?:[Tt]he|[Dd]e|[Dd]ie|[Dd]er|[Dd]en)[ \u00A0]["“„‘]?$/u;
const OF_VERB = /^ (?:Files|Leaks) (?:(?!Show|Reveal|Expose)\p{Lu}|\d|(?:an?|for|suit|new|against|to|with|in|over)\b)/u;

const isLeak = (text: string, { start, end }: Span): boolean => {
  const after = text.slice(end, end + 24);
  const found = LEAKED.exec(after);
  if (!found) return false;
  return !!found[1] || AFTER_ARTICLE.test(text.slice(Math.max(0, start - 6), start)) || !OF_VERB.test(after);
};

/** Where an encyclopaedia lists all who bear a name. */
const DISAMBIGUATION = /^[ \u00A0]\((?:disambiguation|doorverwijspagina|Begriffsklärung)\)/u;

export function namesSomethingElse(text: string, place: Span): boolean {
  // Made after it, and not it: a UK-style Independent Anti-Slavery Commissioner.
  if (
    text.charCodeAt(place.start - 2) === 101 &&
    /[-‐](?:styl|lik)e\s$/u.test(text.slice(place.start - 7, place.start))
  )
    return true;
  const joint = text.charCodeAt(place.end);
  if (joint !== 32 && joint !== 45 && joint !== 160 && joint !== 0x2010) return false;
  let head = text.charCodeAt(place.end + 1);
  // "Barclays - Center", as some encyclopaedias have it.
  if (joint === 32 && (head === 45 || head === 0x2013)) head = text.charCodeAt(place.end + 3);
  if (head === 40) return DISAMBIGUATION.test(text.slice(place.end, place.end + 24));
  if (!(head >= 65 && head <= 90) && head !== POLISH_S) {
    if (joint !== 32 && joint !== 160) return OTHER_TAILS.test(text.slice(place.end, place.end + 16));
    // Of the small words that are joined by a blank only these: plein, straat.
    const second = text.charCodeAt(place.end + 2);
    if (!((head === 112 && second === 108) || (head === 115 && second === 116))) return false;
  }
  return (
    isLeak(text, place) ||
    OTHER_HEADS.test(text.slice(place.end, place.end + 20)) ||
    CONTEST.test(text.slice(place.end, place.end + 32)) ||
    CONTESTS.test(text.slice(place.end, place.end + 64))
  );
}

const AUTHOR_BEGINS = /(?:^|\n)[\s•·*–—\d.)(\]["“„‘«-]{0,8}$/u;
const AUTHOR_GOES_ON =
  /^, (?:\p{Lu}\p{Ll}+|\p{Lu}\.)(?:[ -](?:\p{Lu}\p{Ll}+|\p{Lu}\.)){0,2}(?=:|,? \(?(?:1[89]|20)\d\d\b|,? \((?:Hg|eds?|red)\b)/u;

/** Whether a name is a surname at the beginning of an entry in a list of books: Thorn, Peter: Spotlight; Polaris, J. (2014). */
export function isAuthor(text: string, { start, end }: Span): boolean {
  if (text.charCodeAt(end) !== 44) return false;
  return (
    AUTHOR_GOES_ON.test(text.slice(end, end + 48)) && AUTHOR_BEGINS.test(text.slice(Math.max(0, start - 12), start))
  );
}

const OF_A_FIELD = /\p{Lu}\p{Ll}{3,}[-‐]$/u;

/** Whether a law is one for a field of its own: Finanzmarkt-Geldwäschegesetz. */
export const isOfField = (text: string, { start }: Span): boolean =>
  (text[start - 1] === '-' || text[start - 1] === '‐') && OF_A_FIELD.test(text.slice(Math.max(0, start - 24), start));

/** Words before a name that the text tells apart from what it speaks of, from the last to the first. */
const APART = {
  articles: new Set('the de het die der das dem den'.split(' ')),
  joints: new Set('with to mit met for'.split(' ')),
  verbs: new Set(
    'confused confuse relation unrelated mistaken verwechseln verwechselt verwandt verwarren verward verwisseld maken tun do'.split(
      ' ',
    ),
  ),
  others: new Set('andere ander other anderen anderer anderes anderem'.split(' ')),
  pointers: new Set('die dat that jene jener jenes jenem jenen'.split(' ')),
  references: new Set('see zie siehe'.split(' ')),
};

const SETS_APART =
  /(?:confused? with|mistaken for|no relation to|unrelated to|verwechsel[nt] mit|nicht verwandt mit|verwar(?:ren|d) met|verwisseld met|(?:heb|heeft|hebben) niets te maken met|(?:hat|habe|haben) nichts zu tun mit|nothing to do with)\s+(?:(?:the|de|het|die|der|das|dem|den)\s+)?["'“„‘«]?$/iu;

/** “That other UN body”: one of those that are the name's. */
const KIND_AFTER =
  /^ (?:body|bodies|agency|agencies|member|initiative|partner|branch|office|orgaan|lid|kantoor|project)/u;

/** What tells an entry of an encyclopaedia from others of its name: Egmont (publisher). */
const TOLD_APART = /^[ \u00A0]\((?!dort|forthcoming|hierna|voluit|kort)\p{Ll}{3,}(?: \p{Ll}+)?\)/u;

/** Whether a name stands after "confused with" and the like, as in "that other ACM", or as in "for the publisher, see Egmont (publisher)". */
export function isSetApart({ text, words }: Writing, { start, end, at }: WordSpan): boolean {
  const before = words.at(at - 1);
  if (APART.others.has(before))
    return (
      APART.pointers.has(words.at(at - 2)) &&
      text.charCodeAt(end) !== 45 &&
      words.ends[at - 1] === start - 1 &&
      !KIND_AFTER.test(text.slice(end, end + 24))
    );
  if (APART.references.has(before)) return TOLD_APART.test(text.slice(end, end + 48));
  const joint = APART.articles.has(words.at(at - 1)) ? at - 2 : at - 1;
  if (!APART.joints.has(words.at(joint)) || !APART.verbs.has(words.at(joint - 1))) return false;
  return SETS_APART.test(text.slice(Math.max(0, start - 60), start));
}
