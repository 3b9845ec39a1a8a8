import { addName, type Find, keep, NO_KEY, standingOf } from './best-finds.ts';
import { findSpans } from './find-spans.ts';
import { fold } from './fold.ts';
import type { Match, SearchHit, SearchOptions } from './search-hit.ts';
import { compareRows, foldedName, paddedName, type SearchIndex } from './search-index.ts';

/**
 * Search over every name in every language, as one types. Pure.
 *
 * Ranking is by plain tie-breakers, never by a sum of weights, so that an order can always be explained:
 *
 *   where the query stands in the name  →  spelling  →  language  →  type of name  →  length  →  the next best name
 *
 * One needle finds the starts of names and another all other places (of fewer than four letters the starts of words, and
 * others only where there are none), each with the string search of the engine. The second tier runs only while there is
 * room below `limit`: it could not displace a find of the first. Finds come in the order of the string, hence entity by
 * entity, and only the best `limit` are kept.
 */

/**
 * The entities with a name that holds the query, best first, one hit each; at most `limit`. A blank query finds nothing.
 * A smaller limit gives the beginning of the longer list. The order does not depend on the order of the names.
 */
export function search(index: SearchIndex, query: string, options: SearchOptions): SearchHit[] {
  const needle = fold(query);
  if (needle === '' || options.limit <= 0) return [];
  const seen = new Uint8Array(index.entities.length);
  const hits: SearchHit[] = [];
  for (const tier of tiersOf(needle)) {
    const room = options.limit - hits.length;
    if (room <= 0 || (tier.isLast && hits.length > 0)) break;
    const finds = selectBest(index, needle, tier, seen, room, options.language);
    for (const find of finds) hits.push(toHit(index, find, needle, query, options.language));
  }
  return hits;
}

/** A kind of place for the query, with the string that finds it; `words`, if any, must all begin words of the name. */
interface Tier {
  pattern: string;
  words: readonly string[];
  /** Only where nothing else was found. */
  isLast?: boolean;
}

/** Fewer letters stand inside half of all words: “ing” in Stichting, Nottingham and Sterling. */
const INFIX_LETTERS = 4;

function tiersOf(needle: string): Tier[] {
  const tiers: Tier[] = [{ pattern: `\n ${needle}`, words: [] }];
  const infix: Tier = { pattern: needle, words: [] };
  if (needle.length < INFIX_LETTERS) tiers.push({ pattern: ` ${needle}`, words: [] }, { ...infix, isLast: true });
  else tiers.push(infix);
  const words = needle.split(' ');
  if (words.length > 1) {
    // The longest word is the rarest guess; the others are looked up in the few names that have it.
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
    tiers.push({ pattern: ` ${longest}`, words });
  }
  return tiers;
}

function selectBest(
  index: SearchIndex,
  needle: string,
  tier: Tier,
  seen: Uint8Array,
  room: number,
  language: string,
): Find[] {
  const { joined, starts, entityOf } = index;
  const best: Find[] = [];
  let find: Find | null = null;
  let row = 0;
  let at = joined.indexOf(tier.pattern);
  while (at >= 0) {
    while ((starts[row + 1] ?? 0) <= at) row++;
    const entity = entityOf[row] ?? 0;
    const rowEnd = starts[row + 1] ?? joined.length;
    if (seen[entity] === 0 && (tier.words.length === 0 || holdsWords(index, row, tier.words))) {
      const key = keyOf(index, row, needle, language);
      if (find === null || find.entity !== entity) {
        if (find !== null) keep(index, best, find, room);
        find = { entity, row, key, nextKey: NO_KEY };
      } else {
        addName(index, find, row, key);
      }
    }
    // One find a name is enough: the key looks for the best place in it by itself.
    at = joined.indexOf(tier.pattern, rowEnd);
  }
  if (find !== null) keep(index, best, find, room);
  for (const { entity } of best) seen[entity] = 1;
  return best;
}

function holdsWords(index: SearchIndex, row: number, words: readonly string[]): boolean {
  const padded = paddedName(index, row);
  return words.every((word) => padded.includes(` ${word}`));
}

const PLACES = ['exact', 'prefix', 'prefix', 'word', 'word', 'infix', 'words'] as const satisfies readonly Match[];
const INFIX = PLACES.indexOf('infix');

/** Where the query stands in a folded name, as an index into {@link PLACES}: 0 is best; -1 nowhere. */
function placeOf(name: string, needle: string): number {
  const at = name.indexOf(needle);
  if (at === 0) {
    if (name.length === needle.length) return 0;
    return name[needle.length] === ' ' ? 1 : 2;
  }
  if (at > 0) {
    // A whole word before the start of one: "fiu" in "stabsstelle fiu" before "stiftung fiume".
    if (` ${name} `.includes(` ${needle} `)) return 3;
    return name.includes(` ${needle}`) ? 4 : 5;
  }
  const words = needle.split(' ');
  const padded = ` ${name}`;
  return words.length > 1 && words.every((word) => padded.includes(` ${word}`)) ? 6 : -1;
}

/** One number by which names compare, smaller first: place 3 bits, spelling 1, language 2, type 2, length 10. */
function keyOf(index: SearchIndex, row: number, needle: string, language: string): number {
  const folded = foldedName(index, row);
  return (placeOf(folded, needle) << 15) | standingOf(index.rows[row], language, folded.length);
}

function toHit(index: SearchIndex, find: Find, needle: string, query: string, language: string): SearchHit {
  // A misspelling may be what was found, but it is not what we show while a true name of the entity holds the query too.
  let row = find.row;
  if (index.rows[row]?.type === 'misspelling') row = bestTrueName(index, find, needle, language) ?? row;
  const name = index.rows[row];
  return {
    entity: index.entities[find.entity] ?? '',
    name: name?.text ?? '',
    lang: name?.lang ?? 'und',
    type: name?.type ?? 'common',
    match: PLACES[placeOf(foldedName(index, row), needle)] ?? 'infix',
    spans: findSpans(name?.text ?? '', query) ?? [],
  };
}

/** The best true name in which the query stands in one piece, or, where it does so in none, word by word as in the find. */
function bestTrueName(index: SearchIndex, find: Find, needle: string, language: string): number | undefined {
  const lastPlace = Math.max(INFIX, placeOf(foldedName(index, find.row), needle));
  let best: number | undefined;
  let bestKey = NO_KEY;
  for (let row = index.firstRow[find.entity] ?? 0; row < (index.firstRow[find.entity + 1] ?? 0); row++) {
    const place = placeOf(foldedName(index, row), needle);
    if (index.rows[row]?.type === 'misspelling' || place < 0 || place > lastPlace) continue;
    const key = keyOf(index, row, needle, language);
    if (best === undefined || key < bestKey || (key === bestKey && compareRows(index, row, best) < 0)) {
      best = row;
      bestKey = key;
    }
  }
  return best;
}
