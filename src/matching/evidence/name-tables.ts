import {
  type BearerColumns,
  bearersOf,
  type FormHead,
  growingInts,
  headsOf,
  idsOf,
  leave,
  type Release,
} from '../scan/compact.ts';
import { PER_STEP, runAtOnce, type Steps } from '../slices.ts';
import type { Gazetteer } from '../types.ts';
import { foldWord } from './words.ts';

/** What follows from the gazetteer, form by form and entity by entity, in typed arrays that can be stored. */
export interface NameTables {
  /** Forms that have a sense record, ascending, each with the index of its record. */
  senses: Int32Array;
  /**
   * Forms that are one name in other dress (case, ending) are a group, whose number is that of its first form. All others
   * of groups, ascending, each with that number.
   */
  groups: Int32Array;
  /** Forms of each entity, ascending, side by side; one more start than there are entities. */
  formsFrom: Int32Array;
  forms: Int32Array;
  /** Entities by a hash of their ids: index + 1, 0 is empty; its length is a power of two. */
  byId: Int32Array;
}

export const nameTables = (gazetteer: Gazetteer): NameTables => runAtOnce(nameTableSteps(gazetteer));

function* nameTableSteps(gazetteer: Gazetteer): Steps<NameTables> {
  const builder = new NameTableBuilder(gazetteer);
  const headAt = headsOf(gazetteer.forms);
  for (let index = 0; index < gazetteer.forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    builder.add(headAt(index), index);
  }
  return yield* builder.finish();
}

/** Takes all forms of a gazetteer in their order. */
export class NameTableBuilder {
  private readonly sense: ReturnType<typeof senseFinder>;
  private readonly groups: Groups;
  private readonly senseOf = growingInts();
  private readonly groupOf = growingInts();

  constructor(private readonly gazetteer: Gazetteer) {
    const { forms, senses } = gazetteer;
    this.sense = senseFinder(senses);
    this.groups = new Groups(forms);
  }

  add(form: FormHead, index: number): void {
    const text = bareText(form);
    const plain = foldText(text);
    const sense = this.sense(form, plain);
    if (sense >= 0) addPair(this.senseOf, index, sense);
    const group = this.groups.numberOf(isByCase(text, form.exactCase) ? text : plain, index);
    if (group !== index) addPair(this.groupOf, index, group);
  }

  /** @param release takes what was needed on the way */
  *finish(release = leave): Steps<NameTables> {
    this.groups.end(release);
    const { entities } = this.gazetteer;
    const { length } = this.gazetteer.forms;
    const bearers = bearersOf(this.gazetteer.forms);
    const formsFrom = new Int32Array(entities.length + 1);
    for (let from = 0; from < length; from += AT_ONCE) {
      yield;
      countForms(bearers, from, Math.min(length, from + AT_ONCE), formsFrom);
    }
    for (let entity = 0; entity < entities.length; entity++) {
      formsFrom[entity + 1] = (formsFrom[entity + 1] ?? 0) + (formsFrom[entity] ?? 0);
    }
    const forms = new Int32Array(bearers.entity.length);
    const next = formsFrom.slice();
    for (let from = 0; from < length; from += AT_ONCE) {
      yield;
      placeForms(bearers, from, Math.min(length, from + AT_ONCE), next, forms);
    }
    release(next);
    let size = 64;
    while (size < 2 * entities.length) size *= 2;
    const byId = new Int32Array(size);
    const idAt = idsOf(entities);
    for (let entity = 0; entity < entities.length; entity++) {
      if (entity % PER_STEP === 0) yield;
      let at = hashOfId(idAt(entity)) & (size - 1);
      while (byId[at] !== 0) at = (at + 1) & (size - 1);
      byId[at] = entity + 1;
    }
    const senses = this.senseOf.done(release);
    return { senses, groups: this.groupOf.done(release), formsFrom, forms, byId };
  }
}

/** A form without its ending. */
const bareText = ({ text, tail }: FormHead): string => (tail ? text.slice(0, -tail) : text);

/** @returns the index of a form's sense record, or -1; `plain` is its text without the ending, folded */
export function senseFinder(senses: Gazetteer['senses']): (form: FormHead, plain?: string) => number {
  const exact = new Map(senses.map((sense, index) => [sense.text, index]));
  const folded = new Map(senses.map((sense, index) => [foldText(sense.text), index]));
  /** How folded texts with a sense record look: most names look otherwise, and need not be looked up. */
  const looks = new Uint8Array(LOOKS);
  for (const plain of folded.keys()) looks[lookOf(plain)] = 1;
  return (form, plain = foldText(bareText(form))) =>
    looks[lookOf(plain)] ? (exact.get(bareText(form)) ?? folded.get(plain) ?? -1) : -1;
}

