import { CITIES } from './cities.ts';
import { foldWord, hashWord, WordGate, Words } from './words.ts';

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
export function countryAt(words: Words, index: number, text: string): string {
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

/** The first country that a short text names; the empty string where it names none. */
export function countryIn(text: string): string {
  const words = new Words(text);
  for (let index = 0; index < words.count; index++) {
    const country = countryAt(words, index, text);
    if (country !== '') return country;
  }
  return '';
}

/** Whether a word says "of that country". */
export function isCountryAdjective(word: string): boolean {
  countries ??= load();
  return (
    countries.adjectives.has(word) || SHORT_ADJECTIVES.has(word) || /(?:ish|ese|ian|ean|se|sche[nrsm]?)$/u.test(word)
  );
}

/** Names that are used like adjectives. */
export const SHORT_ADJECTIVES = new Set(['uk', 'us', 'schweizer']);
