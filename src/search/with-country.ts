import { CITIES } from '../matching/evidence/cities.ts';
import { countryIn, countryOfWord } from '../matching/evidence/countries.ts';
import { foldWord } from '../matching/evidence/words.ts';

/** “fiu duitsland”, “belgische politie”: what is looked for, and in which country. Pure. */
export interface QueryWithCountry {
  rest: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

/** Words of the longest names of countries: “Democratic Republic of the Congo” is typed by nobody. */
const MAX_COUNTRY_WORDS = 3;
/** Of fewer letters a country that is still being typed tells nothing. */
const MIN_LETTERS = 4;
/** Between the two: “banken in Nederland”, “die Polizei von Belgien”. */
const JOINS = / (?:aus|from|in|of|uit|van|von)$/iu;

/** Every way to read a query as words and a country, before them or behind them; the fewest words for the country first. */
export function withCountry(query: string): QueryWithCountry[] {
  const words = query.trim().split(/\s+/u);
  const readings: QueryWithCountry[] = [];
  for (let count = 1; count <= Math.min(MAX_COUNTRY_WORDS, words.length - 1); count++) {
    for (const isBehind of [true, false]) {
      const place = isBehind ? words.slice(-count) : words.slice(0, count);
      const rest = (isBehind ? words.slice(0, -count) : words.slice(count)).join(' ').replace(JOINS, '');
      const country = countryNamed(place);
      if (country !== '' && !readings.some((one) => one.country === country)) readings.push({ rest, country });
    }
  }
  return readings;
}

/** The country that these words name, or of which they are an adjective; the empty string: none. */
function countryNamed(words: readonly string[]): string {
  const [first = '', ...others] = words;
  // Names of countries have capitals in a text, and none where one types.
  if (others.length > 0) return countryIn(words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '));
  // A city is not all of its country: whoever looks for a university there does not want one of another city.
  if (CITIES.has(foldWord(first))) return '';
  return countryOfWord(first) || (first.length < MIN_LETTERS ? '' : countryOfWord(`${first}*`));
}
