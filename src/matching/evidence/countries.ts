import { foldWord, hashWord, WordGate, Words } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

/**
 * Countries in a text, by their names in English, Dutch and German and by the adjectives made from them. Needed only
 * for names that many countries have ("the Financial Intelligence Unit in Port Vila"), where the nearest country
 * decides. The names come from the language data of the engine.
 */

/**
 * Adjectives by country: in English, in Dutch, and the German ones up to "-isch". Dutch and German ones are known with
 * their endings too.
 */
const ADJECTIVES_OF = `
  AD andorran|andorrees|andorran; AE emirati|emiratisch|emirat; AF afghan|afghaans|afghan; AL albanian|albanees|alban;
  AM armenian|armeens|armen; AO angolan|angolees|angolan; AR argentine argentinian|argentijns|argentin;
  AT austrian|oostenrijks|österreich; AU australian|australisch|austral; AW aruban|arubaans|aruban;
  AZ azerbaijani azeri|azerbeidzjaans|aserbaidschan; BA bosnian|bosnisch|bosn; BD bangladeshi|bengalees|bangladesch;
  BE belgian flemish wallonian|belgisch vlaams waals|belg fläm wallon; BF burkinabe|burkinees|burkin;
  BG bulgarian|bulgaars|bulgar; BH bahraini|bahreins|bahrain; BI burundian|burundees|burund; BJ beninese|benins|benin;
  BO bolivian|boliviaans|bolivian; BR brazilian|braziliaans|brasilian; BW botswanan|botswaans|botswan;
  BY belarusian belarussian|belarussisch|belaruss; CA canadian|canadees|kanad; CD congolese|congolees|kongoles;
  CH swiss|zwitsers|schweizer; CI ivorian|ivoriaans|ivor; CL chilean|chileens|chilen; CM cameroonian|kameroens|kamerun;
  CN chinese|chinees|chines; CO colombian|colombiaans|kolumbian; CU cuban|cubaans|kuban; CW |curaçaos|;
  CY cypriot|cypriotisch|zypr zypriot; CZ czech|tsjechisch|tschech; DE german germans|duits|; DK danish|deens|dän;
  DO dominican|dominicaans|dominikan; DZ algerian|algerijns|alger; EC ecuadorian|ecuadoraans|ecuadorian;
  EE estonian|ests estlands estisch|est estn; EG egyptian|egyptisch|ägypt; ES spanish|spaans|span;
  ET ethiopian|ethiopisch|äthiop; FI finnish|fins|finn; FR french|frans|französ;
  GB british english scottish welsh|brits schots|brit schott walis; GE georgian|georgisch|georg;
  GH ghanaian|ghanees|ghana; GR greek|grieks|griech; GT guatemalan|guatemalteeks|guatemaltek; HN honduran|hondurees|honduran;
  HR croatian|kroatisch|kroat; HT haitian|haïtiaans|haitian; HU hungarian|hongaars|ungar; ID indonesian|indonesisch|indones;
  IE irish|iers|ir; IL israeli|israëlisch|israel; IN indian|indiaas|ind; IQ iraqi|iraaks|irak; IR iranian|iraans|iran;
  IS icelandic|ijslands|isländ; IT italian|italiaans|italien; JM jamaican|jamaicaans|jamaikan; JO jordanian|jordaans|jordan;
  JP japanese|japans|japan; KE kenyan|keniaans|kenian; KG kyrgyz|kirgizisch|kirgis; KH cambodian|cambodjaans|kambodschan;
  KP |noordkoreaans|nordkorean; KR korean|koreaans zuidkoreaans|korean südkorean; KW kuwaiti|koeweits|kuwait;
  KZ kazakh kazakhstani|kazachs|kasach; LA laotian|laotiaans|laot; LB lebanese|libanees|libanes; LI liechtensteiner|liechtensteins|liechtenstein;
  LR liberian|liberiaans|liberian; LT lithuanian|litouws|litau; LU luxembourgish|luxemburgs|luxemburg; LV latvian|lets letlands|lett;
  LY libyan|libisch|liby; MA moroccan|marokkaans|marokkan; MC monegasque|monegaskisch|monegass; MD moldovan|moldavisch|moldau moldaw;
  ME montenegrin|montenegrijns|montenegrin; MG malagasy|malagassisch|madagass; MK macedonian|macedonisch|mazedon;
  ML malian|malinees|; MM burmese|birmees birmaans|birman myanmar; MN mongolian|mongools|mongol; MT maltese|maltees|maltes;
  MU mauritian|mauritiaans|maurit; MV maldivian|maldivisch|malediv; MW malawian|malawisch|malaw; MX mexican|mexicaans|mexikan;
  MY malaysian|maleisisch|malays; MZ mozambican|mozambikaans|mosambikan; NA namibian|namibisch|namib;
  NG nigerian|nigeriaans|nigerian; NI nicaraguan|nicaraguaans|nicaraguan; NL dutch|nederlands hollands|niederländ holländ;
  NO norwegian|noors|norweg; NP nepalese nepali|nepalees|nepales; NZ |nieuwzeelands|neuseeländ; OM omani|omaans|oman;
  PA panamanian|panamees|panama; PE peruvian|peruaans|peruan; PH philippine filipino|filipijns|philippin;
  PK pakistani|pakistaans|pakistan; PL polish|pools|poln; PS palestinian|palestijns|palästinens; PT portuguese|portugees|portugies;
  PY paraguayan|paraguayaans|paraguay; QA qatari|qatarees qatars|katar; RO romanian|roemeens|rumän; RS serbian|servisch|serb;
  RU russian|russisch|russ; RW rwandan|rwandees|ruand; SA saudi|saoedisch|saud; SD sudanese|soedanees|sudanes;
  SE swedish|zweeds|schwed; SG singaporean|singaporees|singapur; SI slovenian slovene|sloveens|slowen;
  SK slovak|slowaaks|slowak; SN senegalese|senegalees|senegales; SO somali|somalisch|somal; SR surinamese|surinaams|surinam;
  SY syrian|syrisch|syr; TG togolese|togolees|togo; TH thai|thais|thailänd; TJ tajik|tadzjieks|tadschik;
  TM turkmen|turkmeens|turkmen; TN tunisian|tunesisch|tunes; TR turkish|turks|türk; TW taiwanese|taiwanees|taiwan;
  TZ tanzanian|tanzaniaans|tansan; UA ukrainian|oekraïens|ukrain; UG ugandan|ugandees oegandees|ugand;
  US american americans|amerikaans|amerikan; UY uruguayan|uruguayaans|uruguay; UZ uzbek|oezbeeks|usbek;
  VE venezuelan|venezolaans|venezolan; VN vietnamese|vietnamees|vietnames; XK kosovar|kosovaars|kosovar;
  YE yemeni|jemenitisch|jemenit; ZA |zuidafrikaans|südafrikan; ZM zambian|zambiaans|samb; ZW zimbabwean|zimbabwaans|simbabw`;

