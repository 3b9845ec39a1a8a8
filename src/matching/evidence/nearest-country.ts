/** The country that stands nearest to a name. */
import { SEATS, seatOf } from './cities.ts';
import { countryAt, isCountryAdjective, STATE } from './countries.ts';
import { type Words, wordSet } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

const WINDOW = 20;

/** What is known of a name and its bearers. */
interface Facts {
  isPublic: boolean;
  isLaw: boolean;
  isOfUnion: boolean;
  isAtHome: boolean;
}

/**
 * The country that stands nearest before or after a place: in its own sentence, else in what goes before, else in what
 * follows, within twenty words; those in names of initiatives aside. The empty string where none does, or where several
 * stand there side by side: "in Australia and the United Kingdom"; or in the sentence before, wherever in it.
 *
 * @param isPublic whether the name is that of a public body or a law: then the city where it sits tells of a country too
 * @param isLaw a state within a country has laws of its own
 * @param isOfUnion whether it is a law that the Union has too: where the sentence speaks of the Union, the country of another
 *   sentence says nothing
 * @param isAtHome whether a bearer is of the country where the text's language is at home: that of a sentence which only
 *   follows says nothing then
 * @param belongsToOther whether a country that stands here is said of another place where such a name stands
 */
export function nearestCountry(
  { text, words, ofMany }: Writing,
  { at, to }: WordSpan,
  { isPublic, isLaw, isOfUnion, isAtHome }: Facts,
  belongsToOther: (start: number, end: number) => boolean,
): string {
  const countryThere = (index: number): string => {
    if (index < 0 || index >= words.count) return '';
    const its = countryOrSeatAt(words, index, text, isPublic);
    if (its === '' || isLanguage(words, index)) return '';
    const country = its === STATE && !isLaw ? 'AU' : its;
    const start = words.starts[index] ?? 0;
    if (ofMany.some((name) => name.start <= start && start < name.end)) return '';
    // A law works with nobody: where British firms are worked with, the law is theirs all the same.
    if (!isLaw && isOfPartner(words, index)) return '';
    return belongsToOther(start, words.ends[index] ?? start) ? '' : country;
  };
  let before = '';
  let beforeAt = 0;
  let after = '';
  for (let distance = 1; distance <= WINDOW; distance++) {
    const previous = at - distance;
    const next = to + distance - 1;
    for (const index of [previous, next]) {
      const country = countryThere(index);
      if (country === '') continue;
      const unless = joinsOther(words, text, index, country, countryThere);
      const isBefore = index === previous;
      const between = isBefore
        ? text.slice(words.ends[index], words.starts[at])
        : text.slice(words.ends[to - 1], words.starts[index]);
      if (!ENDS_SENTENCE.test(between)) return unless ? '' : country;
      if (!isBefore) {
        // Where the name stands again before it, it tells of that place; and an adjective ("a German bank") of its noun.
        if (
          !isCountryAdjective(words.at(index)) &&
          !standsIn(between, text.slice(words.starts[at], words.ends[to - 1]))
        )
          after ||= unless ? MANY : country;
      } else if (isAtHome && isOfSomebody(words, index)) continue;
      else if (before === '') {
        before = unless ? MANY : country;
        beforeAt = index;
      }
      // A sentence of several countries, such as one that names the body of each, leaves open which is meant in the next.
      else if (country !== before && !ENDS_SENTENCE.test(text.slice(words.ends[index], words.starts[beforeAt])))
        before = MANY;
    }
  }
  const found = before || (isAtHome ? '' : after);
  return found === MANY || (isOfUnion && isOfUnionThere(words, at, to, text)) ? '' : found;
}

/** Whether a word tells where somebody is from of whom the text had not spoken: “via een Litouwse bank”, “Romanian workers”. */
function isOfSomebody(words: Words, index: number): boolean {
  if (!isCountryAdjective(words.at(index))) return false;
  return INDEFINITE.has(words.at(index - 1))
    ? SOMEBODY.has(words.at(index + 1))
    : PEOPLE.has(words.at(index + 1)) && !ARTICLES.has(words.at(index - 1));
}

const INDEFINITE = new Set('a an een ein eine einen einem einer'.split(' '));
const SOMEBODY = wordSet(
  `bank firm company account man woman citizen businessman national bedrijf onderneming firma rekening bankrekening vrouw
  burger zakenman ondernemer staatsburger koppel echtpaar unternehmen konto mann frau unternehmer geschäftsmann staatsbürger
  paar`,
);
const PEOPLE = wordSet(
  `banks firms companies accounts men women workers victims labourers nationals banken bedrijven rekeningen mannen
  vrouwen arbeiders werknemers slachtoffers arbeidsmigranten uitzendkrachten chauffeurs unternehmen firmen konten männer
  frauen arbeiter arbeiterinnen opfer staatsbürger`,
);

