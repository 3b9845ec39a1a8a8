/** What is found and is no name there: pieces of longer names, words of a sentence, authors, addresses. */
import type { Found, Span } from '../types.ts';
import { addressAround, isNameItself } from './addresses.ts';
import { beginsLongerName } from './brackets.ts';
import { LONGEST_SHORT_FORM } from './capitals.ts';
import type { FormSet } from './form-sets.ts';
import { ENGLISH, GERMAN } from './language.ts';
import { isAloneInLine } from './lines.ts';
import type { Names } from './names.ts';
import { isAuthor, isOfField, isOfFund, namesSomethingElse } from './other-names.ts';
import { startsSentence } from './sentences.ts';
import type { Writing } from './writing.ts';

/** Whether by its letters alone it is the beginning of something longer: “Barclays Center”, “UN*X”. */
export const isInLongerName = (text: string, place: Found): boolean =>
  namesSomethingElse(text, place) || beginsLongerName(text, place) || runsOn(text, place);

/**
 * Whether a place that the scan found names nothing of ours: an author of that name, a law of a field of its own, a
 * piece of an address, words of a sentence.
 *
 * @param write the words of the block, which most names need not
 */
export function isNoName(
  names: Names,
  text: string,
  place: Found,
  set: FormSet,
  found: readonly Found[],
  write: () => Writing,
): boolean {
  if (isAccentedOtherwise(names, text, place)) return true;
  if (set.sole === null && isAuthor(text, place)) return true;
  if (isOfField(text, place) && set.kind === 'law') return true;
  if (set.bearings.every(({ entity }) => names.isFirm(entity)) && isOfFund(text, place)) return true;
  const address = addressAround(text, place);
  if (address !== null && !isNameItself(address, place, names.formText(place.forms[0] ?? 0))) return true;
  // UNICEFs is a genitive in German and Dutch; English has none without an apostrophe.
  if (set.allTailed && write().lang === ENGLISH) return true;
  if (mayBePhrase(names, text, place, set) && write().lang === ENGLISH) return true;
  return set.kind === 'person' && isDoubleName(text, place, found, write);
}

/**
 * Whether the words of a name may stand there as words: “we must save the children who …”. All of them are without a
 * capital, in a text that has some; or with that of a sentence alone, where the first is a verb (“Save the children!”).
 * English writes the names of organisations and of what they publish with capitals; laws, offices and bodies of states
 * (the sustainable development goals, the anti-slavery commissioner) not everywhere, and of a firm it can hardly be
 * anything else.
 */
function mayBePhrase(names: Names, text: string, { start, end, forms }: Found, { sole, kind }: FormSet): boolean {
  if (sole === null || !PROPER.has(kind) || names.isFirm(sole.entity)) return false;
  const written = text.slice(start, end);
  if (!written.includes(' ') || CAPITAL.test(written.slice(1))) return false;
  const form = names.formText(forms[0] as number);
  if (!CAPITAL.test(written.charAt(0))) return CAPITAL.test(form) && CAPITAL.test(text);
  return (
    BIDS.test(written) &&
    CAPITAL.test(form.slice(1)) &&
    startsSentence(text, start) &&
    !isAloneInLine(text, { start, end })
  );
}

/** Verbs by which names begin. */
const BIDS = /^(?:Save|Walk|Hope|Free|End) /;

const PROPER: ReadonlySet<string> = new Set(['organization', 'initiative', 'programme', 'publication']);
const CAPITAL = /\p{Lu}/u;

/**
 * Ina Hut-de Groot, Ina Hut-Jansen: whether a surname goes on behind a hyphen, so that it is somebody else's. Not where a
 * noun or a participle follows: the Hut-effect, a Hut-led group; with a capital in German, and in headlines.
 */
function isDoubleName(text: string, { end }: Span, found: readonly Found[], write: () => Writing): boolean {
  if (!/[-‐‑]/u.test(text.charAt(end))) return false;
  const rest = text.slice(end + 1, end + 14);
  if (PARTICLE.test(rest)) return true;
  if (!/^\p{Lu}\p{Ll}/u.test(rest) || NO_SURNAME.test(rest)) return false;
  return write().lang !== GERMAN && !found.some(({ start }) => start === end + 1);
}

/** Small words before a surname. */
const PARTICLE = /^(?:de[nr]?|te[nr]?|van|von|zu) /;
const NO_SURNAME =
  /^(?:Led|Backed|Funded|Owned|Founded|Chaired|Era|Style|Foundation|Fund|Institute|Report|Stichting|Fonds|Lezing|Prijs)\b/;

/** A word in capitals that a line break cuts in two. */
const CUT_CAPITALS = /^\p{Lu}{2}[-‐]\n\s*\p{Lu}{2}/u;

/** UN*X, U.N.C.L.E., VN[.TP]: more of the word follows, or code. A number in brackets is a footnote. */
function runsOn(text: string, { end }: Span): boolean {
  const next = text[end] ?? '';
  if (next === '*' || next === '_' || next === '\\') return /[\p{L}\p{N}]/u.test(text[end + 1] ?? '');
  if ((next === '-' || next === '‐') && text[end + 1] === '\n') return CUT_CAPITALS.test(text.slice(end - 2, end + 24));
  if (next === '[') return /[^\d\s]/u.test(text[end + 1] ?? ' ');
  if (next === '.') return /^\.\p{Lu}\./u.test(text.slice(end, end + 3));
  return text[end - 1] === '.' && /^\p{Lu}(?!\p{Ll})/u.test(text.slice(end, end + 2));
}

/** Whether letters of a short form in capitals have accents that it is not listed with: KÖK is no KOK. */
function isAccentedOtherwise(names: Names, text: string, { start, end, forms }: Found): boolean {
  if (end - start > LONGEST_SHORT_FORM) return false;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) > 127)
      return (
        forms.every((form) => /^[A-Z]+$/.test(names.formText(form))) &&
        /\p{M}/u.test(text.slice(start, end).normalize('NFD'))
      );
  }
  return false;
}
