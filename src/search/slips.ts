import type { Span } from '../matching/types.ts';

/**
 * How far a query is from a name, in slips: a letter more, less or other, or two neighbours swapped. Pure.
 *
 * Distance after Damerau in its restricted form (optimal string alignment).
 */

/**
 * Least distance from the query to a run of whole words of the name; more than `maxSlips` where none is that close.
 *
 * @param run becomes the first run that is as close
 */
export function leastSlips(name: string, needle: string, maxSlips: number, run?: Span): number {
  let least = maxSlips + 1;
  for (let start = 0; start < name.length; start = nextWord(name, start)) {
    const longest = start + needle.length + maxSlips;
    for (let end = wordEnd(name, start); end <= longest; end = wordEnd(name, end + 1)) {
      if (end - start >= needle.length - maxSlips) {
        const slips = slipsBetween(name.slice(start, end), needle, least);
        if (slips < least) {
          least = slips;
          if (run) Object.assign(run, { start, end });
        }
      }
      if (end === name.length) break;
    }
  }
  return least;
}

/** Whether no more than a part of a name is so close to the query as this. */
export const isPartOnly = (name: string, needle: string, slips: number): boolean =>
  Math.abs(name.length - needle.length) > slips || slipsBetween(name, needle, slips + 1) > slips;

function wordEnd(name: string, from: number): number {
  const space = name.indexOf(' ', from);
  return space < 0 ? name.length : space;
}

function nextWord(name: string, from: number): number {
  return wordEnd(name, from) + 1;
}

/**
 * Optimal string alignment distance; any number from `enough` upward means "no less than that". Only the diagonal band
 * in which a smaller distance can lie is filled.
 */
function slipsBetween(a: string, b: string, enough: number): number {
  const width = b.length + 2;
  let beforeLast = new Uint16Array(width).fill(enough);
  let last = new Uint16Array(width).fill(enough);
  let row = new Uint16Array(width).fill(enough);
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - enough);
    const to = Math.min(b.length, i + enough);
    row.fill(enough);
    if (from === 1) row[0] = i;
    let rowLeast = row[0] ?? enough;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = slips;
      rowLeast = Math.min(rowLeast, slips);
    }
    if (rowLeast >= enough) return enough;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length] ?? enough;
}
