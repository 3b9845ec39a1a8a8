import type { Block, Found, Span } from '../types.ts';
import { isAmongCapitals, isShouted, standsOut } from './capitals.ts';
import { FLAGS, type LocalEvidence } from './codec.ts';
import { countryIn } from './countries.ts';
import { findCues } from './cues.ts';
import { besides, isInDoubt, mayBeOfPage } from './doubts.ts';
import { findFieldWords } from './fields.ts';
import { type FormSet, formSetOf } from './form-sets.ts';
import { readBrackets } from './introduced.ts';
import { isAffiliation, isAsPerson } from './kinds-beside.ts';
import { DUTCH, languageOf } from './language.ts';
import { isAloneInLine, isEntryOf, isListed, isMenu, unwrap } from './lines.ts';
import { companionsOf, entriesOfField, listedAmong, MAX_COMPANIONS } from './listed.ts';
import { isBound, isFirm, isInsideName, isPieceOfName } from './name-parts.ts';
import { type Names, OF_STATES } from './names.ts';
import { nearestCountry } from './nearest-country.ts';
import { isInLongerName, isNoName } from './no-names.ts';
import { besideCountry, isOfOtherCountry } from './of-country.ts';
import { isSetApart } from './other-names.ts';
import { doesSomething, isIndefinite, isSmallWord, startsSentence } from './sentences.ts';
import { type Settled, settledAt, wholeSurface, writtenFirst } from './surfaces.ts';
import { readSurname } from './surname.ts';
import { Surroundings } from './surroundings.ts';
import { Words } from './words.ts';
import { spotOf, type WordSpan, type Writing } from './writing.ts';

/** A candidate as its own block shows it. */
export interface Candidate extends Span {
  evidence: LocalEvidence;
}

/** What one block says, and nothing of the rest of the document. */
export interface BlockReading {
  /** Places of unambiguous names, which no other text can change. */
  settled: Settled[];
  open: Candidate[];
}

/** What is known of the page around all blocks. */
export interface PageFacts {
  /** The language it declares, or the empty string. */
  lang: string;
  /** ISO code of its country, or the empty string. */
  country: string;
}

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
    if (!set.isLatent && (set.sole === null || set.kind === 'person'))
      evidence.fields = findFieldWords(writing.words, spot.at, spot.to);
  }
  for (const { writing, spot, set, evidence } of places) {
    if (!set.isLatent) readBrackets(names, writing, spot, evidence);
  }
  for (const place of places) readCues(names, place);
  for (const { writing, spot, set, evidence, row } of places) {
    // What is right beside it says more than what is near.
    if (!set.isOfCountry || evidence.country !== '') continue;
    const isLaw = set.kind === 'law';
    const isOthers = (start: number, end: number) => isSaidOfOther(names, writing, spot, set, start, end);
    // German and English are at home in several countries each.
    const isAtHome =
      !isLaw && writing.lang === DUTCH && set.bearings.some(({ entity }) => names.country(entity) === 'NL');
    const isOfUnion =
      isLaw && set.bearers.size > 1 && set.bearings.some(({ entity }) => names.country(entity) === 'INT');
    const facts = { isPublic: OF_STATES.has(set.kind), isLaw, isOfUnion, isAtHome };
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
    if (isInLongerName(text, place)) continue;
    const set = formSetOf(names, place.forms);
    if (isNoName(names, text, place, set, found, write)) continue;
    const { sole } = set;
    if (isShouted(text, place, names.quotable(place.forms[0] as number))) {
      // No filter of a page lets surnames through so; and in capitals any bank of Germany is "EINE DEUTSCHE BANK".
      if (set.isLatent || isIndefinite(write(), spotOf(write().words, place))) continue;
    }
    if (sole === null || doubted?.has(set) || mayBeOfPage(names, set, sole.entity, page.country)) open.push(place);
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
    const { start, end } = wholeSurface(set, text, place);
    let flags = names.isOnRecord(forms[0] as number, text, start, end) ? FLAGS.asListed : 0;
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
    const among = listedAmong(set.kind);
    const isOther = (one: Settled) => !set.bearers.has(one.entity) && listedAmong(names.kind(one.entity)) === among;
    if (
      (before && isOther(before) && isListed(text, before, place, isDutch)) ||
      (after && isOther(after) && isListed(text, place, after, isDutch))
    )
      flags |= FLAGS.listed;
    if (
      previous &&
      !previous.forms.includes(forms[0] as number) &&
      listedAmong(formSetOf(names, previous.forms).kind) === among &&
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
    reading.open.push({ start, end, evidence });
    places.push({ writing, spot: spotOf(words, place), set, evidence, row: block.row ?? '' });
    previous = place;
  }
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
    } else if (isFirm(writing, spot)) flags |= FLAGS.firm;
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

/** One word with a capital at its beginning and nowhere else, and a small letter. */
function isCapitalised(text: string, { start, end }: Span): boolean {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  if (first < 128 && (first < 65 || first > 90 || (second >= 65 && second <= 90))) return false;
  return /^\p{Lu}[^\p{Lu}]*\p{Ll}[^\p{Lu}]*$/u.test(text.slice(start, end));
}