function addPair(pairs: ReturnType<typeof growingInts>, index: number, value: number): void {
  pairs.push(index);
  pairs.push(value);
}

/**
 * What stands with an index in pairs that ascend by their indexes ({@link NameTables.senses}, {@link NameTables.groups}),
 * or -1.
 */
export function inPairs(pairs: Int32Array, index: number): number {
  let low = 0;
  let high = pairs.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[2 * middle] as number) < index) low = middle + 1;
    else high = middle;
  }
  return pairs[2 * low] === index ? (pairs[2 * low + 1] as number) : -1;
}

const LOOKS = 4_096;

/** A number made of length and first letters. */
const lookOf = (text: string): number =>
  (Math.imul(text.length, 0x2c1b) + Math.imul(text.charCodeAt(0), 0x9e37) + Math.imul(text.charCodeAt(1), 0x85eb)) &
  (LOOKS - 1);

/** Forms whose bearers are gone through without a pause. */
const AT_ONCE = 0x4000;

/** Counts the forms of each entity, of some forms. */
function countForms({ from, entity }: BearerColumns, start: number, end: number, formsFrom: Int32Array): void {
  const last = from[end] as number;
  for (let at = from[start] as number; at < last; at++) {
    const its = entity[at] as number;
    formsFrom[its + 1] = (formsFrom[its + 1] as number) + 1;
  }
}

/** Puts some forms where those of their entities stand. @param next place of the next form of each entity */
function placeForms({ from, entity }: BearerColumns, start: number, end: number, next: Int32Array, forms: Int32Array) {
  for (let form = start; form < end; form++) {
    for (let at = from[form] as number; at < (from[form + 1] as number); at++) {
      const its = entity[at] as number;
      const place = next[its] as number;
      forms[place] = form;
      next[its] = place + 1;
    }
  }
}

/** What forms of one group have in common. */
function groupKey(form: FormHead): string {
  const bare = bareText(form);
  return isByCase(bare, form.exactCase) ? bare : foldText(bare);
}

/**
 * Whether another case makes another name of it: UvA and UVA, but not "van Dijk" and "Van Dijk", nor "Anti-Slavery
 * Commissioner" and "Anti-slavery Commissioner", which must not vouch for each other.
 */
const isByCase = (text: string, exactCase: boolean): boolean => exactCase && !/[\s-]/u.test(text);

/** Numbers groups by the first form of each, without keeping the texts of all: they would take as much as the rest. */
class Groups {
  private readonly formAt: (form: number) => FormHead;
  private readonly first: Int32Array;
  /** Of each form that is the first of a group. */
  private readonly hashes: Int32Array;

  constructor(forms: Gazetteer['forms']) {
    this.formAt = headsOf(forms);
    let size = 64;
    while (3 * size < 4 * forms.length) size *= 2;
    this.first = new Int32Array(size);
    this.hashes = new Int32Array(forms.length);
  }

  numberOf(key: string, form: number): number {
    const { first, hashes } = this;
    const hash = hashOfId(key);
    const last = first.length - 1;
    for (let at = hash & last; ; at = (at + 1) & last) {
      const known = (first[at] as number) - 1;
      if (known < 0) {
        first[at] = form + 1;
        hashes[form] = hash;
        return form;
      }
      if (hashes[known] === hash && groupKey(this.formAt(known)) === key) return known;
    }
  }

  end(release: Release): void {
    release(this.first);
    release(this.hashes);
  }
}

/** Index of the entity with this id, or -1. */
export function entityIndex(byId: Int32Array, entities: Gazetteer['entities'], id: string): number {
  let at = hashOfId(id) & (byId.length - 1);
  for (let found = byId[at] ?? 0; found !== 0; found = byId[at] ?? 0) {
    if (entities[found - 1]?.id === id) return found - 1;
    at = (at + 1) & (byId.length - 1);
  }
  return -1;
}

function hashOfId(id: string): number {
  let hash = 2166136261;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  return hash ^ (hash >>> 15);
}

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return foldWord(text.replace(/[\s\u00A0]+/gu, ' '));
}
