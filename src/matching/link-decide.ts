import { FLAGS, type LocalEvidence } from './evidence-codec.ts';
import type { CompiledSense } from './evidence-cues.ts';
import { EVIDENCE_LANGUAGES } from './evidence-language.ts';
import type { Names } from './link-names.ts';
import { REASONS, type ReasonCode } from './reasons.ts';
import type { Bearer, Choice, Reason, Verdict } from './types.ts';
import { CERTAIN, POSSIBLE, RIVAL_MARGIN, squash, WEIGHTS } from './weights.ts';

/** What the whole document adds to the evidence of each candidate. */
export interface DocumentEvidence {
  /** Forms that settled names show: they name their entity without doubt. */
  forms: ReadonlySet<number>;
  /** Topic → score from 0 to 1. */
  topics: ReadonlyMap<string, number>;
  /** ISO code of the country of the page, or the empty string. */
  country: string;
}

export interface OpenPlace {
  block: number;
  start: number;
  evidence: LocalEvidence;
}

/** Reasons that a verdict shows at most. */
const MAX_REASONS = 6;
const MAX_CHOICES = 4;
/**
 * Decisions feed on each other (a name that is established speaks for the next), in rounds that all look at the round
 * before: so the outcome follows from the set of candidates, whatever their order. Chains longer than this are rare.
 */
const ROUNDS = 5;

/** What one round knows of the document. */
interface Known {
  /** Entity → groups of forms that name it, with how often. */
  groupsOf: Map<number, Map<number, number>>;
  /** A form by which each of those groups was seen, to quote. */
  formOf: Map<number, number>;
  /** Block → entity → how often it is named there. */
  inBlock: Map<number, Map<number, number>>;
  /** What each place was taken for in the round before. */
  takenFor: Map<OpenPlace, number>;
  /** Places beside one of those in an enumeration. */
  listedBesideTaken: Set<OpenPlace>;
  /** Initiative → entities with a part in it that are named. */
  fellowsOf: Map<number, Set<number>>;
}

interface Sum {
  logOdds: number;
  reasons: Reason[];
}

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

/** Open candidates that follow each other in an enumeration; what stands between them was seen when their block was. */
function listNeighbours(places: readonly OpenPlace[]): [OpenPlace, OpenPlace][] {
  const ordered = places.toSorted((a, b) => a.block - b.block || a.start - b.start);
  return ordered.flatMap((place, index): [OpenPlace, OpenPlace][] => {
    const previous = ordered[index - 1];
    if (!previous || previous.block !== place.block || !(place.evidence.flags & FLAGS.listedAfterOpen)) return [];
    return [[previous, place]];
  });
}

/** What the occurrences of one name say together, each from its own block alone. */
interface GroupFacts {
  introduced: Map<number, number>;
  asOther: number;
  otherSense: number;
  otherBearer: boolean;
}

function groupFacts(names: Names, places: readonly OpenPlace[]): Map<number, GroupFacts> {
  const facts = new Map<number, GroupFacts>();
  for (const { evidence } of places) {
    for (const group of new Set(evidence.forms.map((form) => names.groupOf[form] ?? 0))) {
      let fact = facts.get(group);
      if (!fact) {
        fact = { introduced: new Map(), asOther: 0, otherSense: 0, otherBearer: false };
        facts.set(group, fact);
      }
      for (const form of evidence.introduced) {
        for (const { entity, ambiguous } of names.bearers(form)) if (!ambiguous) fact.introduced.set(entity, form);
      }
      if (evidence.flags & FLAGS.introducedAsOther) fact.asOther++;
      if (evidence.flags & FLAGS.otherBearer) fact.otherBearer = true;
      if (readCues(names, evidence, -1).otherAdjacent) fact.otherSense++;
    }
  }
  return facts;
}

