import { formatPath, type PackProblem } from './pack-error.ts';
import { say, type Worded } from './pack-faults.ts';
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
  const report = (worded: Worded) => problems.push({ path: formatPath(path), ...worded });

  const walk = (value: unknown): void => {
    if (problems.length >= maxProblems) return;
    if (typeof value === 'string') {
      const unsafe = unsafeIn(value);
      if (unsafe) report(say('character', { character: unsafe }));
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= MAX_DEPTH) report(say('tooDeep', { limit: MAX_DEPTH }));
      else if (Array.isArray(value)) for (const [index, member] of value.entries()) step(index, member);
      else for (const key of Object.keys(value)) walkMember(key, value);
    }
  };
  const walkMember = (key: string, owner: object): void => {
    if (FORBIDDEN_KEYS.has(key)) report(say('forbiddenKey', { key }));
    else if (unsafeIn(key) !== null) report(say('unsafeKey'));
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
