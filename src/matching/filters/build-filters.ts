/** The page's filters, made from the gazetteer: once per change of packs, in the background. */
import { isAddedId } from '../added-id.ts';
import { senseFinder } from '../evidence/name-tables.ts';
import { bearersOf, type FormHead, headsOf, idsOf } from '../scan/compact.ts';
import { PER_STEP, runAtOnce, type Steps } from '../slices.ts';
import { tokenise } from '../text/tokenise.ts';
import { isTelling } from '../topic/topic-score.ts';
import type { Gazetteer, Sense } from '../types.ts';
import { addBeginning, addName, addNameInHand, addShouted, FULL_SIZE, type NameFilter } from './filter-keys.ts';
import { BROAD, type Kind, NAME, TELLING } from './kinds.ts';
import { type Filters, FORMAT, type StoredFilters } from './prefilter.ts';
import { isRareWord, withNeighbours } from './rare-words.ts';

export interface FilterOptions {
  /** Most bytes for the filter of names; that of topic words takes a quarter at most. Fewer let more text through that holds no name. */
  maxBytes?: number;
}

/** What of a gazetteer makes the filters. Where there are no entities, none is broad; where no senses, no word is rare. */
type Named = Pick<Gazetteer, 'version' | 'forms' | 'topics'> & Partial<Pick<Gazetteer, 'entities' | 'senses'>>;

/** The most a filter takes for any gazetteer; ours takes a fraction. */
const MAX_BYTES = 4 * FULL_SIZE;

/** Makes the filters, as small as lets little through: of names at most 256 KiB. */
export function buildFilters(gazetteer: Named, options: FilterOptions = {}): Filters {
  return runAtOnce(filterSteps(gazetteer, options));
}

/** The same, with a pause every few hundred forms. */
function* filterSteps(gazetteer: Named, options: FilterOptions): Steps<Filters> {
  const builder = yield* filterBuilder(gazetteer, options);
  const headAt = headsOf(gazetteer.forms);
  for (let index = 0; index < gazetteer.forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    const form = headAt(index);
    builder.add(form, index, tokenise(form.text, 0, 0));
  }
  return builder.done();
}

/** Takes all forms of a gazetteer, one by one. */
export interface FilterBuilder {
  /**
   * @param index of the form in the gazetteer
   * @param borders count of the borders of its tokens, which are in hand
   */
  add(form: FormHead, index: number, borders: number): void;
  done(): Filters;
}

export function* filterBuilder(
  { version, forms, topics: words, entities = [], senses = [] }: Named,
  { maxBytes = MAX_BYTES }: FilterOptions = {},
): Steps<FilterBuilder> {
  const topics = topicWords(words);
  const telling = topics.filter(({ topic, weight }) => isTelling(topic, weight));
  const rare = new Set(entities.length > 0 ? senses.filter(isRareWord) : []);
  const beside = [...rare].flatMap(withNeighbours);
  const headAt = headsOf(forms);
  let names = 0;
  let longNames = 0;
  for (let index = 0; index < forms.length; index++) {
    // More would change nothing: both filters are as large as they may be.
    if (names > maxBytes >> 2 && longNames > maxBytes >> 4) break;
    if (index % PER_STEP === 0) yield;
    const form = headAt(index);
    if (!form.latent) names++;
    else if (isLong(form, tokenise(form.text, 0, 0))) longNames++;
  }
  const topicFilter = emptyFilter(topics.length + longNames, maxBytes / 4);
  const filters = {
    version,
    names: emptyFilter(names + telling.length + beside.length, maxBytes),
    topics: topicFilter,
  };
  const bearers = bearersOf(forms);
  const broad = new Set<number>();
  for (let index = 0; index < entities.length; index++) {
    if (index % PER_STEP === 0) yield;
    if (entities[index]?.broad) broad.add(index);
  }
  const senseOf = senseFinder(senses);
  const idAt = idsOf(entities);
  /** Whether a name, whoever of its bearers is meant, is no reason to ask where nothing tells of our subject. */
  const wantsTopic = (form: FormHead, index: number, borders: number): boolean => {
    const isRare = borders === 2 && !form.isSure && rare.has(senses[senseOf(form)] as Sense);
    for (let at = bearers.from[index] as number; at < (bearers.from[index + 1] as number); at++) {
      const entity = bearers.entity[at] as number;
      if (!broad.has(entity) && !(isRare && bearers.isAmbiguous(at) && !isAddedId(idAt(entity)))) return false;
    }
    return true;
  };
  return {
    add(form, index, borders) {
      const { latent, text, exactCase } = form;
      // A long form that is looked for nowhere by itself is evidence all the same. Of the others the filter of names tells.
      if (latent && !isLong(form, borders)) return;
      const filter = latent ? filters.topics : filters.names;
      const kind = !latent && wantsTopic(form, index, borders) ? BROAD : NAME;
      addNameInHand(filter, text, exactCase, borders, kind);
      if (exactCase && borders >= 4) addShouted(filter, text, borders, kind);
    },
    done() {
      for (const { text } of topics) addTopicWord(filters.topics, text, NAME);
      // Where all are of one kind, what tells of our subject would be taken for names.
      if (filters.names.words.length < FULL_SIZE) {
        for (const { text } of telling) addTopicWord(filters.names, text, TELLING);
        for (const text of beside) addName(filters.names, text, false, NAME);
      }
      return filters;
    },
  };
}

/** Of several words, and nobody else's. */
const isLong = ({ isSure }: FormHead, borders: number): boolean => borders > 2 && isSure;

const topicWords = (topics: Gazetteer['topics']) =>
  Object.values(topics).flatMap((byTopic) =>
    Object.entries(byTopic).flatMap(([topic, words]) => words.map((word) => ({ topic, ...word }))),
  );

function addTopicWord(filter: NameFilter, text: string, kind: Kind): void {
  if (text.endsWith('*')) addBeginning(filter, text, kind);
  else addName(filter, text, text !== text.toLowerCase(), kind);
}

/**
 * An empty filter with room for the names: six bytes for each, in which its keys leave most bits clear. A large one has
 * a power of two of words: a key has 65,536 places, which else would fall twice on some words and once on others.
 */
function emptyFilter(names: number, maxBytes: number): NameFilter {
  let words = Math.ceil(1.5 * names) + 64;
  if (words > FULL_SIZE >> 2) words = 2 ** Math.ceil(Math.log2(1.25 * names));
  return { words: new Int32Array(Math.min(words, maxBytes >> 2)), beginnings: 0 };
}

/** The filters as JSON, for `storage.local`, which takes no typed arrays in Chromium. */
export function encodeFilters({ version, names, topics }: Filters): StoredFilters {
  let binary = '';
  let sum = 0x811c9dc5;
  for (const { words } of [names, topics]) {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    for (let at = 0; at < bytes.length; at += 4096) binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
    for (const word of words) sum = Math.imul(sum ^ word, 0x01000193);
  }
  return {
    format: FORMAT,
    version,
    sizes: [names.words.length, topics.words.length],
    beginnings: [names.beginnings, topics.beginnings],
    data: (globalThis as unknown as { btoa(binary: string): string }).btoa(binary),
    sum,
  };
}
