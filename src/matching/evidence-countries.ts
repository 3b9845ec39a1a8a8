import { foldWord, hashWord, WordGate, type Words } from './evidence-words.ts';
import type { WordSpan, Writing } from './evidence-writing.ts';

/**
 * Countries in a text, by their names in English, Dutch and German and by the adjectives made from them. Needed only
 * for names that many countries have ("the Financial Intelligence Unit in Port Vila"), where the nearest country
 * decides. The names come from the language data of the engine.
 */

/** Adjectives and short names that share no stem with the country's name. */
const IRREGULAR: Record<string, string> = {
  NL: 'dutch nederlandse nederlands holland hollandse niederländische niederländischen',
  DE: 'german germans duitse duits deutsche deutschen deutscher deutsches',
  GB: 'uk british britain britse brits britische britischen england english scotland scottish wales welsh vk engeland',
  US: 'us usa american americans amerikaanse amerikanische amerikanischen vs',
  CH: 'swiss zwitserse schweizer schweizerische',
  FR: 'french franse französische französischen',
  ES: 'spanish spaanse spanische spanischen',
  IE: 'irish ierse irische irischen',
  DK: 'danish deense dänische dänischen',
  SE: 'swedish zweedse schwedische',
  NO: 'norwegian noorse norwegische',
  FI: 'finnish finse finnische',
  PL: 'polish poolse polnische',
  BE: 'belgian belgische belgischen flemish vlaamse flämische flämischen wallonian waalse',
  IT: 'italian italiaanse italienische italienischen',
  PT: 'portuguese portugese portugiesische portugiesischen',
  TR: 'turkish turkse türkische türkischen',
  CZ: 'czech tsjechische tschechische tschechischen',
  IN: 'indian indiase indische indischen',
  KE: 'kenyan keniaanse kenianische kenianischen',
  UA: 'ukrainian oekraïense ukrainische ukrainischen',
  LU: 'luxemburgse luxembourgish',
  SR: 'surinamese surinaamse surinamische',
  CW: 'curaçaose',
  AW: 'arubaanse aruban',
  AT: 'austrian oostenrijkse österreichische österreichischen',
  CN: 'chinese chinesische',
  PH: 'philippine filipino filipijnse philippinische manila',
  TH: 'thai thaise thailändische',
  GR: 'greek griekse griechische',
  LI: 'vaduz liechtensteiner liechtensteinische liechtensteinischen',
  ZA: 'pretoria',
  AU: 'nsw canberra austrac',
  NG: 'nigerian nigeriaanse nigerianische nigerianischen',
};
/** Names of several words that end in the name of another country. */
const LONGER: Record<string, string[]> = {
  AU: ['new south wales', 'neusüdwales'],
  GB: ['northern ireland', 'noord ierland'],
  US: ['new england', 'new mexico'],
};
const LANGUAGES = ['en', 'nl', 'de'];

interface Countries {
  words: Map<string, string>;
  /** Stems of five letters and more, by their first four. */
  stems: Map<string, [string, string][]>;
  /** Names of several words, by their first, and by their last. */
  phrases: Map<string, [string[], string][]>;
  endings: Map<string, [string[], string][]>;
  /** Let nearly all words fall: the first words of names, and the first letters of stems. */
  wordGate: WordGate;
  stemGate: WordGate;
}

let countries: Countries | undefined;

