import { isTellingCapital } from './capitals.ts';
import { FLAGS, type LocalEvidence } from './codec.ts';
import { FIRST_NAMES, NAMES_THAT_ARE_WORDS } from './first-names.ts';
import { formSetOf } from './form-sets.ts';
import { GERMAN } from './language.ts';
import { isPieceOfName } from './name-parts.ts';
import type { Names } from './names.ts';
import { startsSentence } from './sentences.ts';
import { wordSet } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

const MAX_PEOPLE = 8;

/** Titles and forms of address in English, Dutch and German, folded as words are. */
const TITLES = new Set(
  `mr mrs ms miss madam madame dr drs prof professor ir ing mevrouw mevr mw meneer dhr heer herr herrn frau minister ministerin
  ministers premier president prasident prasidentin commissioner ambassador botschafter ambassadeur sir dame lord
  senator baroness regierungschef regierungsratin staatssecretaris rapporteur bestuurder directeur direktor direktorin
  director kamerlid chief inspecteur inspector chair chairman chairwoman chairperson president vicepresident secretary
  deputy author researcher activist philanthropist campaigner survivor expert lawyer diplomat economist laureate
  spokesman spokeswoman founder banker politician colleague adviser advisor officer judge justice colonel general sen rep
  gov rechter officier bewindsman bewindsvrouw zaken financien justitie defensie
  voorzitter auteur onderzoeker onderzoekster filantroop jurist juriste econoom hoogleraar oprichter woordvoerder
  woordvoerster bankier politicus politica topman topvrouw collega nobelprijswinnaar
  aussenminister aussenministerin ministerprasident ministerprasidentin politiker politikerin kanzler kanzlerin
  vorsitzende vorsitzender prasidenten leiter leiterin autor autorin forscher forscherin jurist juristin diplomatin
  okonom okonomin grunder grunderin sprecher sprecherin kollege kollegin nobelpreistrager experte expertin`.split(
    /\s+/u,
  ),
);

/** Ends of German nouns for what somebody is, which all have a capital, folded: Finanzminister, UNDP-Chef, Staatsanwältin. */
const OFFICES =
  /(?:chef|minister|prasident|direktor|leiter|sprecher|anwalt|kanzler|kommissar|berater|richter|beauftragte|vorsitzende|experte|forscher)r?(?:in|en|s)?$/;

/** The same of callings, in the three languages, by endings that no first name has: Sociologist, fotograaf, Gastgeberin. */
const CALLINGS =
  /ist(?:in)?$|loog$|login$|graaf$|grafin$|eur(?:in)?$|.{4}aar$|.{5}erin$|(?:trager|geber|macher|fuhrer|grunder|inhaber)$|.ionaire$/;

/** Ends of what may begin an English or a Dutch sentence before a surname, and is no first name: Clearly, Filmmaker, Actievoerder. */
const MAY_BEGIN = /(?:ly|er|or|man|men|vrouw|women|ers|ian|ant|ent|ing|ed|end|lijk|weg|baas|heid|schap|hoofd|lid)$/;

/** Titles of two letters, which look like an initial, and "H.E." of ambassadors. */
const SHORT_TITLES = /^(?:(?:Dr|Mr|Ms|Hr|Fr|Ir|Ds|Mw|St)\.[ \u00A0]?|H\.[ \u00A0]?E\.[ \u00A0]?)+/u;

/** What else stands before a name in sentences, headlines and on links, beside {@link BEGINS_SENTENCE}. */
const STANDS_BEFORE = wordSet(`
  under over following alongside besides beside beyond behind between among amid via through per versus about
  read meet ask hear see watch listen follow thank thanks dear interview exclusive opinion video photo profile inside
  says asks tells warns calls wants knows thinks writes explains adds told wrote added explained called warned
  naast onder boven achter tussen namens dankzij wegens ondanks behalve vanwege
  lees ontmoet vraag hoor bekijk kijk luister volg bedank beste exclusief opinie foto profiel
  vertelt schrijft waarschuwt noemt weet denkt legt voegt vertelde schreef noemde
  neben unter hinter zwischen dank wegen trotz pro nachdem bevor ausser samt mitsamt anstelle
  lesen frage fragen hore horen sehen treffen folgen lieber liebe exklusiv meinung portrat
  erklart schreibt warnt nennt weiss denkt fugt erklarte schrieb warnte nannte`);

/** Of all these words, those that are also a first name. */
const ALSO_FIRST_NAMES = new Set(['will', 'may']);

