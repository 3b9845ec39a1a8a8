/** Long and short form side by side: what a block itself says that a name stands for. */

import type { Found, Span } from '../types.ts';
import {
  compoundSpells,
  holdsInOrder,
  isShortForm,
  LONG_FOLLOWS,
  longFormAfter,
  longFormBefore,
  longFormOf,
  mayBeExplained,
  mayBeShort,
  mayStandFor,
  nameBefore,
  overlap,
  SHORT_FOLLOWS,
  STANDS_FOR,
  spells,
  wordierForm,
} from './brackets.ts';
import { FLAGS, type LocalEvidence, MAX_INTRODUCED } from './codec.ts';
import { countryOfWord, isCountryAdjective } from './countries.ts';
import { formSetOf } from './form-sets.ts';
import { glossaryEntry, isOfSeveral } from './glossary.ts';
import { isAloneInLine } from './lines.ts';
import type { Names } from './names.ts';
import { besideCountry, isOfOtherCountry } from './of-country.ts';
import { isIndefinite } from './sentences.ts';
import { foldWord } from './words.ts';
import { spotOf, type WordSpan, type Writing } from './writing.ts';

/** Whether a place is explained by its line in a list of abbreviations: as ours, or as something else. */
function readGlossary(names: Names, writing: Writing, place: Span, evidence: LocalEvidence): boolean {
  const { text, found } = writing;
  const entry = glossaryEntry(text, place);
  if (!entry) return false;
  for (const other of found) {
    if (other.start < entry.start || other.end > entry.end) continue;
    if (isSpeltBefore(names, text.slice(entry.start, other.start), text.slice(place.start, place.end), evidence)) break;
    introduce(names, writing, other, evidence);
  }
  if (isIntroduced(evidence)) return true;
  const long = text.slice(entry.start, entry.end).split(/[\s/–-]+/u);
  const spelt = longFormOf(long);
  const ours = names.longNamesOf(evidence.forms).find((name) => overlap(spelt, name.long) >= 0.7);
  if (ours) {
    evidence.introduced.push(ours.form);
    evidence.flags |= FLAGS.introducedByVariant;
  } else if (
    // A line may also describe what bears the short form, and spell nothing out.
    !formSetOf(names, evidence.forms).sole ||
    holdsInOrder(foldWord(long.join('')), text.slice(place.start, place.end))
  )
    evidence.flags |= FLAGS.introducedAsOther;
  return true;
}

/**
 * Whether the beginning of an explanation spells the short form, and what is named further on is told apart from it, as in
 * “BZ – Burgerzaken (niet: het ministerie van Buitenlandse Zaken)”. Else it may be a translation: “IJM – Internationale
 * Justitie Missie (International Justice Mission)”.
 */
