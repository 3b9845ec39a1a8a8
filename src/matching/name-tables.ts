import { growingInts, itemsOf } from './compact.ts';
import { foldWord } from './evidence-words.ts';
import { PER_STEP, runAtOnce, type Steps } from './slices.ts';
import type { Bearer, Form, Gazetteer } from './types.ts';

/** What follows from the gazetteer, form by form and entity by entity, in typed arrays that can be stored. */
export interface NameTables {
  /** Index of the sense record of each form, or -1. */
  senseOf: Int32Array;
  /** Forms that are one name in other dress (case, ending) have one number. */
  groupOf: Int32Array;
  /** The one entity that each form names without doubt, or -1. */
  sole: Int32Array;
  /** Forms of each entity, ascending, side by side; one more start than there are entities. */
  formsFrom: Int32Array;
  forms: Int32Array;
  /** Entities by a hash of their ids: index + 1, 0 is empty; its length is a power of two. */
  byId: Int32Array;
}

export const nameTables = (gazetteer: Gazetteer): NameTables => runAtOnce(nameTableSteps(gazetteer));

function* nameTableSteps(gazetteer: Gazetteer): Steps<NameTables> {
  const builder = new NameTableBuilder(gazetteer);
  const formAt = itemsOf(gazetteer.forms);
  for (let index = 0; index < gazetteer.forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    builder.add(formAt(index), index);
  }
  return yield* builder.finish();
}

/** Takes all forms of a gazetteer in their order. */
export class NameTableBuilder {
  private readonly exact: Map<string, number>;
  private readonly folded: Map<string, number>;
  private readonly groups: (key: string, form: number) => number;
  private readonly senseOf: Int32Array;
  private readonly groupOf: Int32Array;
  private readonly sole: Int32Array;
  private readonly formsFrom: Int32Array;
  /** Side by side: the entities of all bearers, and the form of each. */
  private readonly bearers = growingInts();
  private readonly formOfBearer = growingInts();

  constructor(private readonly gazetteer: Gazetteer) {
    const { forms, senses, entities } = gazetteer;
    this.exact = new Map(senses.map((sense, index) => [sense.text, index]));
    this.folded = new Map(senses.map((sense, index) => [foldText(sense.text), index]));
    this.groups = groupsOf(forms);
    this.senseOf = new Int32Array(forms.length).fill(-1);
    this.groupOf = new Int32Array(forms.length);
    this.sole = new Int32Array(forms.length).fill(-1);
    this.formsFrom = new Int32Array(entities.length + 1);
  }

  add(form: Form, index: number): void {
    this.sole[index] = soleOf(form.bearers);
    const text = form.tail ? form.text.slice(0, -form.tail) : form.text;
    const plain = foldText(text);
    this.senseOf[index] = this.exact.get(text) ?? this.folded.get(plain) ?? -1;
    this.groupOf[index] = this.groups(form.exactCase ? text : plain, index);
    for (const { entity } of form.bearers) {
      this.formsFrom[entity + 1] = (this.formsFrom[entity + 1] ?? 0) + 1;
      this.bearers.push(entity);
      this.formOfBearer.push(index);
    }
  }

  *finish(): Steps<NameTables> {
    const { entities } = this.gazetteer;
    const { senseOf, groupOf, sole, formsFrom } = this;
    for (let entity = 0; entity < entities.length; entity++) {
      formsFrom[entity + 1] = (formsFrom[entity + 1] ?? 0) + (formsFrom[entity] ?? 0);
    }
    yield;
    const [bearers, formOfBearer] = [this.bearers.done(), this.formOfBearer.done()];
    const forms = new Int32Array(bearers.length);
    const next = formsFrom.slice();
    for (let at = 0; at < bearers.length; at++) {
      if (at % 0x4000 === 0) yield;
      const entity = bearers[at] as number;
      const place = next[entity] ?? 0;
      forms[place] = formOfBearer[at] as number;
      next[entity] = place + 1;
    }
    let size = 64;
    while (size < 2 * entities.length) size *= 2;
    const byId = new Int32Array(size);
    const entityAt = itemsOf(entities);
    for (let entity = 0; entity < entities.length; entity++) {
      if (entity % PER_STEP === 0) yield;
      let at = hashOfId(entityAt(entity).id) & (size - 1);
      while (byId[at] !== 0) at = (at + 1) & (size - 1);
      byId[at] = entity + 1;
    }
    return { senseOf, groupOf, sole, formsFrom, forms, byId };
  }
}

/** The one entity among the bearers that is meant without doubt, or -1. */
function soleOf(bearers: readonly Bearer[]): number {
  let sole = -1;
  for (const { entity, ambiguous } of bearers) {
    if (ambiguous) continue;
    if (sole >= 0 && sole !== entity) return -1;
    sole = entity;
  }
  return sole;
}

/** What forms of one group have in common. */
function groupKey({ text, tail, exactCase }: Form): string {
  const bare = tail ? text.slice(0, -tail) : text;
  return exactCase ? bare : foldText(bare);
}

/** Numbers groups by the first form of each, without keeping the texts of all: they would take as much as the rest. */
function groupsOf(forms: Gazetteer['forms']): (key: string, form: number) => number {
  const formAt = itemsOf(forms);
  let size = 64;
  while (3 * size < 4 * forms.length) size *= 2;
  const first = new Int32Array(size);
  /** Of each form that is the first of a group. */
  const hashes = new Int32Array(forms.length);
  return (key, form) => {
    const hash = hashOfId(key);
    for (let at = hash & (size - 1); ; at = (at + 1) & (size - 1)) {
      const known = (first[at] as number) - 1;
      if (known < 0) {
        first[at] = form + 1;
        hashes[form] = hash;
        return form;
      }
      if (hashes[known] === hash && groupKey(formAt(known)) === key) return known;
    }
  };
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
