import type { Span } from '../types.ts';
import { FIRST_NAMES } from './first-names.ts';
import { ENGLISH, GERMAN } from './language.ts';
import { BEGINS_SENTENCE } from './surname.ts';
import { isThing } from './thing-words.ts';
import { foldWord, isWordUnit, type Words, wordSet } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

/**
 * What a text itself calls a name: "the star Polaris", "Thorn, the little town", "the painter Stuart Davis". Such a noun
 * right beside a name tells of which kind its bearer is, whatever the sense records know.
 */

/** Rooms, which houses call by any fine word: "zaal Polaris", "Room Unseen", "Foyer Koraal". Only right before the name. */
const ROOMS = wordSet(`
  room rooms auditorium foyer zaal zalen vergaderzaal raadszaal collegezaal concertzaal vergaderkamer vergaderruimte
  saal säle raum räume sitzungssaal sitzungszimmer tagungsraum konferenzraum seminarraum besprechungsraum`);

/** Works of art that are as near to other words: “het beeld van Rabobank”. Only right before the name. */
const SCULPTURES = wordSet('beeld beeldje skulptur');

/** People by what they do: far from the work of those whom a dataset like ours names. */
const CALLINGS = wordSet(`
  painter sculptor poet novelist composer pianist organist violinist singer rapper actor actress comedian dancer drummer
  conductor choirmaster referee umpire
  guitarist footballer goalkeeper striker midfielder defender cricketer golfer cyclist skater skier rower swimmer sprinter
  fencer wrestler boxer jockey baker butcher farmer gardener carpenter plumber hairdresser florist dentist botanist
  astronomer chemist explorer bishop saint
  schilder beeldhouwer dichter dichteres romanschrijver componist pianiste zanger zangeres acteur actrice cabaretier
  dirigent dirigente koorleider scheidsrechter
  danser danseres voetballer voetbalster keeper doelman spits middenvelder verdediger wielrenner wielrenster schaatser
  schaatsster skiër roeier zwemmer zwemster schermer schermster bokser bakker slager boer boerin tuinman timmerman
  loodgieter kapper kapster bloemist tandarts huisarts plantkundige sterrenkundige scheikundige
  ontdekkingsreiziger bisschop
  maler malerin bildhauer bildhauerin dichterin komponist komponistin pianistin sänger sängerin schauspieler
  dirigentin chorleiter chorleiterin schiedsrichter schiedsrichterin
  schauspielerin kabarettist tänzer tänzerin fußballer fußballerin torwart torhüter stürmer mittelfeldspieler
  radrennfahrer radfahrer skifahrer ruderer schwimmer schwimmerin fechter fechterin boxer bäcker bäckerin metzger bauer
  bäuerin gärtner gärtnerin tischler schreiner klempner friseur friseurin zahnarzt zahnärztin botaniker astronom
  chemiker entdecker bischof`);

/** More of them, read only after a name: before one there may be the firm, as in "chauffeur DHL". */
const CALLINGS_AFTER = wordSet(`
  driver refugee labourer laborer fisherman waiter waitress cleaner chef cook barber tailor mechanic electrician miner
  student pupil soldier sailor
  chauffeur vrachtwagenchauffeur vluchteling arbeider visser ober kok schoonmaker schoonmaakster monteur elektricien
  studente leerling verhuizer soldaat matroos verpleegkundige
  fahrer fahrerin flüchtling arbeiter arbeiterin fischer fischerin kellner kellnerin koch köchin mechaniker elektriker
  studentin schüler schülerin landwirt landwirtin soldat matrose pfleger pflegerin`);

/** Forms of address, offices and family words that only a person has after it; sister and mother companies have theirs. */
const AS_PERSON = wordSet(`
  mr mrs ms miss dr drs prof uncle aunt cousin grandma grandpa reverend constable inspector superintendent prosecutor pastor sir dame lady
  judge magistrate detective sergeant lieutenant captain colonel sheriff attorney senator congressman congresswoman
  councillor councilman councilwoman mayor professor
  mevrouw mevr mw fam meneer dhr oom tante neef opa oma broeder juf juffrouw ouderling dominee pastoor
  rechter politierechter kantonrechter verdachte hoofdverdachte medeverdachte veroordeelde wethouder burgemeester
  gedeputeerde kamerlid raadslid statenlid staatssecretaris minister premier
  herr herrn frau onkel pfarrer lehrer familie family richter richterin staatsanwalt staatsanwältin oberstaatsanwalt angeklagte
  angeklagter angeklagten mitangeklagte rechtsanwalt rechtsanwältin anwalt anwältin verteidiger verteidigerin zeuge zeugin
  kommissar kommissarin polizist polizistin bürgermeister bürgermeisterin stadtrat stadträtin ministerin abgeordnete abgeordneter
  senatorin professorin doktor journalistin reporterin trainerin täter beschuldigte beschuldigter`);