/** What stands before a surname and is nobody's: "On Monday Payne flew". */
const DAYS = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march june july september october november
  december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz juni juli oktober dezember`.split(
    /\s+/u,
  ),
);

/**
 * What stands before a surname: a title, fitting initials or first name, or somebody else's first name. The last is
 * evidence for the whole document: where two people bear a surname, the surname alone names neither.
 */
export function readSurname(names: Names, writing: Writing, place: WordSpan, evidence: LocalEvidence): void {
  const { text, words, lang } = writing;
  if (isPieceOfName(writing, { ...place, at: 0 }) || isNoSurname(writing, place) || isOfFirm(text, place))
    evidence.flags |= FLAGS.pieceOfName;
  const index = place.at - 1;
  const start = words.starts[index];
  const end = words.ends[index];
  if (start === undefined || end === undefined) return;
  const between = text.slice(end, place.start);
  const word = text.slice(start, end);
  if (/^[-‐]$/u.test(between)) {
    evidence.flags |= FLAGS.otherBearer;
    return;
  }
  if (!/^\.?\)?[^\S\n]+$/u.test(between)) return;
  if (TITLES.has(words.at(index)) || OFFICES.test(words.at(index)) || CALLINGS.test(words.at(index))) {
    evidence.flags |= FLAGS.titled;
    return;
  }
  const isAfterDot = between.startsWith('.');
  const written = /(?:^|[\s(])((?:\p{Lu}\p{Ll}?\.[ \u00A0-]?)+|\p{Lu}[ \u00A0])\)?[ \u00A0]?$/u.exec(
    text.slice(Math.max(0, place.start - 20), place.start),
  )?.[1];
  const initials = written?.replace(SHORT_TITLES, '');
  const people = formSetOf(names, evidence.forms).people;
  if (initials === '') {
    evidence.flags |= FLAGS.titled;
    return;
  }
  if (initials) {
    const first = initials[0]?.toLowerCase() ?? '';
    // "Fiona J. Reynolds": the initial of a second name after her first.
    const count = initials.match(/\p{Lu}/gu)?.length ?? 0;
    const whole = people.filter((person) => names.firstName(person) === words.at(place.at - 1 - count));
    evidence.people =
      whole.length > 0
        ? whole.slice(0, MAX_PEOPLE)
        : people.filter((person) => names.hasInitial(person, first)).slice(0, MAX_PEOPLE);
    if (evidence.people.length === 0) evidence.flags |= FLAGS.otherBearer;
    return;
  }
  // "… gegen Menschenhandel. Hasler dankte": the word before ends another sentence.
  if (isAfterDot) return;
  const fits = people.filter((person) => names.firstName(person) === words.at(index));
  if (fits.length > 0) evidence.people = fits.slice(0, MAX_PEOPLE);
  else if (/^\p{Lu}\p{Ll}+$/u.test(word) && !isNoFirstName(writing, index)) {
    // In German any noun has a capital: there one that nobody is known to be called takes nothing from other places.
    const isName = FIRST_NAMES.has(words.at(index)) || NAMES_THAT_ARE_WORDS.has(words.at(index));
    const isTold = isName || isTellingCapital(writing, start) || (lang !== GERMAN && !MAY_BEGIN.test(words.at(index)));
    evidence.flags |= isTold ? FLAGS.otherBearer : FLAGS.pieceOfName;
  }
}

/** "Under Hasler", "Der Liechtensteiner Hasler" (after an article there is a noun), "Gastgeberin Hasler". */
function isNoFirstName({ text, words }: Writing, index: number): boolean {
  const word = words.at(index);
  if (DAYS.has(word) || ARTICLES.has(words.at(index - 1))) return true;
  // "Will Hasler come?", and "Yesterday Will Hasler came."
  if (ALSO_FIRST_NAMES.has(word)) return startsSentence(text, words.starts[index] ?? 0);
  return BEGINS_SENTENCE.has(word) || STANDS_BEFORE.has(word);
}

/** Words with which a sentence begins and a name may follow; any other with a capital is somebody's first name. */
export const BEGINS_SENTENCE = new Set(
  `later now then soon often finally eventually recently again never today yesterday meanwhile but and or so yet when
  while as after before since because although though if once according unlike like with for to by from in on at of
  did does is was has had will would can could should may might said says asked told about both only even how why that
  this these those despite against until during without where who what which perhaps maybe still also however thus
  here there the a an not no nu toen vandaag gisteren intussen ondertussen maar en dus toch wanneer terwijl als na
  voor sinds omdat hoewel volgens aldus met door van bij op aan ook zei zegt vroeg vraagt heeft zal kan wil moet ging
  gaat vond vindt over alleen dat dit die deze tegen zonder tijdens hoe waarom wie wat waar misschien zelfs hier daar
  niet geen de het een spater nun dann heute gestern inzwischen aber und oder doch wenn wahrend nach vor seit weil
  obwohl laut gemass beim vom im am zum zur neue neuer neues mehr mit durch von bei auf auch sagte sagt fragte fragt
  ist war hat hatte wird kann soll muss uber nur fur dass ohne zu gegen trotz warum wer wo vielleicht sogar dort nicht
  kein der das ein eine dieser diese dieses damals spatestens danach davor bereits schon`.split(/\s+/u),
);

const ARTICLES = new Set('the a an de het een der die das ein eine'.split(' '));

/** "Yunus & Yo", "Smith & Blok": a firm or a foundation is called so. */
const isOfFirm = (text: string, { start, end }: WordSpan): boolean =>
  /^ ?& ?\p{Lu}/u.test(text.slice(end, end + 4)) || /\p{L} ?& ?$/u.test(text.slice(Math.max(0, start - 4), start));

/** What a name after it is that of; in English, Dutch and German, folded. */
const CALLED_SO = wordSet(`
  village town city hamlet suburb borough parish county municipality district dorp stad gemeente plaats wijk buurt
  gehucht provincie dorf ort stadt gemeinde ortschaft bezirk kanton landkreis kreis weiler
  farbe kleur colour color prophet profeet`);
const OF = new Set(['of', 'van', 'von']);

/** Words after which "in" leads to a person: confidence in Payne. */
const TRUST =
  /^(?:confiden|trust|faith|belie|interest|invest|disappoint|vertrouw|gelo|geinteresseerd|teleurgesteld|vertrau|glaub|hoffn)/;

/** What follows the name of an author that one reads in: “in Bales (2012)”, “in Bales et al.”, “in Bales’ view”. */
const IS_READ = /^(?:['’]|[^\S\n]?\(\d|[^\S\n](?:et al|and \p{Lu}|en \p{Lu}|und \p{Lu}|& ))/u;

/** "Die Gemeinde Frick", "the village of Bales", "In Frick wurden …": whether what stands before it makes it a place. */
function isPlace({ text, words }: Pick<Writing, 'text' | 'words'>, at: number, end: number): boolean {
  const before = words.at(at - 1);
  if (text.slice(words.ends[at - 1], words.starts[at]).trim() !== '') return false;
  if (CALLED_SO.has(before) || (OF.has(before) && CALLED_SO.has(words.at(at - 2)))) return true;
  return before === 'in' && !TRUST.test(words.at(at - 2)) && !IS_READ.test(text.slice(end, end + 12));
}

/** Surnames that begin sentences as what they are: "Schwarz ist die Farbe des Jahres". */
const ADJECTIVES = wordSet(`
  schwarz weiß rot grün blau braun grau klein groß lang kurz jung alt reich stark kühn ernst
  black white green brown gray grey young long short small strong rich little
  wit zwart rood groen bruin grijs klein groot lang kort jong sterk rijk`);

/** What follows a noun that begins a sentence, and hardly a person: "Bales of cotton", "Hut te huur", "Bales were heavy". */
const GOES_ON_AS_WORD = wordSet('of te were are have zijn waren sind waren');

/** "Het Blok", "Blok 3", "Blok C", "Hasler AG", "land of Cockayne": not a person that a text goes on to call so. */
function isNoSurname({ text, words }: Writing, { start, end, at, to }: WordSpan): boolean {
  if (ARTICLES.has(words.at(at - 1)) && text.slice(words.ends[at - 1], words.starts[at]).trim() === '') return true;
  if (words.at(at - 1) === 'of' && words.at(at - 2) === 'land') return true;
  if (isPlace({ text, words }, at, end)) return true;
  if (startsSentence(text, start) && (ADJECTIVES.has(words.at(at)) || GOES_ON_AS_WORD.has(words.at(to)))) return true;
  const after = text.slice(end, end + 16);
  return /^[^\S\n](?:\d|\p{Lu}(?![\p{L}.])|(?:AG|GmbH|Inc|Ltd|Corp|BV|NV|SA|County|Street|Road|syndrome|Syndrom|language|people)\b)|^['’]s syndrome|^[-‐]\p{Lu}\p{Ll}+[-‐]/u.test(
    after,
  );
}
