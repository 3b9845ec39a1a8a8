import type { Block, Found, Span } from '../types.ts';
import { addressAround, isNameItself } from './addresses.ts';
import { beginsLongerName } from './brackets.ts';
import { isAmongCapitals, isShouted, standsOut } from './capitals.ts';
import { FLAGS, type LocalEvidence, OTHER_BESIDE } from './codec.ts';
import { isCode } from './codes.ts';
import { countryIn, isOfSameTongue, nearestCountry } from './countries.ts';
import { findCues, Surroundings } from './cues.ts';
import { findFieldWords, isOfFarField } from './fields.ts';
import { type FormSet, formSetOf } from './form-sets.ts';
import { readBrackets } from './introduced.ts';
import { isAffiliation, isAsPerson, isOfOtherTime, isOneOfMany, kindBeside, mayBeAsPerson } from './kinds-beside.ts';
import { DUTCH, ENGLISH, GERMAN, languageOf } from './language.ts';
import { isAloneInLine, isEntryOf, isListed, isMenu, unwrap } from './lines.ts';
import { isBound, isFirm, isInsideName, isPieceOfName } from './name-parts.ts';
import { ANY_SECTOR, type Names } from './names.ts';
import { besideCountry, isOfOtherCountry } from './of-country.ts';
import { isAuthor, isOfField, isSetApart, namesSomethingElse } from './other-names.ts';
import { doesSomething, isIndefinite, isSmallWord, startsSentence } from './sentences.ts';
import { readSurname } from './surname.ts';
import { Words } from './words.ts';
import { spotOf, type WordSpan, type Writing } from './writing.ts';

/** A candidate as its own block shows it. */
export interface Candidate extends Span {
  evidence: LocalEvidence;
}

/** What one block says, and nothing of the rest of the document. */
export interface BlockReading {
  /** Places of unambiguous names, which no other text can change. */
  settled: (Span & { form: number; entity: number })[];
  open: Candidate[];
}

/** What is known of the page around all blocks. */
export interface PageFacts {
  /** The language it declares, or the empty string. */
  lang: string;
  /** ISO code of its country, or the empty string. */
  country: string;
}

const MAX_COMPANIONS = 8;

/** An open candidate with all that its evidence is read from. */
interface OpenPlace {
  writing: Writing;
  spot: WordSpan;
  set: FormSet;
  evidence: LocalEvidence;
  /** {@link Block.row}; often the empty string. */
  row: string;
}

/**
 * Reads the evidence of every place that the scan found in some blocks, of each in the light of its block alone: one kind
 * of evidence after the other, each of all places, so that its code and its tables are still in the processor's cache.
 *
 * @returns in the order of the blocks
 */
export function readBlocks(
  names: Names,
  blocks: readonly { block: Block; found: readonly Found[]; inItems: readonly Found[] }[],
  page: PageFacts,
): BlockReading[] {
  const places: OpenPlace[] = [];
  const readings = blocks.map(({ block, found, inItems }) => readPlaces(names, block, found, inItems, page, places));
  for (const place of places) readSigns(names, place);
  for (const { writing, spot, set, evidence } of places) {
    if (!set.isLatent) readBesides(names, writing, spot, set, evidence);
  }
  for (const { writing, spot, set, evidence } of places) {
    if (!set.isLatent && (set.sole === null || isOfPerson(names, set)))
      evidence.fields = findFieldWords(writing.words, spot.at, spot.to);
  }
  for (const { writing, spot, set, evidence } of places) {
    if (!set.isLatent) readBrackets(names, writing, spot, evidence);
  }
  for (const place of places) readCues(names, place);
  for (const { writing, spot, set, evidence, row } of places) {
    // What is right beside it says more than what is near.
    if (!set.isOfCountry || evidence.country !== '') continue;
    const isLaw = names.kind(set.bearings[0]?.entity ?? -1) === 'law';
    const isOthers = (start: number, end: number) => isSaidOfOther(names, writing, spot, set, start, end);
    // German and English are at home in several countries each.
    const isAtHome =
      !isLaw && writing.lang === DUTCH && set.bearings.some(({ entity }) => names.country(entity) === 'NL');
    const facts = { isPublic: isOfStates(names, set), isLaw, isAtHome };
    evidence.country = nearestCountry(writing, spot, facts, isOthers) || countryIn(row);
  }
  return readings;
}

