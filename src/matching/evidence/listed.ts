/** Names beside a name, and whether they make a list of them. */
import type { Found, Span } from '../types.ts';
import { type FormSet, formSetOf } from './form-sets.ts';
import { isEntryOf } from './lines.ts';
import { ANY_SECTOR, type Names } from './names.ts';
import type { Settled } from './surfaces.ts';

/** So many unambiguous names beside a place are kept with it. */
export const MAX_COMPANIONS = 8;

/** Kinds of entities that stand in lists with their like alone. */
const LISTED_AMONG = new Map(['person', 'publication'].map((kind) => [kind, kind]));

/** Among whom one of this kind stands in lists. */
export const listedAmong = (kind: string): string | undefined => LISTED_AMONG.get(kind);

/**
 * The unambiguous names by which items of a list begin, where they and perhaps some in doubt make a list of those of one
 * field in which a name stands. In a list of films that thanks its sponsors none does.
 */
export function entriesOfField(
  names: Names,
  items: string,
  inItems: readonly Found[],
  { bearers, bearings }: FormSet,
): number[] {
  const field = fieldOf(names, bearings[0]?.entity ?? -1);
  if (field === '' || field === ANY_SECTOR) return [];
  const sure: number[] = [];
  const all = new Set<number>();
  for (const place of inItems) {
    const [only, other] = formSetOf(names, place.forms).bearings;
    if (!only || other || bearers.has(only.entity) || !isEntryOf(items, place)) continue;
    if (fieldOf(names, only.entity) !== field || all.has(only.entity)) continue;
    all.add(only.entity);
    if (names.soleOf(only.form) === only.entity) sure.push(only.form);
  }
  return sure.length > 0 && all.size >= MAKE_A_LIST ? sure : [];
}

/** So many items beside a name, of its field, are a list in which it stands. */
const MAKE_A_LIST = 2;

/** People stand in no such list. */
const fieldOf = (names: Names, entity: number): string => (names.kind(entity) === 'person' ? '' : names.field(entity));

/** The unambiguous names of the block, each form once; of many the nearest. */
export function companionsOf(settled: readonly Settled[], place: Span): number[] {
  if (settled.length === 0) return [];
  let nearest = settled;
  if (settled.length > MAX_COMPANIONS) {
    const distance = (other: Span) => (other.start >= place.end ? other.start - place.end : place.start - other.end);
    nearest = settled.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start);
  }
  const forms: number[] = [];
  for (const { form } of nearest) {
    if (forms.length < MAX_COMPANIONS && !forms.includes(form)) forms.push(form);
  }
  return forms;
}
