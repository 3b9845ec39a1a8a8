import { FLAGS, type LocalEvidence } from './evidence-codec.ts';
import { type CueReading, readCues } from './link-cues.ts';
import type { Names } from './link-names.ts';
import type { Bearer } from './types.ts';
import { WEIGHTS } from './weights.ts';

/** An open candidate of the document. */
export interface OpenPlace {
  block: number;
  start: number;
  evidence: LocalEvidence;
}

/** An open candidate with everyone who may be meant. */
export interface Case extends OpenPlace {
  bearings: Bearing[];
  /** All entities that bear the name. */
  bearers: ReadonlySet<number>;
  /** Entities of the unambiguous names in its block. */
  companions: number[];
}

/** One entity that a place may name, by one of the forms there. */
export interface Bearing {
  bearer: Bearer;
  entity: number;
  form: number;
  group: number;
  cues: CueReading;
}

/** What a round took a place for: index of the entity. */
export interface Taken {
  entity: number;
  form: number;
}

export function casesOf(names: Names, places: readonly OpenPlace[]): Case[] {
  return places.map(({ block, start, evidence }) => {
    const best = new Map<number, { bearer: Bearer; form: number }>();
    for (const form of evidence.forms) {
      for (const bearer of names.bearers(form)) {
        const other = best.get(bearer.entity);
        if (!other || rank(bearer) < rank(other.bearer)) best.set(bearer.entity, { bearer, form });
      }
    }
    const bearings = [...best.values()].map(({ bearer, form }): Bearing => {
      const { entity } = bearer;
      return { bearer, entity, form, group: names.groupOf[form] ?? 0, cues: readCues(names, evidence, entity) };
    });
    const companions = evidence.companions.map((form) => names.soleOf(form)).filter((entity) => entity >= 0);
    return { block, start, evidence, bearings, bearers: new Set(best.keys()), companions };
  });
}

function rank(bearer: Bearer): number {
  return (bearer.ambiguous ? 2 : 0) + (bearer.type === 'surname' ? 1 : 0);
}

/** Open candidates that follow each other in an enumeration; what stands between them was seen when their block was. */
export function listNeighbours(cases: readonly Case[]): [Case, Case][] {
  if (!cases.some(({ evidence }) => evidence.flags & FLAGS.listedAfterOpen)) return [];
  const ordered = cases.toSorted((a, b) => a.block - b.block || a.start - b.start);
  return ordered.flatMap((place, index): [Case, Case][] => {
    const previous = ordered[index - 1];
    if (!previous || previous.block !== place.block || !(place.evidence.flags & FLAGS.listedAfterOpen)) return [];
    return [[previous, place]];
  });
}

/** What the occurrences of one name say together, each from its own block alone. */
export interface GroupFacts {
  /** Occurrences of the name. */
  count: number;
  /** Entity → the form beside which the name was introduced for it. */
  introduced: Map<number, number>;
  /** Of those entities the ones where that form can be quoted. */
  quoted: Set<number>;
  /** Occurrences spelled out as something else. */
  asOther: number;
  /** Occurrences beside a phrase of another sense, or written as a person. */
  otherSense: number;
  /** Blocks of those. */
  otherBlocks: Set<number>;
  otherBearer: boolean;
}

export function groupFacts(names: Names, cases: readonly Case[]): Map<number, GroupFacts> {
  const facts = new Map<number, GroupFacts>();
  for (const { block, evidence, bearings } of cases) {
    const { flags } = evidence;
    const strong = bearings.some(({ cues }) => (cues.otherAdjacent?.weight ?? 0) <= WEIGHTS.otherSenseAdjacent);
    const person = (flags & FLAGS.titled) !== 0 && !names.isLatent(evidence.forms);
    for (const group of new Set(bearings.map((bearing) => bearing.group))) {
      let fact = facts.get(group);
      if (!fact) {
        fact = {
          count: 0,
          introduced: new Map(),
          quoted: new Set(),
          asOther: 0,
          otherSense: 0,
          otherBlocks: new Set(),
          otherBearer: false,
        };
        facts.set(group, fact);
      }
      fact.count++;
      for (const form of evidence.introduced) {
        for (const { entity, ambiguous } of names.bearers(form)) {
          if (ambiguous) continue;
          const variant = (flags & FLAGS.introducedByVariant) !== 0;
          // A listed form goes before a variant of one, of two the first in the gazetteer.
          const known = fact.introduced.get(entity);
          if (variant && fact.quoted.has(entity)) continue;
          const better = known === undefined || form < known || (!variant && !fact.quoted.has(entity));
          if (better) fact.introduced.set(entity, form);
          if (!variant) fact.quoted.add(entity);
        }
      }
      if (flags & FLAGS.introducedAsOther) fact.asOther++;
      if (flags & FLAGS.otherBearer) fact.otherBearer = true;
      if (strong || person) {
        fact.otherSense++;
        fact.otherBlocks.add(block);
      }
    }
  }
  return facts;
}

