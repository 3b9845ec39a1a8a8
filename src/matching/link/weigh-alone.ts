import { FLAGS, type LocalEvidence, OTHER_BESIDE } from '../evidence/codec.ts';
import { EVIDENCE_LANGUAGES } from '../evidence/language.ts';
import type { Names } from '../evidence/names.ts';
import type { Bearing, Case } from './cases.ts';
import type { CueReading } from './cues-for.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import type { GroupFacts } from './groups.ts';
import type { Scale } from './scale.ts';
import { weighCountry } from './weigh-country.ts';
import { weighMeaning } from './weigh-meaning.ts';
import { weighTopic } from './weigh-topic.ts';
import { WEIGHTS } from './weights.ts';

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
  { evidence, set, block }: Case,
  { bearer, entity, form, cues }: Bearing,
  facts: GroupFacts | undefined,
  scale: Scale,
): void {
  const { flags, forms } = evidence;
  const alone = names.alone(form);
  const asListed = flags & FLAGS.asListed && form === forms[0] ? 'exactName' : null;
  if (!bearer.ambiguous) {
    const mayBeOthers = set.isContested || names.kind(entity) === 'person';
    const isContested = mayBeOthers && (cues.otherAdjacent || cues.otherNear.length > 0);
    if (isContested || flags & (OTHER_BESIDE | FLAGS.titled) || facts?.otherBlocks?.has(block))
      scale.add(WEIGHTS.contestedName, null);
    // Where packs have a bearer of it too, each may be meant.
    else if (set.bearers.size > 1) scale.add(WEIGHTS.unambiguousName, asListed);
    else scale.add(WEIGHTS.unambiguousName, 'onlyBearer');
  } else if (alone === 'always' && isNamesakeAtHome(names, evidence, entity)) scale.add(WEIGHTS.oursElsewhere, null);
  else if (alone === 'always') scale.add(WEIGHTS.usuallyOurs, asListed);
  else if (alone === 'never') scale.add(WEIGHTS.rarelyOurs, null);
  else scale.add(names.isBroad(entity) ? WEIGHTS.oursAnywhere : WEIGHTS.oursOnTopic, null);
  if (set.bearers.size > 1) scale.add(WEIGHTS.lessLikelyBearer * names.orderOf(form, entity), null);
}

/** Countries whose bodies are at home in a language of few countries. */
const HOME_COUNTRIES: Record<string, string[]> = { nl: ['NL'], de: ['DE', 'AT', 'CH', 'LI'] };

/** Whether the text is in the language of a country that has a bearer of its own: Terre des Hommes in a German one. */
function isNamesakeAtHome(names: Names, { lang, country, forms }: LocalEvidence, entity: number): boolean {
  const homes = HOME_COUNTRIES[EVIDENCE_LANGUAGES[lang] ?? ''];
  const own = names.country(entity);
  if (!homes || own === 'INT' || own === country || homes.includes(own) || names.isFirm(entity)) return false;
  return homes.some((home) => names.hasNamesakeIn(forms, home));
}

function weighCues({ ownAdjacent: own, otherAdjacent: other, ownNear, otherNear }: CueReading, scale: Scale): void {
  if (own) scale.add(own.weight, own.after ? 'cueAfter' : 'cueBefore', own.text);
  for (const { weight, text, isElsewhere } of ownNear) scale.add(weight, isElsewhere ? null : 'cueNear', text);
  if (other) scale.add(other.weight, 'otherSense', other.text);
  for (const { weight, text } of otherNear) scale.add(weight, 'otherSense', text);
}

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
