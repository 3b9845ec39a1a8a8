import { formatPath, type PackProblem } from './pack-error.ts';
import { unsafeIn } from './unsafe-text.ts';

/** A pack is eight levels deep; anything much deeper is a mistake or an attack on whoever walks it. */
const MAX_DEPTH = 16;
/** Keys that reach into an object's prototype where careless code copies them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

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
      const unsafe = unsafeIn(value);
      if (unsafe) report(`has the character ${unsafe}, which may not stand in a pack`);
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= MAX_DEPTH) report(`is nested more than ${MAX_DEPTH} levels deep`);
      else if (Array.isArray(value)) for (const [index, member] of value.entries()) step(index, member);
      else for (const key of Object.keys(value)) walkMember(key, value);
    }
  };
  const walkMember = (key: string, owner: object): void => {
    if (FORBIDDEN_KEYS.has(key)) report(`has the key "${key}", which may not stand in a pack`);
    else if (unsafeIn(key) !== null) report('has a key with a character that may not stand in a pack');
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
