import type { Names } from '../evidence/names.ts';
import type { Choice, Verdict } from '../types.ts';
import { type Bearing, type Case, casesOf, listedAlike, listNeighbours, type OpenPlace, type Taken } from './cases.ts';
import { type DocumentEvidence, isAbout, isGrounded } from './document-evidence.ts';
import { type GroupFacts, groupFacts } from './groups.ts';
import { Known, namedBySettled, type Shown } from './known.ts';
import { reason, Scale } from './scale.ts';
import { weighAlone } from './weigh-alone.ts';
import { settingElsewhere } from './weigh-country.ts';
import { weighTogether } from './weigh-together.ts';
import { CERTAIN, logOddsOf, RIVAL_MARGIN, squash, WEIGHTS } from './weights.ts';

/** Reasons that a verdict shows at most. */
const MAX_REASONS = 6;
const MAX_CHOICES = 4;
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
  logOdds: number;
}

/** A verdict with the index of its likeliest entity; null: the place names none of ours. */
export type Judgement = { verdict: Verdict; entity: number } | null;

const NONE: ReadonlySet<Case> = new Set();

/**
 * Judges all open candidates of a document together. The answer has their order.
 *
 * @param least the score from which a place is judged to name one of ours
 */
export function decide(
  names: Names,
  document: DocumentEvidence,
  places: readonly OpenPlace[],
  least: number,
): Judgement[] {
  if (places.length === 0) return [];
  const cases = casesOf(names, places, document.forms);
  const neighbours = listNeighbours(cases);
  const facts = groupFacts(names, cases);
  for (const place of cases) {
    findSetting(names, document, place);
    findRivals(names, place);
  }
  const alone = cases.map((place) =>
    place.bearings.map((bearing) => {
      const scale = new Scale();
      weighAlone(names, document, place, bearing, facts.get(bearing.group), scale);
      return scale.logOdds;
    }),
  );
  let ranked: (Ranked | null)[] = [];
  let taken: (Taken | null)[] = cases.map(() => null);
  const leastOdds = logOddsOf(least);
  const grounded = isGrounded(document);
  const shown: Shown = {
    settled: namedBySettled(names, document.forms),
    cases,
    neighbours,
    alike: isAbout(document) ? listedAlike(names, neighbours) : NONE,
  };
  let known = new Known(names, shown, taken, grounded);
  const scale = new Scale();
  for (let round = 0; ; ) {
    ranked = [];
    for (let index = 0; index < cases.length; index++) {
      ranked.push(rank(names, cases[index] as Case, alone[index] as number[], facts, known, scale, leastOdds));
    }
    const next = ranked.map((judged, index) => takenBy(cases[index], judged));
    const isSame = next.every((one, index) => one?.entity === taken[index]?.entity);
    taken = next;
    if (isSame || ++round === ROUNDS) break;
    // An acronym that nothing else bears is in doubt until the document has spelt it out otherwise nowhere.
    const isSure =
      grounded || taken.some((one, index) => one !== null && cases[index]?.set.sole?.entity === one.entity);
    known = new Known(names, shown, taken, isSure);
  }
  // Reasons are collected but for what is shown, in the light of the last round.
  return ranked.map((judged, index): Judgement => {
    const place = cases[index];
    if (!judged || !place) return null;
    const weigh = (bearing: Bearing): Scale => {
      const full = new Scale(names);
      weighAlone(names, document, place, bearing, facts.get(bearing.group), full);
      weighTogether(names, place, bearing, facts.get(bearing.group), known, full);
      return full;
    };
    return { verdict: verdictOf(names, judged, place, weigh), entity: judged.best.bearing.entity };
  });
}

/** In a document that is set in another country the names of a body there are those of ours, and vouch for each other. */
function findSetting(names: Names, document: DocumentEvidence, place: Case): void {
  for (const bearing of place.bearings) {
    bearing.elsewhere = settingElsewhere(names, document, place, bearing.entity);
    if (bearing.elsewhere !== '') bearing.trust = Math.min(bearing.trust, WEIGHTS.contradictedSupport);
  }
}

/**
 * Where more words around a name speak for another of its bearers alone, the rest of the document says less of one that is
 * of no country: what is of one is told by its country.
 */
function findRivals(names: Names, { bearings }: Case): void {
  if (bearings.length < 2) return;
  for (const bearing of bearings) {
    if (names.country(bearing.entity) !== 'INT') continue;
    const own = bearing.cues.itsOwn;
    if (bearings.some(({ entity, cues }) => entity !== bearing.entity && cues.itsOwn > 0 && cues.itsOwn >= own))
      bearing.trust = Math.min(bearing.trust, WEIGHTS.rivalsWords);
  }
}

/** @param alone what no round changes, of each bearing */
function rank(
  names: Names,
  place: Case,
  alone: readonly number[],
  facts: ReadonlyMap<number, GroupFacts>,
  known: Known,
  scale: Scale,
  leastOdds: number,
): Ranked | null {
  const { bearings } = place;
  let best = Number.NEGATIVE_INFINITY;
  odds.length = 0;
  for (let which = 0; which < bearings.length; which++) {
    const bearing = bearings[which] as Bearing;
    scale.logOdds = alone[which] as number;
    weighTogether(names, place, bearing, facts.get(bearing.group), known, scale);
    odds.push(scale.logOdds);
    best = Math.max(best, scale.logOdds);
  }
  if (bearings.length === 0 || best < leastOdds) return null;
  return rivalry(bearings.map((bearing, which) => ({ bearing, logOdds: odds[which] as number })));
}

/** Written over, place by place. */
const odds: number[] = [];

/** Who comes near the best is a rival, also where he would not be marked by himself: the order of the dataset decides nothing. */
function rivalry(weighed: Weighed[]): Ranked {
  if (weighed.length > 1) weighed.sort((a, b) => b.logOdds - a.logOdds || a.bearing.entity - b.bearing.entity);
  const [best, ...others] = weighed as [Weighed, ...Weighed[]];
  return { best, rivals: others.filter(({ logOdds }) => best.logOdds - logOdds < RIVAL_MARGIN) };
}

function isCertain({ best, rivals }: Ranked): boolean {
  return best.logOdds >= CERTAIN_ODDS && rivals.length === 0;
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

function verdictOf(names: Names, judged: Ranked, place: Case, weigh: (bearing: Bearing) => Scale): Verdict {
  const { best, rivals } = judged;
  // Evidence does not decide between these: then the dataset's own come before those of added packs.
  const shown = [best, ...rivals].sort(
    (a, b) => Number(names.isAdded(a.bearing.entity)) - Number(names.isAdded(b.bearing.entity)),
  );
  const choices = shown.slice(0, MAX_CHOICES).map(({ bearing }): Choice => {
    const scale = weigh(bearing);
    const reasons = scale.reasons(MAX_REASONS);
    const rival = shown.find((other) => other.bearing !== bearing);
    if (rival) reasons.push(reason('rival', names.id(rival.bearing.entity)));
    return { entity: names.id(bearing.entity), score: Math.round(squash(scale.logOdds) * 1000) / 1000, reasons };
  });
  const verdict: Verdict = {
    certainty: isCertain(judged) ? 'certain' : 'possible',
    choices,
    broad: names.isBroad(best.bearing.entity),
  };
  if (isBySurname(judged, place)) verdict.bySurname = true;
  return verdict;
}
