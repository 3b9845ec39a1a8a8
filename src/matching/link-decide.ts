import {
  type Bearing,
  type Case,
  casesOf,
  groupFacts,
  Known,
  listNeighbours,
  namedBySettled,
  type OpenPlace,
  type Taken,
} from './link-known.ts';
import type { Names } from './link-names.ts';
import { type DocumentEvidence, reason, Scale, weighAlone, weighTogether } from './link-weigh.ts';
import type { Choice, Verdict } from './types.ts';
import { CERTAIN, logOddsOf, POSSIBLE, RIVAL_MARGIN, squash } from './weights.ts';

/** Reasons that a verdict shows at most. */
const MAX_REASONS = 6;
const MAX_CHOICES = 4;
const POSSIBLE_ODDS = logOddsOf(POSSIBLE);
const CERTAIN_ODDS = logOddsOf(CERTAIN);
/**
 * Decisions feed on each other (a name that is established speaks for the next), in rounds that all look at the round
 * before: so the outcome follows from the set of candidates, whatever their order. Chains longer than this are rare.
 */
const ROUNDS = 5;

/** The entities of a place that reach the threshold, likeliest first. */
interface Ranked {
  best: Weighed;
  rivals: Weighed[];
}

interface Weighed {
  bearing: Bearing;
  scale: Scale;
}

/** Judges all open candidates of a document together. The answer has their order; null: names none of ours. */
export function decide(names: Names, document: DocumentEvidence, places: readonly OpenPlace[]): (Verdict | null)[] {
  if (places.length === 0) return [];
  const cases = casesOf(names, places);
  const neighbours = listNeighbours(cases);
  const facts = groupFacts(names, cases);
  const alone = cases.map((place) =>
    place.bearings.map((bearing) => weighAlone(names, document, place, bearing, facts.get(bearing.group))),
  );
  const settled = namedBySettled(names, document.forms);
  let ranked: (Ranked | null)[] = [];
  let taken: (Taken | null)[] = cases.map(() => null);
  for (let round = 0; round < ROUNDS; round++) {
    const known = new Known(names, settled, cases, taken, neighbours);
    ranked = cases.map((place, index) =>
      rank(
        place.bearings.map((bearing, which): Weighed => {
          const scale = new Scale(alone[index]?.[which]);
          weighTogether(names, place, bearing, facts.get(bearing.group), known, scale);
          return { bearing, scale };
        }),
      ),
    );
    const next = ranked.map((judged, index) => takenBy(cases[index], judged));
    const same = next.every((one, index) => one?.entity === taken[index]?.entity);
    taken = next;
    if (same) break;
  }
  return ranked.map((judged, index) => (judged ? verdictOf(names, judged, cases[index] as Case) : null));
}

function rank(weighed: Weighed[]): Ranked | null {
  weighed.sort((a, b) => b.scale.logOdds - a.scale.logOdds || a.bearing.entity - b.bearing.entity);
  const [best, ...others] = weighed.filter(({ scale }) => scale.logOdds >= POSSIBLE_ODDS);
  if (!best) return null;
  return { best, rivals: others.filter(({ scale }) => best.scale.logOdds - scale.logOdds < RIVAL_MARGIN) };
}

function isCertain({ best, rivals }: Ranked): boolean {
  return best.scale.logOdds >= CERTAIN_ODDS && rivals.length === 0;
}

function isBySurname({ best }: Ranked, place: Case | undefined): boolean {
  return best.bearing.bearer.type === 'surname' && place?.evidence.people.length === 0;
}

/** What a place establishes for the next round; a surname alone follows and establishes nothing. */
function takenBy(place: Case | undefined, judged: Ranked | null): Taken | null {
  if (!judged || !isCertain(judged) || isBySurname(judged, place)) return null;
  const { entity, form } = judged.best.bearing;
  return { entity, form };
}

function verdictOf(names: Names, judged: Ranked, place: Case): Verdict {
  const { best, rivals } = judged;
  const choices = [best, ...rivals].slice(0, MAX_CHOICES).map(({ bearing, scale }): Choice => {
    const reasons = scale.reasons(MAX_REASONS);
    const [rival] = bearing === best.bearing ? rivals : [best];
    if (rival) reasons.push(reason('rival', names.id(rival.bearing.entity)));
    return { entity: names.id(bearing.entity), score: Math.round(squash(scale.logOdds) * 1000) / 1000, reasons };
  });
  return {
    certainty: isCertain(judged) ? 'certain' : 'possible',
    choices,
    broad: names.isBroad(best.bearing.entity),
    ...(isBySurname(judged, place) ? { bySurname: true } : {}),
  };
}