/** Settles what its own block decides, and collects the open places of the block. */
function readPlaces(
  names: Names,
  block: Block,
  found: readonly Found[],
  inItems: readonly Found[],
  page: PageFacts,
  places: OpenPlace[],
): BlockReading {
  const reading: BlockReading = { settled: [], open: [] };
  if (found.length === 0) return reading;
  const text = unwrap(block.beside ? `${block.text}\n${block.beside}` : block.text);
  let writing: Writing | null = null;
  const write = (): Writing => {
    writing ??= writingOf(names, block, text, found, page.lang);
    return writing;
  };
  const open: Found[] = [];
  /** Names in doubt at a place of the block: "the Austrian Bundeskriminalamt", "Detective Kadera" go on as that. */
  let doubted: Set<FormSet> | null = null;
  for (const place of found) {
    if (namesSomethingElse(text, place) || beginsLongerName(text, place) || runsOn(text, place)) continue;
    const set = formSetOf(names, place.forms);
    if (isAccentedOtherwise(names, text, place)) continue;
    if (set.sole === null && isAuthor(text, place)) continue;
    if (isOfField(text, place) && names.kind(set.bearings[0]?.entity ?? -1) === 'law') continue;
    const address = addressAround(text, place);
    if (address !== null && !isNameItself(address, place, names.formText(place.forms[0] ?? 0))) continue;
    // UNICEFs is a genitive in German and Dutch; English has none without an apostrophe.
    if (set.allTailed && write().lang === ENGLISH) continue;
    if (mayBePhrase(names, text, place, set) && write().lang === ENGLISH) continue;
    if (isOfPerson(names, set) && isDoubleName(text, place, found, write)) continue;
    const { sole } = set;
    if (isShouted(text, place, names.quotable(place.forms[0] as number))) {
      // No filter of a page lets surnames through so; and in capitals any bank of Germany is "EINE DEUTSCHE BANK".
      if (set.isLatent || isIndefinite(write(), spotOf(write().words, place))) continue;
    }
    if (sole === null || doubted?.has(set) || mayBeOfPage(names, set, sole.entity, page)) open.push(place);
    else if (isInDoubt(names, text, place, set, sole.entity, write)) {
      open.push(place);
      doubted ??= new Set();
      doubted.add(set);
    } else reading.settled.push(settledAt(names, set, sole, text, place));
  }
  if (open.length > 0) {
    collectOpen(names, block, inItems, write(), open, reading, places);
  }
  return reading;
}

/**
 * Whether the words of a name may stand there as words: “we must save the children who …”. All of them are without a
 * capital, in a text that has some; or with that of a sentence alone, where the first is a verb (“Save the children!”).
 * English writes the names of organisations and of what they publish with capitals; laws, offices and bodies of states
 * (the sustainable development goals, the anti-slavery commissioner) not everywhere, and of a firm it can hardly be
 * anything else.
 */
function mayBePhrase(names: Names, text: string, { start, end, forms }: Found, { sole }: FormSet): boolean {
  if (sole === null || !PROPER.has(names.kind(sole.entity)) || names.isFirm(sole.entity)) return false;
  const written = text.slice(start, end);
  if (!written.includes(' ') || CAPITAL.test(written.slice(1))) return false;
  const form = names.formText(forms[0] as number);
  if (!CAPITAL.test(written.charAt(0))) return CAPITAL.test(form) && CAPITAL.test(text);
  return (
    BIDS.test(written) &&
    CAPITAL.test(form.slice(1)) &&
    startsSentence(text, start) &&
    !isAloneInLine(text, { start, end })
  );
}