/** A state within a country that has laws of its own by the names of ours: New South Wales. Not a code of any country. */
export const STATE = 'XW';

/** Short names, parts, and adjectives of another kind. */
const IRREGULAR: Record<string, string> = {
  NL: 'holland',
  DE: 'duits deutsche deutschen deutscher deutsches',
  GB: 'uk britain großbritannien brittannië england scotland wales vk engeland',
  US: 'us usa america vs',
  CH: 'schweizer schweizerische schweizerischen schweizerischer schweizerisches',
  LI: 'vaduz',
  SR: 'surinam',
  BE: 'flanders vlaanderen flandern wallonia wallonië wallonien',
  ZA: 'pretoria',
  PH: 'manila',
  AU: 'canberra austrac',
  [STATE]: 'nsw',
};
/** Names of several words that end in the name of another country. */
const LONGER: Record<string, string[]> = {
  [STATE]: ['new south wales', 'neusüdwales'],
  GB: ['northern ireland', 'noord ierland', 'great britain', 'groot brittannië', 'vereinigten königreich'],
  US: ['new england', 'new mexico', 'vereinigten staaten'],
  ZA: ['south african', 'zuid afrikaans', 'zuid afrikaanse'],
  KR: ['south korean', 'zuid koreaans', 'zuid koreaanse'],
  KP: ['north korean', 'noord koreaans', 'noord koreaanse'],
  NZ: ['nieuw zeelands', 'nieuw zeelandse'],
  LK: ['sri lankan', 'sri lankaans', 'sri lankaanse'],
  // No country: what leaked there.
  '': ['panama papers'],
  CR: ['costa rican', 'costa ricaans', 'costa ricaanse'],
};
const LANGUAGES = ['en', 'nl', 'de'];

