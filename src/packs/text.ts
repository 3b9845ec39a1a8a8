import type { Entity } from '../dataset/schema.ts';

/** What spreadsheets and databases leave in texts and no reader sees: direction marks, line breaks, tabs, double spaces. */
const LITTER = /[\u200e\u200f\u061c\ufeff]+/g;
const SPACES = /[\t\n\r\v\f\u0085\u2028\u2029 ]+/g;
/** What may make a text read as another, or is no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Whether nothing of all this is in a text, as in most, and it is not empty: then there is nothing to clean or refuse. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** One line of text without what nobody sees. */
export function cleanText(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(LITTER, '').replace(SPACES, ' ').trim();
}

/** The first character that may not stand in a pack, as `U+202E`, or null. To be asked of a cleaned text. */
export function unsafeCharacter(text: string): string | null {
  const at = isPlain(text) ? -1 : text.search(UNSAFE);
  return at < 0 ? null : `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What a list is called, by a file's name or as somebody wrote it, without what may not stand in a pack; may be empty. */
export const cleanTitle = (text: string): string => shorten(cleanText(text.replace(UNSAFE, '')), 200);

/** Cuts a text to at most so many code units, at a space where there is one nearby, and says so by an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  // Not between the halves of a pair.
  const isSplit = (text.charCodeAt(length - 2) & 0xfc00) === 0xd800;
  const cut = text.slice(0, length - (isSplit ? 2 : 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > length - 40 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** `Zuid-Holland B.V.` → `zuid-holland-b-v`; the empty string where no Latin letter or digit is in it. */
export function slugOf(text: string, maxLength = 60): string {
  const letters = isPlain(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/ß/g, 'ss');
  return letters
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
}

/** 64 bits of a text, as two numbers of 32: the same on every machine. */
export function bitsOf(text: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return [a, Math.imul(b ^ (b >>> 16), 0xc2b2ae35)];
}

/** The same in 13 letters and digits. */
export function shortHash(text: string): string {
  const [a, b] = bitsOf(text);
  const part = (value: number) => (value >>> 0).toString(36).padStart(7, '0');
  return (part(a) + part(b)).slice(1);
}

/** An id of ours for one of another system: as it is where it can be, else what is readable of it and a hash. */
export function idFrom(original: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,59}$/.test(original)) return original;
  const readable = slugOf(original, 40);
  return readable === '' ? shortHash(original) : `${readable}-${shortHash(original)}`;
}

/** Whether the matcher could ever find it. */
export const hasLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/**
 * Names that are as likely a word as a name, in lists whose makers did not think of running text: those of one or two
 * letters or digits, a single word in small letters, the first name of a person alone.
 */
export function isWeak(text: string, kind: Entity['kind']): boolean {
  if (/[\s-]/u.test(text)) return false;
  return kind === 'person' || [...text].length <= 2 || !/\p{Lu}|\p{Lo}/u.test(text);
}