/** Verbs by which names begin. */
const BIDS = /^(?:Save|Walk|Hope|Free|End) /;

const PROPER: ReadonlySet<string> = new Set(['organization', 'initiative', 'programme', 'publication']);
const CAPITAL = /\p{Lu}/u;

/** Whether the page's own country has a body of that name, of which it is likelier to speak. */
const mayBeOfPage = (names: Names, set: FormSet, entity: number, { country }: PageFacts): boolean =>
  country !== '' && set.isContested && names.isOfState(entity) && isOfSameTongue(country, names.country(entity));

/**
 * Whether something beside a name that by the dataset is one entity's alone puts it up for judgement all the same.
 *
 * @param write the words of the block, which most names need not
 */
function isInDoubt(
  names: Names,
  text: string,
  place: Found,
  set: FormSet,
  entity: number,
  write: () => Writing,
): boolean {
  // It may be a piece of a line in capitals, or spelt out otherwise anywhere in the document.
  if (isAcronym(text, place)) return true;
  // Somebody else's name too, or perhaps: words of that one beside it.
  if (set.isContested || mayBeOther(names, text, place, entity)) {
    const writing = write();
    return (set.isContested && hasOtherSense(names, set, writing, place)) || isOther(names, writing, place, set);
  }
  return mayBeAsPerson(text, place) && isAsPerson(write(), spotOf(write().words, place));
}

/**
 * Whether a cue of another sense of the name stands around a place: of a person's name any, of a public body's also two
 * or a close one (the public prosecutors of Antwerp), of others only right beside it, as the next sentence may well speak
 * of Barclays Center; a small word there ("at Barclays") wants one more cue around it.
 */
function hasOtherSense(
  names: Names,
  set: FormSet,
  { text, words, found, ofMany, lang }: Writing,
  place: Span,
): boolean {
  const { at, to } = spotOf(words, place);
  const surroundings = new Surroundings(text, place.start, place.end, found, ofMany);
  const entity = set.sole?.entity ?? -1;
  const wanted = names.kind(entity) === 'person' ? 1 : names.isOfState(entity) ? 2 : Number.POSITIVE_INFINITY;
  return set.senses.some((index) => {
    const sense = names.sense(index);
    let near = 0;
    let weak = false;
    for (const code of findCues(sense, words, at, to, surroundings, lang)) {
      const cue = sense.cues[code >> 1];
      if (!cue || typeof cue.scope !== 'number') continue;
      if (cue.kind === 'near') near += 1 + (code & 1);
      else if (cue.weak) weak = true;
      else return true;
    }
    return near >= (weak ? 1 : wanted);
  });
}

