import { FLAGS, type LocalEvidence } from './evidence-codec.ts';
import { readCues } from './link-cues.ts';
import type { Names } from './link-names.ts';
import type { Verdict } from './types.ts';
import { WEIGHTS } from './weights.ts';

/** An open candidate as it is judged. */
export interface OpenPlace {
  block: number;
  start: number;
  evidence: LocalEvidence;
}

/** What one round knows of the document. */
export interface Known {
  /** Entity → groups of forms that name it, with how often. */
  groupsOf: Map<number, Map<number, number>>;
  /** Groups that settled names show, which need no evidence. */
  settled: Set<number>;
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

/** Open candidates that follow each other in an enumeration; what stands between them was seen when their block was. */
export function listNeighbours(places: readonly OpenPlace[]): [OpenPlace, OpenPlace][] {
  const ordered = places.toSorted((a, b) => a.block - b.block || a.start - b.start);
  return ordered.flatMap((place, index): [OpenPlace, OpenPlace][] => {
    const previous = ordered[index - 1];
    if (!previous || previous.block !== place.block || !(place.evidence.flags & FLAGS.listedAfterOpen)) return [];
    return [[previous, place]];
  });
}

/** What the occurrences of one name say together, each from its own block alone. */
export interface GroupFacts {
  /** Occurrences of the name. */
  count: number;
  introduced: Map<number, number>;
  asOther: number;
  otherSense: number;
  otherBearer: boolean;
}

export function groupFacts(names: Names, places: readonly OpenPlace[]): Map<number, GroupFacts> {
  const facts = new Map<number, GroupFacts>();
  for (const { evidence } of places) {
    for (const group of new Set(evidence.forms.map((form) => names.groupOf[form] ?? 0))) {
      let fact = facts.get(group);
      if (!fact) {
        fact = { count: 0, introduced: new Map(), asOther: 0, otherSense: 0, otherBearer: false };
        facts.set(group, fact);
      }
      fact.count++;
      for (const form of evidence.introduced) {
        for (const { entity, ambiguous } of names.bearers(form)) if (!ambiguous) fact.introduced.set(entity, form);
      }
      if (evidence.flags & FLAGS.introducedAsOther) fact.asOther++;
      if (evidence.flags & FLAGS.otherBearer) fact.otherBearer = true;
      if (evidence.flags & FLAGS.titled && !names.isLatent(evidence.forms)) fact.otherSense++;
      else if ((readCues(names, evidence, -1).otherAdjacent?.weight ?? 0) <= WEIGHTS.otherSenseAdjacent)
        fact.otherSense++;
    }
  }
  return facts;
}

export function knownFrom(
  names: Names,
  settled: ReadonlySet<number>,
  places: readonly OpenPlace[],
  verdicts: readonly (Verdict | null)[],
  neighbours: readonly [OpenPlace, OpenPlace][],
): Known {
  const known: Known = {
    groupsOf: new Map(),
    settled: new Set(),
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
    if (!sole) continue;
    add(sole.entity, form);
    known.settled.add(names.groupOf[form] ?? 0);
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

/** Whether a name of this group stands in the document for the entity. */
export function isKnownBy(known: Known, entity: number, group: number): boolean {
  return known.groupsOf.get(entity)?.has(group) === true;
}
