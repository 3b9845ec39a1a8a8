/** The page's filters, made from the gazetteer: once per change of packs, in the background. */
import { type FormHead, headsOf } from './compact.ts';
import { addBeginning, addName, addNameInHand, addShouted, FULL_SIZE, type NameFilter } from './filter-keys.ts';
import { type Filters, FORMAT, type StoredFilters } from './prefilter.ts';
import { PER_STEP, runAtOnce, type Steps } from './slices.ts';
import { tokenise } from './tokenise.ts';
import type { Gazetteer } from './types.ts';

export interface FilterOptions {
  /** Most bytes for all filters together. Fewer let more text through that holds no name. */
  maxBytes?: number;
}

/** The most a filter takes for any gazetteer; ours takes a fraction. */
const MAX_BYTES = 256 * 1024;

/** Makes the filters: as small as lets little through, and at most 256 KiB. */
export function buildFilters(
  gazetteer: Pick<Gazetteer, 'version' | 'forms' | 'topics'>,
  options: FilterOptions = {},
): Filters {
  return runAtOnce(filterSteps(gazetteer, options));
}

/** The same, with a pause every few hundred forms. */
function* filterSteps(
  gazetteer: Pick<Gazetteer, 'version' | 'forms' | 'topics'>,
  options: FilterOptions,
): Steps<Filters> {
  const builder = yield* filterBuilder(gazetteer, options);
  const headAt = headsOf(gazetteer.forms);
  for (let index = 0; index < gazetteer.forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    const form = headAt(index);
    builder.add(form, tokenise(form.text, 0, 0));
  }
  return builder.done();
}

/** Takes all forms of a gazetteer, one by one. */
export interface FilterBuilder {
  /** @param borders count of the borders of the form's tokens, which are in hand */
  add(form: FormHead, borders: number): void;
  done(): Filters;
}

export function* filterBuilder(
  { version, forms, topics: words }: Pick<Gazetteer, 'version' | 'forms' | 'topics'>,
  { maxBytes = MAX_BYTES }: FilterOptions = {},
): Steps<FilterBuilder> {
  const topics = topicWords(words);
  const headAt = headsOf(forms);
  let names = 0;
  let longNames = 0;
  for (let index = 0; index < forms.length; index++) {
    // More would change nothing: both filters are as large as they may be.
    if (names > maxBytes >> 2 && longNames > maxBytes >> 4) break;
    if (index % PER_STEP === 0) yield;
    const form = headAt(index);
    if (!form.latent) names++;
    if (form.isSure && tokenise(form.text, 0, 0) > 2) longNames++;
  }
  const topicFilter = emptyFilter(topics.length + longNames, maxBytes / 4);
  const filters = {
    version,
    names: emptyFilter(names, maxBytes - topicFilter.words.byteLength),
    topics: topicFilter,
  };
  return {
    add(form, borders) {
      const isLong = borders > 2 && form.isSure;
      if (form.latent && !isLong) return;
      const { text, exactCase } = form;
      if (!form.latent) addNameInHand(filters.names, text, exactCase, borders);
      if (isLong) addNameInHand(filters.topics, text, exactCase, borders);
      if (!exactCase || borders < 4) return;
      if (!form.latent) addShouted(filters.names, text, borders);
      if (isLong) addShouted(filters.topics, text, borders);
    },
    done() {
      for (const text of topics) {
        if (text.endsWith('*')) addBeginning(filters.topics, text);
        else addName(filters.topics, text, text !== text.toLowerCase());
      }
      return filters;
    },
  };
}

const topicWords = (topics: Gazetteer['topics']) =>
  Object.values(topics).flatMap((byTopic) => Object.values(byTopic).flatMap((words) => words.map(({ text }) => text)));

/**
 * An empty filter with room for the names: four bytes for each, in which two keys of a name leave four fifths of all bits
 * clear; of very many names, which have one key, five.
 */
function emptyFilter(names: number, maxBytes: number): NameFilter {
  const words = names + 64 < FULL_SIZE ? names + 64 : Math.ceil(1.25 * names);
  return { words: new Int32Array(Math.min(words, maxBytes >> 2)), kinds: 0 };
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
    kinds: [names.kinds, topics.kinds],
    data: (globalThis as unknown as { btoa(binary: string): string }).btoa(binary),
    sum,
  };
}
