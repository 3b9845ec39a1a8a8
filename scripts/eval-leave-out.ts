import { WEIGHTS } from '../src/matching/link/weights.ts';
import { table } from './eval-report.ts';
import { type Counts, count, rates, type Text, type TextResult } from './eval-score.ts';
import { linkDocument, type Tools } from './link-document.ts';

/** How many other weight tables are tried beside ours, and how far a weight may move: by a factor up to this. */
const VARIANTS = 24;
const SPREAD = 1.5;

/**
 * Whether the weights fit the texts they were set on better than others. Every genre is left out in turn: of our weight
 * table and random variants of it the one that does best on all other genres judges the genre left out. If the weights
 * were fitted to particular texts, what is chosen without a genre would do worse on it. The range of F1 over all variants
 * says how much hangs on the exact figures.
 */
export function leaveGenresOut(tools: Tools, texts: readonly Text[]): string {
  const ours = { ...WEIGHTS };
  const random = randomFrom(20_261_124);
  const tables = [ours, ...Array.from({ length: VARIANTS }, () => varied(ours, random))];
  const results = tables.map((weights) => {
    Object.assign(WEIGHTS, weights);
    return texts.map(
      (text): TextResult => ({ text, ...linkDocument(tools, { title: '', lang: text.lang, host: '' }, text.blocks) }),
    );
  });
  Object.assign(WEIGHTS, ours);

  const genres = [...new Set(texts.map((text) => text.genre))].sort();
  const held = genres.map((genre) => {
    const rest = results.map((of) => count(of.filter(({ text }) => text.genre !== genre)));
    const best = rest.reduce((a, b, index) => (b.f1 > (rest[a]?.f1 ?? 0) ? index : a), 0);
    return { genre, counts: count((results[best] ?? []).filter(({ text }) => text.genre === genre)) };
  });
  const sum = (key: 'gold' | 'found' | 'right') => held.reduce((total, { counts }) => total + counts[key], 0);
  const all = rates(sum('right'), sum('found'), sum('gold'));
  const f1s = results.map((of) => count(of).f1).sort((a, b) => a - b);
  const percent = (share: number | undefined) => ((share ?? 0) * 100).toFixed(1);
  const row = (name: string, c: Pick<Counts, 'gold' | 'found' | 'right' | 'precision' | 'recall' | 'f1'>) => [
    name,
    ...[c.gold, c.found, c.right].map(String),
    ...[c.precision, c.recall, c.f1].map(percent),
  ];
  return [
    table([
      ['genre left out', 'gold', 'found', 'right', 'prec.', 'recall', 'F1'],
      ...held.map(({ genre, counts }) => row(genre, counts)),
      row('all', { gold: sum('gold'), found: sum('found'), right: sum('right'), ...all }),
    ]),
    `F1 over all texts: ours ${percent(count(results[0] ?? []).f1)}, ${VARIANTS} tables with every weight moved by up to ${SPREAD}: ${percent(f1s[0])} to ${percent(f1s.at(-1))}`,
  ].join('\n');
}

function varied(weights: Record<string, number>, random: () => number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, weight * SPREAD ** (2 * random() - 1)]),
  );
}

/** A small generator with a seed (mulberry32): the figures are the same at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}