function load(): Countries {
  const loaded: Countries = {
    words: new Map(),
    stems: new Map(),
    phrases: new Map(),
    endings: new Map(),
    wordGate: new WordGate(8192),
    stemGate: new WordGate(4096),
  };
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const lang of LANGUAGES) {
    const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
    for (const a of letters) {
      for (const b of letters) {
        const code = a + b;
        // Old and special codes have names too: European Union, Eurozone, United Nations, pseudo-regions.
        if (/^(?:EU|EZ|UN|ZZ|XA|XB|QO|X.|Q.|AN|BU|CS|DD|FX|NT|SU|TP|YD|YU|ZR)$/.test(code)) continue;
        const name = names.of(code);
        if (!name) continue;
        const words = name
          .split(/[^\p{L}\p{M}]+/u)
          .filter(Boolean)
          .map(foldWord);
        const [first = ''] = words;
        if (words.length > 1) putPhrase(loaded, words, code);
        else {
          loaded.words.set(first, code);
          const stem = first.replace(/(?:land|ie|ien|ia|en|[aeiou])$/u, '');
          if (stem.length >= 5) put(loaded.stems, stem.slice(0, 4), [stem, code]);
        }
      }
    }
  }
  for (const [code, words] of Object.entries(IRREGULAR)) {
    for (const word of words.split(/\s+/u)) loaded.words.set(foldWord(word), code);
  }
  for (const [code, names] of Object.entries(LONGER)) {
    for (const name of names) putPhrase(loaded, name.split(' ').map(foldWord), code);
  }
  for (const word of [...loaded.words.keys(), ...loaded.phrases.keys(), ...loaded.endings.keys()])
    loaded.wordGate.add(hashWord(word));
  for (const stem of loaded.stems.keys()) loaded.stemGate.add(hashWord(stem));
  return loaded;
}

function putPhrase({ phrases, endings }: Countries, words: string[], code: string): void {
  put(phrases, words[0] ?? '', [words, code]);
  put(endings, words.at(-1) ?? '', [words, code]);
}

function put<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}

/** The country at one word, or the empty string. Only words with a capital are names. */
function countryAt(words: Words, index: number, text: string): string {
  countries ??= load();
  if (!countries.wordGate.mayHave(words.hashOf(index)) && !countries.stemGate.mayHave(words.hashOfBeginning(index)))
    return '';
  return countryOf(countries, words, index, text);
}

function countryOf(countries: Countries, words: Words, index: number, text: string): string {
  const word = words.at(index);
  const initial = text[words.starts[index] ?? 0] ?? '';
  for (const [phrase, code] of countries.phrases.get(word) ?? []) {
    if (phrase.every((part, offset) => words.at(index + offset) === part)) return code;
  }
  for (const [phrase, code] of countries.endings.get(word) ?? []) {
    if (phrase.every((part, offset) => words.at(index + 1 - phrase.length + offset) === part)) return code;
  }
  if (initial === initial.toLowerCase() && !/isch|^deutsche|^schweizer/.test(word)) return '';
  const whole = countries.words.get(word);
  if (whole)
    return word.length > 2 || text.slice(words.starts[index], words.ends[index]) === word.toUpperCase() ? whole : '';
  // The longest stem wins: "Australian" begins like Austria too.
  let best = '';
  let country = '';
  for (const [stem, code] of countries.stems.get(word.slice(0, 4)) ?? []) {
    if (stem.length > best.length && word.startsWith(stem) && word.length - stem.length <= 6) {
      best = stem;
      country = code;
    }
  }
  return country;
}

/** The same, also of a city where the public bodies of one of the countries of this dataset sit, and hardly anybody else's. */
function countryOrSeatAt(words: Words, index: number, text: string, isPublic: boolean): string {
  const country = countryAt(words, index, text);
  if (country !== '' || !isPublic) return country;
  const seat = CITIES.get(words.at(index)) ?? '';
  return SEATS.has(seat) ? seat : '';
}

const SEATS = new Set(['AU', 'CA', 'DE', 'GB', 'NL']);

const WINDOW = 20;

/**
 * The country that stands nearest before or after a place, within twenty words; those in names of initiatives aside.
 *
 * @param isPublic whether the name is that of a public body or a law: then the city where it sits tells of a country too
 */
