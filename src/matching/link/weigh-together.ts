import { FLAGS, type LocalEvidence } from '../evidence/codec.ts';
import { ANY_SECTOR, type Names } from '../evidence/names.ts';
import type { Bearing, Case } from './cases.ts';
import type { GroupFacts } from './groups.ts';
import type { Known } from './known.ts';
import type { Scale } from './scale.ts';
import { introducedHere } from './weigh-meaning.ts';
import { WEIGHTS } from './weights.ts';

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
      if (sector === '' || sector === ANY_SECTOR || names.sector(other) !== sector || isCommon(other)) continue;
      peers++;
      if (peer < 0 || other < peer) peer = other;
    }
    if (peers > 0) scale.addOther(WEIGHTS.sameField * Math.min(3, peers) * trust, 'sameField', known, place, peer);
  }
  if (place.evidence.flags & FLAGS.listed || known.isListedBesideTaken(place))
    scale.add(WEIGHTS.listed * trust, 'listed');
  else if (known.isListedAlike(place)) scale.add(WEIGHTS.listedAlike * trust, null);
}
