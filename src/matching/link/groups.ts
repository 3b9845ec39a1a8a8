/** What the occurrences of one name in a document say together, and what it says of bodies of other countries. */
import { FLAGS } from '../evidence/codec.ts';
import { isOfSameTongue } from '../evidence/country-of-page.ts';
import type { Names } from '../evidence/names.ts';
import { type Case, isOfForeign } from './cases.ts';
import type { CueReading } from './cues-for.ts';
import { WEIGHTS } from './weights.ts';

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
  /** Those of them that are no units which it gives away only by a name that those of several countries have. */
  byOwnName: Set<number>;
  /** Countries whose bodies are meant so by a name that is nobody else's with us: there the document is set elsewhere. */
  countries: Set<string>;
  /** Bodies whose names it gives to a neighbour mostly: then the other bodies of their country are doubtful, too. */
  neighbours: Set<number>;
  /** Those that it gives away at half of the places where it names them, or at fewer, with the blocks of these places. */
  seldom: Map<number, ReadonlySet<number>>;
}

/** @returns what each group of names that stand for one another says: group → facts */
export function groupFacts(names: Names, cases: readonly Case[]): Map<number, GroupFacts> {
  const facts = new Map<number, GroupFacts>();
  const bodies = new Bodies(names);
  const quotedHere = new Set<number>();
  for (const place of cases) {
    const isForeign = isOfForeign(names, place);
    const isGiven = isGivenAway(names, place);
    bodies.add(place, isForeign, isGiven);
    const isOther = isForeign || isOfOtherSense(names, place);
    for (const group of place.set.groups) {
      let fact = facts.get(group);
      if (!fact) {
        fact = noFacts(bodies.abroad);
        facts.set(group, fact);
      }
      fact.count++;
      if (isGiven || isForeign) fact.foreign++;
      if (place.evidence.introduced.length > 0) addIntroduced(names, place.evidence, fact, quotedHere);
      if (place.evidence.flags & FLAGS.introducedAsOther) fact.asOther++;
      if (place.evidence.flags & FLAGS.otherBearer) fact.otherBearer = true;
      if (!isOther) continue;
      fact.otherSense++;
      fact.otherBlocks ??= new Set();
      fact.otherBlocks.add(place.block);
    }
  }
  bodies.done();
  return facts;
}

const noFacts = (abroad: Abroad): GroupFacts => ({
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
});

/** Whether the words around a place, or its being written as a person, speak for something else than those listed. */
function isOfOtherSense(names: Names, { evidence: { flags }, set, bearings }: Case): boolean {
  if (flags & (FLAGS.titled | FLAGS.calling | FLAGS.otherCountry) && !set.isLatent) return true;
  return bearings.some(
    ({ cues, entity, form }) =>
      (cues.otherAdjacent?.weight ?? 0) <= WEIGHTS.otherSenseAdjacent &&
      // Where words on the other side speak for it, the place is undecided by them: “AMSTERDAM - ING en ABN AMRO”.
      (cues.ownAdjacent?.weight ?? 0) < WEIGHTS.cueAdjacent &&
      !mayBeBeginning(names, entity, form, cues),
  );
}

/** Whether a place gives the name of a public body to another country. */
function isGivenAway(names: Names, { evidence: { flags }, set: { sole }, bearings }: Case): boolean {
  if (flags & FLAGS.otherCountry) return true;
  if (sole === null || !names.isOfState(sole.entity)) return false;
  return bearings.some(({ trust, cues }) => trust < 1 && cues.otherIsForeign);
}

/**
 * Adds the long forms beside a place.
 *
 * @param quotedHere used here and now, so that none has to be made for each place
 */