interface Countries {
  words: Map<string, string>;
  /** Stems of five letters and more, by their first four. */
  stems: Map<string, [string, string][]>;
  /** Names of several words, by their first, and by their last. */
  phrases: Map<string, [string[], string][]>;
  endings: Map<string, [string[], string][]>;
  adjectives: Set<string>;
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
    adjectives: new Set(),
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
          // Deutschlands, Maltas, Belgiës: other genitives end in an apostrophe and are two words.
          if (first.length > 3) loaded.words.set(`${first}s`, code);
          const stem = first.replace(/(?:land|ie|ien|ia|en|[aeiou])$/u, '');
          if (stem.length >= 5) put(loaded.stems, stem.slice(0, 4), [stem, code]);
        }
      }
    }
  }
  for (const line of ADJECTIVES_OF.split(';')) {
    const code = line.trim().slice(0, 2);
    for (const word of inflected(line.trim().slice(2))) {
      loaded.words.set(word, code);
      loaded.adjectives.add(word);
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

/** All forms of the adjectives of one country, folded. */
function inflected(lists: string): string[] {
  const [english, dutch, german] = lists
    .split('|')
    .map((list) => list.trim().split(/\s+/u).filter(Boolean).map(foldWord));
  return [
    ...(english ?? []),
    // Maltees, Maltese. Short ones only with an ending: Frans and Lets may be somebody, or something else.
    ...(dutch ?? []).flatMap((word) => [`${word.replace(/ees$/u, 'es')}e`, ...(word.length > 5 ? [word] : [])]),
    ...(german ?? []).flatMap((stem) => ['', 'e', 'en', 'er', 'es', 'em'].map((ending) => `${stem}isch${ending}`)),
  ];
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
    const more = word.startsWith(stem) ? word.length - stem.length : 0;
    if (stem.length > best.length && more > 0 && more <= 6) {
      best = stem;
      country = code;
    }
  }
  return country;
}

/**
 * The country of which a word of a dataset tells, with `*` the beginning of one; the empty string where it tells of none,
 * or of several.
 */
export function countryOfWord(text: string): string {
  countries ??= load();
  const word = foldWord(text.replace(/\*$/u, ''));
  const whole = countries.words.get(word) ?? CITIES.get(word);
  if (whole !== undefined || word === text || word.length < 4) return whole ?? '';
  const all = new Set<string>();
  for (const [name, code] of countries.words) if (name.startsWith(word)) all.add(code);
  const [only = ''] = all;
  return all.size === 1 ? only : '';
}

/** The same, also of a city where the public bodies of one of the countries of this dataset sit, and hardly anybody else's. */
function countryOrSeatAt(words: Words, index: number, text: string, isPublic: boolean): string {
  const country = countryAt(words, index, text);
  if (country !== '' || !isPublic) return country;
  const seat = seatOf(words.at(index));
  // A Dutch “haag” is a hedge.
  return SEATS.has(seat) && /\p{Lu}/u.test(text.charAt(words.starts[index] ?? 0)) ? seat : '';
}

/** The country of a city, also of what is said of it: Kölner, Haagse; but treaties of many countries are Haager ones. */
function seatOf(word: string): string {
  return CITIES.get(word) ?? (OF_CITY.test(word) ? CITIES.get(word.slice(0, -2)) : undefined) ?? '';
}

const OF_CITY = /^(?!haager$).+(?:er|se)$/;

const SEATS = new Set(['AU', 'CA', 'DE', 'GB', 'NL']);

const WINDOW = 20;

/**
 * The country that stands nearest before or after a place: in its own sentence, else in what goes before, else in what
 * follows, within twenty words; those in names of initiatives aside. The empty string where none does, or where several
 * stand there side by side: "in Australia and the United Kingdom"; or in the sentence before, wherever in it.
 *
 * @param isPublic whether the name is that of a public body or a law: then the city where it sits tells of a country too
 * @param isLaw a state within a country has laws of its own
 * @param isAtHome whether a bearer is of the country where the text's language is at home: that of a sentence which only
 *   follows says nothing then
 * @param belongsToOther whether a country that stands here is said of another place where such a name stands
 */
export function nearestCountry(
  { text, words, ofMany }: Writing,
  { at, to }: WordSpan,
  { isPublic, isLaw, isAtHome }: { isPublic: boolean; isLaw: boolean; isAtHome: boolean },
  belongsToOther: (start: number, end: number) => boolean,
): string {
  const countryThere = (index: number): string => {
    if (index < 0 || index >= words.count) return '';
    const its = countryOrSeatAt(words, index, text, isPublic);
    if (its === '') return '';
    const country = its === STATE && !isLaw ? 'AU' : its;
    const start = words.starts[index] ?? 0;
    if (ofMany.some((name) => name.start <= start && start < name.end)) return '';
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
      } else if (before === '') {
        before = unless ? MANY : country;
        beforeAt = index;
      }
      // A sentence of several countries, such as one that names the body of each, leaves open which is meant in the next.
      else if (country !== before && !ENDS_SENTENCE.test(text.slice(words.ends[index], words.starts[beforeAt])))
        before = MANY;
    }
  }
  const found = before || (isAtHome ? '' : after);
  return found === MANY ? '' : found;
}

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
function joinsOther(
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

/** The first country that a short text names; the empty string where it names none. */
export function countryIn(text: string): string {
  const words = new Words(text);
  for (let index = 0; index < words.count; index++) {
    const country = countryAt(words, index, text);
    if (country !== '') return country;
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
  // "Finland's National Rapporteur", "the Netherlands' FIU"
  const owner = words.at(at - 1) === 's' ? at - 2 : at - 1;
  if (isPublic && /^['’]s?[^\S\n]+["'“„‘«]?$/u.test(text.slice(words.ends[owner], start)))
    return countryAt(words, owner, text) || (CITIES.get(words.at(owner)) ?? '');
  if (isPublic && OWNED.has(words.at(at - 1))) return ownerBefore(words, at, text);
  // Up to two small words may stand between: "the Norwegian commercial bank DNB".
  for (let index = at - 1; index >= 0 && index >= at - 3; index--) {
    const between = text.slice(words.ends[index], start);
    if (!/^(?:[^\S\n]+\p{Ll}+){0,2}[^\S\n]+["'“„‘«]?$/u.test(between) || LINKING.has(words.at(index))) break;
    const country = countryAt(words, index, text);
    if (country === '') continue;
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
/** Where public bodies sit, by country; not those cities in which bodies of other countries do. */
const CITIES = new Map(
  `AT wien vienna wenen|DE berlin koln cologne keulen wiesbaden bonn|CH bern zurich|FR paris parijs|ES madrid|IT rome rom|
  SE stockholm|NO oslo|DK copenhagen kopenhagen|FI helsinki|PL warsaw warschau|IE dublin|US washington|CA ottawa|
  GB london londen edinburgh|GH accra|NG abuja lagos|KE nairobi|AU sydney canberra melbourne|PH manila|TH bangkok|
  JP tokyo|AR aires|LI vaduz|NL amsterdam rotterdam utrecht zoetermeer haag hague|BE brussel antwerpen gent leuven|SR paramaribo|
  AW oranjestad|CW willemstad|BS nassau|ZM lusaka|NA windhoek|ZA pretoria|UG kampala|ZW harare|NZ wellington|LV riga|LT vilnius|
  EE tallinn|MT valletta|SK bratislava|SI ljubljana|HR zagreb|HU budapest boedapest|RO bucharest boekarest bukarest|
  BG sofia|GR athens athene athen|CY nicosia|UA kyiv kiev kiew|RU moscow moskou moskau|TR ankara|EG cairo|IN delhi|
  ID jakarta|KR seoul|VN hanoi|CO bogota|PE lima|EC quito|FJ suva|PT lisbon lissabon|CZ prague praag prag|
  XK pristina prishtina|RS belgrade belgrado belgrad|BA sarajevo|ME podgorica|MK skopje|AL tirana|MD chisinau|BY minsk|
  GE tbilisi tiflis|AM yerevan jerevan eriwan|AZ baku bakoe|KZ astana|UZ tashkent tasjkent taschkent|IS reykjavik|
  MA rabat|DZ algiers|TN tunis|LB beirut beiroet|JO amman|IQ baghdad bagdad|IR tehran teheran|SA riyadh riad|AE dubai|
  QA doha|IL jerusalem jeruzalem|PK islamabad karachi|BD dhaka|LK colombo|NP kathmandu|MM yangon|KH penh|LA vientiane|
  MY lumpur|CN beijing peking|TW taipei|BR brasilia|UY montevideo|PY asuncion|VE caracas|CU havana|JM kingston|
  SN dakar|CI abidjan|RW kigali|MW lilongwe|MZ maputo|AO luanda|BW gaborone|CD kinshasa|SD khartoum|ET ababa`
    .split('|')
    .flatMap((line) => {
      const [country = '', ...cities] = line.trim().split(/\s+/u);
      return cities.map((city): [string, string] => [city, country]);
    }),
);

const OF = new Set(['of', 'van', 'von']);
const ARTICLES = new Set(['the', 'de', 'het', 'der', 'den']);
/** Words that join two things: "the Dutch and ANZ" is nobody's bank. */
const LINKING = new Set(
  'and or en of und oder with met mit by door von van at bij bei to aan an for voor fur from uit aus in the de het der die das'.split(
    ' ',
  ),
);

/** Whether a word says "of that country". */
export function isCountryAdjective(word: string): boolean {
  countries ??= load();
  return (
    countries.adjectives.has(word) || SHORT_ADJECTIVES.has(word) || /(?:ish|ese|ian|ean|se|sche[nrsm]?)$/u.test(word)
  );
}

const SHORT_ADJECTIVES = new Set(['uk', 'us', 'schweizer']);

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
