/** Lines of a block: what only wraps, what stands alone, lists, menus and columns. */
import type { Span } from '../types.ts';
import type { Writing } from './writing.ts';

/**
 * The text with line breaks that only wrap a line made blanks; lengths stay as they are. Sources of pages and plain text
 * wrap long lines anywhere; such a break begins no line of a list and no sentence.
 */
export function unwrap(text: string): string {
  if (!text.includes('\n')) return text;
  const least = leastWrapped(text);
  if (least > text.length) return text;
  const lines: string[] = [];
  let at = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; start = end + 1, end = text.indexOf('\n', start)) {
    if (end - start < least || !isWrapped(text, start, end) || beginsItem(text, end + 1)) continue;
    // Lines of an agenda or a list of abbreviations are as long as what they tell.
    if (isEntry(text, start) && isEntry(text, end + 1)) continue;
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
  for (let start = 0; start <= text.length && longest <= WIDEST_LINE; ) {
    const end = lineEnd(text, start);
    if (end - start > longest && !holdsAddress(text, start, end)) longest = end - start;
    start = end + 1;
  }
  if (longest <= WIDE_LINE) return WRAPPED_LINE;
  return longest <= WIDEST_LINE ? 0.8 * longest : Number.POSITIVE_INFINITY;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** An address of the web has no place to be wrapped at. */
const holdsAddress = (text: string, start: number, end: number): boolean =>
  end - start > WIDE_LINE && /\S{80}/u.test(text.slice(start, end));

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

/** Whether a line begins with a few words and a sign, as what they are about follows: “BZ – …”, “18 oktober – …”. */
function isEntry(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return ((unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)) && ENTRY_HEAD.test(text.slice(start, start + 64));
}

const ENTRY_HEAD =
  /^(?:\d{1,2}[:.]\d\d|[A-Z0-9][^\n–—:=|.,;()]{0,23}(?:\([^()\n]{1,30}\))?)(?:[^\S\n]?[–—:=|]|[^\S\n]-)[^\S\n]/u;

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

/** What may stand between two members of an enumeration. No character fits two branches: else a page could make it last. */
const LIST_SEPARATOR =
  /^\)?(?:[,;/|•·+&–—-]|\b(?:and|en|und|et|or|oder|sowie|alsook)\b(?: (?:the|de|het|der|die|das)\b)?|\s)+["“„‘«(]?$/iu;

/** The ASCII characters of which such separators are made: signs, blanks, and the letters of those few words. */
const LISTS = new Uint8Array(128);
for (const sign of ` \t\n\v\f\r),;/|+&-"(andeutorfswilkhANDEUTORFSWILKH`) LISTS[sign.charCodeAt(0)] = 1;

/** Whether two places are the first cells of lines one after the other, behind bullets or not. */
function isInColumn(text: string, one: Span, next: Span): boolean {
  const sign = CELL_END.exec(text.slice(one.end, one.end + 3))?.[1];
  if (sign === undefined) return false;
  const line = cellLine(text, next.start);
  if (line <= 0 || cellLine(text, one.start) < 0) return false;
  return CELL_END.exec(text.slice(next.end, next.end + 3))?.[1] === sign && text.indexOf('\n', one.end) === line - 1;
}

/** Where the line of a first cell begins; -1 where a place is in another. */
function cellLine(text: string, start: number): number {
  for (let at = start; at >= 0 && at > start - 4; at--) {
    const before = text.charCodeAt(at - 1);
    if (at === 0 || before === 10) return at;
    if (!BULLETS.includes(text.charAt(at - 1))) break;
  }
  return -1;
}

const BULLETS = ' \t•‣▪●◦*·–—-';

const CELL_END = /^ ?([|\t;:]|[–—-](?= ))/u;

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

/**
 * Whether a name is what its line is about, as in lists whose every entry has a line, a block or a cell of its own: it
 * begins the line, and nothing follows but what tells of it behind a sign ("Thorn – builds tools", "Unseen (UK)").
 * A colon may also begin what it is called ("Thorn: a play in two acts").
 */
export function isEntryOf(text: string, { start, end }: Span): boolean {
  for (let at = start; at > 0 && text.charCodeAt(at - 1) !== 10; ) {
    if (WORDLIKE.test(text.charAt(--at))) return false;
  }
  return end === text.length || ENTRY_ENDS.test(text.slice(end, end + 8));
}

const ENTRY_ENDS = /^["'”’»)]?(?:\s?[–—|(]|\s-\s|\t|[^\S\n]{0,3}\n|$)/u;

export function isAloneInLine(text: string, place: Span): boolean {
  const line = lineOf(text, place);
  return !WORDLIKE.test(text.slice(line.start, place.start)) && !WORDLIKE.test(text.slice(place.end, line.end));
}
