import { FLAGS, type LocalEvidence, OTHER_BESIDE } from './evidence-codec.ts';
import { isOfSameTongue } from './evidence-countries.ts';
import { type FormSet, formSetOf } from './form-sets.ts';
import { type CueReading, isOfOther, readCues, trustIn } from './link-cues.ts';
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
  set: FormSet;
  bearings: Bearing[];
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
  /** How much of what the rest of the document says counts here. */
  trust: number;
}

/** What a round took a place for: index of the entity. */
export interface Taken {
  entity: number;
  form: number;
}

export function casesOf(names: Names, places: readonly OpenPlace[]): Case[] {
  return places.map(({ block, start, evidence }) => {
    const set = formSetOf(names, evidence.forms);
    const bearings = set.bearings.map(({ bearer, entity, form, group }): Bearing => {
      const cues = readCues(names, evidence, entity);
      return {
        bearer,
        entity,
        form,
        group,
        cues,
        trust: evidence.flags & (OTHER_BESIDE | FLAGS.introducedAsOther) ? WEIGHTS.supportBeside : trustIn(cues),
      };
    });
    const companions: number[] = [];
    for (const form of evidence.companions) {
      const entity = names.soleOf(form);
      if (entity >= 0) companions.push(entity);
    }
    return { block, start, evidence, set, bearings, companions };
  });
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

/**
 * Neighbours in an enumeration that are both written as names and are of one trade: neither may be certain by itself, but
 * words that merely look like names do not stand side by side ("charities such as Hope for Justice or Unseen").
 */
export function listedAlike(names: Names, neighbours: readonly [Case, Case][]): Set<Case> {
  const alike = new Set<Case>();
  for (const [one, next] of neighbours) {
    const [a, b] = [one.bearings[0], next.bearings[0]];
    if (!a || !b || a.entity === b.entity || !isWrittenAsName(names, one, a) || !isWrittenAsName(names, next, b))
      continue;
    if (!CHARITIES.has(names.sector(a.entity)) || !CHARITIES.has(names.sector(b.entity))) continue;
    alike.add(one);
    alike.add(next);
  }
  return alike;
}

/** Sectors in which names are often plain words; their members are named together. */
const CHARITIES: ReadonlySet<string> = new Set(['ngo', 'survivor-organisation']);

const NOT_AS_NAME =
  FLAGS.allCapitals |
  FLAGS.shouted |
  FLAGS.control |
  FLAGS.sentenceStart |
  FLAGS.pieceOfName |
  FLAGS.bound |
  OTHER_BESIDE;

/** Whether a place has the capitals of a name where nothing else explains them. */
const isWrittenAsName = (names: Names, { evidence: { flags } }: Case, { form }: Bearing): boolean =>
  (flags & NOT_AS_NAME) === 0 && ((flags & FLAGS.standsOut) !== 0 || names.formText(form).includes(' '));

/** What the occurrences of one name say together, each from its own block alone. */
export interface GroupFacts {
  /** Occurrences of the name. */
  count: number;
  /** Those of them that words beside or around them give to another country. */
  foreign: number;
  /** Entity → the form beside which the name was introduced for it. */
  introduced: Map<number, number> | null;
  /** Of those entities the ones where that form can be quoted. */
  quoted: Set<number> | null;
  /** Entity → the long forms beside the name that speak for it, also such as others outside the dataset bear. */
  meant: Map<number, number[]> | null;
  /** Occurrences spelled out as something else. */
  asOther: number;
  /** Occurrences beside a phrase of another sense, or written as a person. */
  otherSense: number;
  /** Blocks of those. */
  otherBlocks: Set<number> | null;
  otherBearer: boolean;
  /** The same for all names: what the document says of bodies of other countries. */
  abroad: Abroad;
}

/** Bodies of ours whose names the document gives to another country, and never to their own. */
export interface Abroad {
  entities: Set<number>;
  /** Countries whose bodies are meant so by a name that is nobody else's with us: there the document is set elsewhere. */
  countries: Set<string>;
  /** Bodies whose names it gives to a neighbour mostly: then the other bodies of their country are doubtful, too. */
  neighbours: Set<number>;
  /** Those that it gives away at half of the places where it names them, or at fewer, with the blocks of these places. */
  seldom: Map<number, ReadonlySet<number>>;
}

/** Where a document names a body that other countries have too. */
interface Places {
  all: number;
  /** The blocks of those at which it gives it to another country, or words of another country stand. */
  away: number[];
  /** The places where such words stand. */
  foreign: number;
  /** Those at which it gives it to a neighbour. */
  neighbour: number;
  isUsuallyOurs: boolean;
}

export function groupFacts(names: Names, cases: readonly Case[]): Map<number, GroupFacts> {
  const facts = new Map<number, GroupFacts>();
  const abroad: Abroad = { entities: new Set(), countries: new Set(), neighbours: new Set(), seldom: new Map() };
  const atHome = new Set<number>();
  const quotedHere = new Set<number>();
  /** Of each public body its places, and those in words that tell of another country. */
  const places = new Map<number, Places>();
  const placesOf = (entity: number) => {
    const known = places.get(entity) ?? { all: 0, away: [], foreign: 0, neighbour: 0, isUsuallyOurs: false };
    places.set(entity, known);
    return known;
  };
  for (const { block, evidence, set, bearings } of cases) {
    const { flags } = evidence;
    const strong = bearings.some(
      ({ cues, entity, form }) =>
        (cues.otherAdjacent?.weight ?? 0) <= WEIGHTS.otherSenseAdjacent && !mayBeProduct(names, entity, form, cues),
    );
    const person = (flags & (FLAGS.titled | FLAGS.calling | FLAGS.otherCountry)) !== 0 && !set.isLatent;
    const isSole = set.sole !== null && names.isOfState(set.sole.entity);
    const isForeign = isOfForeign(names, { set, evidence, bearings });
    const isGiven =
      flags & FLAGS.otherCountry || (isSole && bearings.some(({ trust, cues }) => trust < 1 && cues.otherIsForeign));
    for (const bearer of set.bearers) {
      const country = names.country(bearer);
      const known = set.isOfStates ? placesOf(bearer) : null;
      if (known) known.all++;
      if (known && (isForeign || isGiven)) known.away.push(block);
      if (known && isForeign) {
        known.foreign++;
        known.isUsuallyOurs ||= names.alone(set.forms[0] as number) === 'always';
      }
      if (isGiven && names.sector(bearer) !== 'ngo') {
        abroad.entities.add(bearer);
        if (isSole) abroad.countries.add(country);
        // The unit of Curaçao: a country whose pages are read by its neighbours, and have bodies of the same names.
        if (known && evidence.country !== country && isOfSameTongue(evidence.country, country)) known.neighbour++;
      } else if (!isForeign && evidence.country !== '' && evidence.country === country) atHome.add(bearer);
    }
    for (const group of set.groups) {
      let fact = facts.get(group);
      if (!fact) {
        fact = {
          count: 0,
          foreign: 0,
          introduced: null,
          quoted: null,
          meant: null,
          asOther: 0,
          otherSense: 0,
          otherBlocks: null,
          otherBearer: false,
          abroad,
        };
        facts.set(group, fact);
      }
      fact.count++;
      if (isGiven || isForeign) fact.foreign++;
      // Of the forms of one place the one that is written there comes first, and is quoted.
      quotedHere.clear();
      for (const form of evidence.introduced) {
        for (const { entity, ambiguous } of names.bearers(form)) {
          if (names.choosesFor(form, entity)) {
            fact.meant ??= new Map();
            const known = fact.meant.get(entity);
            if (!known) fact.meant.set(entity, [form]);
            else if (!known.includes(form)) known.push(form);
          }
          if (ambiguous || quotedHere.has(entity)) continue;
          quotedHere.add(entity);
          const variant = (flags & FLAGS.introducedByVariant) !== 0;
          // A listed form goes before a variant of one, of two the first in the gazetteer.
          fact.introduced ??= new Map();
          fact.quoted ??= new Set();
          const known = fact.introduced.get(entity);
          if (variant && fact.quoted.has(entity)) continue;
          const better = known === undefined || form < known || (!variant && !fact.quoted.has(entity));
          if (better) fact.introduced.set(entity, form);
          if (!variant) fact.quoted.add(entity);
        }
      }
      if (flags & FLAGS.introducedAsOther) fact.asOther++;
      if (flags & FLAGS.otherBearer) fact.otherBearer = true;
      if (strong || person || isForeign) {
        fact.otherSense++;
        fact.otherBlocks ??= new Set();
        fact.otherBlocks.add(block);
      }
    }
  }
  for (const [entity, { all, away, foreign, neighbour, isUsuallyOurs }] of places) {
    if (away.length > 0 && 2 * away.length <= all) abroad.seldom.set(entity, new Set(away));
    if (neighbour > 0 && 2 * neighbour >= all) abroad.neighbours.add(entity);
    // One place of many may speak of a neighbour: "the prosecutors of Brussels" in a Dutch trial.
    if (foreign === 0 || 2 * foreign < all) continue;
    abroad.entities.add(entity);
    if (isUsuallyOurs) abroad.countries.add(names.country(entity));
  }
  for (const entity of atHome) {
    for (const other of abroad.neighbours)
      if (names.country(other) === names.country(entity)) abroad.neighbours.delete(other);
    abroad.entities.delete(entity);
    abroad.countries.delete(names.country(entity));
  }
  return facts;
}

/** Whether a firm's name may be the beginning of that of a product: whoever has Google Maps is still spoken of as Google. */
const mayBeProduct = (names: Names, entity: number, form: number, { otherAdjacent }: CueReading): boolean =>
  otherAdjacent?.after === true && names.isFirm(entity) && names.alone(form) === 'always';

/**
 * Whether words of another sense around a name of a public body that other countries have too tell of one of these:
 * the prosecutors of Suriname, which the dataset does not list.
 */
export function isOfForeign(
  names: Names,
  { set, evidence: { country }, bearings }: Pick<Case, 'set' | 'evidence' | 'bearings'>,
): boolean {
  const [bearing] = bearings;
  if (!set.hasNamesakes || !bearing || !names.isOfState(bearing.entity)) return false;
  if (bearing.cues.otherNear.length === 0 || !bearing.cues.otherIsForeign) return false;
  return country === '' ? bearing.trust < 1 : isOfOther(country, names.country(bearing.entity));
}

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

/** What one round knows of the document: settled names, and what the round before took the open ones for. */
export class Known {
  private readonly open: Named;
  private readonly inBlock = new Map<number, Set<number>>();
  /** The same of names that nobody else of ours bears. */
  private readonly ownNames = new Map<number, Set<number>>();
  private readonly takenFor = new Map<Case, number>();
  private readonly listedBesideTaken = new Set<Case>();
  private readonly companies = new Map<number, Company>();
  /** Countries whose financial intelligence units are named; null: not asked yet. */
  private unitsOf: Set<string> | null = null;

  constructor(
    private readonly names: Names,
    private readonly settled: Named,
    cases: readonly Case[],
    taken: readonly (Taken | null)[],
    neighbours: readonly [Case, Case][],
    /** Whether a name without doubt stands in the document, or words of a topic: else nothing vouches for its company. */
    readonly isGrounded: boolean,
    /** See {@link listedAlike}. */
    private readonly alike: ReadonlySet<Case>,
  ) {
    this.open = new Named(names);
    for (let index = 0; index < taken.length; index++) {
      const one = taken[index];
      const place = cases[index];
      if (!place || !one) continue;
      this.open.add(one.entity, one.form);
      this.takenFor.set(place, one.entity);
      const block = this.inBlock.get(place.block);
      if (block) block.add(one.entity);
      else this.inBlock.set(place.block, new Set([one.entity]));
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
    if (!this.isNamed(entity)) return null;
    return this.otherIn(this.settled, entity, group) ?? this.otherIn(this.open, entity, group);
  }

  private otherIn(named: Named, entity: number, group: number): { form: number; settled: boolean } | null {
    const groups = named.groupsOf.get(entity);
    if (!groups) return null;
    let best = -1;
    for (const other of groups.keys()) {
      if (other !== group && (best < 0 || other < best)) best = other;
    }
    return best < 0 ? null : { form: named.formOf.get(best) ?? 0, settled: named === this.settled };
  }

  /** How often the same name was taken for the entity at other places. */
  sameNameOf(place: Case, { entity, group }: Bearing): number {
    if (!this.isNamed(entity)) return 0;
    const count =
      (this.settled.groupsOf.get(entity)?.get(group) ?? 0) + (this.open.groupsOf.get(entity)?.get(group) ?? 0);
    return count - (this.takenFor.get(place) === entity ? 1 : 0);
  }

  /** Of the bodies and laws that may be meant at a place those that are named in its block by a name of their own; null: none. */
  bearersBeside({ block, companions, set }: Case): ReadonlySet<number> | null {
    // Of a firm and its parent the paragraph names both as it likes.
    if (set.bearers.size < 2 || !set.isOfStates) return null;
    const named = this.ownNames.get(block);
    let beside: Set<number> | null = null;
    for (const bearer of set.bearers) {
      if (!companions.includes(bearer) && !named?.has(bearer)) continue;
      beside ??= new Set();
      beside.add(bearer);
    }
    return beside;
  }

  isListedAlike(place: Case): boolean {
    return this.alike.has(place);
  }

  isListedBesideTaken(place: Case): boolean {
    return this.listedBesideTaken.size > 0 && this.listedBesideTaken.has(place);
  }

  /** Entities named in the block of a place, those apart that may be meant there. */
  companionsOf({ block, companions, set }: Case): ReadonlySet<number> {
    const others = this.inBlock.get(block);
    if (companions.length === 0 && !others) return NOBODY;
    const near = new Set(companions);
    if (others) for (const other of others) near.add(other);
    for (const bearer of set.bearers) near.delete(bearer);
    return near;
  }

  /**
   * Whether the document names the units of so many countries that a bare “FIU” need not be that which it also names as
   * FIU-Nederland: by names of their own, as what a bare one is taken for tells nothing.
   */
  isAmongUnits(entity: number): boolean {
    if (this.names.sector(entity) !== 'fiu') return false;
    if (!this.unitsOf) {
      this.unitsOf = new Set();
      const named = new Set(this.settled.groupsOf.keys());
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

  private findCompany(entity: number): Company {
    const related: number[] = [];
    for (const other of this.names.related(entity)) if (this.isNamed(other)) related.push(other);
    // Settled names are the same in all rounds, and so are their fellows.
    return { related, fellows: union(this.settled.fellowsOfAll(entity), this.open.fellowsOfAll(entity), related) };
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

/** A text may well name the units of two neighbours, and go on with its own. */
const MANY_UNITS = 4;

const NOBODY: ReadonlySet<number> = new Set();
const NO_FELLOWS: readonly number[] = [];
const NO_COMPANY = new Int32Array(0);

interface Company {
  related: readonly number[];
  fellows: ArrayLike<number>;
}