/** Whether it is worth a look if {@link isOther} holds, where the dataset knows nobody else of that name. */
function mayBeOther(names: Names, text: string, { start, end }: Span, entity: number): boolean {
  if (names.kind(entity) === 'person') return true;
  if (names.sector(entity) === 'ngo') return /^[ \u00A0]\p{Lu}/u.test(text.slice(end, end + 2));
  if (!names.isOfState(entity)) return false;
  if (/^["'”’»]?\s?(?:\(|of |van |von |in |te |zu |\p{Lu})/u.test(text.slice(end, end + 6))) return true;
  for (let at = Math.max(0, start - 24); at < start; at++) {
    const unit = text.charCodeAt(at);
    if ((unit >= 65 && unit <= 90) || unit > 127) return true;
  }
  return false;
}

/** Whether the words right beside a sure name make somebody or something else of it. */
function isOther(names: Names, writing: Writing, place: Span, set: FormSet): boolean {
  const spot = spotOf(writing.words, place);
  const country = besideCountry(names, writing, spot, set);
  if ((besides(names, writing, spot, set, country) & OTHER_BESIDE) !== 0) return true;
  // Other people bear the name too: in words of sport or music it is more likely theirs.
  if (isOfPerson(names, set)) return isOfFarField(findFieldWords(writing.words, spot.at, spot.to));
  return set.isContested && isAsPerson(writing, spot);
}

/** Kinds of entities that stand in lists with their like alone. */
const LISTED_AMONG = new Map(['person', 'publication'].map((kind) => [kind, kind]));

const listedAmong = (names: Names, { bearings }: FormSet): string | undefined =>
  LISTED_AMONG.get(names.kind(bearings[0]?.entity ?? -1));

/** Whether the name is that of a person, by its first bearer. */
function isOfPerson(names: Names, { bearings }: FormSet): boolean {
  const bearer = bearings[0]?.entity;
  return bearer !== undefined && names.kind(bearer) === 'person';
}

/**
 * Ina Hut-de Groot, Ina Hut-Jansen: whether a surname goes on behind a hyphen, so that it is somebody else's. Not where a
 * noun or a participle follows: the Hut-effect, a Hut-led group; with a capital in German, and in headlines.
 */
function isDoubleName(text: string, { end }: Span, found: readonly Found[], write: () => Writing): boolean {
  if (!/[-‐‑]/u.test(text.charAt(end))) return false;
  const rest = text.slice(end + 1, end + 14);
  if (PARTICLE.test(rest)) return true;
  if (!/^\p{Lu}\p{Ll}/u.test(rest) || NO_SURNAME.test(rest)) return false;
  return write().lang !== GERMAN && !found.some(({ start }) => start === end + 1);
}

/** Small words before a surname. */
const PARTICLE = /^(?:de[nr]?|te[nr]?|van|von|zu) /;
const NO_SURNAME =
  /^(?:Led|Backed|Funded|Owned|Founded|Chaired|Era|Style|Foundation|Fund|Institute|Report|Stichting|Fonds|Lezing|Prijs)\b/;

/** A word in capitals that a line break cuts in two. */
const CUT_CAPITALS = /^\p{Lu}{2}[-‐]\n\s*\p{Lu}{2}/u;

function writingOf(names: Names, block: Block, text: string, found: readonly Found[], declaredLang: string): Writing {
  const words = new Words(text);
  const ofMany = found.filter(({ forms }) =>
    formSetOf(names, forms).bearings.every(
      ({ entity }) => names.kind(entity) === 'initiative' && names.country(entity) === 'INT',
    ),
  );
  return { text, words, found, ofMany, lang: languageOf(words, block.lang ?? declaredLang) };
}

/** The open places of a block, with what the places beside them and the lines of the block say. */
function collectOpen(
  names: Names,
  block: Block,
  inItems: readonly Found[],
  writing: Writing,
  open: readonly Found[],
  reading: BlockReading,
  places: OpenPlace[],
): void {
  const { text, words, lang } = writing;
  const isDutch = lang === DUTCH;
  const { settled } = reading;
  /** Whether the block is a menu; asked only where a name stands alone in its line. */
  let menu: boolean | null = null;
  let previous: Found | null = null;
  /** Settled names before the place. */
  let passed = 0;
  for (const place of open) {
    const forms = writtenFirst(names, text, place);
    const set = formSetOf(names, forms);
    let flags = 0;
    if (block.kind === 'control') flags |= FLAGS.control;
    else if (menu !== false && isAloneInLine(text, place)) {
      menu ??= isMenu(writing);
      if (menu) flags |= FLAGS.control;
    }
    while (passed < settled.length && (settled[passed] as Span).start < place.end) passed++;
    const before = settled[passed - 1];
    const after = settled[passed];
    // “the Dutch central bank, DNB,” is one thing said twice, and “Achim Steiner, UNDP Administrator” a person's office.
    // In a note “RUSI, Leaning In” is an author with a title.
    const among = listedAmong(names, set);
    const isOther = (one: BlockReading['settled'][number]) =>
      !set.bearers.has(one.entity) && LISTED_AMONG.get(names.kind(one.entity)) === among;
    if (
      (before && isOther(before) && isListed(text, before, place, isDutch)) ||
      (after && isOther(after) && isListed(text, place, after, isDutch))
    )
      flags |= FLAGS.listed;
    if (
      previous &&
      !previous.forms.includes(forms[0] as number) &&
      listedAmong(names, formSetOf(names, previous.forms)) === among &&
      isListed(text, previous, place, isDutch)
    )
      flags |= FLAGS.listedAfterOpen;
    const companions = companionsOf(settled, place);
    if (inItems.length > 0 && !(flags & FLAGS.control) && isEntryOf(text, place)) {
      const beside = entriesOfField(names, block.items ?? '', inItems, set);
      if (beside.length > 0) flags |= FLAGS.listed;
      for (const form of beside)
        if (companions.length < MAX_COMPANIONS && !companions.includes(form)) companions.push(form);
    }
    const evidence: LocalEvidence = {
      forms,
      flags,
      lang,
      introduced: [],
      companions,
      cues: [],
      fields: [],
      country: '',
      people: [],
    };
    const { start, end } = wholeSurface(set, text, place);
    reading.open.push({ start, end, evidence });
    places.push({ writing, spot: spotOf(words, place), set, evidence, row: block.row ?? '' });
    previous = place;
  }
}

/** Forms that differ in their signs alone, the one that stands there first: reasons elsewhere in the document quote it. */
function writtenFirst(names: Names, text: string, { start, end, forms }: Found): number[] {
  if (forms.length === 1) return forms;
  const written = forms.find((form) => names.formText(form) === text.slice(start, end));
  return written === undefined || written === forms[0] ? forms : [written, ...forms.filter((form) => form !== written)];
}

/** How a name is written, and what stands before a surname. */
function readSigns(names: Names, { writing, spot, set, evidence }: OpenPlace): void {
  const { text, found } = writing;
  let flags = 0;
  if (isAmongCapitals(text, spot, found)) flags |= FLAGS.allCapitals | (isSmallWord(writing, spot) ? FLAGS.thing : 0);
  if (set.isLatent) readSurname(names, writing, spot, evidence);
  else {
    if (spot.to === spot.at + 1 && isCapitalised(text, spot)) {
      if (startsSentence(text, spot.start) && !doesSomething(writing, spot)) flags |= FLAGS.sentenceStart;
      if (isFirm(writing, spot)) flags |= FLAGS.firm;
      else if (isPieceOfName(writing, spot)) flags |= FLAGS.pieceOfName;
      else if (standsOut(writing, spot)) flags |= FLAGS.standsOut;
    } else if (spot.to > spot.at + 1) {
      if (isInsideName(writing, spot)) flags |= FLAGS.pieceOfName;
      if (isShouted(text, spot, names.quotable(evidence.forms[0] as number))) flags |= FLAGS.shouted;
    }
    if (isIndefinite(writing, spot)) flags |= FLAGS.indefinite;
    if (isBound(writing, spot)) flags |= FLAGS.bound;
    if (isAsPerson(writing, spot)) flags |= FLAGS.titled;
    if (isSetApart(writing, spot)) flags |= FLAGS.setApart;
    if (isAffiliation(writing, spot)) flags |= FLAGS.affiliated;
  }
  evidence.flags |= flags;
}

function readCues(names: Names, { writing, spot, set, evidence }: OpenPlace): void {
  if (set.senses.length === 0) return;
  const surroundings = new Surroundings(writing.text, spot.start, spot.end, writing.found, writing.ofMany);
  for (const sense of set.senses) {
    const ids = findCues(names.sense(sense), writing.words, spot.at, spot.to, surroundings, writing.lang);
    if (ids.length > 0) evidence.cues.push({ sense, ids });
  }
}

/** What stands right beside a name: a kind, a calling, a code, a country. */
function readBesides(names: Names, writing: Writing, spot: WordSpan, set: FormSet, evidence: LocalEvidence): void {
  const country = besideCountry(names, writing, spot, set);
  evidence.flags |= besides(names, writing, spot, set, country);
  if (country === '') return;
  if (set.isOfCountry) evidence.country = country;
  if (!isOfOtherCountry(names, set, country)) evidence.flags |= FLAGS.countryBeside;
}

/** What may stand between a country and the name that it is said of: "Australia's first Anti-Slavery Commissioner". */
const BEFORE_NAME = /^(?:['’]s?)?(?:[^\S\n]\p{Ll}+){0,2}[^\S\n](?:["'“„‘«]|\p{Lu}{1,4}[-‐])?$/u;

/**
 * Whether a country that comes after a place is said of a further place where somebody stands who may be meant here too.
 * (What is said of one before goes on: "Das österreichische Bundeskriminalamt … Das Bundeskriminalamt".)
 */
function isSaidOfOther(
  names: Names,
  { text, found }: Writing,
  place: Span,
  { bearers }: FormSet,
  start: number,
  end: number,
): boolean {
  if (start < place.start) return false;
  return found.some(
    (other) =>
      other.start > end &&
      other.start - end < 40 &&
      BEFORE_NAME.test(text.slice(end, other.start)) &&
      formSetOf(names, other.forms).bearings.some(({ entity }) => bearers.has(entity)),
  );
}

/** What stands right beside a name and makes something else of it: a kind, a calling, a code, another country. */
function besides(names: Names, writing: Writing, spot: WordSpan, set: FormSet, country: string): number {
  let flags = 0;
  const kind = kindBeside(writing, spot);
  if (kind === 'thing') flags |= FLAGS.thing;
  else if (kind === 'calling') flags |= FLAGS.calling;
  if (isOfPerson(names, set) && (isOfOtherTime(writing, spot) || isOneOfMany(writing, spot))) flags |= FLAGS.calling;
  if (isCode(writing, spot)) flags |= FLAGS.code;
  if (country !== '' && isOfOtherCountry(names, set, country)) flags |= FLAGS.otherCountry;
  return flags;
}

/** Whether the name is that of a public body or a law, by its first bearer. */
function isOfStates(names: Names, { bearings }: FormSet): boolean {
  const bearer = bearings[0]?.entity;
  return bearer !== undefined && names.isOfState(bearer);
}

/** Whether letters of a short form in capitals have accents that it is not listed with: KÖK is no KOK. */
function isAccentedOtherwise(names: Names, text: string, { start, end, forms }: Found): boolean {
  if (end - start > LONGEST_SHORT_FORM) return false;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) > 127)
      return (
        forms.every((form) => /^[A-Z]+$/.test(names.formText(form))) &&
        /\p{M}/u.test(text.slice(start, end).normalize('NFD'))
      );
  }
  return false;
}

