import { CITIES } from '../matching/evidence/cities.ts';
import { countryIn, countryOfWord } from '../matching/evidence/countries.ts';
import { foldWord } from '../matching/evidence/words.ts';

/** “fiu duitsland”, “belgische politie”: what is looked for, and in which country. Pure. */
export interface QueryWithCountry {
  /** Empty where the query names a country and nothing else. */
  rest: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

/** Words of the longest names of countries: “Democratic Republic of the Congo” is typed by nobody. */
const MAX_COUNTRY_WORDS = 3;
/** Of fewer letters a country that is still being typed tells nothing. */
const MIN_LETTERS = 4;
/** What parts words, in names of countries too: “zuid-afrika”. */
const PARTS = /[\s\-‐–(),/]+/u;
/** Between the two: “bank in the Netherlands”, “die Polizei von Belgien”. */
const JOINS = /(?: (?:aus|from|in|of|uit|van|von))?(?: (?:das|de|den|der|des|die|het|the))?$/iu;
const LEADING_ARTICLE = /^(?:das|de|den|der|des|die|het|the) /iu;

/**
 * Every way to read a query as words and a country, before them or behind them; the fewest words for the country first,
 * and one that is only begun last.
 */
export function withCountry(query: string): QueryWithCountry[] {
  const words = query.split(PARTS).filter(Boolean);
  const readings: QueryWithCountry[] = [];
  const add = (country: string, rest: readonly string[]) => {
    if (country === '' || readings.some((one) => one.country === country)) return;
    const bare = ` ${rest.join(' ')}`.replace(JOINS, '').trim().replace(LEADING_ARTICLE, '');
    if (bare !== '' || rest.length === 0) readings.push({ rest: bare, country });
  };
  for (let count = 1; count <= Math.min(MAX_COUNTRY_WORDS, words.length); count++) {
    add(countryNamed(words.slice(-count)), words.slice(0, -count));
    add(countryNamed(words.slice(0, count)), words.slice(count));
  }
  const [last = ''] = words.slice(-1);
  if (words.length > 1 && readings.length === 0 && last.length >= MIN_LETTERS && !isCity(last))
    add(countryOfWord(`${last}*`), words.slice(0, -1));
  return readings;
}

/** The country that these words name, or of which they are an adjective; the empty string: none. */
function countryNamed(words: readonly string[]): string {
  const [first = '', ...others] = words;
  if (others.length === 0) return isCity(first) ? '' : countryOfWord(first);
  // Names of countries have capitals in a text, and none where one types.
  return countryIn(words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '));
}

/** A city is not all of its country: whoever looks for a university there does not want one of another city. */
const isCity = (word: string): boolean => CITIES.has(foldWord(word));
