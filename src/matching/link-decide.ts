import { type GroupFacts, groupFacts, type Known, knownFrom, listNeighbours, type OpenPlace } from './link-known.ts';
import type { Names } from './link-names.ts';
import { type DocumentEvidence, reason, weigh } from './link-weigh.ts';
import type { Bearer, Choice, Verdict } from './types.ts';
import { CERTAIN, POSSIBLE, RIVAL_MARGIN, squash } from './weights.ts';

/** Reasons that a verdict shows at most. */
const MAX_REASONS = 6;
const MAX_CHOICES = 4;
/**
 * Decisions feed on each other (a name that is established speaks for the next), in rounds that all look at the round
 * before: so the outcome follows from the set of candidates, whatever their order. Chains longer than this are rare.
 */
const ROUNDS = 5;

/** Judges all open candidates of a document together. The answer has their order; null: names none of ours. */
export function decide(names: Names, document: DocumentEvidence, places: readonly OpenPlace[]): (Verdict | null)[] {
  const groups = groupFacts(names, places);
  const neighbours = listNeighbours(places);
  const base = knownFrom(names, document.forms, places, [], []);
  let verdicts: (Verdict | null)[] = [];
  let known = base;
  let previous = '';
  for (let round = 0; round < ROUNDS; round++) {
    const current = known;
    verdicts = places.map((place) => judge(names, document, place, groups, current));
    const signature = verdicts
      .map((verdict) => (verdict ? verdict.certainty[0] + (verdict.choices[0]?.entity ?? '') : '-'))
      .join();
    if (signature === previous) break;
    previous = signature;
    known = knownFrom(names, document.forms, places, verdicts, neighbours);
  }
  return verdicts;
}

function judge(
  names: Names,
  document: DocumentEvidence,
  place: OpenPlace,
  groups: ReadonlyMap<number, GroupFacts>,
  known: Known,
): Verdict | null {
  const { evidence } = place;
  const bearers = new Map<number, { bearer: Bearer; form: number }>();
  for (const form of evidence.forms) {
    for (const bearer of names.bearers(form)) {
      const other = bearers.get(bearer.entity);
      if (!other || rank(bearer) < rank(other.bearer)) bearers.set(bearer.entity, { bearer, form });
    }
  }
  const sums = [...bearers].map(([entity, { bearer, form }]) => ({
    entity,
    bearer,
    ...weigh(names, document, place, bearer, form, groups, known, new Set(bearers.keys())),
  }));
  sums.sort((a, b) => b.logOdds - a.logOdds || a.entity - b.entity);
  const [best] = sums;
  if (!best || squash(best.logOdds) < POSSIBLE) return null;
  const rivals = sums.filter(
    (sum) => sum !== best && best.logOdds - sum.logOdds < RIVAL_MARGIN && squash(sum.logOdds) >= POSSIBLE,
  );
  const certain = squash(best.logOdds) >= CERTAIN && rivals.length === 0;
  return {
    certainty: certain ? 'certain' : 'possible',
    choices: [best, ...rivals].slice(0, MAX_CHOICES).map((sum): Choice => {
      const reasons = sum.reasons.slice(0, MAX_REASONS);
      for (const rival of sum === best ? rivals.slice(0, 1) : [best])
        reasons.push(reason('rival', names.id(rival.entity)));
      return { entity: names.id(sum.entity), score: Math.round(squash(sum.logOdds) * 1000) / 1000, reasons };
    }),
    broad: names.isBroad(best.entity),
    ...(best.bearer.type === 'surname' && evidence.people.length === 0 ? { bySurname: true } : {}),
  };
}

function rank(bearer: Bearer): number {
  return (bearer.ambiguous ? 2 : 0) + (bearer.type === 'surname' ? 1 : 0);
}