/**
 * English nouns of people, after which a clause may begin: "every survivor Unseen helps". So not where something stands
 * before them that makes one of many of them.
 */
const ROLES = wordSet(`
  defendant codefendant plaintiff barrister solicitor lawyer survivor victim witness suspect officer reporter nurse teacher`);
const DETERMINERS = wordSet(`
  the a an each every any no one another this that which what whose his her its their our my your first last next only
  other same former many few`);

/** Dutch ones, after which a headline has the firm: "Advocaat Rabobank spreekt". So only within a sentence. */
const ROLES_IN_SENTENCE = wordSet(`
  advocaat advocate raadsman raadsvrouw officier rechercheur getuige slachtoffer journalist journaliste verslaggever
  verslaggeefster hoogleraar`);

/** Whether a word right before a name, as it stands, makes a person of it. */
function makesPerson(word: string, written: string, before: string): boolean {
  if (AS_PERSON.has(word)) return true;
  if (ROLES.has(word)) return !DETERMINERS.has(before);
  return ROLES_IN_SENTENCE.has(word) && written === written.toLowerCase();
}

/** Only with "of": "in the harbour Europol found …" is none. */
const PORTS = wordSet('port harbour harbor haven hafen');
/** After a name: who is a haven is no port. */
const isPort = (word: string): boolean => word !== 'haven' && PORTS.has(word);
/** With "van" and "von", which else say whose a thing is: "het dorp van Thorn", but "de speeltuin van Rabobank". */
const PLACES = wordSet(`
  stad stadje havenstad badplaats dorp dorpje wijk eiland rivier berg kasteel camping
  stadt hafenstadt badeort dorf stadtteil siedlung insel fluss burg schloss campingplatz`);
const WHOSE = wordSet('van von');
const LINKS = wordSet('of called named titled entitled genaamd getiteld geheten namens genannt betitelt van von');
const ARTICLES = wordSet('the a an de het een der die das ein eine einen einem den dem');
const NAME = wordSet('name naam namen');
const UNDER = wordSet('with under met onder mit unter');
const COPULAS = wordSet('is was ist war');
const WHICH = wordSet('which who');

