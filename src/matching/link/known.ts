/** What a document shows of each entity: by settled names, and by what a round took the open ones for. */

import type { Names } from '../evidence/names.ts';
import type { Bearing, Case, Taken } from './cases.ts';

/** Names of entities that stand in the document: entity → groups of forms, with how often; a form of each to quote. */
class Named {
  readonly groupsOf = new Map<number, Map<number, number>>();
  /** The first form of each group in the gazetteer that was seen. */
  readonly formOf = new Map<number, number>();
  private fellowsOf: Map<number, number[]> | null = null;
  private readonly companies = new Map<number, Int32Array>();

  constructor(private readonly names: Names) {}

  add(entity: number, form: number): void {
    const group = this.names.groupOf(form);
    let groups = this.groupsOf.get(entity);
    if (!groups) {
      groups = new Map();
      this.groupsOf.set(entity, groups);
    }
    groups.set(group, (groups.get(group) ?? 0) + 1);
    this.formOf.set(group, Math.min(form, this.formOf.get(group) ?? form));
  }

  /** The first form of an entity in the gazetteer that was seen; -1: none. */
  formFor(entity: number): number {
    let first = -1;
    for (const group of this.groupsOf.get(entity)?.keys() ?? []) {
      const form = this.formOf.get(group) as number;
      if (first < 0 || form < first) first = form;
    }
    return first;
  }

  /** Those that have a part in an initiative. Asked only once all are added. */
  private fellowsIn(initiative: number): readonly number[] {
    if (!this.fellowsOf) {
      this.fellowsOf = new Map();
      for (const entity of this.groupsOf.keys()) {
        for (const other of this.names.initiativesOf(entity)) {
          const known = this.fellowsOf.get(other);
          if (known) known.push(entity);
          else this.fellowsOf.set(other, [entity]);
        }
      }
    }
    return this.fellowsOf.get(initiative) ?? NO_FELLOWS;
  }

