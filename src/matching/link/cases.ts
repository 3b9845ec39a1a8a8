/** Open candidates with everyone who may be meant, and what neighbours in an enumeration say of each other. */
import { FLAGS, type LocalEvidence, OTHER_BESIDE } from '../evidence/codec.ts';
import { type FormSet, formSetOf } from '../evidence/form-sets.ts';
import { CHARITY, type Names } from '../evidence/names.ts';
import type { Bearer } from '../types.ts';
import { type CueReading, isOfOther, readCues, trustIn } from './cues-for.ts';
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
  /** The country in which the document is set, where that has a body by this name and is not the entity's own; or empty. */
  elsewhere: string;
}

/** What a round took a place for: index of the entity. */
export interface Taken {
  entity: number;
  form: number;
}

/** @param settled forms of the document that name somebody without doubt */
export function casesOf(names: Names, places: readonly OpenPlace[], settled: ReadonlySet<number>): Case[] {
  const setOf = setsOfThoseMeant(names, places, settled);
  return places.map(({ block, start, evidence }) => {
    const set = setOf(evidence);
    const bearings = set.bearings.map(({ bearer, entity, form, group }): Bearing => {
      const cues = readCues(names, evidence, entity);
      return {
        bearer,
        entity,
        form,
        group,
        cues,
        trust: evidence.flags & (OTHER_BESIDE | FLAGS.introducedAsOther) ? WEIGHTS.supportBeside : trustIn(cues),
        elsewhere: '',
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

/** A surname with more bearers than this is common in the list of somebody who added one. */
const COMMON = 16;

/**
 * The forms of each place with those who may be meant there. A surname follows a full name, or initials that fit: of a
 * common one, which lists give to thousands, the others need not be weighed again and again to come to nothing.
 */
function setsOfThoseMeant(names: Names, places: readonly OpenPlace[], settled: ReadonlySet<number>) {
  const isCommon = ({ isLatent, bearings }: FormSet) => isLatent && bearings.length > COMMON;
  let shown: Set<number> | null = null;
  const findShown = () => {
    const found = new Set<number>();
    for (const form of settled) found.add(names.soleOf(form));
    for (const { evidence } of places) {
      for (const person of evidence.people) found.add(person);
      const set = formSetOf(names, evidence.forms);
      if (!isCommon(set)) for (const bearer of set.bearers) found.add(bearer);
    }
    return found;
  };
  const narrowed = new Map<FormSet, FormSet>();
  return ({ forms }: LocalEvidence): FormSet => {
    const whole = formSetOf(names, forms);
    if (!isCommon(whole)) return whole;
    let set = narrowed.get(whole);
    if (!set) {
      shown ??= findShown();
      const bearings = whole.bearings.filter(({ entity }) => shown?.has(entity));
      set = { ...whole, bearings, bearers: new Set(bearings.map(({ entity }) => entity)) };
      narrowed.set(whole, set);
    }
    return set;
  };
}

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
    if (names.field(a.entity) !== CHARITY || names.field(b.entity) !== CHARITY) continue;
    alike.add(one);
    alike.add(next);
  }
  return alike;
}

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
