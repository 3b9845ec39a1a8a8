import type { NameRow } from '../dataset/reader.ts';
import { PER_STEP, runAtOnce, type Steps } from '../matching/slices.ts';
import { fold } from './fold.ts';

/**
 * The names of all entities as one string in which the engine's own string search finds them. Pure.
 *
 * All folded names lie in it, each behind `\n `, the names of one entity side by side:
 *
 *   \n fiu nederland\n fiu nl\n fiu\n unicef\n …
 *
 * so `\n fiu` finds the starts of names, ` fiu` the starts of words, and `fiu` all places.
 */
export interface SearchIndex {
  /** Folded names as drawn above. */
  readonly joined: string;
  /** Where the row's `\n` stands in `joined`; one more element marks the end. */
  readonly starts: Uint32Array;
  /** Index into {@link entities} by row. */
  readonly entityOf: Uint32Array;
  /** First row by entity; one more element marks the end. */
  readonly firstRow: Uint32Array;
  /** Letters that occur in the row's name, a bit each, to pass over most names when looking for close spellings. */
  readonly letters: Uint32Array;
  readonly entities: readonly string[];
  readonly rows: readonly NameRow[];
}

/** Time and memory grow with the characters of all names; about 0.2 s for 300,000 names. */
export function buildSearchIndex(names: readonly NameRow[]): SearchIndex {
  return runAtOnce(searchIndexSteps(names));
}

/** The same, with a pause every few hundred names. */
export function* searchIndexSteps(names: readonly NameRow[]): Steps<SearchIndex> {
  const rowsOfEntity = new Map<string, NameRow[]>();
  for (const [index, name] of names.entries()) {
    if (index % PER_STEP === 0) yield;
    const rows = rowsOfEntity.get(name.entity);
    if (rows === undefined) rowsOfEntity.set(name.entity, [name]);
    else rows.push(name);
  }
  const entities = [...rowsOfEntity.keys()];
  const rows: NameRow[] = [];
  const joined: string[] = [];
  let pieces: string[] = [];
  const starts = new Uint32Array(names.length + 1);
  const entityOf = new Uint32Array(names.length);
  const firstRow = new Uint32Array(entities.length + 1);
  const letters = new Uint32Array(names.length);
  let length = 0;
  for (const [entity, id] of entities.entries()) {
    if (entity % PER_STEP === 0) {
      yield;
      joined.push(pieces.join(''));
      pieces = [];
    }
    firstRow[entity] = rows.length;
    for (const name of rowsOfEntity.get(id) ?? []) {
      const folded = fold(name.text);
      const row = rows.length;
      starts[row] = length;
      entityOf[row] = entity;
      letters[row] = letterBits(folded);
      pieces.push('\n ', folded);
      length += folded.length + 2;
      rows.push(name);
    }
  }
  starts[rows.length] = length;
  firstRow[entities.length] = rows.length;
  joined.push(...pieces);
  return { joined: joined.join(''), starts, entityOf, firstRow, letters, entities, rows };
}

/** Bits 0 to 25 for the letters a to z, the rest for everything else. */
export function letterBits(folded: string): number {
  let bits = 0;
  for (let unit = 0; unit < folded.length; unit++) {
    const code = folded.charCodeAt(unit);
    if (code === 32) continue;
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits >>> 0;
}

export function foldedName(index: SearchIndex, row: number): string {
  return index.joined.slice((index.starts[row] ?? 0) + 2, index.starts[row + 1]);
}

/** All names of an entity, folded; a space stands before each of their words. Empty where the index has no such. */
export function namesOf(index: SearchIndex, entity: number): string {
  return index.joined.slice(index.starts[index.firstRow[entity] ?? 0], index.starts[index.firstRow[entity + 1] ?? 0]);
}

/** The folded name with the space before it, so that each of its words begins with one. */
export function paddedName(index: SearchIndex, row: number): string {
  return index.joined.slice((index.starts[row] ?? 0) + 1, index.starts[row + 1]);
}

export function sameText(index: SearchIndex, a: number, b: number): boolean {
  const { starts } = index;
  const lengthA = (starts[a + 1] ?? 0) - (starts[a] ?? 0);
  const lengthB = (starts[b + 1] ?? 0) - (starts[b] ?? 0);
  return lengthA === lengthB && foldedName(index, a) === foldedName(index, b);
}

/** By code units, so that every machine orders alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function compareRows(index: SearchIndex, a: number, b: number): number {
  const nameA = index.rows[a];
  const nameB = index.rows[b];
  return (
    compareText(foldedName(index, a), foldedName(index, b)) ||
    // UN before U.N.
    (nameA?.text.length ?? 0) - (nameB?.text.length ?? 0) ||
    compareText(nameA?.text ?? '', nameB?.text ?? '') ||
    compareText(nameA?.lang ?? '', nameB?.lang ?? '') ||
    compareText(nameA?.type ?? '', nameB?.type ?? '')
  );
}