const LONGEST_SHORT_FORM = 6;

/** One short word wholly in capitals: even where nothing else bears it, it may be a piece of a text in capitals. */
function isAcronym(text: string, { start, end }: Span): boolean {
  if (end - start < 2 || end - start > LONGEST_SHORT_FORM) return false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128 && (unit < 65 || unit > 90)) return false;
  }
  return /^\p{Lu}{2,6}$/u.test(text.slice(start, end));
}

/** One word with a capital at its beginning and nowhere else, and a small letter. */
function isCapitalised(text: string, { start, end }: Span): boolean {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  if (first < 128 && (first < 65 || first > 90 || (second >= 65 && second <= 90))) return false;
  return /^\p{Lu}[^\p{Lu}]*\p{Ll}[^\p{Lu}]*$/u.test(text.slice(start, end));
}

/** UN*X, U.N.C.L.E., VN[.TP]: more of the word follows, or code. A number in brackets is a footnote. */
function runsOn(text: string, { end }: Span): boolean {
  const next = text[end] ?? '';
  if (next === '*' || next === '_' || next === '\\') return /[\p{L}\p{N}]/u.test(text[end + 1] ?? '');
  if ((next === '-' || next === '‐') && text[end + 1] === '\n') return CUT_CAPITALS.test(text.slice(end - 2, end + 24));
  if (next === '[') return /[^\d\s]/u.test(text[end + 1] ?? ' ');
  if (next === '.') return /^\.\p{Lu}\./u.test(text.slice(end, end + 3));
  return text[end - 1] === '.' && /^\p{Lu}(?!\p{Ll})/u.test(text.slice(end, end + 2));
}