  /** Those that have a part in any of the initiatives of an entity, ascending; kept from round to round. */
  fellowsOfAll(entity: number): Int32Array {
    let all = this.companies.get(entity);
    if (!all) {
      let fellows: Set<number> | null = null;
      for (const initiative of this.names.initiativesOf(entity)) {
        for (const fellow of this.fellowsIn(initiative)) {
          fellows ??= new Set();
          fellows.add(fellow);
        }
      }
      all = fellows ? Int32Array.from(fellows).sort() : NO_COMPANY;
      this.companies.set(entity, all);
    }
    return all;
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

/** What is the same in all rounds. */
export interface Shown {
  settled: Named;
  cases: readonly Case[];
  /** See {@link listNeighbours}. */
  neighbours: readonly [Case, Case][];
  /** See {@link listedAlike}. */
  alike: ReadonlySet<Case>;
}

/** What one round knows of the document: settled names, and what the round before took the open ones for. */
export class Known {
  private readonly open: Named;
  /** Block → entity → the first form by which it is named there. */
  private readonly inBlock = new Map<number, Map<number, number>>();
  /** Block → those that are named there by names that nobody else of ours bears. */
  private readonly ownNames = new Map<number, Set<number>>();
  private readonly takenFor = new Map<Case, number>();
  private readonly listedBesideTaken = new Set<Case>();
  private readonly companies = new Map<number, Company>();
  /** Countries whose financial intelligence units are named; null: not asked yet. */
  private unitsOf: Set<string> | null = null;

  constructor(
    private readonly names: Names,
    private readonly document: Shown,
    taken: readonly (Taken | null)[],
    /** Whether a name without doubt stands in the document, or words of a topic: else nothing vouches for its company. */
    readonly isGrounded: boolean,
  ) {
    const { cases, neighbours } = document;
    this.open = new Named(names);
    for (let index = 0; index < taken.length; index++) {
      const one = taken[index];
      const place = cases[index];
      if (!place || !one) continue;
      this.open.add(one.entity, one.form);
      this.takenFor.set(place, one.entity);
      const block = this.inBlock.get(place.block);
      if (block) block.set(one.entity, Math.min(one.form, block.get(one.entity) ?? one.form));
      else this.inBlock.set(place.block, new Map([[one.entity, one.form]]));
      if (place.set.bearers.size > 1) continue;
      const own = this.ownNames.get(place.block);
      if (own) own.add(one.entity);
      else this.ownNames.set(place.block, new Set([one.entity]));
    }
    for (const [one, next] of neighbours) {
      // A name and its short form beside it are no list.
      if (this.isOtherTaken(one, next)) this.listedBesideTaken.add(next);
      if (this.isOtherTaken(next, one)) this.listedBesideTaken.add(one);
    }
  }

  /** Whether a place is taken for an entity that cannot be meant at the other. */
  private isOtherTaken(place: Case, other: Case): boolean {
    const entity = this.takenFor.get(place);
    return entity !== undefined && !other.set.bearers.has(entity);
  }

  /** Whether any name of the entity stands in the document. */
  private isNamed(entity: number): boolean {
    return this.document.settled.groupsOf.has(entity) || this.open.groupsOf.has(entity);
  }

  /** Whether a name of this group stands in the document for the entity. */
  isNamedBy(entity: number, group: number): boolean {
    return (
      this.document.settled.groupsOf.get(entity)?.has(group) === true ||
      this.open.groupsOf.get(entity)?.has(group) === true
    );
  }

  /** A name of the entity in the document that is of another group; an unambiguous one where there is one. */
  otherNameOf(entity: number, group: number): { form: number; settled: boolean } | null {
    if (!this.isNamed(entity)) return null;
    return this.otherIn(this.document.settled, entity, group) ?? this.otherIn(this.open, entity, group);
  }

  private otherIn(named: Named, entity: number, group: number): { form: number; settled: boolean } | null {
    const groups = named.groupsOf.get(entity);
    if (!groups) return null;
    let best = -1;
    for (const other of groups.keys()) {
      if (other !== group && (best < 0 || other < best)) best = other;
    }
    return best < 0 ? null : { form: named.formOf.get(best) ?? 0, settled: named === this.document.settled };
  }

  /** How often the same name was taken for the entity at other places. */
  sameNameOf(place: Case, { entity, group }: Bearing): number {
    if (!this.isNamed(entity)) return 0;
    const count =
      (this.document.settled.groupsOf.get(entity)?.get(group) ?? 0) + (this.open.groupsOf.get(entity)?.get(group) ?? 0);
    return count - (this.takenFor.get(place) === entity ? 1 : 0);
  }

  /** Of the bodies and laws that may be meant at a place those that are named in its block by a name of their own; null: none. */
  bearersBeside({ block, companions, set }: Case): ReadonlySet<number> | null {
    // Of a firm and its parent the paragraph names both as it likes.
    if (set.bearers.size < 2 || !set.isOfStates) return null;
    const named = this.ownNames.get(block);
    let beside: Set<number> | null = null;
    for (const others of named ? [companions, named] : [companions]) {
      for (const other of others) {
        if (!set.bearers.has(other)) continue;
        beside ??= new Set();
        beside.add(other);
      }
    }
    return beside;
  }

  isListedAlike(place: Case): boolean {
    return this.document.alike.has(place);
  }

  isListedBesideTaken(place: Case): boolean {
    return this.listedBesideTaken.size > 0 && this.listedBesideTaken.has(place);
  }

  /** Entities named in the block of a place, those apart that may be meant there. */
  companionsOf({ block, companions, set }: Case): ReadonlySet<number> {
    const others = this.inBlock.get(block);
    if (companions.length === 0 && !others) return NOBODY;
    const near = new Set<number>();
    for (const other of companions) if (!set.bearers.has(other)) near.add(other);
    if (others) for (const other of others.keys()) if (!set.bearers.has(other)) near.add(other);
    return near;
  }

  /** The form to quote for an entity that the document names: one that stands in the block of a place, if any does. */
  formFor({ block, evidence }: Case, entity: number): number {
    for (const form of evidence.companions) if (this.names.soleOf(form) === entity) return form;
    const beside = this.inBlock.get(block)?.get(entity);
    if (beside !== undefined) return beside;
    const settled = this.document.settled.formFor(entity);
    return settled < 0 ? this.open.formFor(entity) : settled;
  }

  /**
   * Whether the document names the units of so many countries that a bare “FIU” need not be that which it also names as
   * FIU-Nederland: by names of their own, as what a bare one is taken for tells nothing.
   */
  isAmongUnits(entity: number): boolean {
    if (this.names.sector(entity) !== 'fiu') return false;
    if (!this.unitsOf) {
      this.unitsOf = new Set();
      const named = new Set(this.document.settled.groupsOf.keys());
      for (const inBlock of this.ownNames.values()) for (const other of inBlock) named.add(other);
      for (const other of named) {
        const isUnit = this.names.sector(other) === 'fiu' && this.names.isOfState(other);
        if (isUnit && this.names.country(other) !== 'INT') this.unitsOf.add(this.names.country(other));
      }
    }
    return this.unitsOf.size >= MANY_UNITS;
  }

  /** Entities named in the document that are tied to this one, and those in the same initiatives; ascending. */
  companyOf(entity: number): Company {
    let company = this.companies.get(entity);
    if (!company) {
      company = this.findCompany(entity);
      this.companies.set(entity, company);
    }
    return company;
  }

  /** Those of an ascending list that the document names, ascending. */
  private relatedNamed(all: readonly number[]): number[] {
    const { settled } = this.document;
    if (all.length <= MANY_RELATED) return all.filter((other) => this.isNamed(other));
    // An initiative may have a hundred thousand members, of which the document names some.
    const found = new Set<number>();
    for (const groups of [settled.groupsOf, this.open.groupsOf]) {
      for (const other of groups.keys()) if (includesSorted(all, other)) found.add(other);
    }
    return [...found].sort((a, b) => a - b);
  }

  private findCompany(entity: number): Company {
    const related = this.relatedNamed(this.names.related(entity));
    // Settled names are the same in all rounds, and so are their fellows.
    return {
      related,
      fellows: union(this.document.settled.fellowsOfAll(entity), this.open.fellowsOfAll(entity), related),
    };
  }
}

/** What stands in one of two ascending lists, ascending, but for what is left out. */
function union(one: Int32Array, other: Int32Array, without: readonly number[]): ArrayLike<number> {
  if (other.length === 0 && without.length === 0) return one;
  const all: number[] = [];
  for (let at = 0, next = 0; at < one.length || next < other.length; ) {
    const a = one[at] ?? Number.POSITIVE_INFINITY;
    const b = other[next] ?? Number.POSITIVE_INFINITY;
    const least = Math.min(a, b);
    if (a === least) at++;
    if (b === least) next++;
    if (!without.includes(least)) all.push(least);
  }
  return all;
}

/** Whether an ascending list holds a number. */
function includesSorted(list: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low] === wanted;
}

/** From here on those that the document names are looked for among the related, rather than the other way about. */
const MANY_RELATED = 500;

/** A text may well name the units of two neighbours, and go on with its own. */
const MANY_UNITS = 4;

const NOBODY: ReadonlySet<number> = new Set();
const NO_FELLOWS: readonly number[] = [];
const NO_COMPANY = new Int32Array(0);

interface Company {
  related: readonly number[];
  fellows: ArrayLike<number>;
}
