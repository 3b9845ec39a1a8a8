import { isCoinable } from '../evidence/short-forms.ts';
import { hashWord } from '../evidence/words.ts';
import type { Gazetteer } from '../types.ts';

/**
 * What a document has shown so far, apart from its open candidates: the forms of settled names, the topic words, and the
 * short forms that it has coined for settled names.
 * All are sets that only grow, so any order of batches ends in the same state. To stay within the 4,096 characters of
 * the protocol a set keeps only its least members by a hash (a bottom-k sketch): the least of a union are the least of
 * the leasts, so this too knows no order.
 */
export interface DocumentState {
  forms: Set<number>;
  topics: Set<number>;
  /** The form, in base 36, a hyphen, and the short form: the only words of a page that travel with it. */
  coined: Set<string>;
}

export const MAX_FORMS = 500;
export const MAX_TOPICS = 400;
const MAX_COINED = 24;

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

export function encodeState(stamp: string, { forms, topics, coined }: DocumentState): string {
  const short = [...leastTexts(coined)].join();
  return `${stamp};${packLeast(forms, MAX_FORMS)};${packLeast(topics, MAX_TOPICS)};${short}`;
}

/** The state in `text`; an empty one where it is none of this gazetteer. */
export function decodeState(
  text: string | null,
  stamp: string,
  sizes: { forms: number; topics: number },
): DocumentState {
  const empty = { forms: new Set<number>(), topics: new Set<number>(), coined: new Set<string>() };
  if (text === null || text.length > 4096) return empty;
  const parts = text.split(';');
  if (parts.length !== 4 || parts[0] !== stamp) return empty;
  const forms = unpack(parts[1] ?? '', sizes.forms, MAX_FORMS);
  const topics = unpack(parts[2] ?? '', sizes.topics, MAX_TOPICS);
  const coined = new Set(parts[3] ? parts[3].split(',') : []);
  if (!forms || !topics || coined.size > MAX_COINED || [...coined].some((one) => !readCoined(one, sizes.forms)))
    return empty;
  return { forms, topics, coined };
}

/** The form and the short form that a member of {@link DocumentState.coined} names, or null. */
export function readCoined(member: string, formCount: number): { form: number; text: string } | null {
  const [, digits = '', text = ''] = /^([0-9a-z]{1,6})-(\S+)$/.exec(member) ?? [];
  const form = Number.parseInt(digits, 36);
  return form < formCount && isCoinable(text) ? { form, text } : null;
}

export const coinedMember = (form: number, text: string): string => `${form.toString(36)}-${text}`;

/** The members with the least hashes, in the order of these: as many as a state keeps. */
export function leastTexts(set: ReadonlySet<string>): Set<string> {
  const hashed = [...set].map((text) => ({ text, hash: mix(hashWord(text)) }));
  hashed.sort((a, b) => a.hash - b.hash || (a.text < b.text ? -1 : 1));
  return new Set(hashed.slice(0, MAX_COINED).map(({ text }) => text));
}

/**
 * The `count` members with the least hashes, ascending: sums over them come out the same to the last bit.
 *
 * @param modulus members that leave the same remainder stay together, the least first
 */
export function leastOf(set: ReadonlySet<number>, count: number, modulus = Number.MAX_SAFE_INTEGER): Set<number> {
  // Sorted as what they are, numbers of 32 bits: several times faster than by a comparison that is called.
  if (set.size <= count) return new Set(Int32Array.from(set).sort());
  const least = [...set].sort((a, b) => mix(a % modulus) - mix(b % modulus) || a - b).slice(0, count);
  return new Set(least.sort((a, b) => a - b));
}

/** A bijection on 32 bits: members are chosen regardless of their place in the gazetteer. */
function mix(value: number): number {
  let hash = value ^ 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Which sets that are small enough go as they are: packing sorts them. */
const packLeast = (set: ReadonlySet<number>, count: number): string =>
  pack(set.size > count ? leastOf(set, count) : set);

/** Ascending numbers as differences in base 36, one after the other with a mark where a difference has two digits or more. */
function pack(set: ReadonlySet<number>): string {
  let previous = 0;
  let packed = '';
  for (const item of Int32Array.from(set).sort()) {
    const digits = (item - previous).toString(36);
    previous = item;
    packed += digits.length === 1 ? digits : String.fromCharCode(63 + digits.length) + digits;
  }
  return packed;
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
