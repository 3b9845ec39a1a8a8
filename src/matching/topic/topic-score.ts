import { COUNTRY_WORDS } from '../evidence/country-words.ts';
import { foldedWords, foldWord, isWordUnit } from '../evidence/words.ts';
import { borders, hashes, hashOf, hasOdd, tokenise } from '../text/tokenise.ts';
import type { Topics } from '../types.ts';

/** One topic word; the same words in several languages are one. */
interface TopicEntry {
  words: string[];
  /** The last word is a prefix. */
  open: boolean;
  /** The entry has capitals and counts only so written. */
  exact: string | null;
  topic: string;
  /** Set where it tells of a country, and of no topic; `weak` as in {@link CountryWord}. */
  country: { code: string; weak: boolean } | null;
  weight: number;
}

/** All topic words, found by their first word. */
export interface TopicIndex {
  entries: TopicEntry[];
  byWord: Map<string, number[]>;
  /** Entries of one open word, by its first four letters. */
  byPrefix: Map<string, number[]>;
  /** Hashes of the first words of all entries that are not open, and a bit for each. */
  firsts: Set<number>;
  wholes: Int32Array;
  /** For each number of {@link lettersAt} 1 where an open entry may begin so. */
  openings: Uint8Array;
  /** First words of all entries, as far as they have four letters, by {@link lettersAt}. */
  begun: Map<number, string[]>;
  /** The same for the third and fourth letter alone, five bits each. */
  inner: Uint8Array;
}

export function compileTopics(topics: Topics): TopicIndex {
  const merged = new Map<string, Pick<TopicEntry, 'topic' | 'country' | 'weight'> & { text: string }>();
  // Behind all topics in the order of their keys, whatever a pack calls its own.
  for (const { text, country, weak } of COUNTRY_WORDS)
    merged.set(`\uFFFF${country} ${text}`, { text, topic: '', country: { code: country, weak }, weight: 0 });
  for (const ofLang of Object.values(topics)) {
    for (const [topic, words] of Object.entries(ofLang)) {
      for (const { text, weight } of words) {
        const key = `${topic} ${text}`;
        merged.set(key, { text, topic, country: null, weight: Math.max(weight, merged.get(key)?.weight ?? 0) });
      }
    }
  }
  const index: TopicIndex = {
    entries: [],
    byWord: new Map(),
    byPrefix: new Map(),
    firsts: new Set(),
    wholes: new Int32Array(1 << (32 - GATE_SHIFT - 5)),
    openings: new Uint8Array(1 << 15),
    begun: new Map(),
    inner: new Uint8Array(1 << 10),
  };
  // Words that begin outside the alphabet (öffentlich) are always looked up.
  index.openings[0] = 1;
  for (const [, { text, topic, country, weight }] of [...merged].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const open = text.endsWith('*');
    const bare = open ? text.slice(0, -1) : text;
    const words = foldedWords(bare);
    const [first] = words;
    if (first === undefined) continue;
    const exact = /\p{Lu}/u.test(bare) ? bare : null;
    const id = index.entries.push({ words, open, exact, topic, country, weight }) - 1;
    const short = open && words.length === 1;
    // A beginning of fewer letters would have to open the gate for most words.
    if (short && first.length < BEGINNING) continue;
    if (first.length >= BEGINNING) put(index.begun, lettersAt(first, 0), first);
    if (short) {
      index.openings[lettersAt(first, 0)] = 1;
      index.inner[((first.charCodeAt(2) & 31) << 5) | (first.charCodeAt(3) & 31)] = 1;
    } else if (tokenise(text, 0, 0) > 0) {
      index.firsts.add(hashOf(0));
      const hash = hashOf(0) >>> GATE_SHIFT;
      index.wholes[hash >>> 5] = (index.wholes[hash >>> 5] as number) | (1 << hash);
    }
    put(short ? index.byPrefix : index.byWord, short ? first.slice(0, BEGINNING) : first, id);
  }
  return index;
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

export interface TopicFinder {
  /** Before the first token of each text. */
  begin(): void;
  /** What `scan`, which splits the text anyway, is to call with its tokens. */
  onTokens(text: string, first: number, count: number): void;
}

/**
 * Looks for topic words in one text after the other and adds their numbers to `found`: at each place the longest, one of
 * each topic. Nearly all words fall at one look at their hash and one at their third and fourth letter.
 */
export function topicFinder(index: TopicIndex, found: Set<number>): TopicFinder {
  const { firsts, wholes, inner } = index;
  // Known to this function, they are not looked up in their module at every word.
  const places = borders;
  const ends = hashes;
  /** The words of a topic word are not looked at again. */
  let past = 0;
  return {
    begin() {
      past = 0;
    },
    onTokens(text, first, count) {
      const odd = hasOdd();
      const lastOpening = text.length - BEGINNING;
      for (let border = first; border < count; border += 2) {
        const full = ends[border + 1] as number;
        const hash = full >>> GATE_SHIFT;
        const start = places[border] as number;
        const whole = (wholes[hash >>> 5] as number) >>> hash;
        let look = whole;
        if (odd) look = 1;
        else if (start <= lastOpening) {
          const third = text.charCodeAt(start + 2);
          const fourth = text.charCodeAt(start + 3);
          look |= (inner[((third & 31) << 5) | (fourth & 31)] as number) | ((127 - (third | fourth)) >>> 31);
        }
        if (!(look & 1) || start < past) continue;
        const isLong = odd || (places[border + 1] as number) - start >= BEGINNING;
        if ((whole & 1 && firsts.has(full)) || (isLong && mayOpen(index, text, start))) {
          past = takeLongest(index, text, start, found);
        }
      }
    },
  };
}

/** Bits of the gate: 2 to the power of 32 less this. */
const GATE_SHIFT = 17;

/**
 * A number of 15 bits for the first four units of a word, whatever their case and whether or not the word has so many;
 * 0 where one is outside ASCII. Without a branch: whether a word is a short one no processor guesses well.
 */
function lettersAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const third = text.charCodeAt(at + 2);
  const fourth = text.charCodeAt(at + 3);
  const letters = ((first & 31) << 15) | ((second & 31) << 10) | ((third & 31) << 5) | (fourth & 31);
  // All ones where each is below 128.
  const ascii = ((first | second | third | fourth) - 128) >> 31;
  return (1 + ((letters ^ (letters >>> 6)) & 0x3fff)) & ascii;
}

