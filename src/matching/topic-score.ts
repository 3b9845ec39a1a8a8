import { foldWord, type Words, wordsOf } from './evidence-words.ts';
import type { Topics } from './types.ts';

/** One topic word; the same words in several languages are one. */
interface TopicEntry {
  words: string[];
  /** The last word is a prefix. */
  open: boolean;
  /** The entry has capitals and counts only so written. */
  exact: string | null;
  topic: string;
  weight: number;
}

/** All topic words, found by their first word. */
export interface TopicIndex {
  entries: TopicEntry[];
  byWord: Map<string, number[]>;
  /** Entries of one open word, by its first four characters. */
  byPrefix: Map<string, number[]>;
}

export function compileTopics(topics: Topics): TopicIndex {
  const merged = new Map<string, { text: string; topic: string; weight: number }>();
  for (const ofLang of Object.values(topics)) {
    for (const [topic, words] of Object.entries(ofLang)) {
      for (const { text, weight } of words) {
        const key = `${topic} ${text}`;
        merged.set(key, { text, topic, weight: Math.max(weight, merged.get(key)?.weight ?? 0) });
      }
    }
  }
  const index: TopicIndex = { entries: [], byWord: new Map(), byPrefix: new Map() };
  for (const [, { text, topic, weight }] of [...merged].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const open = text.endsWith('*');
    const bare = open ? text.slice(0, -1) : text;
    const words = wordsOf(bare).folded;
    const [first] = words;
    if (first === undefined) continue;
    const id = index.entries.push({ words, open, exact: /\p{Lu}/u.test(bare) ? bare : null, topic, weight }) - 1;
    const short = open && words.length === 1;
    put(short ? index.byPrefix : index.byWord, short ? foldWord(first).slice(0, 4) : first, id);
  }
  return index;
}

function put(map: Map<string, number[]>, key: string, id: number): void {
  const known = map.get(key);
  if (known) known.push(id);
  else map.set(key, [id]);
}

/** Numbers of the topic words in a text: at each place the longest, one of each topic. */
export function findTopics(index: TopicIndex, words: Words, text: string, found: Set<number>): void {
  for (let at = 0; at < words.folded.length; at++) {
    const word = words.folded[at] ?? '';
    let best: TopicEntry | null = null;
    let ids: number[] = [];
    for (const id of index.byWord.get(word) ?? []) consider(id);
    if (word.length >= 4) for (const id of index.byPrefix.get(word.slice(0, 4)) ?? []) consider(id);
    for (const id of ids) found.add(id);
    if (best) at += (best as TopicEntry).words.length - 1;

    function consider(id: number): void {
      const entry = index.entries[id];
      if (!entry || !standsAt(entry, words, at, text)) return;
      const order = best ? length(entry) - length(best) : 1;
      if (order < 0) return;
      ids = order === 0 ? [...ids, id] : [id];
      best = entry;
    }
  }
}

function length(entry: TopicEntry): number {
  return entry.words.length * 100 + (entry.words.at(-1)?.length ?? 0);
}

function standsAt(entry: TopicEntry, words: Words, at: number, text: string): boolean {
  const last = entry.words.length - 1;
  for (let offset = 0; offset <= last; offset++) {
    const there = words.folded[at + offset];
    if (there === undefined) return false;
    const expected = entry.words[offset] ?? '';
    if (there !== expected && !(entry.open && offset === last && there.startsWith(expected))) return false;
  }
  if (entry.exact === null) return true;
  return text.slice(words.starts[at], words.ends[at + last]).startsWith(entry.exact);
}

/**
 * How much a document is about each topic, from 0 to 1: distinct words count once, and each further one adds less.
 *
 * @param entities what the entities add that stand there without doubt: see {@link topicOfEntities}
 */
export function topicScores(index: TopicIndex, found: Iterable<number>, entities: number): Map<string, number> {
  const sums = new Map<string, number>([[SLAVERY, entities]]);
  for (const id of found) {
    const entry = index.entries[id];
    if (entry) sums.set(entry.topic, (sums.get(entry.topic) ?? 0) + entry.weight);
  }
  return new Map([...sums].map(([topic, sum]) => [topic, 1 - Math.exp(-sum / TOPIC_SCALE)]));
}

const SLAVERY = 'slavery';

/** What a named entity adds to the topic, by kind and field: an initiative against trafficking much, a bank little. */
const KIND_WEIGHT: Record<string, number> = {
  initiative: 0.5,
  programme: 0.5,
  publication: 0.6,
  event: 0.6,
  law: 0.4,
  person: 0.4,
};
const SECTOR_WEIGHT: Record<string, number> = {
  'survivor-organisation': 0.4,
  ngo: 0.3,
  philanthropy: 0.3,
  academia: 0.1,
};

export function topicOfEntities(entities: Iterable<{ kind: string; sector?: string; broad: boolean }>): number {
  let sum = 0;
  for (const { kind, sector, broad } of entities) {
    if (!broad) sum += KIND_WEIGHT[kind] ?? SECTOR_WEIGHT[sector ?? ''] ?? 0.05;
  }
  return sum;
}

/** A sum of weights of this size gives a score of 0.63: about two clear topic words. */
const TOPIC_SCALE = 2;

/** The two topics as one score: a page about money laundering alone is half about ours. */
export function topicScore(scores: ReadonlyMap<string, number>): number {
  const slavery = scores.get(SLAVERY) ?? 0;
  const other = [...scores].filter(([topic]) => topic !== SLAVERY).map(([, score]) => score);
  return Math.min(1, slavery + 0.6 * (1 - slavery) * Math.max(0, ...other));
}

/** From here on broad names are marked. */
const ON_TOPIC = 0.4;

export function isOnTopic(score: number): boolean {
  return score >= ON_TOPIC;
}
