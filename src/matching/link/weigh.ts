import { FLAGS, type LocalEvidence, OTHER_BESIDE } from '../evidence/codec.ts';
import { countryOfWord, isOfSameTongue, STATE } from '../evidence/countries.ts';
import { COUNTED } from '../evidence/country-words.ts';
import { EVIDENCE_LANGUAGES } from '../evidence/language.ts';
import type { Names } from '../evidence/names.ts';
import type { Said } from '../topic/topic-score.ts';
import type { Reason } from '../types.ts';
import { type Bearing, type Case, isOfForeign } from './cases.ts';
import type { CueReading } from './cues-for.ts';
import type { GroupFacts } from './groups.ts';
import type { Known } from './known.ts';
import { REASONS, type ReasonCode } from './reasons.ts';
import { WEIGHTS } from './weights.ts';

/** What the whole document adds to the evidence of each candidate. */
export interface DocumentEvidence {
  /** Forms that settled names show: they name their entity without doubt. */
  forms: ReadonlySet<number>;
  /** Topic → score from 0 to 1. */
  topics: ReadonlyMap<string, number>;
  /** The same by its words alone, without the names that stand there. */
  spoken: ReadonlyMap<string, number>;
  /** ISO code of the country of the page, or the empty string. */
  country: string;
  /**
   * Countries whose public bodies and laws settled names show: how many of each, as a share of that of which there are
   * most.
   */
  homes: ReadonlyMap<string, number>;
  /** What the document says of countries: those of {@link COUNTED}, and those whose bodies it names. */
  said: ReadonlyMap<string, Said>;
}

/**
 * What speaks for and against one entity at one place, as it adds up. Most scales are read for their load alone; only
 * those whose reasons somebody will see keep them.
 */
export class Scale {
  logOdds = 0;
  private readonly parts: { weight: number; code: ReasonCode; detail: string | undefined }[] | null;

  /** @param names where the reasons are kept, to quote from; null where only the load counts */
  constructor(private readonly names: Names | null = null) {
    this.parts = names ? [] : null;
  }

  add(weight: number, code: ReasonCode | null, detail?: string): void {
    this.logOdds += weight;
    if (this.parts !== null && code !== null && weight !== 0) this.parts.push({ weight, code, detail });
  }

  /** The same with a name to quote. */
  addForm(weight: number, code: ReasonCode | null, form: number): void {
    this.logOdds += weight;
    if (this.parts !== null && this.names && code !== null && weight !== 0)
      this.parts.push({ weight, code, detail: this.names.quotable(form) });
  }

  /** The same with the name by which the document names another entity. */
  addOther(weight: number, code: ReasonCode, known: Known, place: Case, other: number): void {
    this.addForm(weight, code, this.parts === null ? -1 : known.formFor(place, other));
  }

  /** The weightiest reasons first, so that what is cut off matters least; each that would read alike once. */
  reasons(most: number): Reason[] {
    const parts = (this.parts ?? []).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const reasons: Reason[] = [];
    for (const { code, detail } of parts) {
      if (reasons.length === most) break;
      if (
        isOfWords(code) &&
        (isSmall(detail ?? '') || reasons.some((one) => one.sign === REASONS[code].sign && saysAlready(one, detail)))
      )
        continue;
      // One that is tied to this and of its field is told of once.
      if (OF_OTHERS.has(code) && reasons.some((one) => OF_OTHERS.has(one.code) && one.detail === detail)) continue;
      // What was introduced beside the name stands on the page, too.
      if (code === 'otherName' && reasons.some((one) => one.code === 'introduced' && one.detail === detail)) continue;
      reasons.push(reason(code, detail));
    }
    return reasons.length > 0 ? reasons : parts.slice(0, most).map(({ code, detail }) => reason(code, detail));
  }
}

const OF_OTHERS: ReadonlySet<string> = new Set(['related', 'fellows', 'sameField']);

const isOfWords = (code: string): boolean =>
  code === 'cueNear' || code === 'cueBefore' || code === 'cueAfter' || code === 'otherSense';

/**
 * Whether a reader has the word already: the cues `bank` and `bank…`, `transacties` and `transactie…`, `-kaart…` after a name
 * and `kaart…` near it are one word, and one of a name that the page introduces beside is no news.
 */
