/** Where sentences begin, and the small words before a name. */
import { GERMAN } from './language.ts';
import { foldWord } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

const SENTENCE_START = /(?:^|[.!?…:\n]["'”’»)]*\s*|[•–—*·|↳→»]\s*|\d[.)]\s+)["'“„‘«¿¡(]*$/u;

export function startsSentence(text: string, start: number): boolean {
  // Right after a blank and a letter or comma none does.
  if (text.charCodeAt(start - 1) === 32 && isInsideSentence(text.charCodeAt(start - 2))) return false;
  if (!SENTENCE_START.test(text.slice(Math.max(0, start - 12), start))) return false;
  return !AFTER_TITLE.test(text.slice(Math.max(0, start - 8), start));
}

/** The dot of a title before a name ends no sentence. */
const AFTER_TITLE = /(?:^|[^\p{L}])(?:Dr|Drs|Prof|Mr|Mrs|Ms|St|Ir|Ing|Mw|Dhr|Fr|Hr|Hon|Rev)\.\s$/u;

const isInsideSentence = (unit: number) =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 44;

/** What somebody does who has a name, and no common word: "Themis has agreed", "Unseen warnt". */
const DEEDS = new Set(
  `said says told announced warned welcomed argues argued confirmed declined coordinates coordinated publishes published
  urges urged estimates estimated partnered campaigns launched launches removed suspended joined trained rescued
  zegt zei meldt meldde waarschuwt waarschuwde bevestigt bevestigde pleit pleitte publiceert publiceerde coördineert
  schat schatte eist eiste lanceert lanceerde verwijdert verwijderde traint
  sagt sagte warnt warnte teilte fordert forderte bestätigt bestätigte begrüßt veröffentlicht veröffentlichte koordiniert
  kritisiert kritisierte betreibt schätzt löschte entfernte startete kündigte schult`
    .split(/\s+/u)
    .map(foldWord),
);

const MEANWHILE = new Set(
  'since now also already ook inmiddels sindsdien zelf auch inzwischen bereits seither'.split(' '),
);

const HAVE = new Set('has have had heeft hebben had hat haben hatte'.split(' '));

const DONE = new Set(
  `agreed announced appointed apologised asked donated hired joined launched opened partnered published removed rescued
  revised signed suspended told trained updated warned welcomed
  aangekondigd gelanceerd gepubliceerd gevraagd gewaarschuwd laten ondertekend toegezegd verwijderd
  angekundigt gefordert entfernt geloscht gestartet mitgeteilt unterzeichnet veroffentlicht zugesagt`.split(/\s+/u),
);

/** Whether the words after a name at the beginning of a sentence say what somebody does. */
export function doesSomething({ text, words }: Writing, { end, to }: WordSpan): boolean {
  if (!/^[^\S\n]+$/u.test(text.slice(end, words.starts[to] ?? end))) return false;
  if (!HAVE.has(words.at(to))) return DEEDS.has(words.at(to));
  return DONE.has(words.at(MEANWHILE.has(words.at(to + 1)) ? to + 2 : to + 1));
}

/** Words that make one of many of a name, in English, Dutch, German and French; possessives do the same. */
const INDEFINITE =
  /(?:^|[\s("“„‘«])(?:an?|another|different|wrong|own|your|my|no|een|eigen|geen|andere?|verkeerde|jouw|mijn|eine?[nmrs]?|anderer|andere[nms]|falsche[rns]?|eigene[nrs]?|dein|mein|keine?[nm]?|une?)[^\S\n]+["“„‘«]?$/iu;

/** Those words, one by one. */
const INDEFINITE_WORDS = new Set(
  `a an another different wrong own your my no een eigen geen kein keine keinen keinem ander andere verkeerde jouw mijn ein eine einn eins einm einr
  einen eines einem einer anderer anderen anderes anderem falsche falscher falschen falsches eigene eigener eigenen
  eigenes dein mein un une`.split(/\s+/u),
);

/** What is one among its like: “een buitenlandse FIU”, “eine regionale Volksbank”. */
const ONE_OF_MANY = new Set(
  `local regional national foreign small smaller similar nearby
  lokale plaatselijke regionale landelijke nationale buitenlandse kleine kleinere vergelijkbare naburige
  lokalen lokaler ortliche ortlichen ortlicher regionalen regionaler nationalen nationaler auslandische auslandischen
  auslandischer kleinen kleiner kleineren ahnliche benachbarte`.split(/\s+/u),
);

/** Whether an indefinite article, or "own", "your", "another", stands before the name and no noun after it ("an ILO report" is about the ILO). */
export function isIndefinite({ text, words, lang }: Writing, place: WordSpan): boolean {
  const isOne =
    ONE_OF_MANY.has(words.at(place.at - 1)) && /^[^\S\n]+$/u.test(text.slice(words.ends[place.at - 1], place.start));
  const at = isOne ? place.at - 1 : place.at;
  const before = words.at(at - 1);
  if (!INDEFINITE_WORDS.has(before)) return false;
  // "Wir arbeiten an FAST", "Bericht an GRETA": a preposition in German.
  if (before === 'an' && (lang === GERMAN || !SPOKEN_VOWEL.test(text.charAt(place.start)))) return false;
  const start = isOne ? (words.starts[at] ?? 0) : place.start;
  if (!INDEFINITE.test(text.slice(Math.max(0, start - 14), start))) return false;
  const next = words.starts[place.to];
  if (next === undefined || !/^[^\S\n]+["“„‘«]?[^\S\n]?$/u.test(text.slice(place.end, next)))
    return !/^[-‐]/u.test(text.slice(place.end));
  return FUNCTION_WORD.has(words.at(place.to));
}

/** Letters that begin with a vowel where they are spoken one by one, or as in a word: an FIU, an ILO report. */
const SPOKEN_VOWEL = /[AEFHILMNORSUXaeiou]/u;

const FUNCTION_WORD = new Set(
  `and or of in on at for to from with by is are was were has have had that which who may can will one but would should
  could must might
  en of in op bij voor van naar uit met door is zijn was waren heeft die dat wie kan zal maar staat om zou zouden moet
  moeten mag wil
  und oder in im auf bei fur von vom zu zur aus mit durch ist sind war waren hat der die das kann wird aber soll
  sollte muss darf will`.split(/\s+/u),
);

/** Words that a small word is followed by, and a name hardly ever. */
const AFTER_SMALL_WORD = new Set('de het een te dat die deze dit haar zijn hun mijn uw je the a an'.split(' '));

/** In capitals, whether a name is a small word for all that can be seen: "OM DE HAVERKLAP". */
export const isSmallWord = ({ words }: Writing, { at, to }: WordSpan): boolean =>
  to === at + 1 && FUNCTION_WORD.has(words.at(at)) && AFTER_SMALL_WORD.has(words.at(to));