/** Of players; but "the trio ING, Rabobank and ABN AMRO" is none that plays. */
const BANDS = wordSet('trio duo ensemble');
const GOES_ON_LISTING = /^["'”’»]?(?:[^\S\n]?[,&/]|[^\S\n](?:and|en|und)[^\S\n])/u;

const OPERATIONS = wordSet('operation operatie');
/** Of music and machines, where the name is in quotes: a single report and number one are none. */
const QUOTED = wordSet('single track nummer hit model modell');

/** Only blanks and opening quotes between a noun and the name. */
const JOINED = /^[ \t\u00A0"'“„‘«]*$/u;

/** What the text calls a name beside it: a thing that no entity is, a person of another walk of life, or nothing. */
export type KindBeside = 'thing' | 'calling' | 'none';

export function kindBeside(writing: Writing, place: WordSpan): KindBeside {
  const before = nounBefore(writing, place);
  if (before !== 'none') return before;
  return nounAfter(writing, place);
}

function kindOf(word: string): KindBeside {
  return isThing(word) ? 'thing' : CALLINGS.has(word) ? 'calling' : 'none';
}

/** Where the one word before a name says more than its kind: how a house calls its rooms, and the police its operations. */
function isOwnNamesake({ text, words, lang }: Writing, { start, end, at }: WordSpan): boolean {
  const noun = at - 1;
  const word = words.at(noun);
  // With a capital it names who took a picture: “Beeld UNICEF”.
  if (ROOMS.has(word) || (SCULPTURES.has(word) && text[words.starts[noun] ?? 0] !== 'B'))
    return JOINED.test(text.slice(words.ends[noun], start));
  if (BANDS.has(word))
    return JOINED.test(text.slice(words.ends[noun], start)) && !GOES_ON_LISTING.test(text.slice(end, end + 6));
  // "Operation Polaris"; "in an operation Europol led" is none.
  if (OPERATIONS.has(word))
    return (
      lang !== GERMAN &&
      /^O/.test(text.slice(words.starts[noun], start)) &&
      JOINED.test(text.slice(words.ends[noun], start))
    );
  if (QUOTED.has(word)) return /^[^\S\n]["'“„‘«]$/u.test(text.slice(words.ends[noun], start));
  // "Het boek heet Koraal"
  if (!CALLED.has(word)) return false;
  for (let index = noun - 1; index >= noun - 4; index--) if (isThing(words.at(index))) return true;
  return false;
}

/** How many words before a name say that it is a name: called, met de naam, by the name of. */
function namingBefore(words: Words, at: number): number {
  if (words.at(at - 1) === 'of' && words.at(at - 2) === 'name' && words.at(at - 4) === 'by') return 4;
  if (LINKS.has(words.at(at - 1))) return 1;
  return NAME.has(words.at(at - 1)) && ARTICLES.has(words.at(at - 2)) && UNDER.has(words.at(at - 3)) ? 3 : 0;
}

function nounBefore(writing: Writing, place: WordSpan): KindBeside {
  if (isOwnNamesake(writing, place)) return 'thing';
  const { text, words } = writing;
  const { start, end, at } = place;
  let noun = at - 1;
  const naming = namingBefore(words, at);
  const linked = naming > 0;
  noun -= naming;
  // "The vessel, the Polaris,"
  if (!linked && ARTICLES.has(words.at(noun))) noun--;
  const word = words.at(noun);
  const isWhose = linked && WHOSE.has(words.at(at - 1));
  const isPlace = linked && (PORTS.has(word) || PLACES.has(word));
  const kind = isPlace ? 'thing' : isWhose ? 'none' : kindOf(word);
  if (kind === 'none') return 'none';
  // "of" joins a kind to a name only where the noun has its article: the town of Thorn, but friend of the town.
  const between = text.slice(words.ends[noun], start);
  if (linked) return kind === 'thing' && /^(?:[^\S\n]+\p{L}+){1,4}[^\S\n]+["'“„‘«]?$/u.test(between) ? kind : 'none';
  if (JOINED.test(between) || (kind === 'calling' && /^:[^\S\n]*$/u.test(between))) return kind;
  return isSetOff(between, text.slice(end, end + 12)) ? kind : 'none';
}

/** "His memoir, Walk Free, sold well", "the ship, Polaris geheten,": whether a name is set apart on both sides. */
const isSetOff = (before: string, after: string): boolean =>
  /^,[^\S\n]+(?:(?:the|de|het|die|der|das)[^\S\n]+)?["'“„‘«]?$/u.test(before) && SET_OFF_AFTER.test(after);

const SET_OFF_AFTER = /^["'”’»]?(?:[^\S\n](?:geheten|genaamd|genannt))?,/u;

/** A work in quotes and whose it is: “Polaris” by The Tin Hawks. */
const WORK_BY = /^["'”’»],?[^\S\n]by[^\S\n](?=\p{Lu})/u;

function isWork({ text, found }: Writing, { start, end }: WordSpan): boolean {
  if (!/["'“„‘«]/u.test(text.charAt(start - 1))) return false;
  const by = WORK_BY.exec(text.slice(end, end + 8))?.[0];
  return by !== undefined && !found.some((other) => other.start === end + by.length);
}

/** "ING (ingress)", "IND (index)": letters that begin the one word in the bracket are short for it. */
function isShortened(text: string, words: Words, { start, end, at, to }: WordSpan): boolean {
  const word = words.at(to);
  return (
    !/\p{Ll}/u.test(text.slice(start, end)) &&
    word.length > words.at(at).length + 1 &&
    word.startsWith(words.at(at)) &&
    /^\p{L}\p{Ll}+\)/u.test(text.slice(words.starts[to], (words.ends[to] ?? end) + 1))
  );
}

function nounAfter(writing: Writing, place: WordSpan): KindBeside {
  const { text, words } = writing;
  const { end, to } = place;
  const first = words.starts[to];
  if (first === undefined) return 'none';
  if (isWork(writing, place)) return 'thing';
  const between = text.slice(end, first);
  if (/^["'”’»]?[^\S\n]?\($/u.test(between)) {
    if (isShortened(text, words, place)) return 'thing';
    const article = ARTICLES.has(words.at(to)) ? 1 : 0;
    return kindOf(words.at(to + article));
  }
  let next = to;
  if (/^["'”’»]?[^\S\n]+$/u.test(between) && COPULAS.has(words.at(to))) next = to + 1;
  else if (!/^["'”’»]?,[^\S\n]+$/u.test(between)) return 'none';
  // "Nokia, which is a town": in Dutch and German the noun comes first, and is found without.
  else if (WHICH.has(words.at(to)) && COPULAS.has(words.at(to + 1))) next = to + 2;
  // Dutch and German name a calling without an article: "Jan Hut, bakker te Tiel".
  if (CALLINGS.has(words.at(next)) || CALLINGS_AFTER.has(words.at(next))) return 'calling';
  if (!ARTICLES.has(words.at(next))) return 'none';
  // An adjective or two may stand between: "a very small town".
  for (let noun = next + 1; noun <= next + 3; noun++) {
    const gap = text.slice(words.ends[noun - 1], words.starts[noun] ?? text.length);
    if (!/^[^\S\n]+$/u.test(gap)) return 'none';
    const word = words.at(noun);
    const kind = CALLINGS_AFTER.has(word) ? 'calling' : isPort(word) ? 'thing' : kindOf(word);
    if (kind !== 'none') return endsPhrase(writing, noun) ? kind : 'none';
  }
  return 'none';
}

/** Whether nothing more belongs to the noun: "the film", not "the film director", "a game changer" or "the film-maker". */
function endsPhrase({ text, words, lang }: Writing, noun: number): boolean {
  const end = words.ends[noun] ?? text.length;
  const next = text.slice(end, words.starts[noun + 1] ?? text.length);
  if (lang !== ENGLISH || !/^[^\S\n]+$/u.test(next)) return !/^[-‐]/u.test(next);
  return GOES_ON.has(words.at(noun + 1));
}

/** After an English noun that is a phrase's last. */
const GOES_ON = wordSet(`
  of by in at on from with for to near about off and or but that which who where when whose is was has had will would can
  made called named directed written set built born opened`);

/**
 * Whether it is worth a look if {@link isAsPerson} holds, by the word before a name alone: for names that nothing else
 * bears, most of which stand after no such word.
 */
export function mayBeAsPerson(text: string, { start, end }: Span): boolean {
  const before = text.charCodeAt(start - 1);
  const second = text.charCodeAt(start + 1);
  if (second >= 65 && second <= 90) return false;
  if (before === 46) return isAfterInitials(text, { start, end });
  if (before !== 32 && before !== 160) return false;
  if (text.charCodeAt(start - 2) === 46 && isAfterInitials(text, { start, end })) return true;
  const last = text.charCodeAt(start - 2) === 46 ? start - 2 : start - 1;
  let first = last;
  while (first > 0 && last - first < 16 && isWordUnit(text.charCodeAt(first - 1))) first--;
  const word = foldWord(text.slice(first, last));
  const mayBe = AS_PERSON.has(word) || ROLES.has(word) || ROLES_IN_SENTENCE.has(word) || FIRST_NAMES.has(word);
  return mayBe && /^\p{Lu}\p{Ll}+$/u.test(text.slice(start, end));
}

/** Whether a name that is no person's is written as one: after a form of address, or as what somebody is called. */
export function isAsPerson({ text, words }: Writing, place: WordSpan): boolean {
  const before = words.at(place.at - 1);
  if (FIRST_NAMES.has(before)) {
    const start = words.starts[place.at - 1] ?? 0;
    const isJoined = /^[ \u00A0]$/u.test(text.slice(words.ends[place.at - 1], place.start));
    // What is all capitals is no surname: “a picture by Peter” above a line of UNICEF's.
    if (
      isJoined &&
      /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2)) &&
      /\p{Ll}/u.test(text.slice(place.start, place.end))
    )
      return true;
  }
  if (isDoubleName(text, words, place) || isAfterInitials(text, place) || isBeforeInitials(text, place)) return true;
  if (isWholeName(text, words, place) || isSecondName(text, words, place)) return true;
  const written = text.slice(words.starts[place.at - 1], words.ends[place.at - 1]);
  if (!makesPerson(before, written, words.at(place.at - 2)) && !isCalledSo(words, place)) return false;
  return /^\.?[^\S\n]+$/u.test(text.slice(words.ends[place.at - 1], place.start));
}

/**
 * "Met dank aan J.H. Fier", "A. Blum (IOM), K. Thorn": initials make a surname of one word written as surnames are. Not at
 * the beginning of a line, where one letter counts points, nor after a capitalised word ("Plan B. Shift says").
 */
function isAfterInitials(text: string, { start, end }: Span): boolean {
  const dot = text.charCodeAt(start - 1) === 46 ? start - 1 : start - 2;
  if (text.charCodeAt(dot) !== 46 || !/^\p{Lu}\p{Ll}+$/u.test(text.slice(start, end))) return false;
  const initials = INITIALS.exec(text.slice(Math.max(0, start - 24), start));
  return initials !== null && !NO_INITIALS.test(initials[1] ?? '');
}

/** "Shift, A. B., & Thorn, C. (2019)": so lists of references write a person; "Ally C.", so courts do. */
function isBeforeInitials(text: string, { start, end }: Span): boolean {
  const next = text.charCodeAt(end);
  if ((next !== 44 && next !== 32) || !/^\p{Lu}\p{Ll}+$/u.test(text.slice(start, end))) return false;
  if (next === 32) return INITIAL_AFTER.test(text.slice(end, end + 12));
  const after = text.slice(end + 1, end + 16);
  return /^[^\S\n](?:\p{Lu}\.[ \u00A0-]?){1,3}(?:[,&(;]|$)/u.test(after) && !NO_INITIALS.test(after.trimStart());
}

/** "Opa Wiebe Rabo", "Frau Anna Thorn": a form of address, a first name, and this one. */
function isWholeName(text: string, words: Words, { start, end, at }: WordSpan): boolean {
  if (!AS_PERSON.has(words.at(at - 2)) || !/^\p{Lu}\p{Ll}+$/u.test(text.slice(start, end))) return false;
  return /^\.?[^\S\n]\p{Lu}\p{Ll}+[^\S\n]$/u.test(text.slice(words.ends[at - 2], start));
}

/** "Ally C.", but not "Ally B. V."; "Thorn R (2018)", as medical journals write it. */
const INITIAL_AFTER = /^ (?:\p{Lu}\.(?!\S| ?\p{Lu}\.)|\p{Lu}{1,2} \((?:19|20)\d\d)/u;

const INITIALS =
  /(?:(?:^|[^\p{L}])(?:\p{Ll}\p{L}*|Herrn?|Frau|Mevrouw|Meneer|(?:[Dd]rs?|[Pp]rof|[Mm]rs?|Ms|[Mm]w|[Dd]hr|[Ii]ng|[Ii]r)\.?)[^\S\n]|[,;:/)][^\S\n]?|[^\S\n][(&–—-][^\S\n]?)((?:\p{Lu}\.[^\S\n]?){1,4})$/u;
/** Countries and companies end so: the U.S., N.V., S.A. */
const NO_INITIALS = /^(?:U\.S|U\.K|U\.N|E\.U|V\.N|V\.S|D\.C|N\.[VA]|B\.V|S\.A|A\.G|S\.p)\./u;

/** Whether a name stands in brackets after that of a person, as in minutes and programmes: R. Anand (Nationwide). */
export function isAffiliation({ text }: Writing, { start, end }: WordSpan): boolean {
  if (text.charCodeAt(start - 1) !== 40 || !/^[),;]/u.test(text.slice(end, end + 1))) return false;
  const [, first = ''] = PERSON_BEFORE.exec(text.slice(Math.max(0, start - 48), start)) ?? [];
  return first.endsWith('.') ? !NO_INITIALS.test(first) : FIRST_NAMES.has(foldWord(first));
}

const PERSON_BEFORE =
  /(?:^|[\s,;:(])((?:\p{Lu}\.[ \u00A0-]?){0,3}\p{Lu}\.|\p{Lu}\p{Ll}+)[ \u00A0](?:(?:van|de|der|den|von|zu)[ \u00A0])?\p{Lu}[\p{L}'’-]+ \($/u;

/** "Michèle Frey-Hilti": the second half of a double name after a first name. */
function isSecondName(text: string, words: Words, { start, end, at }: WordSpan): boolean {
  if (!/^[-‐]$/u.test(text.charAt(start - 1)) || !FIRST_NAMES.has(words.at(at - 2))) return false;
  return SURNAME_JOINED.test(text.slice(words.ends[at - 2], start)) && /^\p{Lu}\p{Ll}+$/u.test(text.slice(start, end));
}

const SURNAME_JOINED = /^[ \u00A0]\p{Lu}\p{Ll}+[-‐]$/u;

/** "De hond heet Citi", "ein Esel namens Amex", "een kat die Rabo heet": what is called so is a person or an animal. */
function isCalledSo(words: Words, { at, to }: WordSpan): boolean {
  if (!CALLED.has(words.at(at - 1)) && !(RELATIVE.has(words.at(at - 1)) && CALLED.has(words.at(to)))) return false;
  for (let index = at - 2; index >= at - 5; index--) if (BEINGS.has(words.at(index))) return true;
  return false;
}

/** "Meera Polaris-Jones": half of a double name after a first name. "Nach UN-Angaben" and "Laut Europol-Bericht" are none. */
function isDoubleName(text: string, words: Words, { start, end, at }: WordSpan): boolean {
  if (!/^[-‐]\p{Lu}\p{Ll}{2}/u.test(text.slice(end, end + 4)) || !/\p{Ll}/u.test(text.slice(start, end))) return false;
  if (BEGINS_SENTENCE.has(words.at(at - 1))) return false;
  const first = text.slice(words.starts[at - 1], words.ends[at - 1]);
  return (
    /^\p{Lu}\p{Ll}+$/u.test(first) && text.slice(words.ends[at - 1], start) === ' ' && !ARTICLES.has(words.at(at - 1))
  );
}

const CALLED = wordSet('heet heette heten genaamd heisst hieß heißen namens called named');
const RELATIVE = wordSet('die dat der das');
const BEINGS = wordSet(`
  ik ich ezel geit konijn buurman buurvrouw buurjongen buurmeisje jongen meisje zoon dochter broer zus hond kat poes paard
  nachbar nachbarin junge mädchen sohn tochter bruder schwester hund katze kater pferd esel
  ziege neighbour neighbor boy girl son daughter brother sister dog cat horse donkey goat`);

/** "Jan Hut, 41, of no fixed address", "Jan Hut (38) uit Oss": so courts and newspapers tell one of many of that name. */
export const isOneOfMany = ({ text }: Writing, { end }: WordSpan): boolean =>
  /^(?:,[^\S\n]\d\d,?|[^\S\n]\(\d\d\))[^\S\n](?:of|from|uit|aus|van)[^\S\n]/u.test(text.slice(end, end + 16));

/**
 * Whether the text puts a person into another time: the years of a whole life after the name, a birth or a year long
 * ago, a century. The people of a dataset like ours are alive.
 */
export function isOfOtherTime({ text, words }: Writing, { start, end, at, to }: WordSpan): boolean {
  const after = text.slice(end, end + 48);
  const [, from, until] = /^[^\S\n]?\([^\d\n†]{0,12}(\d{4})[^\d\n]{1,12}(\d{4})\)/u.exec(after) ?? [];
  if (from && until) return Number(from) < 1950 && Number(until) - Number(from) >= 25;
  if (/^[^\S\n]?\([^)\n]{0,20}†/u.test(after)) return true;
  const born = /^,?[^\S\n]\(?(?:born|b\.|geboren|geb\.)[^\S\n](?:in[^\S\n]|[^\d\n]{0,16})(\d{4})/u.exec(after)?.[1];
  if (born) return Number(born) < 1930;
  const before = text.slice(Math.max(0, start - 16), start);
  if (/\b(?:[Ii]n|[Ii]m Jahr|[Aa]nno)[^\S\n]1[0-8]\d\d,?[^\S\n](?:\p{Ll}+[^\S\n])?$/u.test(before)) return true;
  for (let index = Math.max(0, at - 6); index < Math.min(words.count, to + 8); index++) {
    if (index >= at && index < to) continue;
    if (CENTURY.has(words.at(index)) && /^(?:1[0-8])(?:th|de|e)?$/.test(words.at(index - 1))) return true;
  }
  return false;
}

const CENTURY = wordSet('century eeuw jahrhundert jahrhunderts');