/** Whether the sentence of a place speaks of the Union: “auf EU-Ebene”, “Brussel wil”. */
function isOfUnionThere(words: Words, at: number, to: number, text: string): boolean {
  for (const step of [-1, 1])
    for (let index = step < 0 ? at - 1 : to; index >= 0 && index < words.count; index += step) {
      const [from, until] = step < 0 ? [index, index + 1] : [index - 1, index];
      if (Math.abs(index - at) > WINDOW || ENDS_SENTENCE.test(text.slice(words.ends[from], words.starts[until]))) break;
      if (UNION.test(words.at(index))) return true;
    }
  return false;
}

const UNION = /^(?:eu|europ(?:e|a|ean|ees|ese|aische[mnrs]?|äische[mnrs]?)|br(?:u|ü)ssels?|brusselse)$/u;

/** Whether a word tells of whoever takes part: “samen met Duitse collega's”, “in cooperation with the German police”. */
function isOfPartner(words: Words, index: number): boolean {
  if (!isCountryAdjective(words.at(index))) return false;
  const at = ARTICLES.has(words.at(index - 1)) ? index - 2 : index - 1;
  return WITH.has(words.at(at)) && TOGETHER.has(words.at(at - 1));
}

/** Whether a word tells of a language: “by its German initials”, “de Franse afkorting”. */
export const isLanguage = (words: Words, index: number): boolean =>
  WORDS_OF_LANGUAGE.has(words.at(index + 1)) && isCountryAdjective(words.at(index));

const WORDS_OF_LANGUAGE = wordSet(
  `initials acronym acronyms abbreviation name title spelling translation language initialen afkorting letterwoord naam
  benaming vertaling titel taal abkürzung kürzel name namen bezeichnung übersetzung`,
);

const WITH = new Set('with met mit'.split(' '));
const TOGETHER = new Set(
  `together cooperation operation collaboration jointly partnership works worked working samen samenwerking gezamenlijk
  werkt werken werkte overleg gemeinsam zusammen zusammenarbeit abstimmung kooperation`.split(/\s+/u),
);
const ARTICLES = new Set('the de het der den dem'.split(' '));

/** Whether a name stands in a text by itself, and not as a piece of a longer one: FIU in FIU-Nederland. */
function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!JOINED.test(text.charAt(at - 1)) && !JOINED.test(text.charAt(at + name.length))) return true;
  return false;
}

const JOINED = /[\p{L}\p{N}‐-]/u;
const MANY = '*';
const ENDS_SENTENCE = /[.!?;][)"”’»]?\s|\n/u;

/** Whether another country is joined to the one at a word: by "and", "or", a comma, with a small word or two between. */
export function joinsOther(
  words: Words,
  text: string,
  index: number,
  country: string,
  countryThere: (index: number) => string,
): boolean {
  for (const side of [-1, 1]) {
    for (let far = 1; far <= 4; far++) {
      const other = index + side * far;
      const [from, until] = side < 0 ? [other, index] : [index, other];
      const between = text.slice(words.ends[from], words.starts[until]);
      if (!/^[\s\p{Ll}\p{Lu},/&]*$/u.test(between) || other < 0 || other >= words.count) break;
      const its = countryThere(other);
      if (its !== '' && its !== country) {
        if (far === 1 ? /[,/&]/u.test(between) : JOINS.test(between)) return true;
        break;
      }
    }
  }
  return false;
}

const JOINS =
  /^\s?(?:[,/&]|(?:[,/&]\s)?(?:and|or|en|of|und|oder)\b)(?:\s(?:in|the|im|het|de|den|der))*\s?(?:[\p{Lu}][\p{L}]*\s)?$/u;

/** The country at one word, also of a city where the public bodies of one of the countries of this dataset sit, and hardly anybody else's. */
function countryOrSeatAt(words: Words, index: number, text: string, isPublic: boolean): string {
  const country = countryAt(words, index, text);
  if (country !== '' || !isPublic) return country;
  const seat = seatOf(words.at(index));
  // A Dutch “haag” is a hedge.
  return SEATS.has(seat) && /\p{Lu}/u.test(text.charAt(words.starts[index] ?? 0)) ? seat : '';
}
