/**
 * Control characters (no text of a pack has lines), marks that turn the direction of what follows (they can make a name
 * read as another), line and paragraph separators, noncharacters, and halves of surrogate pairs.
 */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff\p{Cs}]/gu;

/** The first of them, as `U+202E`; null where there is none. */
export function unsafeIn(text: string): string | null {
  const at = text.search(UNSAFE);
  return at < 0 ? null : codePoint(text.slice(at, at + 2));
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A piece of a file that is not accepted, as it may stand in words for people: nothing in it turns them around. */
export const withoutUnsafe = (text: string): string => text.replace(UNSAFE, (character) => `[${codePoint(character)}]`);
