import { FLAGS } from '../evidence/codec.ts';
import type { Names } from '../evidence/names.ts';
import { type Bearing, type Case, isOfForeign } from './cases.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import type { GroupFacts } from './groups.ts';
import type { Scale } from './scale.ts';
import { WEIGHTS } from './weights.ts';

/** What the document itself says that the name stands for: the strongest of it alone. */
export function weighMeaning(
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
export function introducedHere(names: Names, { evidence }: Case, entity: number): number {
  for (const form of evidence.introduced) if (names.nameSurely(form, entity)) return form;
  return -1;
}

/** Whether a form beside the place, in brackets, names another of its bearers: "Anti-Money Laundering Council (AMLC)". */
function isIntroducedForOther(names: Names, { evidence, set }: Case, entity: number): boolean {
  for (const form of evidence.introduced) {
    for (const other of names.chosenBy(form)) if (other !== entity && set.bearers.has(other)) return true;
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
