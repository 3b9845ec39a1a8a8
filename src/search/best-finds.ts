import type { NameRow } from '../dataset/reader.ts';
import { compareRows, compareText, type SearchIndex, sameText } from './search-index.ts';

/** The best finds of a search, by its tie-breakers. Pure. */

/** An entity that was found, with the two of its names there that decide its place. */
export interface Find {
  entity: number;
  row: number;
  key: number;
  /** Key of the best name with another text; worse than any where there is none. */
  nextKey: number;
}

/** Worse than any key. */
export const NO_KEY = 0x7fff_ffff;

/** Takes a further name of the entity into account. */
export function addName(index: SearchIndex, find: Find, row: number, key: number): void {
  const isBetter = key < find.key || (key === find.key && compareRows(index, row, find.row) < 0);
  if (isBetter) {
    if (!sameText(index, row, find.row)) find.nextKey = find.key;
    find.row = row;
    find.key = key;
  } else if (key < find.nextKey && !sameText(index, row, find.row)) {
    find.nextKey = key;
  }
}

/** Keeps `best` sorted and no longer than `room`. */
export function keep(index: SearchIndex, best: Find[], find: Find, room: number): void {
  const worst = best[room - 1];
  if (worst !== undefined && compareFinds(index, find, worst) >= 0) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = best[middle];
    if (other !== undefined && compareFinds(index, other, find) < 0) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, find);
  if (best.length > room) best.pop();
}

function compareFinds(index: SearchIndex, a: Find, b: Find): number {
  return (
    a.key - b.key ||
    a.nextKey - b.nextKey ||
    compareRows(index, a.row, b.row) ||
    compareText(index.entities[a.entity] ?? '', index.entities[b.entity] ?? '')
  );
}

/** How names compare that hold the query at like places, smaller first: spelling 1 bit, language 2, type 2, length 10. */
export function standingOf(name: NameRow | undefined, language: string, length: number): number {
  if (name === undefined) return NO_KEY;
  const misspelt = name.type === 'misspelling' ? 1 : 0;
  const foreign = name.lang === language ? 0 : name.lang === 'und' ? 1 : name.lang === 'en' ? 2 : 3;
  const type = name.type === 'official' ? 0 : name.type === 'acronym' ? 1 : name.type === 'former' ? 3 : 2;
  return (misspelt << 14) | (foreign << 12) | (type << 10) | Math.min(length, 1023);
}
