/** The country that words right beside a name tell of. */
import { CITIES } from './cities.ts';
import { countryAt, isCountryAdjective, SHORT_ADJECTIVES } from './countries.ts';
import { isLanguage, joinsOther } from './nearest-country.ts';
import type { Words } from './words.ts';

/**
 * The country to which words right beside a name give it: "the Norwegian bank DNB", "Belastingdienst of Aruba", "(Ghana)".
 * The empty string where there is none.
 *
 * @param isPublic whether the name is that of a public body or a law, of which every country has its own: then an
 *   adjective alone, a country right after it and a city tell too (a Belgian ING is but a branch)
 */
export function countryBeside(words: Words, at: number, to: number, text: string, isPublic: boolean): string {
  const start = words.starts[at] ?? 0;
  const end = words.ends[to - 1] ?? 0;
  // "Finland's National Rapporteur", "the Netherlands' FIU"
  const owner = words.at(at - 1) === 's' ? at - 2 : at - 1;
  if (isPublic && /^['’]s?[^\S\n]+["'“„‘«]?$/u.test(text.slice(words.ends[owner], start)))
    return countryAt(words, owner, text) || (CITIES.get(words.at(owner)) ?? '');
  if (isPublic && OWNED.has(words.at(at - 1))) return ownerBefore(words, at, text);
  const place = isPublic && words.at(at - 1) === 'als' ? placeOfRole(words, at, text) : '';
  if (place !== '') return place;
  // Up to two small words may stand between: "the Norwegian commercial bank DNB".
  for (let index = at - 1; index >= 0 && index >= at - 3; index--) {
    const between = text.slice(words.ends[index], start);
    if (!/^(?:[^\S\n]+\p{Ll}+){0,2}[^\S\n]+["'“„‘«]?$/u.test(between) || LINKING.has(words.at(index))) break;
    const country = countryAt(words, index, text);
    if (country === '') continue;
    if (isLanguage(words, index)) return '';
    if (isPublic && index === at - 1 && !PLACING.has(words.at(at - 2))) return country;
    if (!isCountryAdjective(words.at(index)) || (index === at - 1 && !isPublic)) return '';
    // "in French CANAFE" tells of a language.
    return words.at(index - 1) === 'in' || words.at(index - 1) === 'auf' ? '' : country;
  }
  const next = text.slice(end, words.starts[to]);
  if (/^["'”’»]?[^\S\n]?\($/u.test(next)) {
    if (text.charAt(words.ends[to] ?? text.length) !== ')') return '';
    return countryAt(words, to, text) || countryAfter(words, to + 1, text, isPublic, true);
  }
  return countryAfter(words, to, text, isPublic, /^["'”’»]?\)/u.test(next));
}

/** What gives a name to whoever the sentence is about: "New Zealand shelves its Modern Slavery Act". Dutch “zijn” is a verb. */
const OWNED = new Set('its their own eigen hun geen no kein keine keinen keiner eigene eigenes eigenen'.split(' '));
const OWNER_WITHIN = 10;

/** The country of which a sentence spoke before: the nearest, or the empty string. */
function ownerBefore(words: Words, at: number, text: string): string {
  for (let index = at - 2; index >= Math.max(0, at - OWNER_WITHIN); index--) {
    if (/[.!?;\n]/u.test(text.slice(words.ends[index], words.starts[index + 1]))) return '';
    const country = countryAt(words, index, text);
    if (country !== '') return country;
  }
  return '';
}

const ROLE_WITHIN = 5;

/**
 * The country in which somebody acts as what the name says: “Myria, dat in België optreedt als nationaal rapporteur”. The
 * empty string where none is told. Not in English, whose “as” is mostly a conjunction: “arrested in Spain as NCA officers …”.
 */
function placeOfRole(words: Words, at: number, text: string): string {
  for (let index = at - 2; index >= Math.max(1, at - ROLE_WITHIN); index--) {
    if (/[^\p{L}\p{M}\s-]/u.test(text.slice(words.ends[index], words.starts[index + 1]))) return '';
    const isIn = words.at(ARTICLES.has(words.at(index - 1)) ? index - 2 : index - 1) === 'in';
    if (!isIn || isCountryAdjective(words.at(index))) continue;
    const country = countryAt(words, index, text);
    if (country !== '') return country;
  }
  return '';
}

/**
 * The country in words right after a name.
 *
 * @param isClosed whether a bracket closes between: "the Financial Intelligence Unit (FIU) of Curaçao"
 */
function countryAfter(words: Words, to: number, text: string, isPublic: boolean, isClosed: boolean): string {
  const next = text.slice(words.ends[to - 1], words.starts[to]);
  if (!(isClosed ? /^["'”’»]?\)[^\S\n]+$/u : /^["'”’»]?[^\S\n]+$/u).test(next)) return '';
  const isIn = isPublic && IN.has(words.at(to));
  if (isIn || OF.has(words.at(to))) {
    const index = ARTICLES.has(words.at(to + 1)) ? to + 2 : to + 1;
    const city = isIn ? CITIES.get(words.at(index)) : undefined;
    // "FINTRAC (CANAFE in French)" tells of a language.
    const isLanguage =
      index === to + 1 &&
      words.at(to) === 'in' &&
      isCountryAdjective(words.at(index)) &&
      !SHORT_ADJECTIVES.has(words.at(index)) &&
      text.charAt(words.ends[index] ?? text.length) === ')';
    const country = city ?? (isLanguage ? '' : countryAt(words, index, text));
    const isOneOfMany = joinsOther(words, text, index, country, (other) => countryAt(words, other, text));
    return country !== '' && isOneOfMany ? '' : country;
  }
  if (!isPublic || isClosed) return '';
  return isCountryAdjective(words.at(to)) ? '' : countryAt(words, to, text);
}

/** The country whose name follows as a part of a name: "Terre des Hommes Duitsland", the branch there. */
export function countryOfBranch(words: Words, to: number, text: string): string {
  if (!/^[^\S\n]$/u.test(text.slice(words.ends[to - 1], words.starts[to])) || isCountryAdjective(words.at(to)))
    return '';
  return countryAt(words, to, text);
}

/** After these a country is a place, and does not belong to the name that follows: "in Malta FIU staff …". */
const PLACING = new Set('in auf from to of aus nach uit naar van von for für voor and en und or of oder'.split(' '));

const IN = new Set(['in', 'te', 'zu', 'op']);
const OF = new Set(['of', 'van', 'von']);
const ARTICLES = new Set(['the', 'de', 'het', 'der', 'den']);
/** Words that join two things: "the Dutch and ANZ" is nobody's bank. */
const LINKING = new Set(
  'and or en of und oder with met mit by door von van at bij bei to aan an for voor fur from uit aus in the de het der die das'.split(
    ' ',
  ),
);
