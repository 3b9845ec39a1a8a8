/** Addresses and handles around a name. */
import type { Span } from '../types.ts';

const ADDRESS =
  /:\/\/|^www\.|[\p{L}\p{N}]@[\p{L}\p{N}]|^[@#][\p{L}\p{N}]|\.(?:com|org|net|nl|de|eu|uk|int|gov|edu|ch|li|at|au|be|info|io|lu)(?:$|[/:?#])/iu;

/** ASCII characters that end a run of text in which an address may stand: blanks and most brackets and quotes. */
const CHUNK_ENDS = new Uint8Array(128).fill(1, 0, 33);
for (const sign of '()<>",;|') CHUNK_ENDS[sign.charCodeAt(0)] = 1;

function endsChunk(unit: number): boolean {
  if (unit < 128) return CHUNK_ENDS[unit] === 1;
  return unit === 160 || unit === 0x201c || unit === 0x201d || unit === 0x201e;
}

/** Signs without which nothing is an address: . / : @ # */
function isSign(unit: number): boolean {
  return unit === 46 || unit === 47 || unit === 58 || unit === 64 || unit === 35;
}

/**
 * The web address, e-mail address, or handle or hashtag that is more than the name, in which a place lies; null where it
 * lies in none.
 */
export function addressAround(text: string, place: Span): string | null {
  let { start, end } = place;
  let signs = false;
  for (; start > 0 && !endsChunk(text.charCodeAt(start - 1)); start--) signs ||= isSign(text.charCodeAt(start - 1));
  for (; end < text.length && !endsChunk(text.charCodeAt(end)); end++) signs ||= isSign(text.charCodeAt(end));
  if (!signs) return null;
  while (end > start && '.:!?'.includes(text.charAt(end - 1))) end--;
  const chunk = text.slice(start, end);
  return !ADDRESS.test(chunk) || isTag(chunk, text.slice(place.start, place.end)) ? null : chunk;
}

/** "#FAST", "@Rabobank": the name and no more; behind an @ with its capitals, as anyone may be @hope. */
function isTag(chunk: string, name: string): boolean {
  return chunk.slice(1) === name && (chunk.startsWith('#') || (chunk.startsWith('@') && /\p{Lu}/u.test(name)));
}

/** Whether an address around a place is no more than the name, which looks like one: Stop.com, www.stop.com, #MeToo. */
export function isNameItself(address: string, place: Span, form: string): boolean {
  if (!form.includes('.') && !form.startsWith('#')) return false;
  return address.replace(HOST_BEGINS, '').length <= place.end - place.start + 1;
}

const HOST_BEGINS = /^(?:https?:\/\/)?(?:www\.)?/iu;
