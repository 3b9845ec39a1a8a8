/**
 * The page's side of matching: tells the blocks of text that may hold a name from those that cannot, without knowing a
 * name. It is in every frame of every tab, so it is small and needs nothing else of the core.
 */
import { addName, mayHold, type NameFilter } from './filter-keys.ts';
import { BROAD, NAME } from './kinds.ts';

export interface Filters {
  /** That of the gazetteer they are made from. */
  version: string;
  names: NameFilter;
  topics: NameFilter;
}

/** Changes with how tokens are hashed or keyed, and with the kinds of names: filters of another format let names fall. */
export const FORMAT = 7;

/** The filters as `storage.local` takes them: JSON. */
export interface StoredFilters {
  format: typeof FORMAT;
  version: string;
  /** Numbers of 32-bit words: names, topics. */
  sizes: [number, number];
  /** As in {@link NameFilter}: names, topics. */
  beginnings: [number, number];
  /** Both, one after the other, little-endian, in base64. */
  data: string;
  /** Of the data: a pack that was edited keeps its version. */
  sum: number;
}

/** Names stored filters: those of one name hold the same. Null for what `decodeFilters` would not take. */
export function nameOfStored(stored: unknown): string | null {
  const { format, version, sum } = (stored ?? {}) as StoredFilters;
  return format === FORMAT ? `${version} ${sum}` : null;
}

/** Unpacks stored filters; null for anything else, such as filters of another version of the extension. */
export function decodeFilters(stored: unknown): Filters | null {
  const [names, topics] = [decodeNames(stored), decodeTopics(stored)];
  return names && topics && { version: (stored as StoredFilters).version, names, topics };
}

/** Whether stored filters are all there, as far as their form and length tell: what decodes, and has as much as it says. */
export function areWhole(stored: unknown): boolean {
  try {
    const filters = decodeFilters(stored);
    const [names, topics] = (stored as StoredFilters).sizes;
    return filters?.names.words.length === names && filters.topics.words.length === topics;
  } catch {
    return false;
  }
}

/** The filter of names alone: most pages never have a use for that of topics. */
export const decodeNames = (stored: unknown): NameFilter | null => decodePart(stored, 0);

export const decodeTopics = (stored: unknown): NameFilter | null => decodePart(stored, 1);

function decodePart(stored: unknown, part: 0 | 1): NameFilter | null {
  const { format, sizes, beginnings, data } = (stored ?? {}) as StoredFilters;
  if (format !== FORMAT) return null;
  const from = part * 4 * sizes[0];
  const end = from + 4 * sizes[part];
  // Four characters are three bytes.
  const first = Math.floor(from / 3);
  const bytes = bytesOf(data.slice(4 * first, 4 * Math.ceil(end / 3)));
  // A buffer of its own, aligned, and no byte longer.
  return { words: new Int32Array(bytes.buffer.slice(from - 3 * first, end - 3 * first)), beginnings: beginnings[part] };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  // Both browsers have the native way; Node 24 has not.
  const native = (Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (native) return native.call(Uint8Array, base64);
  const binary = (globalThis as unknown as { atob(text: string): string }).atob(base64);
  return Uint8Array.from(binary, (byte) => byte.charCodeAt(0));
}

/**
 * Whether a name of the gazetteer may stand in the text: the background should read it. False only where no form does
 * (latent ones aside); true now and then where none does.
 */
export const mayHoldName = (filters: Pick<Filters, 'names'>, text: string): boolean =>
  (mayHold(filters.names, text) & (NAME | BROAD)) > 0;

/**
 * Whether a topic word, or a long form that is looked for nowhere by itself, may stand in the text: evidence for names
 * elsewhere in the document, worth sending where names are.
 */
export const mayHoldTopic = (filters: Pick<Filters, 'topics'>, text: string): boolean =>
  mayHold(filters.topics, text) > 0;

/** Names to look for in one document, compiled. All have one size: two are joined word by word. */
export type DocumentNames = Int32Array<ArrayBuffer>;

/** Room for a few hundred names. */
const DOCUMENT_WORDS = 1_024;

/** @param names surnames and other names that the document has introduced; they count in this letter case only */
export function compileDocumentNames(names: readonly string[]): DocumentNames {
  const words = new Int32Array(DOCUMENT_WORDS);
  for (const name of names) addName({ words, beginnings: 0 }, name, true, NAME);
  return words;
}

/** Whether one of the names may stand in the text. Never says no where one does. */
export const holdsDocumentName = (words: DocumentNames, text: string): boolean =>
  mayHold({ words, beginnings: 0 }, text) > 0;
