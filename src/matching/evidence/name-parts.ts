/** Whether a name is a piece of a longer one. */
import type { Span } from '../types.ts';
import { isTitleCase } from './capitals.ts';
import { DUTCH, GERMAN } from './language.ts';
import { startsSentence } from './sentences.ts';
import { isTrade } from './thing-words.ts';
import type { Words } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

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
  if (COMPANY.test(text.slice(end, end + 48))) return true;
  if (next === undefined || !/^[^\S\n]$/.test(text.slice(end, next))) return false;
  if (LEGAL_FORM.test(text.slice(next, next + 4))) return true;
  if (!isTrade(words.at(to)) || !/\p{Lu}/u.test(text.charAt(next))) return false;
  // German gives capitals to all nouns, and Dutch writes no titles in them: there a line of them is none.
  return lang === GERMAN || lang === DUTCH || !isTitleCase(text, place);
}

const MAKE = /^(?:brand|modell?|(?:auto|fiets|kleding|mode|sport|fahrrad|uhren)?(?:merk|marke))$/;

const LEGAL_FORM = /^(?:[BN]\.V|S\.A)\./;

/** What it makes, joined on, and the form of a company: “SER-tolken bv”, “FAST Koeriers B.V.”. */
const COMPANY =
  /^(?:[-‐]\p{L}{3,20}|[-‐ \u00A0]\p{Lu}[\p{L}’'-]{2,20})(?: \p{Lu}[\p{L}’'-]{2,20})?,? (?:[BbNn]\.[Vv]\.|B\.?V|N\.?V|bv|nv|GmbH|Ltd|LLC|LLP|Inc|S\.?A\.?R\.?L)(?![\p{L}])/u;

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