function knownFrom(
  names: Names,
  settled: ReadonlySet<number>,
  places: readonly OpenPlace[],
  verdicts: readonly (Verdict | null)[],
  neighbours: readonly [OpenPlace, OpenPlace][],
): Known {
  const known: Known = {
    groupsOf: new Map(),
    formOf: new Map(),
    inBlock: new Map(),
    takenFor: new Map(),
    listedBesideTaken: new Set(),
    fellowsOf: new Map(),
  };
  const add = (entity: number, form: number) => {
    const group = names.groupOf[form] ?? 0;
    const counts = known.groupsOf.get(entity) ?? new Map<number, number>();
    known.groupsOf.set(entity, counts);
    counts.set(group, (counts.get(group) ?? 0) + 1);
    const shown = known.formOf.get(group);
    if (shown === undefined || form < shown) known.formOf.set(group, form);
  };
  for (const form of settled) {
    const sole = names.soleEntity([form]);
    if (sole) add(sole.entity, form);
  }
  verdicts.forEach((verdict, index) => {
    const place = places[index];
    const [choice] = verdict?.choices ?? [];
    if (!place || !choice || verdict?.certainty !== 'certain' || verdict.bySurname) return;
    const entity = names.indexOf(choice.entity);
    const form = place.evidence.forms.find((other) => names.bearers(other).some((bearer) => bearer.entity === entity));
    if (form === undefined) return;
    add(entity, form);
    known.takenFor.set(place, entity);
    const counts = known.inBlock.get(place.block) ?? new Map<number, number>();
    known.inBlock.set(place.block, counts);
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
  });
  for (const [one, next] of neighbours) {
    if (known.takenFor.has(one)) known.listedBesideTaken.add(next);
    if (known.takenFor.has(next)) known.listedBesideTaken.add(one);
  }
  for (const entity of known.groupsOf.keys()) {
    for (const initiative of names.initiativesOf(entity)) {
      const fellows = known.fellowsOf.get(initiative) ?? new Set<number>();
      known.fellowsOf.set(initiative, fellows.add(entity));
    }
  }
  return known;
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
    ...weigh(names, document, place, bearer, form, groups, known, bearers.size),
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

function reason(code: ReasonCode, detail?: string): Reason {
  return { code, sign: REASONS[code].sign, ...(detail === undefined ? {} : { detail }) };
}

/** Adds up all that speaks for and against one entity at one place. */
function weigh(
  names: Names,
  document: DocumentEvidence,
  place: OpenPlace,
  bearer: Bearer,
  form: number,
  groups: ReadonlyMap<number, GroupFacts>,
  known: Known,
  rivals: number,
): Sum {
  const { evidence } = place;
  const { entity } = bearer;
  const group = names.groupOf[form] ?? 0;
  const facts = groups.get(group);
  const parts: { weight: number; reason: Reason | null }[] = [];
  const add = (weight: number, code: ReasonCode | null, detail?: string) => {
    if (weight !== 0) parts.push({ weight, reason: code ? reason(code, detail) : null });
  };

  if (bearer.type === 'surname') {
    weighSurname(names, place, entity, known, facts, add);
    return total(parts);
  }

  // The name by itself.
  const alone = names.alone(form);
  if (!bearer.ambiguous) add(WEIGHTS.unambiguousName, 'onlyBearer');
  else if (alone === 'always') add(WEIGHTS.usuallyOurs, 'exactName');
  else if (alone === 'never') add(WEIGHTS.rarelyOurs, null);
  else add(WEIGHTS.oursOnTopic, null);

  // Words around it.
  const cues = readCues(names, evidence, entity);
  const own = cues.ownAdjacent;
  const other = cues.otherAdjacent;
  if (own) add(own.weight, own.after ? 'cueAfter' : 'cueBefore', own.text);
  for (const [index, text] of cues.ownNear.slice(0, 3).entries()) {
    add(index === 0 ? WEIGHTS.cueNear : WEIGHTS.cueNearFurther, 'cueNear', text);
  }
  if (other) add(other.weight, 'otherSense', other.text);
  for (const [index, text] of cues.otherNear.slice(0, 3).entries()) {
    add(index === 0 ? WEIGHTS.otherSenseNear : WEIGHTS.otherSenseNearFurther, 'otherSense', text);
  }
  const here = evidence.introduced.find((form) => names.nameSurely(form, entity));
  const spelledOtherwise = (evidence.flags & FLAGS.introducedAsOther) !== 0;
  if (here !== undefined) add(WEIGHTS.introducedHere, 'introduced', names.quotable(here));
  else if (spelledOtherwise) add(WEIGHTS.introducedAsOther, 'introducedAsOther');
  else if (facts && facts.asOther > 0) add(WEIGHTS.introducedAsOtherElsewhere, 'introducedAsOther');
  else if (facts && facts.otherSense > 0 && !other && !own) add(WEIGHTS.sameNameOtherwise, 'sameNameOtherwise');

  // How it is written.
  if (bearer.ambiguous) {
    if (evidence.flags & FLAGS.allCapitals) add(WEIGHTS.allCapitals, 'allCapitals');
    if (evidence.flags & FLAGS.control) add(WEIGHTS.control, 'control');
    if (evidence.flags & FLAGS.sentenceStart) add(WEIGHTS.sentenceStart, 'sentenceStart');
    if (evidence.flags & FLAGS.standsOut) add(WEIGHTS.standsOut, 'standsOut');
    if (evidence.flags & FLAGS.pieceOfName && !own) add(WEIGHTS.pieceOfName, 'pieceOfName');
    const lang = EVIDENCE_LANGUAGES[evidence.lang];
    if (bearer.lang !== 'und' && lang !== 'und' && bearer.lang !== lang && bearer.lang !== 'en') {
      add(WEIGHTS.foreignName, 'foreignName');
    }
  }

  // The rest of the document: the same entity.
  const support: { weight: number; code: ReasonCode; detail?: string }[] = [];
  if (here === undefined && !spelledOtherwise) {
    const paired = evidence.introduced.find((form) => isKnownBy(known, entity, names.groupOf[form] ?? 0));
    const introduced = paired ?? facts?.introduced.get(entity);
    if (introduced !== undefined) {
      support.push({ weight: WEIGHTS.introducedElsewhere, code: 'introduced', detail: names.quotable(introduced) });
    }
  }
  const otherGroup = [...(known.groupsOf.get(entity)?.keys() ?? [])]
    .filter((one) => one !== group)
    .sort((x, y) => x - y)[0];
  if (otherGroup !== undefined) {
    support.push({
      weight: WEIGHTS.otherName,
      code: 'otherName',
      detail: names.quotable(known.formOf.get(otherGroup) ?? form),
    });
  }
  const others = (known.groupsOf.get(entity)?.get(group) ?? 0) - (known.takenFor.get(place) === entity ? 1 : 0);
  if (others > 0) support.push({ weight: WEIGHTS.sameNameElsewhere, code: 'sameName' });
  const contradicted = !own && cues.ownNear.length === 0 && (other !== null || cues.otherNear.length > 0);
  for (const [index, { weight, code, detail }] of support.entries()) {
    const share = (index === 0 ? 1 : WEIGHTS.furtherSupport) * (contradicted ? WEIGHTS.contradictedSupport : 1);
    add(weight * share, code, detail);
  }

  // The rest of the document: its company and its subject.
  weighCompany(names, evidence, entity, place, known, add);
  const slavery = document.topics.get('slavery') ?? 0;
  const finance = document.topics.get('finance-crime') ?? 0;
  const share = alone === 'never' ? 0.5 : 1;
  const topical = Math.max(WEIGHTS.slaveryTopic * slavery, WEIGHTS.financeTopic * finance) * share;
  if (topical > 0.2)
    add(
      topical,
      'topic',
      WEIGHTS.slaveryTopic * slavery >= WEIGHTS.financeTopic * finance ? 'slavery' : 'finance-crime',
    );
  else if (bearer.ambiguous && alone !== 'always') add(WEIGHTS.offTopic, 'offTopic');

  if (names.isOfCountry(evidence.forms))
    weighCountry(names, document, evidence, entity, rivals > 1 || names.isShared(evidence.forms), add);
  return total(parts);
}

type Add = (weight: number, code: ReasonCode | null, detail?: string) => void;

function weighSurname(
  names: Names,
  place: OpenPlace,
  person: number,
  known: Known,
  facts: GroupFacts | undefined,
  add: Add,
): void {
  const { evidence } = place;
  add(WEIGHTS.surnameAlone, null);
  if (evidence.people.includes(person)) add(WEIGHTS.initialsFit, 'initials');
  const [group] = [...(known.groupsOf.get(person)?.keys() ?? [])].sort((a, b) => a - b);
  if (group !== undefined) add(WEIGHTS.fullNameElsewhere, 'fullName', names.quotable(known.formOf.get(group) ?? 0));
  if (evidence.flags & FLAGS.otherBearer || facts?.otherBearer) add(WEIGHTS.otherBearer, 'otherBearer');
  if (evidence.flags & FLAGS.pieceOfName) add(WEIGHTS.pieceOfName, 'pieceOfName');
  if (evidence.flags & FLAGS.allCapitals) add(WEIGHTS.allCapitals, 'allCapitals');
}

/** Entities in the document that speak for this one: its own, its fellows, others of its field, neighbours in a list. */
function weighCompany(
  names: Names,
  evidence: LocalEvidence,
  entity: number,
  place: OpenPlace,
  known: Known,
  add: Add,
): void {
  const near = new Set<number>();
  for (const form of evidence.companions) {
    const sole = names.soleEntity([form]);
    if (sole) near.add(sole.entity);
  }
  for (const other of known.inBlock.get(place.block)?.keys() ?? []) near.add(other);
  near.delete(entity);

  const related = names.related(entity).filter((other) => known.groupsOf.has(other));
  const beside = related.filter((other) => near.has(other)).slice(0, 2);
  const apart = related.filter((other) => !near.has(other)).slice(0, 2 - beside.length);
  for (const other of beside) add(WEIGHTS.relatedNear, 'related', names.id(other));
  for (const other of apart) add(WEIGHTS.relatedElsewhere, 'related', names.id(other));

  const fellows = new Set<number>();
  for (const initiative of names.initiativesOf(entity)) {
    for (const fellow of known.fellowsOf.get(initiative) ?? []) {
      if (fellow !== entity && !related.includes(fellow)) fellows.add(fellow);
    }
  }
  if (fellows.size > 0) add(WEIGHTS.fellows * Math.min(3, fellows.size), 'fellows', names.id(Math.min(...fellows)));

  const sector = names.sector(entity);
  const field = sector === '' ? [] : [...near].filter((other) => names.sector(other) === sector).sort((a, b) => a - b);
  const [first] = field;
  if (first !== undefined) add(WEIGHTS.sameField * Math.min(3, field.length), 'sameField', names.id(first));

  if (evidence.flags & FLAGS.listed || known.listedBesideTaken.has(place)) add(WEIGHTS.listed, 'listed');
}

/** @param shared whether the name is one that many countries have, and not only a body of one of them */
function weighCountry(
  names: Names,
  document: DocumentEvidence,
  evidence: LocalEvidence,
  entity: number,
  shared: boolean,
  add: Add,
): void {
  const own = names.country(entity);
  if (own === 'INT') return;
  if (evidence.country === own) add(WEIGHTS.ownCountryNear, 'country', own);
  else if (!shared) return;
  else if (evidence.country !== '') add(WEIGHTS.otherCountryNear, 'otherCountry', evidence.country);
  else if (document.country === own) add(WEIGHTS.pageCountry, 'country', own);
  else if (document.country !== '') add(WEIGHTS.otherPageCountry, 'otherCountry', document.country);
}

function isKnownBy(known: Known, entity: number, group: number): boolean {
  return known.groupsOf.get(entity)?.has(group) === true;
}

interface CueReading {
  ownAdjacent: { weight: number; text: string; after: boolean } | null;
  ownNear: string[];
  otherAdjacent: { weight: number; text: string } | null;
  otherNear: string[];
}

/** How much a cue that is only a function word counts. */
const WEAK_SHARE = 0.35;

/** The cues of a place as they bear on one entity; the best of several phrases, the other sense with most words. */
function readCues(names: Names, evidence: LocalEvidence, entity: number): CueReading {
  const reading: CueReading = { ownAdjacent: null, ownNear: [], otherAdjacent: null, otherNear: [] };
  const otherNear = new Map<number, string[]>();
  for (const { sense, ids } of evidence.cues) {
    const compiled: CompiledSense = names.sense(sense);
    for (const id of ids) {
      const cue = compiled.cues[id];
      if (!cue) continue;
      const text = cue.text.replace(/\*$/u, '…');
      const share = cue.weak ? WEAK_SHARE : 1;
      if (typeof cue.scope === 'number') {
        if (cue.kind === 'near') otherNear.set(cue.scope, [...(otherNear.get(cue.scope) ?? []), text]);
        else if (WEIGHTS.otherSenseAdjacent * share < (reading.otherAdjacent?.weight ?? 0)) {
          reading.otherAdjacent = { weight: WEIGHTS.otherSenseAdjacent * share, text };
        }
        continue;
      }
      if (cue.scope !== 'own' && cue.scope !== names.id(entity)) continue;
      if (cue.kind === 'near') {
        if (!reading.ownNear.includes(text)) reading.ownNear.push(text);
      } else if (WEIGHTS.cueAdjacent * share > (reading.ownAdjacent?.weight ?? 0)) {
        reading.ownAdjacent = { weight: WEIGHTS.cueAdjacent * share, text, after: cue.kind === 'after' };
      }
    }
  }
  for (const texts of otherNear.values()) if (texts.length > reading.otherNear.length) reading.otherNear = texts;
  return reading;
}

/** The weightiest reasons first, so that what is cut off matters least. */
function total(parts: { weight: number; reason: Reason | null }[]): Sum {
  const logOdds = parts.reduce((sum, { weight }) => sum + weight, 0);
  const reasons = parts
    .filter((part) => part.reason !== null)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .flatMap((part) => part.reason ?? []);
  return { logOdds, reasons };
}
