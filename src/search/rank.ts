import type { NameRow } from '../dataset/reader.ts';
import { PER_STEP, runAtOnce, type Steps } from '../matching/slices.ts';
import type { Span } from '../matching/types.ts';
import { fold, foldWithOffsets } from './fold.ts';

/**
 * Search over every name in every language, as one types. Pure.
 *
 * Ranking is by plain tie-breakers, never by a sum of weights, so that an order can always be explained:
 *
 *   where the query stands in the name  →  spelling  →  language  →  type of name  →  length  →  the next best name
 *
 * All folded names lie in one string, each behind `\n `, the names of one entity side by side:
 *
 *   \n fiu nederland\n fiu nl\n fiu\n unicef\n …
 *
 * so one needle finds the starts of names (`\n fiu`) and another all other places (`fiu`; of fewer than four letters the
 * starts of words, and others only where there are none), each with the string search of
 * the engine. The second tier runs only while there is room below `limit`: it could not displace a find of the first.
 * Finds come in the order of the string, hence entity by entity, and only the best `limit` are kept.
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

type Match =
  /** The query is the whole name. */
  | 'exact'
  /** The name begins with it. */
  | 'prefix'
  /** A word of the name begins with it. */
  | 'word'
  /** It stands inside a word. */
  | 'infix'
  /** Each word of the query begins a word of the name, in any order. */
  | 'words'
  /** The name only resembles the query. */
  | 'spelling';

export interface SearchHit {
  entity: string;
  /** The name that was found, as it is written: the reason for the hit where it is not the headword. */
  name: string;
  lang: string;
  type: string;
  match: Match;
  /** What to underline in `name`, in code units, ascending; empty for close spellings. */
  spans: Span[];
}

export interface SearchOptions {
  /** Interface language: names in it go first among equals. */
  language: string;
  limit: number;
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

/**
 * What to underline of a text for a query, by the rules of {@link search}; null where the text does not hold it.
 * For the headword of a hit, which may hold the query as well as the name that was found.
 */
export function findSpans(text: string, query: string): Span[] | null {
  const needle = fold(query);
  if (needle === '') return null;
  const folded = foldWithOffsets(text);
  const spanAt = (at: number, length: number): Span => ({
    start: folded.starts[at] ?? 0,
    end: folded.ends[at + length - 1] ?? text.length,
  });
  const padded = ` ${folded.text}`;
  const atWord = padded.indexOf(` ${needle}`);
  const at = atWord >= 0 ? atWord : folded.text.indexOf(needle);
  if (at >= 0) return [spanAt(at, needle.length)];
  const words = needle.split(' ');
  const places = words.map((word) => padded.indexOf(` ${word}`));
  if (words.length < 2 || places.includes(-1)) return null;
  const spans = words.map((word, position) => spanAt(places[position] ?? 0, word.length));
  return joinSpans(spans.sort((a, b) => a.start - b.start || b.end - a.end));
}

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
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

/** An entity found in one tier, with the two of its names there that decide its place. */
interface Find {
  entity: number;
  row: number;
  key: number;
  /** Key of the best name with another text; worse than any where there is none. */
  nextKey: number;
}

const NO_KEY = 0x7fff_ffff;

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

function addName(index: SearchIndex, find: Find, row: number, key: number): void {
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
function keep(index: SearchIndex, best: Find[], find: Find, room: number): void {
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

/** By code units, so that every machine orders alike. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareRows(index: SearchIndex, a: number, b: number): number {
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

function foldedName(index: SearchIndex, row: number): string {
  return index.joined.slice((index.starts[row] ?? 0) + 2, index.starts[row + 1]);
}

/** All names of an entity, folded; a space stands before each of their words. Empty where the index has no such. */
export function namesOf(index: SearchIndex, entity: number): string {
  return index.joined.slice(index.starts[index.firstRow[entity] ?? 0], index.starts[index.firstRow[entity + 1] ?? 0]);
}

/** The folded name with the space before it, so that each of its words begins with one. */
function paddedName(index: SearchIndex, row: number): string {
  return index.joined.slice((index.starts[row] ?? 0) + 1, index.starts[row + 1]);
}

function sameText(index: SearchIndex, a: number, b: number): boolean {
  const { starts } = index;
  const lengthA = (starts[a + 1] ?? 0) - (starts[a] ?? 0);
  const lengthB = (starts[b + 1] ?? 0) - (starts[b] ?? 0);
  return lengthA === lengthB && foldedName(index, a) === foldedName(index, b);
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

function standingOf(name: NameRow | undefined, language: string, length: number): number {
  if (name === undefined) return NO_KEY;
  const misspelt = name.type === 'misspelling' ? 1 : 0;
  const foreign = name.lang === language ? 0 : name.lang === 'und' ? 1 : name.lang === 'en' ? 2 : 3;
  const type = name.type === 'official' ? 0 : name.type === 'acronym' ? 1 : name.type === 'former' ? 3 : 2;
  return (misspelt << 14) | (foreign << 12) | (type << 10) | Math.min(length, 1023);
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

/** Bits 0 to 25 for the letters a to z, the rest for everything else. */
function letterBits(folded: string): number {
  let bits = 0;
  for (let unit = 0; unit < folded.length; unit++) {
    const code = folded.charCodeAt(unit);
    if (code === 32) continue;
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits >>> 0;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Slips that a query of this length may hold and still mean a name. Short names differ too little from each other. */
function slipsFor(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3;
}

/**
 * Entities with a name, or a run of words in one, that differs from the query by a few letters: for when {@link search}
 * finds nothing. Closest first, whole names before runs of words in longer ones, then by the tie-breakers of search.
 * Distance after Damerau in its restricted form (optimal string alignment): a letter more, less or other, or two
 * neighbours swapped, is one slip.
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

/**
 * Least distance from the query to a run of whole words of the name; more than `maxSlips` where none is that close.
 *
 * @param run becomes the first run that is as close
 */
function leastSlips(name: string, needle: string, maxSlips: number, run?: Span): number {
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
const isPartOnly = (name: string, needle: string, slips: number): boolean =>
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
