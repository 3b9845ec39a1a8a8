import type { Span } from '../matching/types.ts';
import { fold, foldWithOffsets } from './fold.ts';

/**
 * What to underline of a text for a query, by the rules of `search`; null where the text does not hold it.
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
