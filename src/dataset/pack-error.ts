import { mapTexts, type Worded } from './pack-faults.ts';
import { withoutUnsafe } from './unsafe-text.ts';

/** One fault of a pack: where it is and what is wrong there. */
export interface PackProblem extends Worded {
  /** Source file, where the caller knows it. */
  file?: string;
  /** Line of the file, from 1, where it was read as a stream. */
  line?: number;
  /** Such as `entities[12].names[0].lang`; the empty string is the pack itself. */
  path: string;
  /** Of a table: what the column holds, whose head is the path. */
  field?: string;
}

/** What a fault may quote of a file at most: a hostile one may have keys and ids of megabytes. */
const MAX_WORDS = 1_000;
const fitToShow = (words: string) => withoutUnsafe(words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words);

/** A pack that is not accepted, with everything that is wrong with it (at most the first 500 faults). */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly PackProblem[]) {
    const short = problems.map((found) => ({
      ...found,
      path: fitToShow(found.path),
      problem: fitToShow(found.problem),
      ...(found.fault && { fault: mapTexts(found.fault, fitToShow) }),
    }));
    const [first] = short;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    super(first ? `${describeProblem(first)}${more}` : 'not a pack');
    this.problems = short;
  }
}

/**
 * One line for people, in English: `roles.json: roles[3].person: no entity has the id “jane-doe”`,
 * `line 12: name: expected a name, got none`.
 */
export function describeProblem({ file, line, path, problem }: PackProblem): string {
  const place = line === undefined ? undefined : `line ${line}`;
  return [file, place, path, problem].filter((part) => part !== undefined && part !== '').join(': ');
}

/** `['entities', 12, 'names', 0, 'lang']` → `entities[12].names[0].lang`. */
export function formatPath(path: readonly unknown[]): string {
  let out = '';
  for (const part of path) {
    if (typeof part === 'number') out += `[${part}]`;
    else if (/^[\w-]+$/.test(String(part))) out += out === '' ? part : `.${part}`;
    else out += `[${JSON.stringify(part)}]`;
  }
  return out;
}