/** Whether a topic word with an open end may begin at a place. */
function mayOpen({ openings, begun }: TopicIndex, text: string, start: number): boolean {
  const letters = lettersAt(text, start);
  if (openings[letters] !== 1) return false;
  // Words that begin outside the alphabet are always looked up.
  if (letters === 0) return true;
  for (const word of begun.get(letters) ?? []) if (mayGoOn(word, text, start)) return true;
  return false;
}

/** Whether the letters of a word after the first four may stand at a place; outside ASCII any letter may. */
function mayGoOn(word: string, text: string, start: number): boolean {
  for (let at = BEGINNING; at < word.length; at++) {
    const unit = text.charCodeAt(start + at);
    if (unit > 127) return true;
    if ((unit | 32) !== word.charCodeAt(at)) return false;
  }
  return true;
}

/** Letters by which topic words with an open end are found; such words have no fewer. */
const BEGINNING = 4;

/** Takes the longest topic word at a place; returns where it ends, or 0. */
function takeLongest(index: TopicIndex, text: string, start: number, found: Set<number>): number {
  const words = new WordsFrom(text, start);
  const word = words.at(0);
  const whole = index.byWord.get(word);
  const begun = index.byPrefix.get(word.slice(0, BEGINNING));
  if (!whole && !begun) return 0;
  let best: TopicEntry | null = null;
  const ids: number[] = [];
  for (let list = whole ?? begun; list; list = list === whole ? begun : undefined) {
    for (const id of list) {
      const entry = index.entries[id];
      if (!entry || !standsAt(entry, words)) continue;
      // A country is told of whatever else the words say.
      if (entry.country) {
        found.add(id);
        continue;
      }
      const order = best ? lengthOf(entry) - lengthOf(best) : 1;
      if (order < 0) continue;
      if (order > 0) ids.length = 0;
      ids.push(id);
      best = entry;
    }
  }
  for (const id of ids) found.add(id);
  return best ? words.endOf(best.words.length - 1) : 0;
}

/** The words from one place on, read as far as somebody asks. */
class WordsFrom {
  private readonly folded: string[] = [];
  private readonly ends: number[] = [];
  private next: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
  ) {
    this.next = start;
  }

  at(index: number): string {
    while (this.folded.length <= index && this.next < this.text.length) {
      while (this.next < this.text.length && !isWordUnit(this.text.charCodeAt(this.next))) this.next++;
      const from = this.next;
      let units = 0;
      for (; this.next < this.text.length; this.next++) {
        const unit = this.text.charCodeAt(this.next);
        if (!isWordUnit(unit)) break;
        units |= unit;
      }
      const word = this.text.slice(from, this.next);
      this.folded.push(units < 128 ? word.toLowerCase() : foldWord(word));
      this.ends.push(this.next);
    }
    return this.folded[index] ?? '';
  }

  endOf(index: number): number {
    return this.ends[index] ?? this.start;
  }

  /** The text from the place to the end of a word, as it is written. */
  written(index: number): string {
    return this.text.slice(this.start, this.endOf(index));
  }
}

function lengthOf(entry: TopicEntry): number {
  return entry.words.length * 100 + (entry.words.at(-1)?.length ?? 0);
}

function standsAt(entry: TopicEntry, words: WordsFrom): boolean {
  const last = entry.words.length - 1;
  for (let offset = 0; offset <= last; offset++) {
    const there = words.at(offset);
    const expected = entry.words[offset] ?? '';
    if (there !== expected && !(entry.open && offset === last && there.startsWith(expected))) return false;
  }
  return entry.exact === null || words.written(last).startsWith(entry.exact);
}