function isSpeltBefore(names: Names, lead: string, short: string, { forms }: LocalEvidence): boolean {
  const [clause = ''] = /^[^(;,:.]*(?=[(;,:.])/u.exec(lead) ?? [];
  const words = clause.split(/[\s/–-]+/u).filter(Boolean);
  if (!TOLD_APART.test(lead.slice(clause.length))) return false;
  if (!spells(words, short) && !(words.length === 1 && compoundSpells(clause.trim(), short))) return false;
  const spelt = longFormOf(words);
  return !names.longNamesOf(forms).some((name) => overlap(spelt, name.long) >= 0.7);
}

/** A second meaning, or a word that denies one. */
const TOLD_APART =
  /^[^\S\n]?;|(?<!\p{L})(?:niet|geen|anders dan|not|unlike|other than|nicht|kein|keine|anders als)(?!\p{L})/iu;

/** Whether long and short form were found side by side, ours or another's. */
const isIntroduced = ({ introduced, flags }: LocalEvidence): boolean =>
  introduced.length > 0 || (flags & FLAGS.introducedAsOther) !== 0;

/**
 * Takes a name of ours for what stands for the place; of forms that differ in their signs the one as it is written first.
 * What a word beside it gives to another country introduces that country's: "das Schweizer Geldwäschegesetz (GwG)".
 */
function introduce(names: Names, writing: Writing, { start, end, forms }: Found, evidence: LocalEvidence): void {
  const { text, words } = writing;
  const isWritten = (form: number) => Number(names.formText(form) === text.slice(start, end));
  const own = evidence.forms.map((form) => names.groupOf(form));
  const shared = forms.filter(
    (form) =>
      names.shareEntity(form, evidence.forms) &&
      !evidence.introduced.includes(form) &&
      // A name after itself introduces nothing.
      !own.includes(names.groupOf(form)),
  );
  if (shared.length === 0) return;
  const set = formSetOf(names, forms);
  const country = set.isOfStates ? besideCountry(names, writing, spotOf(words, { start, end }), set) : '';
  if (country !== '' && isOfOtherCountry(names, set, country)) evidence.flags |= FLAGS.introducedAsOther;
  else {
    const room = Math.min(4, MAX_INTRODUCED - evidence.introduced.length);
    evidence.introduced.push(...shared.sort((a, b) => isWritten(b) - isWritten(a) || a - b).slice(0, room));
  }
}

const COMPOUND = /^[-‐]\p{L}+(?=\s?[([]|,\s["'“„‘«])/u;

/** Code units between the two at most: an ending, a quotation mark, blanks. */
const MAX_GAP = 40;

/** Long and short form side by side, ours or not. */
export function readBrackets(names: Names, writing: Writing, place: WordSpan, evidence: LocalEvidence): void {
  const { text, found } = writing;
  const isMany = formSetOf(names, evidence.forms).sole === null && isOfSeveral(text, place);
  if (
    isMany ||
    (/^ \(\p{Lu}{2,6}\)/u.test(text.slice(place.end, place.end + 9)) && isKind(names, writing, place, evidence.forms))
  ) {
    evidence.flags |= FLAGS.introducedAsOther;
    return;
  }
  if (readGlossary(names, writing, place, evidence)) return;
  const beside = besideOf(writing, place);
  if (!beside) return;
  for (const other of found) {
    if (!isBeside(text, place, beside, other)) continue;
    // “A Financial Intelligence Unit (FIU) is …”: each country has one, and this tells of none of them.
    if (other.end <= beside.opened && isKind(names, writing, other, other.forms))
      evidence.flags |= FLAGS.introducedAsOther;
    else introduce(names, writing, other, evidence);
  }
  if (!isIntroduced(evidence) && isShortForm(text.slice(place.start, place.end)))
    readLongForm(names, text, place, beside, evidence);
}

/** Signs beside a name behind which its long form may stand, or after which it may stand itself. */
interface Beside {
  /** Where the name ends, or the compound that begins with it. */
  end: number;
  /** What stands between a long form and the name that follows it; null: nothing of the kind. */
  opening: string | null;
  /** Where that begins; -1: nowhere. */
  opened: number;
  /** What stands between the name and a long form that follows; null: nothing of the kind. */
  following: string | null;
  /** Where that ends; -1: nowhere. */
  followed: number;
}

/** “PEC estimator (panel error correction)”: the noun that a short form stands before, where the bracket spells it and no more. */
function spelledNoun(text: string, { start, end }: Span): string {
  if (text.charCodeAt(end) !== 32 || end - start < 3) return '';
  const [, noun = '', inside = ''] = QUALIFIED.exec(text.slice(end, end + BESIDE)) ?? [];
  return noun !== '' && spells(inside.split(' '), text.slice(start, end)) ? noun : '';
}

const QUALIFIED = /^( \p{Ll}[\p{Ll}-]{1,24}) \(([^()\n]{5,90})\)/u;

function besideOf({ text, words }: Writing, place: WordSpan): Beside | null {
  const follows = mayBeShort(text, place.start, words.at(place.at - 1));
  const noun = spelledNoun(text, place);
  const precedes = noun !== '' || mayBeExplained(text, place.end, words.at(place.to));
  const stands = mayStandFor(text, place.end);
  if (!follows && !precedes && !stands) return null;
  // What is in brackets or quotes after a compound explains the name that it begins: ILO-ingang (Ingang …).
  const compound = precedes ? (COMPOUND.exec(text.slice(place.end, place.end + 40))?.[0] ?? noun) : '';
  const end = place.end + compound.length;
  const after = text.slice(end, end + BESIDE);
  const opening = follows ? (SHORT_FOLLOWS.exec(textBefore(text, place.start))?.[0] ?? null) : null;
  let following = ((stands && STANDS_FOR.exec(after)) || (precedes && LONG_FOLLOWS.exec(after)) || null)?.[0] ?? null;
  // A line break explains only what has a line of its own.
  if (following?.includes('\n') && !isAloneInLine(text, place)) following = null;
  if (opening === null && following === null) return null;
  return {
    end,
    opening,
    opened: opening === null ? -1 : place.start - opening.length,
    following,
    followed: following === null ? -1 : end + following.length,
  };
}

/** So many units before and after a name are looked at. */
const BESIDE = 160;

const textBefore = (text: string, end: number) => text.slice(Math.max(0, end - BESIDE), end);

/** Whether another name stands at the other side of the signs. */
function isBeside(text: string, place: Span, { opened, following, followed }: Beside, other: Span): boolean {
  // Between them stands next to nothing, and most names of a long text are far away.
  if (Math.abs(other.end - opened) > MAX_GAP && (followed < 0 || Math.abs(other.start - followed) > MAX_GAP))
    return false;
  if (opened >= other.end && /^(?:['’]?s|es|e?n)?["'”’»]?$/u.test(text.slice(other.end, opened).trim())) return true;
  if (followed < 0 || other.start < followed) return false;
  if (!/^["'“„‘«]?$/u.test(text.slice(followed, other.start).trim())) return false;
  // A comma alone lists as well as it explains: SNS, ASN Bank.
  return following?.trim() !== ',' || explains(text.slice(other.start, other.end), text.slice(place.start, place.end));
}

/** Looks for a long form that is no name found in the text: a variant of one of ours, or something else. */
function readLongForm(
  names: Names,
  text: string,
  place: Span,
  { end, opening, opened, following, followed }: Beside,
  evidence: LocalEvidence,
): void {
  const surface = text.slice(place.start, place.end);
  const behind = following === null ? '' : text.slice(followed, end + BESIDE);
  const before = opening === null ? '' : text.slice(Math.max(0, place.start - BESIDE), opened);
  // Nothing but the short form in the bracket: so the name before it is what it stands for.
  const name = opening === '(' && text.charAt(place.end) === ')' ? nameBefore(before) : [];
  const long =
    (opening !== null && longFormBefore(before, surface)) ||
    (following !== null && longFormAfter(behind, surface)) ||
    wordierForm(name, surface) ||
    nameFromAbroad(names, name.length > 0 ? before : '', evidence.forms);
  if (!long) return;
  const isClear =
    (opening !== null && /[([]/u.test(opening)) ||
    (following !== null &&
      (/[([]|for|voor|für|abbreviation|afkorting|Abkürzung/u.test(following) ||
        // Below the short form, in a line of its own, nothing but what it stands for.
        (following.includes('\n') && /^[^\n]*/u.exec(behind)?.[0].trim() === long.join(' '))));
  // Without a bracket two words agree too easily; one long one after a comma and its article does not: BKA, das Bundeskanzleramt.
  const isApposed = long.length === 1 && /^,\s(?:das|der|die|het|de)\s/u.test(text.slice(end, end + 8));
  if (long.length < 3 && !isClear && !isApposed) return;
  const spelt = longFormOf(long);
  const known = names.longNamesOf(evidence.forms);
  const ours = isSeveral(long, known) ? undefined : known.find((name) => overlap(spelt, name.long) >= 0.7);
  if (ours) {
    evidence.introduced.push(ours.form);
    evidence.flags |= FLAGS.introducedByVariant;
  } else evidence.flags |= FLAGS.introducedAsOther;
}

/**
 * The name of three words or more that ends there, where it begins with the adjective of a country in which nobody is at
 * home who bears the short form, and tells of no other; people have first names that are countries (Jordan, Chad).
 */
function nameFromAbroad(names: Names, before: string, forms: readonly number[]): string[] | null {
  const name = nameBefore(before.split(SEVERAL).at(-1) ?? '');
  if (name.length < 3 || !isCountryAdjective(foldWord(name[0] ?? ''))) return null;
  const countries = name.map((word) => countryOfWord(foldWord(word))).filter(Boolean);
  const isOurs = formSetOf(names, forms).bearings.some(({ entity }) =>
    [countries[0], 'INT'].includes(names.country(entity)),
  );
  return countries.length === 1 && !isOurs ? name : null;
}

/** Between two things side by side, or one and what it has. */
const SEVERAL = /(?<!\p{L})(?:and|en|und)(?!\p{L})|[’']s(?!\p{L})/u;

/** Whether the name of a unit that each country has stands after an indefinite article, and no country's. */
function isKind(names: Names, writing: Writing, place: Span, forms: readonly number[]): boolean {
  const set = formSetOf(names, forms);
  if (set.bearers.size < 2 || names.sector(set.bearings[0]?.entity ?? -1) !== 'fiu') return false;
  const spot = spotOf(writing.words, place);
  return isIndefinite(writing, spot) && besideCountry(names, writing, spot, set) === '' && !isHad(writing, spot);
}

/** “Since 2006 the Netherlands has a Financial Intelligence Unit (FIU)”: then it is that one. */
const HAS = new Set('has had heeft hebben kent hat haben besitzt'.split(' '));
/** Words before the name among which it is looked for. */
const HAS_REACH = 6;

function isHad({ words }: Writing, { at }: WordSpan): boolean {
  for (let index = at - 1; index >= at - HAS_REACH; index--) if (HAS.has(words.at(index))) return true;
  return false;
}

/** Whether a name is a long form of another by its length or its initials. */
function explains(long: string, short: string): boolean {
  const words = long.split(/\s+/u);
  return words.length > 2 || spells(words, short);
}

/** "Financial Intelligence Units (FIU)": the kind of body, of which ours is one. */
function isSeveral(long: readonly string[], known: ReturnType<Names['longNamesOf']>): boolean {
  const [, one] = /^(.{3,})s$/u.exec(foldWord(long.at(-1) ?? '')) ?? [];
  return one !== undefined && known.some((name) => name.long.content.has(one));
}
