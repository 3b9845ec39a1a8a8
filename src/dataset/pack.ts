import * as v from 'valibot';
import { formatPath, PackError, type PackProblem } from './pack-error.ts';
import { faultOf, type PackFault, say, THINGS, type ThingCode, type Worded } from './pack-faults.ts';
import { checkReferences } from './pack-references.ts';
import { checkPlainData } from './plain-data.ts';
import { type Pack, type PackFile, packFileSchema, packSchema } from './schema.ts';

/** Largest text of a pack file that is read at all, in UTF-16 code units. */
export const MAX_PACK_CHARACTERS = 256 * 1024 * 1024;
/** Counts above which a pack is refused: twice the largest we test with, so that a mistake does not fill a disk. */
export const PACK_LIMITS = {
  entities: 250_000,
  roles: 1_000_000,
  goals: 1_000,
  sources: 500_000,
  senses: 50_000,
} as const;
/** After so many problems the rest is not listed. */
const MAX_PROBLEMS = 500;

/**
 * Everything that is wrong with `input` as a pack; an empty list if nothing is. Values are held against the schema
 * first; what refers to what is looked at only once the shapes are right.
 *
 * @param input parsed JSON of any origin: it may be hostile
 */
export function checkPack(input: unknown): PackProblem[] {
  return readPack(input).problems;
}

/**
 * Reads a pack: shapes, references, dates, texts.
 *
 * @returns a new object that shares nothing with `input`'s unknown parts and has the keys in the schema's order
 * @throws PackError with every problem
 */
export function parsePack(input: unknown): Pack {
  const { output, problems } = readPack(input);
  if (!output) throw new PackError(problems);
  return output;
}

/**
 * Reads a packaged file, `{ checksum, pack }`. Whether the checksum is right is for {@link ./checksum.ts}, which needs
 * more than the language.
 *
 * @throws PackError with every problem; paths begin with `pack.`
 */
export function parsePackFile(input: unknown): PackFile {
  const { output, problems } = read(packFileSchema, input, 'pack.', (file) => file.pack);
  if (!output) throw new PackError(problems);
  return output;
}

/** Whether parsed JSON has the outer form of a packaged file, as against a bare pack. */
export function looksPackaged(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'checksum' in input && 'pack' in input;
}

interface Reading<T> {
  /** Absent where there are problems. */
  output?: T;
  problems: PackProblem[];
}

const readPack = (input: unknown): Reading<Pack> => read(packSchema, input, '', (pack) => pack);

function read<T>(
  schema: v.GenericSchema<unknown, T>,
  input: unknown,
  prefix: '' | 'pack.',
  packOf: (output: T) => Pack,
): Reading<T> {
  const unsafe = checkPlainData(input, MAX_PROBLEMS);
  if (unsafe.length > 0) return { problems: unsafe };
  const oversized = checkCounts(prefix ? (input as { pack?: unknown } | null)?.pack : input, prefix);
  if (oversized.length > 0) return { problems: oversized };
  const result = v.safeParse(schema, input);
  if (!result.success) return { problems: result.issues.slice(0, MAX_PROBLEMS).map(describeIssue) };
  const problems = checkReferences(packOf(result.output), MAX_PROBLEMS);
  if (problems.length === 0) return { output: result.output, problems };
  return { problems: problems.map((found) => ({ ...found, path: prefix + found.path })) };
}

/** Refuses by count before the schema spends time on every entry. */
function checkCounts(input: unknown, prefix: string): PackProblem[] {
  const problems: PackProblem[] = [];
  if (typeof input !== 'object' || input === null) return problems;
  for (const [key, limit] of Object.entries(PACK_LIMITS)) {
    const list = (input as Record<string, unknown>)[key];
    if (Array.isArray(list) && list.length > limit) {
      problems.push({ path: prefix + key, ...say('entries', { limit }) });
    }
  }
  return problems;
}

/** Words a finding of the schema as `expected …, got …`. */
export function describeIssue(issue: v.BaseIssue<unknown>): PackProblem {
  const path = (issue.path ?? []).map(({ key }) => key);
  return { path: formatPath(path), ...wordIssue(issue) };
}

/** How the schema's library calls what it expects, and what we call it. */
const OWN_WORDS: Readonly<Record<string, ThingCode>> = {
  string: 'text',
  Array: 'list',
  Object: 'object',
  number: 'number',
  boolean: 'boolean',
};

/** Words what was expected and did not come. */
export const expectedFor = (thing: ThingCode, got: unknown): Worded =>
  say('expected', { expected: faultOf(thing), got: describe(got) });

function wordIssue(issue: v.BaseIssue<unknown>): Worded {
  const isKey = issue.kind === 'schema' && issue.type === 'strict_object';
  if (isKey && issue.expected === 'never') return say('unknownKey');
  if (isKey && issue.received === 'undefined' && issue.expected?.startsWith('"')) return say('missing');
  if (Object.hasOwn(THINGS, issue.message)) return expectedFor(issue.message as ThingCode, issue.input);
  if (issue.type === 'min_length') return say(Array.isArray(issue.input) ? 'noEntry' : 'noText');
  if (issue.type === 'max_length') {
    const limit = Number(String(issue.expected).replace('<=', ''));
    if (Array.isArray(issue.input)) return say('entries', { limit });
    return say('tooLong', { limit, length: Number(issue.received) });
  }
  const expected = issue.expected?.replaceAll(/^\(|\)$/g, '').replaceAll(' | ', ', ') ?? issue.type;
  const thing = Object.hasOwn(OWN_WORDS, expected) ? OWN_WORDS[expected] : undefined;
  if (thing) return expectedFor(thing, issue.input);
  const got = describe(issue.input);
  const values = expected.replaceAll('"', '');
  if (/^".*,/.test(expected)) return say('expected', { expected: faultOf('oneOf', { values }), got });
  // A word in quotation marks, a number or its bound are the same in every language; what else there is has English only.
  const worded = say('expected', { expected: values, got });
  return /^["\d<>]/.test(expected) ? worded : { problem: worded.problem };
}

/** A value as it may stand in a message: short, in one line. */
function describe(value: unknown): PackFault | string {
  if (value === undefined) return faultOf('nothing');
  if (Array.isArray(value)) return faultOf('list');
  if (typeof value === 'object' && value !== null) return faultOf('object');
  const text = String(value);
  const short = text.length > 80 ? `${text.slice(0, 77)}…` : text;
  return typeof value === 'string' ? faultOf('words', { words: short }) : short;
}

/**
 * The one text of a pack: keys sorted by code unit at every level, no white space (as RFC 8785 has it). Two packs have
 * the same text exactly if they say the same; the checksum is taken over it, and the packaged file is written with it.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${parts.join(',')}}`;
}
