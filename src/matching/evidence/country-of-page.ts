/** What the country of a page says of the bodies that it names. */

/** Countries that share a language, and with it the names of their public bodies. */
const TONGUES = ['NL BE SR CW AW SX', 'DE AT CH LI LU', 'GB US AU CA NZ IE ZA IN NG GH KE'].map(
  (countries) => new Set(countries.split(' ')),
);

/**
 * Whether a page of one country would call its own body by the name of the other's: the Openbaar Ministerie of Belgium,
 * the Bundeskriminalamt of Austria.
 */
export const isOfSameTongue = (page: string, own: string): boolean =>
  page !== own && TONGUES.some((tongue) => tongue.has(page) && tongue.has(own));

/** Country of a page by the end of its host name; the empty string where it tells none. */
export function countryOfHost(host: string): string {
  const end = host.toLowerCase().split('.').at(-1) ?? '';
  const region = REGIONS.get(end);
  if (region) return region;
  if (!/^[a-z]{2}$/.test(end) || GENERIC_ENDS.has(end)) return '';
  return end.toUpperCase();
}

/** Endings that do not spell a country's code: regions and cities that have their own. */
const REGIONS = new Map(
  `GB uk london scot wales cymru|BE brussels vlaanderen gent|NL amsterdam frl|AT wien tirol|CH swiss zuerich|
  DE berlin hamburg koeln cologne bayern nrw saarland ruhr|AU sydney melbourne`
    .split('|')
    .flatMap((line) => {
      const [country = '', ...ends] = line.trim().split(/\s+/u);
      return ends.map((end): [string, string] => [end, country]);
    }),
);

/** Endings of two letters that are used the world over. */
const GENERIC_ENDS = new Set(['eu', 'nu', 'io', 'ai', 'co', 'me', 'tv', 'fm', 'ly', 'gg', 'to', 'cc', 'ws']);