export function nearestCountry({ text, words, ofMany }: Writing, { at, to }: WordSpan, isPublic: boolean): string {
  const countryThere = (index: number): string => {
    if (index < 0 || index >= words.count) return '';
    const country = countryOrSeatAt(words, index, text, isPublic);
    if (country === '') return '';
    const start = words.starts[index] ?? 0;
    return ofMany.some((name) => name.start <= start && start < name.end) ? '' : country;
  };
  for (let distance = 1; distance <= WINDOW; distance++) {
    const country = countryThere(at - distance) || countryThere(to + distance - 1);
    if (country) return country;
  }
  return '';
}

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
  // Up to two small words may stand between: "the Norwegian commercial bank DNB".
  for (let index = at - 1; index >= 0 && index >= at - 3; index--) {
    const between = text.slice(words.ends[index], start);
    if (!/^(?:[^\S\n]+\p{Ll}+){0,2}[^\S\n]+["'“„‘«]?$/u.test(between) || LINKING.has(words.at(index))) break;
    const country = countryAt(words, index, text);
    if (country === '') continue;
    if (!isAdjective(words.at(index)) || (index === at - 1 && !isPublic)) return '';
    // "in French CANAFE" tells of a language.
    return words.at(index - 1) === 'in' ? '' : country;
  }
  const next = text.slice(end, words.starts[to]);
  if (/^["'”’»]?[^\S\n]?\($/u.test(next)) {
    const closes = text.charAt(words.ends[to] ?? text.length);
    return closes === ')' ? countryAt(words, to, text) : '';
  }
  if (!/^["'”’»]?[^\S\n]+$/u.test(next)) return '';
  if (OF.has(words.at(to))) return countryAt(words, ARTICLES.has(words.at(to + 1)) ? to + 2 : to + 1, text);
  if (!isPublic) return '';
  if (IN.has(words.at(to))) return CITIES.get(words.at(to + 1)) ?? countryAt(words, to + 1, text);
  return isAdjective(words.at(to)) ? '' : countryAt(words, to, text);
}

const IN = new Set(['in', 'te', 'zu']);
/** Where public bodies sit, by country; not those cities in which many international ones do. */
const CITIES = new Map(
  `AT wien vienna wenen|DE berlin koln cologne keulen wiesbaden bonn|CH bern zurich|FR paris parijs|ES madrid|IT rome rom|
  SE stockholm|NO oslo|DK copenhagen kopenhagen|FI helsinki|PL warsaw warschau|IE dublin|US washington|CA ottawa|
  GB london londen edinburgh|GH accra|NG abuja lagos|KE nairobi|AU sydney canberra melbourne|PH manila|TH bangkok|
  JP tokyo|AR aires|LI vaduz|NL amsterdam rotterdam utrecht zoetermeer|BE brussel antwerpen gent`
    .split('|')
    .flatMap((line) => {
      const [country = '', ...cities] = line.trim().split(/\s+/u);
      return cities.map((city): [string, string] => [city, country]);
    }),
);

const OF = new Set(['of', 'van', 'von']);
const ARTICLES = new Set(['the', 'de', 'het', 'der']);
/** Words that join two things: "the Dutch and ANZ" is nobody's bank. */
const LINKING = new Set(
  'and or en of und oder with met mit by door von van at bij bei to aan an for voor fur from uit aus in the de het der die das'.split(
    ' ',
  ),
);

/** Whether a word says "of that country", by the usual endings. */
const isAdjective = (word: string): boolean =>
  ADJECTIVES.has(word) || /(?:ish|ese|ian|ean|se|sche[nrsm]?|aanse)$/u.test(word);

/** Adjectives without such an ending. */
const ADJECTIVES = new Set(
  'dutch german swiss french irish danish thai greek filipino uk us flemish vlaamse czech belgian american schweizer'.split(
    ' ',
  ),
);

/** Country of a page by the end of its host name; the empty string where it tells none. */
export function countryOfHost(host: string): string {
  const end = host.toLowerCase().split('.').at(-1) ?? '';
  if (end === 'uk') return 'GB';
  if (!/^[a-z]{2}$/.test(end) || GENERIC_ENDS.has(end)) return '';
  return end.toUpperCase();
}

/** Endings of two letters that are used the world over. */
const GENERIC_ENDS = new Set(['eu', 'io', 'ai', 'co', 'me', 'tv', 'fm', 'ly', 'gg', 'to', 'cc', 'ws']);
