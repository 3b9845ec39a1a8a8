import type { Span } from '../matching/types.ts';
import { addName, type Find, keep, NO_KEY, standingOf } from './best-finds.ts';
import { fold, foldWithOffsets } from './fold.ts';
import type { SearchHit, SearchOptions } from './search-hit.ts';
import { compareRows, foldedName, letterBits, type SearchIndex } from './search-index.ts';
import { isPartOnly, leastSlips } from './slips.ts';

/** Close spellings. Pure. */

/** Slips that a query of this length may hold and still mean a name. Short names differ too little from each other. */
function slipsFor(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3;
}

/**
 * Entities with a name, or a run of words in one, that differs from the query by a few letters: for when `search`
 * finds nothing. Closest first, whole names before runs of words in longer ones, then by the tie-breakers of search.
 */
export function suggest(index: SearchIndex, query: string, options: SearchOptions): SearchHit[] {
  const needle = fold(query);
  const maxSlips = slipsFor(needle.length);
  if (maxSlips === 0 || options.limit <= 0) return [];
  const needleLetters = letterBits(needle);
  const best: Find[] = [];
  for (let entity = 0; entity < index.entities.length; entity++) {
    let find: Find | null = null;
    for (let row = index.firstRow[entity] ?? 0; row < (index.firstRow[entity + 1] ?? 0); row++) {
      // Each letter of the query that the name lacks altogether costs at least one slip.
      if (countBits(needleLetters & ~(index.letters[row] ?? 0)) > maxSlips) continue;
      const folded = foldedName(index, row);
      const slips = leastSlips(folded, needle, maxSlips);
      if (slips > maxSlips) continue;
      const isPart = isPartOnly(folded, needle, slips) ? 1 : 0;
      const key = (slips << 16) | (isPart << 15) | standingOf(index.rows[row], options.language, folded.length);
      if (find === null) find = { entity, row, key, nextKey: NO_KEY };
      else addName(index, find, row, key);
    }
    if (find !== null) keep(index, best, find, options.limit);
  }
  return best.map((find) => {
    const name = index.rows[trueNameFor(index, find, needle, maxSlips, options.language)];
    return {
      entity: index.entities[find.entity] ?? '',
      name: name?.text ?? '',
      lang: name?.lang ?? 'und',
      type: name?.type ?? 'common',
      match: 'spelling',
      spans: closeSpans(name?.text ?? '', needle, maxSlips),
    };
  });
}

/** What of a name is close to the query: a run of its words; nothing where that is the whole name. */
function closeSpans(text: string, needle: string, maxSlips: number): Span[] {
  const folded = foldWithOffsets(text);
  const run = { start: 0, end: folded.text.length };
  const slips = leastSlips(folded.text, needle, maxSlips, run);
  if (slips > maxSlips || !isPartOnly(folded.text, needle, slips)) return [];
  return [{ start: folded.starts[run.start] ?? 0, end: folded.ends[run.end - 1] ?? text.length }];
}

/** The row to show for a close spelling: a true name within reach, if there is one, rather than a misspelling. */
function trueNameFor(index: SearchIndex, find: Find, needle: string, maxSlips: number, language: string): number {
  if (index.rows[find.row]?.type !== 'misspelling') return find.row;
  let best = find.row;
  let bestKey = NO_KEY;
  for (let row = index.firstRow[find.entity] ?? 0; row < (index.firstRow[find.entity + 1] ?? 0); row++) {
    const folded = foldedName(index, row);
    const slips = leastSlips(folded, needle, maxSlips);
    if (index.rows[row]?.type === 'misspelling' || slips > maxSlips) continue;
    const key = (slips << 15) | standingOf(index.rows[row], language, folded.length);
    if (key < bestKey || (key === bestKey && compareRows(index, row, best) < 0)) {
      best = row;
      bestKey = key;
    }
  }
  return best;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