function settledAt(
  names: Names,
  set: FormSet,
  { form, entity }: { form: number; entity: number },
  text: string,
  place: Span,
): BlockReading['settled'][number] {
  const { start, end } = wholeSurface(set, text, place);
  // Of forms that differ in their signs the one that stands there, as reasons quote it: “FIU-Nederland”, not “FIU Nederland”.
  const isAsWritten = (one: number): boolean =>
    names.formText(one) === text.slice(start, end) && names.soleOf(one) === entity;
  return { start, end, form: (set.forms.length > 1 ? set.forms.find(isAsWritten) : undefined) ?? form, entity };
}

/**
 * The place with the punctuation that belongs to the name: the dot of "e.V.", the bracket of "… (FAST)", the sign of a
 * hashtag. Matching works on words and may leave it out.
 */
function wholeSurface({ edges }: FormSet, text: string, place: Span): Span {
  if (edges.length === 0) return place;
  let { start, end } = place;
  for (const { lead, trail } of edges) {
    if (lead !== '' && !text.startsWith(lead, place.start) && text.endsWith(lead, place.start))
      start = Math.min(start, place.start - lead.length);
    // "Google Inc.." has the dot of the name and that of the sentence.
    if (trail !== '' && !text.endsWith(trail, place.end) && text.startsWith(trail, place.end))
      end = Math.max(end, place.end + trail.length);
  }
  return { start, end };
}