/** Names of entities that stand in the document: entity → groups of forms, with how often; a form of each to quote. */
class Named {
  readonly groupsOf = new Map<number, Map<number, number>>();
  /** The first form of each group in the gazetteer that was seen. */
  readonly formOf = new Map<number, number>();

  constructor(private readonly names: Names) {}

  add(entity: number, form: number): void {
    const group = this.names.groupOf[form] ?? 0;
    let groups = this.groupsOf.get(entity);
    if (!groups) {
      groups = new Map();
      this.groupsOf.set(entity, groups);
    }
    groups.set(group, (groups.get(group) ?? 0) + 1);
    this.formOf.set(group, Math.min(form, this.formOf.get(group) ?? form));
  }
}

/** What settled names show; the same in all rounds. */
export function namedBySettled(names: Names, forms: ReadonlySet<number>): Named {
  const named = new Named(names);
  for (const form of forms) {
    const entity = names.soleOf(form);
    if (entity >= 0) named.add(entity, form);
  }
  return named;
}

/** What one round knows of the document: settled names, and what the round before took the open ones for. */
export class Known {
  private readonly open: Named;
  private readonly inBlock = new Map<number, Set<number>>();
  private readonly takenFor = new Map<Case, number>();
  private readonly listedBesideTaken = new Set<Case>();
  private readonly companies = new Map<number, Company>();
  private fellowsOf: Map<number, number[]> | null = null;

  constructor(
    private readonly names: Names,
    private readonly settled: Named,
    cases: readonly Case[],
    taken: readonly (Taken | null)[],
    neighbours: readonly [Case, Case][],
  ) {
    this.open = new Named(names);
    for (const [index, one] of taken.entries()) {
      const place = cases[index];
      if (!place || !one) continue;
      this.open.add(one.entity, one.form);
      this.takenFor.set(place, one.entity);
      const block = this.inBlock.get(place.block);
      if (block) block.add(one.entity);
      else this.inBlock.set(place.block, new Set([one.entity]));
    }
    for (const [one, next] of neighbours) {
      if (this.takenFor.has(one)) this.listedBesideTaken.add(next);
      if (this.takenFor.has(next)) this.listedBesideTaken.add(one);
    }
  }

  private isNamed(entity: number): boolean {
    return this.settled.groupsOf.has(entity) || this.open.groupsOf.has(entity);
  }

  /** Whether a name of this group stands in the document for the entity. */
  isNamedBy(entity: number, group: number): boolean {
    return (
      this.settled.groupsOf.get(entity)?.has(group) === true || this.open.groupsOf.get(entity)?.has(group) === true
    );
  }

  /** A name of the entity in the document that is of another group; an unambiguous one where there is one. */
  otherNameOf(entity: number, group: number): { form: number; settled: boolean } | null {
    for (const named of [this.settled, this.open]) {
      let best = -1;
      for (const other of named.groupsOf.get(entity)?.keys() ?? []) {
        if (other !== group && (best < 0 || other < best)) best = other;
      }
      if (best >= 0) return { form: named.formOf.get(best) ?? 0, settled: named === this.settled };
    }
    return null;
  }

  /** How often the same name was taken for the entity at other places. */
  sameNameOf(place: Case, { entity, group }: Bearing): number {
    const count =
      (this.settled.groupsOf.get(entity)?.get(group) ?? 0) + (this.open.groupsOf.get(entity)?.get(group) ?? 0);
    return count - (this.takenFor.get(place) === entity ? 1 : 0);
  }

  isListedBesideTaken(place: Case): boolean {
    return this.listedBesideTaken.has(place);
  }

  /** Entities named in the block of a place, those apart that may be meant there. */
  companionsOf({ block, companions, bearers }: Case): Set<number> {
    const near = new Set(companions);
    for (const other of this.inBlock.get(block) ?? []) near.add(other);
    for (const bearer of bearers) near.delete(bearer);
    return near;
  }

  /** Entities named in the document that are tied to this one, and those in the same initiatives; ascending. */
  companyOf(entity: number): Company {
    let company = this.companies.get(entity);
    if (!company) {
      const related = this.names.related(entity).filter((other) => this.isNamed(other));
      const fellows = new Set<number>();
      for (const initiative of this.names.initiativesOf(entity)) {
        for (const fellow of this.fellowsIn(initiative)) fellows.add(fellow);
      }
      for (const other of related) fellows.delete(other);
      company = { related, fellows: [...fellows].sort((a, b) => a - b) };
      this.companies.set(entity, company);
    }
    return company;
  }

  private fellowsIn(initiative: number): readonly number[] {
    if (!this.fellowsOf) {
      this.fellowsOf = new Map();
      for (const entity of new Set([...this.settled.groupsOf.keys(), ...this.open.groupsOf.keys()])) {
        for (const other of this.names.initiativesOf(entity)) {
          const known = this.fellowsOf.get(other);
          if (known) known.push(entity);
          else this.fellowsOf.set(other, [entity]);
        }
      }
    }
    return this.fellowsOf.get(initiative) ?? [];
  }
}

interface Company {
  related: number[];
  fellows: number[];
}
