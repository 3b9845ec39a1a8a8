import type { Bearer } from '../types.ts';
import { MAX_SENSES } from './codec.ts';
import type { Names } from './names.ts';

/** What the gazetteer says of places where these forms stand together, worked out once for all of them. */
export interface FormSet {
  forms: readonly number[];
  /** The one entity that they name without doubt. */
  sole: { form: number; entity: number } | null;
  /** They name one entity of ours, and their sense records know somebody or something else of that name. */
  isContested: boolean;
  /** The same, also where the dataset lists the name as ambiguous. */
  hasNamesakes: boolean;
  /** Each has an ending that stays outside the mention. */
  allTailed: boolean;
  isLatent: boolean;
  /** Indexes of their sense records; the first of them, where they are many. */
  senses: readonly number[];
  isOfCountry: boolean;
  isShared: boolean;
  /** Any of those who may be meant is a public body or a law. */
  isOfStates: boolean;
  /** Of what kind its first bearer is: person, law, … */
  kind: string;
  /** Everyone who may be meant, each by the form that says it best. */
  bearings: readonly { bearer: Bearer; entity: number; form: number; group: number }[];
  bearers: ReadonlySet<number>;
  /** Those of them that are people. */
  people: readonly number[];
  /** The groups of those forms, each once. */
  groups: readonly number[];
  /** What the names begin and end with that is no part of a word; only those that have any. */
  edges: readonly { lead: string; trail: string }[];
}

/** Sets of several forms that are kept; they come back from pages too, so that somebody might send all there are. */
const MAX_SETS = 4096;

/** The sets of a gazetteer that were asked for, kept with its names. */
export interface FormSets {
  /** By form; places where one form stands alone. */
  single: (FormSet | undefined)[];
  several: Map<string, FormSet>;
}

/** @param forms at least one; of those that say an entity equally well the first is taken for it */
export function formSetOf(names: Names, forms: readonly number[]): FormSet {
  const sets = names.formSets;
  if (forms.length === 1) {
    const form = forms[0] as number;
    let set = sets.single[form];
    if (set === undefined) {
      set = makeSet(names, forms);
      sets.single[form] = set;
    }
    return set;
  }
  const key = forms.join();
  let set = sets.several.get(key);
  if (!set) {
    set = makeSet(names, forms);
    if (sets.several.size >= MAX_SETS) sets.several.clear();
    sets.several.set(key, set);
  }
  return set;
}

function makeSet(names: Names, forms: readonly number[]): FormSet {
  const best = new Map<number, { bearer: Bearer; form: number }>();
  for (const form of forms) {
    for (const bearer of names.bearers(form)) {
      const other = best.get(bearer.entity);
      if (!other || rank(bearer) < rank(other.bearer)) best.set(bearer.entity, { bearer, form });
    }
  }
  const bearings = [...best.values()].map(({ bearer, form }) => ({
    bearer,
    entity: bearer.entity,
    form,
    group: names.groupOf(form),
  }));
  const sole = names.soleEntity(forms);
  const hasNamesakes =
    bearings.length === 1 && names.sensesOf(forms).some((sense) => names.sense(sense).sense.otherSenses.length > 0);
  return {
    forms,
    sole,
    isContested: sole !== null && hasNamesakes,
    hasNamesakes,
    allTailed: forms.every((form) => names.tail(form) !== 0),
    isLatent: names.isLatent(forms),
    senses: names.sensesOf(forms).slice(0, MAX_SENSES),
    isOfCountry: names.isOfCountry(forms),
    isShared: names.isShared(forms),
    isOfStates: bearings.some(({ entity }) => names.isOfState(entity)),
    kind: bearings[0] ? names.kind(bearings[0].entity) : '',
    bearings,
    bearers: new Set(best.keys()),
    people: [...best.keys()].filter((entity) => names.kind(entity) === 'person'),
    groups: [...new Set(bearings.map(({ group }) => group))],
    edges: forms.map((form) => names.punctuation(form)).filter(({ lead, trail }) => lead !== '' || trail !== ''),
  };
}

function rank(bearer: Bearer): number {
  return (bearer.ambiguous ? 2 : 0) + (bearer.type === 'surname' ? 1 : 0);
}