/**
 * The unambiguous names by which items of a list begin, where they and perhaps some in doubt make a list of those of one
 * field in which a name stands. In a list of films that thanks its sponsors none does.
 */
function entriesOfField(
  names: Names,
  items: string,
  inItems: readonly Found[],
  { bearers, bearings }: FormSet,
): number[] {
  const field = fieldOf(names, bearings[0]?.entity ?? -1);
  if (field === '' || field === ANY_SECTOR) return [];
  const sure: number[] = [];
  const all = new Set<number>();
  for (const place of inItems) {
    const [only, other] = formSetOf(names, place.forms).bearings;
    if (!only || other || bearers.has(only.entity) || !isEntryOf(items, place)) continue;
    if (fieldOf(names, only.entity) !== field || all.has(only.entity)) continue;
    all.add(only.entity);
    if (names.soleOf(only.form) === only.entity) sure.push(only.form);
  }
  return sure.length > 0 && all.size >= MAKE_A_LIST ? sure : [];
}

/** So many items beside a name, of its field, are a list in which it stands. */
const MAKE_A_LIST = 2;

/** People stand in no such list. */
const fieldOf = (names: Names, entity: number): string => (names.kind(entity) === 'person' ? '' : names.field(entity));

/** The unambiguous names of the block, each form once; of many the nearest. */
function companionsOf(settled: BlockReading['settled'], place: Span): number[] {
  if (settled.length === 0) return [];
  let nearest = settled;
  if (settled.length > MAX_COMPANIONS) {
    const distance = (other: Span) => (other.start >= place.end ? other.start - place.end : place.start - other.end);
    nearest = settled.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start);
  }
  const forms: number[] = [];
  for (const { form } of nearest) {
    if (forms.length < MAX_COMPANIONS && !forms.includes(form)) forms.push(form);
  }
  return forms;
}
