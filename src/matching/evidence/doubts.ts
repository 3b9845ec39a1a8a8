/** What puts a name up for judgement that by the dataset is one entity's alone. */
import type { Found, Span } from '../types.ts';
import { isAcronym } from './capitals.ts';
import { FLAGS, OTHER_BESIDE } from './codec.ts';
import { isCode } from './codes.ts';
import { isOfSameTongue } from './country-of-page.ts';
import { findCues } from './cues.ts';
import { findFieldWords, isOfFarField } from './fields.ts';
import type { FormSet } from './form-sets.ts';
import { isAsPerson, isOfOtherTime, isOneOfMany, kindBeside, mayBeAsPerson } from './kinds-beside.ts';
import type { Names } from './names.ts';
import { besideCountry, isOfOtherCountry } from './of-country.ts';
import { Surroundings } from './surroundings.ts';
import { spotOf, type WordSpan, type Writing } from './writing.ts';

/** Whether the page's own country has a body of that name, of which it is likelier to speak. */
export const mayBeOfPage = (names: Names, set: FormSet, entity: number, country: string): boolean =>
  country !== '' && set.isContested && names.isOfState(entity) && isOfSameTongue(country, names.country(entity));

/**
 * Whether something beside a name that by the dataset is one entity's alone puts it up for judgement all the same.
 *
 * @param write the words of the block, which most names need not
 */
export function isInDoubt(
  names: Names,
  text: string,
  place: Found,
  set: FormSet,
  entity: number,
  write: () => Writing,
): boolean {
  // It may be a piece of a line in capitals, or spelt out otherwise anywhere in the document.
  if (isAcronym(text, place)) return true;
  // Somebody else's name too, or perhaps: words of that one beside it.
  if (set.isContested || mayBeOther(names, text, place, entity)) {
    const writing = write();
    return (set.isContested && hasOtherSense(names, set, writing, place)) || isOther(names, writing, place, set);
  }
  return mayBeAsPerson(text, place) && isAsPerson(write(), spotOf(write().words, place));
}

/**
 * Whether a cue of another sense of the name stands around a place: of a person's name any, of a public body's also two
 * or a close one (the public prosecutors of Antwerp), of others only right beside it, as the next sentence may well speak
 * of Barclays Center; a small word there ("at Barclays") wants one more cue around it.
 */
function hasOtherSense(
  names: Names,
  set: FormSet,
  { text, words, found, ofMany, lang }: Writing,
  place: Span,
): boolean {
  const { at, to } = spotOf(words, place);
  const surroundings = new Surroundings(text, place.start, place.end, found, ofMany);
  const entity = set.sole?.entity ?? -1;
  const wanted = names.kind(entity) === 'person' ? 1 : names.isOfState(entity) ? 2 : Number.POSITIVE_INFINITY;
  return set.senses.some((index) => {
    const sense = names.sense(index);
    let near = 0;
    let weak = false;
    for (const code of findCues(sense, words, at, to, surroundings, lang)) {
      const cue = sense.cues[code >> 1];
      if (!cue || typeof cue.scope !== 'number') continue;
      if (cue.kind === 'near') near += 1 + (code & 1);
      else if (cue.weak) weak = true;
      else return true;
    }
    return near >= (weak ? 1 : wanted);
  });
}

/** Whether it is worth a look if {@link isOther} holds, where the dataset knows nobody else of that name. */
function mayBeOther(names: Names, text: string, { start, end }: Span, entity: number): boolean {
  if (names.kind(entity) === 'person') return true;
  if (names.sector(entity) === 'ngo') return /^[ \u00A0]\p{Lu}/u.test(text.slice(end, end + 2));
  if (!names.isOfState(entity)) return false;
  if (/^["'”’»]?\s?(?:\(|of |van |von |in |te |zu |\p{Lu})/u.test(text.slice(end, end + 6))) return true;
  for (let at = Math.max(0, start - 24); at < start; at++) {
    const unit = text.charCodeAt(at);
    if ((unit >= 65 && unit <= 90) || unit > 127) return true;
  }
  return false;
}

/** Whether the words right beside a sure name make somebody or something else of it. */
function isOther(names: Names, writing: Writing, place: Span, set: FormSet): boolean {
  const spot = spotOf(writing.words, place);
  const country = besideCountry(names, writing, spot, set);
  if ((besides(names, writing, spot, set, country) & OTHER_BESIDE) !== 0) return true;
  // Other people bear the name too: in words of sport or music it is more likely theirs.
  if (set.kind === 'person') return isOfFarField(findFieldWords(writing.words, spot.at, spot.to));
  return set.isContested && isAsPerson(writing, spot);
}

/** What stands right beside a name and makes something else of it: a kind, a calling, a code, another country. */
export function besides(names: Names, writing: Writing, spot: WordSpan, set: FormSet, country: string): number {
  let flags = 0;
  const kind = kindBeside(writing, spot);
  if (kind === 'thing') flags |= FLAGS.thing;
  else if (kind === 'calling') flags |= FLAGS.calling;
  if (set.kind === 'person' && (isOfOtherTime(writing, spot) || isOneOfMany(writing, spot))) flags |= FLAGS.calling;
  if (isCode(writing, spot)) flags |= FLAGS.code;
  if (country !== '' && isOfOtherCountry(names, set, country)) flags |= FLAGS.otherCountry;
  return flags;
}
