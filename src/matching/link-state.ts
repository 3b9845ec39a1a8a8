import type { Gazetteer } from './types.ts';

/**
 * What a document has shown so far, apart from its open candidates: the forms of settled names and the topic words.
 * Both are sets that only grow, so any order of batches ends in the same state. To stay within the 4,096 characters of
 * the protocol a set keeps only its least members by a hash (a bottom-k sketch): the least of a union are the least of
 * the leasts, so this too knows no order.
 */
export interface DocumentState {
  forms: Set<number>;
  topics: Set<number>;
}

export const MAX_FORMS = 500;
export const MAX_TOPICS = 400;

/** Tells one state of the gazetteer from another, so that numbers of an old one are never read with a new one. */
export function stampOf(gazetteer: Gazetteer): string {
  let hash = 2166136261;
  const add = (text: string) => {
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  };
  add(gazetteer.version);
  add(`${gazetteer.forms.length} ${gazetteer.entities.length} ${gazetteer.senses.length}`);
  return (hash >>> 0).toString(36);
}

export function encodeState(stamp: string, { forms, topics }: DocumentState): string {
  return `${stamp};${pack(leastOf(forms, MAX_FORMS))};${pack(leastOf(topics, MAX_TOPICS))}`;
}

/** The state in `text`; an empty one where it is none of this gazetteer. */
export function decodeState(
  text: string | null,
  stamp: string,
  sizes: { forms: number; topics: number },
): DocumentState {
  const empty = { forms: new Set<number>(), topics: new Set<number>() };
  if (text === null || text.length > 4096) return empty;
  const parts = text.split(';');
  if (parts.length !== 3 || parts[0] !== stamp) return empty;
  const forms = unpack(parts[1] ?? '', sizes.forms, MAX_FORMS);
  const topics = unpack(parts[2] ?? '', sizes.topics, MAX_TOPICS);
  return forms && topics ? { forms, topics } : empty;
}

/** The `count` members with the least hashes, ascending: sums over them come out the same to the last bit. */
export function leastOf(set: ReadonlySet<number>, count: number): Set<number> {
  const members = [...set];
  const least = members.length <= count ? members : members.sort((a, b) => mix(a) - mix(b) || a - b).slice(0, count);
  return new Set(least.sort((a, b) => a - b));
}

/** A bijection on 32 bits: members are chosen regardless of their place in the gazetteer. */
function mix(value: number): number {
  let hash = value ^ 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Ascending numbers as differences in base 36, one after the other with a mark where a difference has two digits or more. */
function pack(set: ReadonlySet<number>): string {
  let previous = 0;
  return [...set]
    .sort((a, b) => a - b)
    .map((item) => {
      const digits = (item - previous).toString(36);
      previous = item;
      return digits.length === 1 ? digits : String.fromCharCode(63 + digits.length) + digits;
    })
    .join('');
}

function unpack(text: string, limit: number, count: number): Set<number> | null {
  const items = new Set<number>();
  let value = 0;
  for (let at = 0; at < text.length; ) {
    const mark = text.charCodeAt(at) - 63;
    const long = mark >= 2 && mark <= 6;
    const digits = long ? text.slice(at + 1, at + 1 + mark) : (text[at] ?? '');
    if (!/^[0-9a-z]+$/.test(digits) || (long && digits.length !== mark)) return null;
    value += Number.parseInt(digits, 36);
    if (value >= limit || items.size >= count) return null;
    items.add(value);
    at += long ? mark + 1 : 1;
  }
  return items;
}