/** How many numbers a document's topic words take: see {@link noteTopics}. */
export const topicNumbers = ({ entries }: TopicIndex): number => 3 * entries.length;

/**
 * Adds the topic words of one block to those of the document: a word's own number where it is seen first, and where it
 * comes again one as many further on as there are words. So a set without order tells which are said twice.
 */
export function noteTopics({ entries }: TopicIndex, document: Set<number>, block: ReadonlySet<number>): void {
  const { length } = entries;
  for (const id of block) {
    if (document.has(id)) document.add(id + length);
    else document.add(id);
  }
}

/** The same for the title, which comes with every batch and counts once. */
export function noteTitleTopics({ entries }: TopicIndex, document: Set<number>, title: ReadonlySet<number>): void {
  for (const id of title) document.add(id + 2 * entries.length);
}

/** What a word adds of its weight where it comes in a second block, or in the title: what a page is about it says again. */
const SAID_AGAIN = 0.1;

/**
 * How much a document is about each topic, from 0 to 1: each further word adds less, and a word that comes again a little.
 *
 * @param found see {@link noteTopics}
 * @param entities what the entities add that stand there without doubt: see {@link topicOfEntities}
 */
export function topicScores(index: TopicIndex, found: ReadonlySet<number>, entities: number): Map<string, number> {
  const sums = new Map<string, number>([[SLAVERY, entities]]);
  const { length } = index.entries;
  for (const number of found) {
    const id = number % length;
    const entry = index.entries[id];
    // A word of the title alone has no number of its own.
    if (!entry || entry.country !== null) continue;
    if (number !== id && (number < 2 * length || found.has(id))) continue;
    const again = found.has(id + length) || found.has(id + 2 * length);
    sums.set(entry.topic, (sums.get(entry.topic) ?? 0) + entry.weight * (again ? 1 + SAID_AGAIN : 1));
  }
  return new Map([...sums].map(([topic, sum]) => [topic, 1 - Math.exp(-sum / TOPIC_SCALE)]));
}

const SLAVERY = 'slavery';

/** What a document says of a country. */
export interface Said {
  /** Its words, each once more where it comes in a second block or in the title; for some countries these alone. */
  strong: number;
  /** The same with those words that only speak for it. */
  all: number;
}

/** What the words of a document say of each country. */
export function countriesIn({ entries }: TopicIndex, found: ReadonlySet<number>): Map<string, Said> {
  const said = new Map<string, Said>();
  const { length } = entries;
  for (const number of found) {
    const id = number % length;
    const country = entries[id]?.country;
    if (!country || (number !== id && number < 2 * length && !found.has(id))) continue;
    const known = said.get(country.code) ?? { strong: 0, all: 0 };
    known.all++;
    if (!country.weak) known.strong++;
    said.set(country.code, known);
  }
  return said;
}

/** Words of less weight (victim, slave, survivors) add to what others say, and alone make no page one about slavery. */
const TELLING = 0.15;

/** Whether a topic word alone may speak for our subject. */
export const isTelling = (topic: string, weight: number): boolean => topic === SLAVERY && weight >= TELLING;

/** Whether any word of a document is telling. @param found see {@link noteTopics} */
export function holdsTelling({ entries }: TopicIndex, found: ReadonlySet<number>): boolean {
  for (const number of found) {
    const entry = entries[number % entries.length];
    if (entry && isTelling(entry.topic, entry.weight)) return true;
  }
  return false;
}

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

/** Whoever has the subject in a name of its own adds no less. */
const OF_SUBJECT = 0.4;

export function topicOfEntities(
  entities: Iterable<{ kind: string; sector?: string; broad: boolean; isOfSubject?: boolean }>,
): number {
  let sum = 0;
  for (const { kind, sector, broad, isOfSubject } of entities) {
    const weight = KIND_WEIGHT[kind] ?? SECTOR_WEIGHT[sector ?? ''] ?? 0.05;
    if (!broad) sum += isOfSubject ? Math.max(OF_SUBJECT, weight) : weight;
  }
  return sum;
}

/** A sum of weights of this size gives a score of 0.63: about two clear topic words. */
const TOPIC_SCALE = 2;

/** The two topics as one score: a page about money laundering alone is near ours, and not about it. */
export function topicScore(scores: ReadonlyMap<string, number>): number {
  const slavery = scores.get(SLAVERY) ?? 0;
  const other = [...scores].filter(([topic]) => topic !== SLAVERY).map(([, score]) => score);
  return Math.min(1, slavery + NEIGHBOUR * (1 - slavery) * Math.max(0, ...other));
}

/** Less than {@link ON_TOPIC}: what banks ask of all their customers is no page about slavery. */
const NEIGHBOUR = 0.35;

/** From here on broad names are marked. */
const ON_TOPIC = 0.4;

export function isOnTopic(score: number): boolean {
  return score >= ON_TOPIC;
}
