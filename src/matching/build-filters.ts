/** The page's filters, made from the gazetteer: once per change of packs, in the background. */
import { type FormHead, headsOf } from './compact.ts';
import { addBeginning, addName, addNameInHand, addShouted, MAX_KEY_TOKENS, type NameFilter } from './filter-keys.ts';
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

/**
 * Words so common that two of them in a row say little ("the bank", "voor de"): a name that begins with two is told by
 * its first three words.
 */
const COMMON = new Set(
  (
    'a about against all an and as at be but by can each for from has have if in into is it its more most new no not of on ' +
    'one only or other out over own per same so some such than that the their then there these this to under up use used ' +
    'was we were when which will with your you ' +
    'aan af al alle als bij binnen dan dat de deze die dit door een en er geen het hoe hun in is je kan maar meer met na ' +
    'naar niet nog nu of om onder ook op over per te tegen ten ter tot uit uw van vanaf via voor wat we wel werd wordt zich zij zijn zo ' +
    'aber alle als am an auch auf aus bei bis das dem den der des die durch ein eine einem einen einer eines er es für ' +
    'gegen hat im in ist kein mit nach nicht noch nur oder ohne sich sie sind so über um und unter vom von vor war werden wie wird zu zum zur'
  ).split(' '),
);

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
      const tokens = keyTokens(text);
      if (!form.latent) addNameInHand(filters.names, text, exactCase, tokens, borders);
      if (isLong) addNameInHand(filters.topics, text, exactCase, tokens, borders);
      if (!exactCase || borders < 4) return;
      if (!form.latent) addShouted(filters.names, text, tokens, borders);
      if (isLong) addShouted(filters.topics, text, tokens, borders);
    },
    done() {
      for (const text of topics) {
        if (text.endsWith('*')) addBeginning(filters.topics, text);
        else addName(filters.topics, text, text !== text.toLowerCase(), keyTokens(text));
      }
      return filters;
    },
  };
}

const topicWords = (topics: Gazetteer['topics']) =>
  Object.values(topics).flatMap((byTopic) => Object.values(byTopic).flatMap((words) => words.map(({ text }) => text)));

/** How many tokens tell the name: one, two, or three where the first two are common words. */
function keyTokens(text: string): number {
  let end = 0;
  while (isPlainLetter(text.charCodeAt(end))) end++;
  // Of nearly all names the first word settles it, and of many its length.
  if (end > LONGEST_COMMON) return 2;
  const first = end > 0 && !(text.charCodeAt(end) > 127) ? text.slice(0, end) : FIRST_WORD.exec(text)?.[0];
  if (first && !COMMON.has(first.toLowerCase())) return 2;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.slice(0, 2).every((word) => COMMON.has(word)) ? MAX_KEY_TOKENS : 2;
}

const FIRST_WORD = /[\p{L}\p{N}]+/u;
const LONGEST_COMMON = Math.max(...Array.from(COMMON, (word) => word.length));
const isPlainLetter = (unit: number) =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);

/** An empty filter with room for the names: five bytes for each lets one word in ten thousand through by mistake. */
function emptyFilter(names: number, maxBytes: number): NameFilter {
  return { words: new Int32Array(Math.min(Math.ceil(1.25 * names) + 64, maxBytes >> 2)), kinds: 0 };
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
