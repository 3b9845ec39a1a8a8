import type { Bearer } from '../matching/types.ts';
import { foldName } from './fold-name.ts';
import { hashOf } from './int-set.ts';
import type { Entity, Name } from './schema.ts';
import {
  dutchForms,
  genitiveTails,
  germanForms,
  initialVariants,
  spellingVariants,
  surnamesOf,
} from './surface-forms.ts';

/** A surface form as one entity bears it, before those of all entities are brought together. */
export interface Draft extends Bearer {
  text: string;
  tail: number;
  latent: boolean;
  /** The name as listed, from which others are made. */
  listed: boolean;
  /** Hash of the listed name, folded, that it comes from; of a surname, its own. */
  base: number;
}

/**
 * All forms of one entity: its names, and what they look like in running text (genitives, German endings, spellings,
 * surnames).
 *
 * @param index of the entity, wherever it is counted
 */
export function draftsOf({ kind, country }: Pick<Entity, 'kind' | 'country'>, names: readonly Name[], index: number) {
  const drafts: Draft[] = [];
  const listed = new Set(names.map((name) => name.text));
  const made = names.map((name) => madeFrom(name, country));
  const bases = names.map((name) => hashOf(foldName(name.text)));
  const add = (at: number, name: Name, text: string, tail: number, isListed: boolean) => {
    const { ambiguous, type, lang } = name;
    const base = bases[at] ?? 0;
    drafts.push({ entity: index, ambiguous, type, lang, latent: false, text, tail, listed: isListed, base });
  };
  for (const [at, name] of names.entries()) {
    add(at, name, name.text, 0, true);
    for (const text of made[at] ?? []) if (!listed.has(text)) add(at, name, text, 0, false);
  }
  for (const [at, name] of names.entries()) {
    for (const text of [name.text, ...(made[at] ?? [])]) {
      for (const ending of genitiveTails(text, name, kind)) {
        if (!listed.has(text + ending)) add(at, name, text + ending, ending.length, false);
      }
    }
  }
  if (kind !== 'person') return drafts;
  for (const text of surnamesOf(names)) {
    if (listed.has(text)) continue;
    const surname = { entity: index, ambiguous: true, type: 'surname', lang: 'und', latent: true } as const;
    const base = hashOf(foldName(text));
    drafts.push({ ...surname, text, tail: 0, listed: false, base });
    if (/[^sxzß]$/u.test(text)) {
      drafts.push({ ...surname, text: `${text}s`, tail: 1, listed: false, base: hashOf(foldName(`${text}s`)) });
    }
  }
  return drafts;
}

function madeFrom(name: Name, country: string): string[] {
  return [...spellingVariants(name), ...germanForms(name, country), ...dutchForms(name), ...initialVariants(name)];
}

/** By code units: the same on every machine, whatever its language. */
export const compareDrafts = (a: Draft, b: Draft): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
