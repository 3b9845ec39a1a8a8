import { foldWord } from './evidence-words.ts';
import { PER_STEP, runAtOnce, type Steps } from './slices.ts';
import type { Form, Gazetteer } from './types.ts';

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

/** Works the tables out; about two microseconds a form. */
export function* nameTableSteps({ forms, senses, entities }: Gazetteer): Steps<NameTables> {
  const exact = new Map(senses.map((sense, index) => [sense.text, index]));
  const folded = new Map(senses.map((sense, index) => [foldText(sense.text), index]));
  const groups = groupsOf(forms);
  const senseOf = new Int32Array(forms.length).fill(-1);
  const groupOf = new Int32Array(forms.length);
  const sole = new Int32Array(forms.length).fill(-1);
  const formsFrom = new Int32Array(entities.length + 1);
  for (let index = 0; index < forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    const form = forms[index];
    if (!form) continue;
    const sure = form.bearers.filter(({ ambiguous }) => !ambiguous);
    if (sure.length > 0 && sure.every(({ entity }) => entity === sure[0]?.entity)) sole[index] = sure[0]?.entity ?? -1;
    const text = form.tail ? form.text.slice(0, -form.tail) : form.text;
    const plain = foldText(text);
    senseOf[index] = exact.get(text) ?? folded.get(plain) ?? -1;
    const key = form.exactCase ? text : plain;
    groupOf[index] = groups(key, index);
    for (const { entity } of form.bearers) formsFrom[entity + 1] = (formsFrom[entity + 1] ?? 0) + 1;
  }
  for (let entity = 0; entity < entities.length; entity++) {
    formsFrom[entity + 1] = (formsFrom[entity + 1] ?? 0) + (formsFrom[entity] ?? 0);
  }
  const formsOf = new Int32Array(formsFrom[entities.length] ?? 0);
  const next = formsFrom.slice();
  for (let index = 0; index < forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    for (const { entity } of forms[index]?.bearers ?? []) {
      const at = next[entity] ?? 0;
      formsOf[at] = index;
      next[entity] = at + 1;
    }
  }
  let size = 64;
  while (size < 2 * entities.length) size *= 2;
  const byId = new Int32Array(size);
  for (let entity = 0; entity < entities.length; entity++) {
    if (entity % PER_STEP === 0) yield;
    let at = hashOfId(entities[entity]?.id ?? '') & (size - 1);
    while (byId[at] !== 0) at = (at + 1) & (size - 1);
    byId[at] = entity + 1;
  }
  return { senseOf, groupOf, sole, formsFrom, forms: formsOf, byId };
}

/** What forms of one group have in common. */
function groupKey({ text, tail, exactCase }: Form): string {
  const bare = tail ? text.slice(0, -tail) : text;
  return exactCase ? bare : foldText(bare);
}

/** Numbers groups by the first form of each, without keeping the texts of all: they would take as much as the rest. */
function groupsOf(forms: Gazetteer['forms']): (key: string, form: number) => number {
  let size = 64;
  while (size < 2 * forms.length) size *= 2;
  const first = new Int32Array(size);
  const hashes = new Int32Array(size);
  return (key, form) => {
    const hash = hashOfId(key);
    for (let at = hash & (size - 1); ; at = (at + 1) & (size - 1)) {
      const known = (first[at] as number) - 1;
      if (known < 0) {
        first[at] = form + 1;
        hashes[at] = hash;
        return form;
      }
      if (hashes[at] === hash && groupKey(forms[known] as Form) === key) return known;
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

function foldText(text: string): string {
  return foldWord(text.replace(/[\s\u00A0]+/gu, ' '));
}