function saysAlready({ code, detail = '' }: Reason, other = ''): boolean {
  const [a, b] = [detail, other].map((word) => plainOf(word)) as [string, string];
  if (code === 'introduced' || code === 'otherName') return a.includes(b);
  if (OF_OTHERS.has(code)) return a === b;
  if (!isOfWords(code)) return false;
  return a === b || (other.endsWith('…') && a.startsWith(b)) || (detail.endsWith('…') && b.startsWith(a));
}

const plainOf = (word: string): string =>
  word
    .replace(/^-|…$| ?\($/gu, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** “de”, “and”, “of the”, a full stop: they weigh something and tell a reader nothing. */
const isSmall = (words: string): boolean =>
  words === words.toLowerCase() && words.split(' ').every((word) => word.length < 4 || SMALL_WORDS.has(word));

const SMALL_WORDS = new Set(
  `that this with from been have were they their deze heeft wordt zijn haar door voor naar over niet ook nach eine einen
  einem einer dass sind wird werden haben über nicht auch`.split(/\s+/u),
);

export function reason(code: ReasonCode, detail?: string): Reason {
  const { sign } = REASONS[code];
  return detail === undefined ? { code, sign } : { code, sign, detail };
}

/** A topic score from which words of the topic are there at all. */
const SPOKEN_OF = 0.2;

/** The same of one clear word of it. */
const A_WORD = 0.1;

/** Whether a name without doubt stands in the document, or words of a topic: else doubtful names only vouch for each other. */
export function isGrounded({ forms, topics }: DocumentEvidence): boolean {
  if (forms.size > 0) return true;
  for (const score of topics.values()) if (score >= SPOKEN_OF) return true;
  return false;
}

/**
 * The part of the evidence that no round changes: the name itself, the words around it, how it is written, where the
 * page and its subject belong.
 */
export function weighAlone(
  names: Names,
  document: DocumentEvidence,
  place: Case,
  bearing: Bearing,
  facts: GroupFacts | undefined,
  scale: Scale,
): void {
  if (bearing.bearer.type === 'surname') {
    weighSurname(place.evidence, bearing.entity, facts, scale);
    return;
  }
  weighBearing(names, place, bearing, facts, scale);
  weighCues(bearing.cues, scale);
  weighMeaning(names, document, place, bearing, facts, scale);
  weighWriting(names, place, bearing, scale);
  weighTopic(names, document, place, bearing, scale);
  if (place.set.isOfCountry) weighCountry(names, document, place, bearing, scale);
}

function weighSurname(
  { flags, people }: LocalEvidence,
  entity: number,
  facts: GroupFacts | undefined,
  scale: Scale,
): void {
  scale.add(WEIGHTS.surnameAlone, null);
  if (people.includes(entity)) scale.add(WEIGHTS.initialsFit, 'initials');
  if (flags & FLAGS.otherBearer || facts?.otherBearer) scale.add(WEIGHTS.otherBearer, 'otherBearer');
  if (flags & FLAGS.pieceOfName) scale.add(WEIGHTS.pieceOfSurname, 'pieceOfName');
  if (flags & FLAGS.allCapitals) scale.add(WEIGHTS.allCapitals, 'allCapitals');
}

/** How far a name is its bearer's before anything else is known. */
function weighBearing(
  names: Names,
  { evidence: { flags }, set, block }: Case,
  { bearer, entity, form, cues }: Bearing,
  facts: GroupFacts | undefined,
  scale: Scale,
): void {
  const alone = names.alone(form);
  if (!bearer.ambiguous) {
    const mayBeOthers = set.isContested || names.kind(entity) === 'person';
    const isContested = mayBeOthers && (cues.otherAdjacent || cues.otherNear.length > 0);
    if (isContested || flags & (OTHER_BESIDE | FLAGS.titled) || facts?.otherBlocks?.has(block))
      scale.add(WEIGHTS.contestedName, null);
    else scale.add(WEIGHTS.unambiguousName, 'onlyBearer');
  } else if (alone === 'always') scale.add(WEIGHTS.usuallyOurs, flags & FLAGS.shouted ? null : 'exactName');
  else if (alone === 'never') scale.add(WEIGHTS.rarelyOurs, null);
  else scale.add(names.isBroad(entity) ? WEIGHTS.oursAnywhere : WEIGHTS.oursOnTopic, null);
  if (set.bearers.size > 1) scale.add(WEIGHTS.lessLikelyBearer * names.orderOf(form, entity), null);
}

function weighCues({ ownAdjacent: own, otherAdjacent: other, ownNear, otherNear }: CueReading, scale: Scale): void {
  if (own) scale.add(own.weight, own.after ? 'cueAfter' : 'cueBefore', own.text);
  for (const { weight, text, isElsewhere } of ownNear) scale.add(weight, isElsewhere ? null : 'cueNear', text);
  if (other) scale.add(other.weight, 'otherSense', other.text);
  for (const { weight, text } of otherNear) scale.add(weight, 'otherSense', text);
}

/** What the document itself says that the name stands for: the strongest of it alone. */
function weighMeaning(
  names: Names,
  document: DocumentEvidence,
  place: Case,
  bearing: Bearing,
  facts: GroupFacts | undefined,
  scale: Scale,
): void {
  const { flags } = place.evidence;
  const { entity } = bearing;
  const here = introducedHere(names, place, entity);
  // A variant of the long form cannot be quoted: it stands in no dataset, and evidence holds no text.
  const quoted = flags & FLAGS.introducedByVariant ? null : 'introduced';
  if (here >= 0) scale.addForm(WEIGHTS.introducedHere, quoted, here);
  else if (flags & FLAGS.introducedAsOther || isIntroducedForOther(names, place, entity))
    scale.add(WEIGHTS.introducedAsOther, 'introducedAsOther');
  else if (!facts) return;
  else if (facts.asOther > 0 || isMeantForOther(names, facts, place, entity))
    scale.add(WEIGHTS.introducedAsOtherElsewhere, 'introducedAsOther');
  else if (isAbroad(names, document, place, bearing, facts)) scale.add(WEIGHTS.otherNameAbroad, 'ofOtherCountry');
  else if (!isOfForeign(names, place)) {
    const lenience = names.isNamedIn(entity, document.forms) ? (document.topics.get('slavery') ?? 0) : 0;
    weighSameName(place, bearing, facts, lenience, scale);
  }
}

function weighTopic(
  names: Names,
  document: DocumentEvidence,
  { evidence: { flags }, companions }: Case,
  { bearer, entity, form, trust }: Bearing,
  scale: Scale,
): void {
  const slavery = document.topics.get('slavery') ?? 0;
  const finance = document.topics.get('finance-crime') ?? 0;
  const alone = names.alone(form);
  const broad = names.isBroad(entity);
  const bySlavery = WEIGHTS.slaveryTopic * slavery;
  const byFinance = WEIGHTS.financeTopic * finance;
  const topic = bySlavery >= byFinance ? 'slavery' : 'finance-crime';
  const byNamesAlone =
    bearer.ambiguous && !broad && companions.length === 0 && (document.spoken.get(topic) ?? 0) < A_WORD;
  const share = (alone === 'never' ? 0.5 : 1) * (byNamesAlone ? WEIGHTS.unspoken : 1);
  const topical = Math.max(bySlavery, byFinance) * share;
  // A word or two weigh a little, but do not yet make it what the page is about; names without a word of it neither.
  // A reader would name the subject of which more is said, whichever weighs more; of a page about both, slavery.
  const isOfBoth = slavery >= ABOUT && finance - slavery < MORE;
  const told = finance > slavery && !isOfBoth ? 'finance-crime' : 'slavery';
  const isToldOf = Math.max(finance, slavery) >= ABOUT && (document.spoken.get(told) ?? 0) >= SPOKEN_OF;
  if (topical > 0.2) scale.add(topical * trust, isToldOf ? 'topic' : null, told);
  else if (flags & FLAGS.allCapitals || (bearer.ambiguous && alone !== 'always' && !broad))
    scale.add(WEIGHTS.offTopic, 'offTopic');
}

/**
 * Other occurrences of the name that mean something else. In the same block ("the Flemish Labour Inspectorate … the Labour
 * Inspectorate") the sense goes on. Elsewhere, where only some do, or on the topic, a text is likelier to play with two
 * senses than to keep to the other one: if it names the entity by another name too, for else nothing is played with.
 *
 * @param lenience how much of that is granted, from 0 to 1
 */
function weighSameName({ block }: Case, { cues }: Bearing, facts: GroupFacts, lenience: number, scale: Scale): void {
  const { ownAdjacent: own, otherAdjacent: other } = cues;
  if (facts.otherSense === 0 || (other && other.weight <= WEIGHTS.otherSenseAdjacent)) return;
  if (facts.otherBlocks?.has(block) && (own?.weight ?? 0) < WEIGHTS.cueAdjacent) {
    scale.add(WEIGHTS.sameNameOtherwise, 'sameNameOtherwise');
  } else if (!own && !other) {
    const share = Math.min(1, facts.otherSense / Math.max(1, facts.count - 1));
    scale.add(WEIGHTS.sameNameOtherwise * share * (1 - lenience / 2), 'sameNameOtherwise');
  }
}

/** A form beside the place, in brackets, that names the entity without doubt; -1 where there is none. */
function introducedHere(names: Names, { evidence }: Case, entity: number): number {
  for (const form of evidence.introduced) if (names.nameSurely(form, entity)) return form;
  return -1;
}

/** Whether a form beside the place, in brackets, names another of its bearers: "Anti-Money Laundering Council (AMLC)". */
function isIntroducedForOther(names: Names, { evidence, set }: Case, entity: number): boolean {
  for (const form of evidence.introduced) {
    for (const other of set.bearers) if (other !== entity && names.choosesFor(form, other)) return true;
  }
  return false;
}

/**
 * Whether the document introduces the name for another of its bearers, and not for this one, to whose country words
 * beside the name do not give it either.
 */
function isMeantForOther(names: Names, { meant }: GroupFacts, { evidence, set }: Case, entity: number): boolean {
  if (meant === null || meant.has(entity)) return false;
  if (evidence.flags & FLAGS.countryBeside && evidence.country === names.country(entity)) return false;
  for (const bearer of set.bearers) if (meant.has(bearer)) return true;
  return false;
}

/** Whether the document speaks of another country's body, by another name of this one or by one of its own country's. */
function isAbroad(
  names: Names,
  { forms, homes, said }: DocumentEvidence,
  { block, evidence, set }: Case,
  { entity, form }: Bearing,
  { abroad, foreign, count }: GroupFacts,
): boolean {
  if (evidence.flags & FLAGS.otherCountry || names.isNamedIn(entity, forms)) return false;
  // A Dutch trial that tells of the prosecutors of Antwerp, in a paragraph of theirs.
  const awayIn = abroad.seldom.get(entity);
  const own = names.country(entity);
  if (awayIn && homes.get(own) === 1 && (said.get(own)?.strong ?? 0) > 1) return awayIn.has(block);
  if (names.alone(form) === 'always') {
    // A name that is nearly always ours stays so where another of its names is not, and this one seldom.
    if (evidence.country === own) return false;
    if (foreign > 0 && 2 * foreign >= count) return true;
  } else if (abroad.entities.has(entity) && (set.sole === null || abroad.byOwnName.has(entity))) return true;
  if (set.sole !== null || !names.isOfState(entity)) return false;
  if (abroad.countries.has(own)) return true;
  for (const other of abroad.neighbours) if (other !== entity && names.country(other) === own) return true;
  return false;
}

/** A topic score from which a reader would say that the document is about it. */
const ABOUT = 0.5;

/** By so much more a page that is about slavery has to be about financial crime to be called that. */
const MORE = 0.15;

/** Whether a document is about slavery. */
export const isAbout = ({ topics }: DocumentEvidence): boolean => (topics.get('slavery') ?? 0) >= ABOUT;

/** Countries whose bodies are at home in a language of few countries. */
const HOME_COUNTRIES: Record<string, string[]> = { nl: ['NL'], de: ['DE', 'AT', 'CH', 'LI'] };

function weighWriting(names: Names, { evidence }: Case, { bearer, entity, form, cues }: Bearing, scale: Scale): void {
  const { flags } = evidence;
  if (!bearer.ambiguous) {
    // Even a name that nothing else bears may be a piece of a text in capitals, if it is short.
    if (flags & FLAGS.allCapitals) scale.add(WEIGHTS.allCapitals * 1.5, 'allCapitals');
    if (flags & FLAGS.titled && names.kind(entity) !== 'person') scale.add(WEIGHTS.asPerson, 'asPerson');
    weighKind(names, entity, flags, scale);
    return;
  }
  const isOurs = names.alone(form) === 'always';
  const isAmong = flags & FLAGS.allCapitals ? 'allCapitals' : null;
  if (flags & FLAGS.shouted) scale.add(isOurs ? WEIGHTS.shouted : WEIGHTS.shoutedDoubtful, isAmong);
  else if (flags & FLAGS.allCapitals)
    scale.add(isOurs ? WEIGHTS.allCapitals : WEIGHTS.allCapitalsDoubtful, 'allCapitals');
  if (flags & FLAGS.control) scale.add(WEIGHTS.control, 'control');
  if (flags & FLAGS.sentenceStart) scale.add(WEIGHTS.sentenceStart, 'sentenceStart');
  // Where the language is not known, it may be German and the word a noun.
  if (flags & FLAGS.standsOut) scale.add(WEIGHTS.standsOut, evidence.lang === 0 ? null : 'standsOut');
  const isBound = flags & FLAGS.bound || (flags & FLAGS.firm && !names.isFirm(entity));
  if ((isBound || flags & (FLAGS.firm | FLAGS.pieceOfName)) && !cues.ownAdjacent)
    scale.add(isBound ? WEIGHTS.bound : WEIGHTS.pieceOfName, 'pieceOfName');
  if (flags & FLAGS.indefinite)
    scale.add(isAnyLaw(names, evidence, entity) ? WEIGHTS.indefiniteLaw : WEIGHTS.indefinite, 'indefinite');
  if (flags & FLAGS.titled && names.kind(entity) !== 'person') scale.add(WEIGHTS.asPerson, 'asPerson');
  if (flags & FLAGS.setApart) scale.add(WEIGHTS.setApart, 'setApart');
  if (flags & FLAGS.affiliated) scale.add(WEIGHTS.affiliated, null);
  weighKind(names, entity, flags, scale);
  const lang = EVIDENCE_LANGUAGES[evidence.lang] ?? 'und';
  const country = names.country(entity);
  if (HOME_COUNTRIES[lang]?.includes(country)) scale.add(WEIGHTS.homeLanguage, 'homeLanguage', country);
  if (bearer.lang !== 'und' && lang !== 'und' && bearer.lang !== lang && bearer.lang !== 'en') {
    scale.add(WEIGHTS.foreignName, 'foreignName');
  }
}

/** Whether the entity is a law, and the sentence does not name its country: "Australia has a Modern Slavery Act, too". */
const isAnyLaw = (names: Names, { country }: LocalEvidence, entity: number): boolean =>
  names.kind(entity) === 'law' && country !== names.country(entity);

/** Words right beside the name that tell of which kind its bearer is. */
function weighKind(names: Names, entity: number, flags: number, scale: Scale): void {
  const kind = names.kind(entity);
  // A publication may be a film, and a campaign be called by it.
  if (flags & FLAGS.thing && kind !== 'publication') scale.add(WEIGHTS.asThing, 'asThing');
  if (flags & FLAGS.calling) scale.add(WEIGHTS.asPerson, kind === 'person' ? 'otherPerson' : 'asPerson');
  if (flags & FLAGS.code) scale.add(WEIGHTS.code, 'code');
  if (flags & FLAGS.otherCountry) scale.add(WEIGHTS.otherCountryBeside, 'ofOtherCountry');
}

function weighCountry(
  names: Names,
  document: DocumentEvidence,
  place: Case,
  { entity, cues }: Bearing,
  scale: Scale,
): void {
  const { evidence, set } = place;
  const own = names.country(entity);
  if (own === 'INT') return;
  // The word right beside the name that tells of the country makes something else of it.
  const beside = cues.otherAdjacent;
  if (beside && beside.weight <= WEIGHTS.otherSenseAdjacent && countryOfWord(beside.text) === own) return;
  const elsewhere = settingElsewhere(names, document, place, entity);
  if (elsewhere !== '') {
    scale.add(WEIGHTS.bodyOfPageCountry, elsewhere === STATE ? null : 'otherCountry', elsewhere);
    return;
  }
  // A country beside it tells for bodies of one country too; another one only where each country has its own.
  if (evidence.country === own) {
    // A programme in that country is none of the bodies that each country has by that name.
    if (set.isOfStates && set.bearers.size > 1 && !names.isOfState(entity)) return;
    const chooses = evidence.flags & FLAGS.countryBeside && (set.bearers.size > 1 || set.hasNamesakes);
    scale.add(chooses ? WEIGHTS.ownCountryBeside : WEIGHTS.ownCountryNear, 'country', own);
  } else if (set.bearers.size < 2 && !set.isShared) {
    // Or where words of another sense say so too: Norway and DNB.
    if (evidence.country === STATE) scale.add(cues.ownAdjacent ? 0 : WEIGHTS.otherCountryNear, null);
    else if (evidence.country !== '' && cues.otherNear.length > 0)
      scale.add(WEIGHTS.otherCountryNear / 2, 'otherCountry', evidence.country);
    else if (set.hasNamesakes && isOfSameTongue(document.country, own))
      scale.add(WEIGHTS.bodyOfPageCountry, 'otherCountry', document.country);
    return;
  } else if (evidence.country !== '') {
    const isBeside = evidence.flags & FLAGS.countryBeside;
    const near = !isBeside && cues.ownIsIts ? WEIGHTS.otherCountryContested : WEIGHTS.otherCountryNear;
    const isState = evidence.country === STATE;
    scale.add(isBeside ? near + WEIGHTS.otherCountryBeside : near, isState ? null : 'otherCountry', evidence.country);
  } else if (document.country === own) scale.add(WEIGHTS.pageCountry, 'country', own);
  else if (document.country !== '') scale.add(WEIGHTS.otherPageCountry, 'otherCountry', document.country);
  // A list of units or laws of all the world is at home nowhere.
  else if (isEverywhere(document.homes)) return;
  else if (document.homes.get(own) === 1) scale.add(WEIGHTS.pageCountry, 'country', own);
  else {
    // Also where it names one body of this country, and two of another: a German judgement and its Dutch case.
    const other = place.bearings.find(({ entity }) => document.homes.get(names.country(entity)) === 1);
    if (other) {
      const elsewhere = names.country(other.entity);
      scale.add(WEIGHTS.otherPageCountry, elsewhere === 'INT' ? null : 'otherCountry', elsewhere);
    } else if (document.homes.has(own)) scale.add(WEIGHTS.pageCountry, 'country', own);
  }
}

/** Whether a document names as many bodies of each of several countries. */
function isEverywhere(homes: DocumentEvidence['homes']): boolean {
  let equal = 0;
  for (const share of homes.values()) if (share === 1) equal++;
  return equal > 2;
}

/**
 * The country in which the document is set, where that has a body by this name and the entity's own is hardly spoken of;
 * else the empty string.
 */
function settingElsewhere(
  names: Names,
  { country, said }: DocumentEvidence,
  { evidence, set }: Case,
  entity: number,
): string {
  const own = names.country(entity);
  if (country === own || evidence.country === own || !set.isOfStates || !COUNTED.has(own)) return '';
  const ofOwn = said.get(own)?.all ?? 0;
  let setting = '';
  let most = 0;
  for (const [other, { strong }] of said) {
    if (other === own || !COUNTED.has(other) || strong <= most || strong < ofOwn * SET_ELSEWHERE) continue;
    if (strong < (MENTIONED.has(other) ? 2 : 1)) continue;
    if (other === STATE ? names.kind(entity) !== 'law' : !isOfSameTongue(other, own)) continue;
    if (!names.hasNamesakeIn(set.forms, other)) continue;
    setting = other;
    most = strong;
  }
  return setting;
}

/** A document is set in the country of which it says so many times as much as of another. */
const SET_ELSEWHERE = 2;
/** Countries that texts of their neighbours name in passing. */
const MENTIONED = new Set(['BE']);

/** Adds what the rest of the document says, as far as a round knows it. */
export function weighTogether(
  names: Names,
  place: Case,
  bearing: Bearing,
  facts: GroupFacts | undefined,
  known: Known,
  scale: Scale,
): void {
  const { evidence } = place;
  const { bearer, entity, group, trust } = bearing;
  const otherName = known.otherNameOf(entity, group);
  if (bearer.type === 'surname') {
    if (otherName) scale.addForm(WEIGHTS.fullNameElsewhere, 'fullName', otherName.form);
    return;
  }
  // The same entity elsewhere: the strongest kind of support first, counted whole.
  let share = trust;
  const isSpelledOtherwise =
    (evidence.flags & FLAGS.introducedAsOther) !== 0 ||
    (facts ? facts.asOther > 0 && !facts.introduced?.has(entity) : false);
  // Where another bearer is named in this very paragraph, what the rest says of this one counts less.
  const beside = known.bearersBeside(place);
  if (beside?.has(entity)) {
    const { country } = evidence;
    if (!isSpelledOtherwise && (country === '' || country === names.country(entity)))
      scale.add(WEIGHTS.namedInBlock * trust, null);
  } else if (beside) share *= WEIGHTS.otherBearerInBlock;
  if (!isSpelledOtherwise && introducedHere(names, place, entity) < 0) {
    const paired = namedBeside(names, evidence, entity, known);
    const sure = paired ?? facts?.introduced?.get(entity);
    const introduced = sure ?? (facts && takenLongForm(names, facts, entity, known));
    if (introduced !== undefined) {
      const quoted = paired !== undefined || sure === undefined || facts?.quoted?.has(entity);
      scale.addForm(WEIGHTS.introducedElsewhere * share, quoted ? 'introduced' : null, introduced);
      share = trust * WEIGHTS.furtherSupport;
    }
  }
  const isOneOfMany = otherName !== null && place.set.bearers.size > 1 && known.isAmongUnits(entity);
  if (otherName?.settled) {
    scale.addForm((isOneOfMany ? WEIGHTS.otherNameOfMany : WEIGHTS.otherName) * share, 'otherName', otherName.form);
    share = trust * WEIGHTS.furtherSupport;
  }
  const others = known.sameNameOf(place, bearing);
  if (others > 0) {
    scale.add((others > 1 ? WEIGHTS.sameNameOften : WEIGHTS.sameNameElsewhere) * share, 'sameName');
    share = trust * WEIGHTS.furtherSupport;
  }
  if (otherName && !otherName.settled) {
    const weight = isOneOfMany ? WEIGHTS.otherNameOfMany : WEIGHTS.otherNameByEvidence;
    scale.addForm(weight * share, 'otherName', otherName.form);
  }
  weighCompany(names, place, bearing, known, scale);
}

/** A long form that may be another's grounds the short one beside it as soon as it is taken for ours itself. */
function takenLongForm(names: Names, { meant }: GroupFacts, entity: number, known: Known): number | undefined {
  const taken = meant?.get(entity)?.filter((form) => known.isNamedBy(entity, names.groupOf(form)));
  return taken && taken.length > 0 ? Math.min(...taken) : undefined;
}

/** A form in brackets beside the place by which the entity is named elsewhere. */
function namedBeside(names: Names, { introduced }: LocalEvidence, entity: number, known: Known): number | undefined {
  for (const form of introduced) if (known.isNamedBy(entity, names.groupOf(form))) return form;
  return undefined;
}

/** Entities in the document that speak for this one: its own, its fellows, others of its field, neighbours in a list. */
function weighCompany(names: Names, place: Case, bearing: Bearing, known: Known, scale: Scale): void {
  const { entity } = bearing;
  const trust = bearing.trust * (known.isGrounded ? 1 : WEIGHTS.ungrounded);
  const { bearers } = place.set;
  const near = known.companionsOf(place);
  const { related, fellows } = known.companyOf(entity);
  // Every country has its unit in the Egmont Group: it does not tell whose this one is.
  const isCommon = (other: number): boolean =>
    bearers.size > 1 && names.sector(entity) === 'fiu' && names.country(other) === 'INT';
  let left = 2;
  if (related.length > 0) {
    for (const beside of [true, false]) {
      for (const other of related) {
        if (left === 0) break;
        if (near.has(other) !== beside || bearers.has(other) || isCommon(other)) continue;
        scale.addOther(
          (beside ? WEIGHTS.relatedNear : WEIGHTS.relatedElsewhere) * trust,
          'related',
          known,
          place,
          other,
        );
        left--;
      }
    }
  }
  let companions = 0;
  let companion = -1;
  for (let at = 0; at < fellows.length && companions < 3; at++) {
    const other = fellows[at] as number;
    if (bearers.has(other) || isCommon(other)) continue;
    companions++;
    if (companion < 0) companion = other;
  }
  if (companions > 0) scale.addOther(WEIGHTS.fellows * companions * trust, 'fellows', known, place, companion);
  if (near.size > 0) {
    const sector = names.sector(entity);
    let peers = 0;
    let peer = -1;
    for (const other of near) {
      if (sector === '' || names.sector(other) !== sector || isCommon(other)) continue;
      peers++;
      if (peer < 0 || other < peer) peer = other;
    }
    if (peers > 0) scale.addOther(WEIGHTS.sameField * Math.min(3, peers) * trust, 'sameField', known, place, peer);
  }
  if (place.evidence.flags & FLAGS.listed || known.isListedBesideTaken(place))
    scale.add(WEIGHTS.listed * trust, 'listed');
  else if (known.isListedAlike(place)) scale.add(WEIGHTS.listedAlike * trust, null);
}
