/**
 * Search as one types over 100,000 made-up entities, beside the packages that could do it, in one run: what a keystroke
 * costs, what getting ready costs, and whether each finds what a reader types. All get the same names and the same
 * queries: each prefix of a name that is typed letter by letter, and words out of the middle of names.
 */
import 'fake-indexeddb/auto';
import uFuzzy from '@leeoniya/ufuzzy';
import Dexie from 'dexie';
import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import fuzzysort from 'fuzzysort';
import MiniSearch from 'minisearch';
import { fold } from '../../src/search/fold.ts';
import { search } from '../../src/search/rank.ts';
import { buildSearchIndex } from '../../src/search/search-index.ts';
import { nameMaker, seeded } from './generated-ftm.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';

const ENTITIES = 100_000;
/** Names that are typed. */
const TYPED = 12;
const LIMIT = 20;

interface Candidate {
  /** Ids of what is found, best first. */
  find(query: string): readonly string[] | Promise<readonly string[]>;
}

interface Named {
  id: string;
  text: string;
}

export async function benchSearch(entities = ENTITIES): Promise<BenchRow[]> {
  const random = seeded(7);
  const make = nameMaker(random);
  const names: Named[] = Array.from({ length: entities }, (_, at) => ({
    id: `e${at}`,
    text: random() < 0.5 ? make.person() : make.company(),
  }));
  const queries = queriesFor(names, random);
  const rows: BenchRow[] = [];
  for (const [name, build] of CANDIDATES) {
    const start = performance.now();
    const candidate = await build(names);
    const readyMs = performance.now() - start;
    const times: number[] = [];
    let found = 0;
    let asked = 0;
    for (const { text, wanted } of queries) {
      const at = performance.now();
      const ids = await candidate.find(text);
      times.push(performance.now() - at);
      if (wanted === null) continue;
      asked++;
      if (ids.slice(0, LIMIT).includes(wanted)) found++;
      // What takes seconds a keystroke need not be asked a hundred times.
      if (times.length >= 12 && median(times) > 200) break;
    }
    times.sort((a, b) => a - b);
    const isOurs = name === OURS;
    const note = `${Math.round((100 * found) / Math.max(1, asked))} % of whole names among the first ${LIMIT}; ready in ${Math.round(readyMs)} ms`;
    rows.push({
      what: `a keystroke, ${entities.toLocaleString('en')} entities: ${name}`,
      value: median(times),
      unit: 'ms',
      ...(isOurs ? { budget: 8 } : {}),
      note,
    });
    if (isOurs) {
      rows.push({
        what: 'the same, the slowest of twenty',
        value: times[Math.floor(times.length * 0.95)] ?? 0,
        unit: 'ms',
      });
    }
  }
  return rows;
}

/** Letter by letter, and the second word of a name by itself. `wanted`: only whole names must be found. */
function queriesFor(names: readonly Named[], random: () => number): { text: string; wanted: string | null }[] {
  return Array.from({ length: TYPED }, () => {
    const { id, text } = names[Math.floor(random() * names.length)] as Named;
    const typed = Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1));
    return [
      ...typed.map((prefix) => ({ text: prefix, wanted: prefix === text ? id : null })),
      { text: text.split(' ')[1] ?? text, wanted: null },
    ];
  }).flat();
}

const OURS = 'ours';

const CANDIDATES: [name: string, build: (names: readonly Named[]) => Candidate | Promise<Candidate>][] = [
  [
    OURS,
    (names) => {
      const index = buildSearchIndex(names.map(({ id, text }) => ({ entity: id, text, lang: 'und', type: 'common' })));
      return {
        find: (query) => search(index, query, { language: 'en', limit: LIMIT }).map(({ entity }) => entity),
      };
    },
  ],
  [
    'MiniSearch',
    (names) => {
      const index = new MiniSearch<Named>({ fields: ['text'], searchOptions: { prefix: true, combineWith: 'AND' } });
      index.addAll(names);
      return { find: (query) => index.search(query).map(({ id }) => String(id)) };
    },
  ],
  [
    'FlexSearch',
    (names) => {
      const index = new Document({ document: { id: 'id', index: [{ field: 'text', tokenize: 'forward' }] } });
      for (const name of names) index.add(name as never);
      return {
        find: (query) =>
          index.search(query, { limit: LIMIT }).flatMap(({ result }) => (result as unknown[]).map(String)),
      };
    },
  ],
  [
    'uFuzzy',
    (names) => {
      const engine = new uFuzzy();
      const texts = names.map(({ text }) => text);
      return {
        find(query) {
          const [found, info, order] = engine.search(texts, query, 0, 1_000);
          const places = order && info ? order.map((at) => info.idx[at] ?? 0) : (found ?? []);
          return places.slice(0, LIMIT).map((at) => names[at]?.id ?? '');
        },
      };
    },
  ],
  [
    'fuzzysort',
    (names) => {
      const prepared = names.map(({ id, text }) => ({ id, text: fuzzysort.prepare(text) }));
      return {
        find: (query) => fuzzysort.go(query, prepared, { key: 'text', limit: LIMIT }).map(({ obj }) => obj.id),
      };
    },
  ],
  [
    'Fuse.js',
    (names) => {
      const index = new Fuse([...names], { keys: ['text'], threshold: 0.2 });
      return { find: (query) => index.search(query, { limit: LIMIT }).map(({ item }) => item.id) };
    },
  ],
  [
    'Dexie, an index of words (IndexedDB of a test, in memory)',
    async (names) => {
      // Dexie looks for them once, when it is loaded: in a run of all parts that was before they were there.
      const db = new Dexie('bench-search', { indexedDB, IDBKeyRange });
      db.version(1).stores({ names: 'id, *words' });
      const table = db.table<Named & { words: string[] }>('names');
      // A tenth of the names: the rest would take minutes to write.
      await table.bulkAdd(
        names.slice(0, names.length / 10).map((name) => ({ ...name, words: fold(name.text).split(' ') })),
      );
      return {
        find: async (query) => {
          const [first = ''] = fold(query).split(' ');
          return (await table.where('words').startsWith(first).limit(LIMIT).toArray()).map(({ id }) => id);
        },
      };
    },
  ],
];