function addIntroduced(
  names: Names,
  { flags, introduced }: Case['evidence'],
  fact: GroupFacts,
  quotedHere: Set<number>,
): void {
  const isVariant = (flags & FLAGS.introducedByVariant) !== 0;
  // Of the forms of one place the one that is written there comes first, and is quoted.
  quotedHere.clear();
  for (const form of introduced) {
    for (const { entity, ambiguous } of names.bearers(form)) {
      if (names.choosesFor(form, entity)) {
        fact.meant ??= new Map();
        const known = fact.meant.get(entity);
        if (!known) fact.meant.set(entity, [form]);
        else if (!known.includes(form)) known.push(form);
      }
      if (ambiguous || quotedHere.has(entity)) continue;
      quotedHere.add(entity);
      // A listed form goes before a variant of one, of two the first in the gazetteer.
      fact.introduced ??= new Map();
      fact.quoted ??= new Set();
      const known = fact.introduced.get(entity);
      if (isVariant && fact.quoted.has(entity)) continue;
      if (known === undefined || form < known || (!isVariant && !fact.quoted.has(entity)))
        fact.introduced.set(entity, form);
      if (!isVariant) fact.quoted.add(entity);
    }
  }
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

/** Gathers of each public body where a document gives its name to its own country and where to another one. */
class Bodies {
  readonly abroad: Abroad = {
    entities: new Set(),
    byOwnName: new Set(),
    countries: new Set(),
    neighbours: new Set(),
    seldom: new Map(),
  };
  private readonly atHome = new Set<number>();
  private readonly places = new Map<number, Places>();

  constructor(private readonly names: Names) {}

  /**
   * @param isForeign whether words of another country stand around the name
   * @param isGiven whether the place gives it to another country
   */
  add({ block, evidence, set }: Case, isForeign: boolean, isGiven: boolean): void {
    const { names, abroad } = this;
    for (const bearer of set.bearers) {
      const country = names.country(bearer);
      const known = set.isOfStates ? this.placesOf(bearer) : null;
      if (known) {
        known.all++;
        if (isForeign || isGiven) known.away.push(block);
        if (isForeign) {
          known.foreign++;
          known.isUsuallyOurs ||= names.alone(set.forms[0] as number) === 'always';
        }
      }
      if (isGiven && names.sector(bearer) !== 'ngo') {
        abroad.entities.add(bearer);
        if (set.bearers.size === 1 || names.sector(bearer) !== 'fiu') abroad.byOwnName.add(bearer);
        if (set.sole !== null && names.isOfState(set.sole.entity)) abroad.countries.add(country);
        // The unit of Curaçao: a country whose pages are read by its neighbours, and have bodies of the same names.
        if (known && evidence.country !== country && isOfSameTongue(evidence.country, country)) known.neighbour++;
      } else if (!isForeign && evidence.country !== '' && evidence.country === country) this.atHome.add(bearer);
    }
  }

  /** To be called once all places are added: {@link abroad} is true only then. */
  done(): void {
    const { names, abroad } = this;
    for (const [entity, { all, away, foreign, neighbour, isUsuallyOurs }] of this.places) {
      if (away.length > 0 && 2 * away.length <= all) abroad.seldom.set(entity, new Set(away));
      if (neighbour > 0 && 2 * neighbour >= all) abroad.neighbours.add(entity);
      // One place of many may speak of a neighbour: "the prosecutors of Brussels" in a Dutch trial.
      if (foreign === 0 || 2 * foreign < all) continue;
      abroad.entities.add(entity);
      abroad.byOwnName.add(entity);
      if (isUsuallyOurs) abroad.countries.add(names.country(entity));
    }
    for (const entity of this.atHome) {
      for (const other of abroad.neighbours)
        if (names.country(other) === names.country(entity)) abroad.neighbours.delete(other);
      abroad.entities.delete(entity);
      abroad.countries.delete(names.country(entity));
    }
  }

  private placesOf(entity: number): Places {
    let known = this.places.get(entity);
    if (!known) {
      known = { all: 0, away: [], foreign: 0, neighbour: 0, isUsuallyOurs: false };
      this.places.set(entity, known);
    }
    return known;
  }
}

/**
 * Whether a name may be the beginning of a longer one, which takes nothing from it elsewhere: whoever has Google Maps is
 * still spoken of as Google, and the European Commission against Racism is no other sense of the European Commission.
 */
const mayBeBeginning = (names: Names, entity: number, form: number, { otherAdjacent }: CueReading): boolean =>
  otherAdjacent?.after === true &&
  names.alone(form) === 'always' &&
  (names.isFirm(entity) || names.formText(form).includes(' '));
