import { formatPath, type PackProblem } from './pack-error.ts';

/** A pack is eight levels deep; anything much deeper is a mistake or an attack on whoever walks it. */
const MAX_DEPTH = 16;
/** Keys that reach into an object's prototype where careless code copies them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * Control characters (no text of a pack has lines), marks that turn the direction of what follows (they can make a name
 * read as another), line and paragraph separators, noncharacters, and halves of surrogate pairs.
 */
const UNSAFE_TEXT = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff\p{Cs}]/u;

/**
 * What makes a value unfit to be walked, shown or stored, whatever its schema: forbidden keys, too deep a nesting,
 * unsafe characters in texts and keys. Looks at own enumerable members only, and calls no getter twice.
 */
export function checkPlainData(input: unknown, maxProblems: number): PackProblem[] {
  const problems: PackProblem[] = [];
  const path: (string | number)[] = [];
  const report = (problem: string) => problems.push({ path: formatPath(path), problem });

  const walk = (value: unknown): void => {
    if (problems.length >= maxProblems) return;
    if (typeof value === 'string') {
      const unsafe = UNSAFE_TEXT.exec(value);
      if (unsafe) report(`has the character ${codePoint(unsafe[0])}, which may not stand in a pack`);
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= MAX_DEPTH) report(`is nested more than ${MAX_DEPTH} levels deep`);
      else if (Array.isArray(value)) for (const [index, member] of value.entries()) step(index, member);
      else for (const key of Object.keys(value)) walkMember(key, value);
    }
  };
  const walkMember = (key: string, owner: object): void => {
    if (FORBIDDEN_KEYS.has(key)) report(`has the key "${key}", which may not stand in a pack`);
    else if (UNSAFE_TEXT.test(key)) report('has a key with a character that may not stand in a pack');
    else step(key, (owner as Record<string, unknown>)[key]);
  };
  const step = (key: string | number, value: unknown): void => {
    path.push(key);
    walk(value);
    path.pop();
  };

  walk(input);
  return problems;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
