import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { check } from 'recheck';
import { describe, expect, test } from 'vitest';
import { isListed } from '../../../src/matching/evidence/lines.ts';

/**
 * No regular expression of ours may take time that grows faster than what it is asked of does: pages and files of others
 * are what they are asked of. Checked by an analysis of the expression and, where that cannot tell, by attacks on it
 * (recheck). It knows two kinds of growth; polynomial ones are named below, each with the bound that makes it harmless.
 */
const root = resolve(import.meta.dirname, '../../..');

interface Found {
  place: string;
  source: string;
  flags: string;
}

/** All expressions in a file: literals, and texts given to `RegExp`, which cannot be seen through where they are made. */
function expressionsIn(file: string): { found: Found[]; made: string[] } {
  const code = readFileSync(join(root, file), 'utf8');
  const { program, errors } = parseSync(file, code);
  expect(errors, file).toEqual([]);
  const found: Found[] = [];
  const made: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const one of node) walk(one);
      return;
    }
    const { type, regex, start, callee } = node as {
      type?: string;
      regex?: { pattern: string; flags: string };
      start?: number;
      callee?: { name?: string };
    };
    const place = `${file}:${code.slice(0, start).split('\n').length}`;
    if (regex) found.push({ place, source: regex.pattern, flags: regex.flags });
    else if ((type === 'NewExpression' || type === 'CallExpression') && callee?.name === 'RegExp') made.push(place);
    for (const value of Object.values(node)) walk(value);
  };
  walk(program);
  return { found, made };
}

const files = ['src', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .sort(),
);
const all = files.map(expressionsIn);
const expressions = new Map<string, Found & { places: string[] }>();
for (const { found } of all) {
  for (const one of found) {
    const key = `/${one.source}/${one.flags}`;
    const known = expressions.get(key);
    if (known) known.places.push(one.place);
    else expressions.set(key, { ...one, places: [one.place] });
  }
}

/** Expressions made at run time: each file with the reason why what goes into it is harmless. */
const MADE_AT_RUN_TIME: Record<string, string> = {
  'src/card/as-written.ts':
    'a cue of the dataset or of a checked pack, its signs escaped; asked of 2,000 characters around a name',
  'src/matching/evidence/compiled-sense.ts':
    'cues of the dataset and of checked packs; asked of 64 characters beside a name',
};

/** Quadratic where what they are asked of is long: each with the bound that keeps it short. */
const BOUNDED = new Map([
  ['/#.*$/', 'an address of ours with at most 200 characters of a search in it'],
  ['/^[.-]+|[.-]+$/g', 'a host name'],
  [String.raw`/[\s"'“”„«»‹›([]+$/u`, '64 characters before a name'],
  [
    String.raw`/(?:^|[\s(])((?:\p{Lu}\p{Ll}?\.[ \u00A0-]?)+|\p{Lu}[ \u00A0])\)?[ \u00A0]?$/u`,
    '20 characters before a name',
  ],
  [String.raw`/(?:^|[.!?…:\n]["'”’»)]*\s*|[•–—*·|↳→»]\s*|\d[.)]\s+)["'“„‘«¿¡(]*$/u`, '12 characters before a name'],
  [String.raw`/^\p{Lu}[^\p{Lu}]*\p{Ll}[^\p{Lu}]*$/u`, 'a name, of at most 300 characters'],
  [String.raw`/[^\p{L}\p{M}\p{N}]+$/u`, 'a name, of at most 300 characters'],
  ['/-+$/', 'an id that is cut to 96 characters before'],
]);

const TIMEOUT_MS = 20_000;

test('line breaks between two names, however many, are looked at once', () => {
  const between = `${'\n'.repeat(5_000)}(`;
  const text = `A${between}${between}B`;
  const began = performance.now();
  expect(isListed(text, { start: 0, end: 1 }, { start: text.length - 1, end: text.length }, false)).toBe(false);
  expect(performance.now() - began).toBeLessThan(1_000);
});

describe('regular expressions', () => {
  test('the check tells a bad one from a good one', async () => {
    expect((await check('^(a+)+$', '')).status).toBe('vulnerable');
    expect((await check('^a+$', '')).status).toBe('safe');
  });

  test('those of the source are found', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(expressions.size).toBeGreaterThan(80);
  });

  test('none can backtrack without bound', { timeout: 300_000 }, async () => {
    const bad: string[] = [];
    for (const [key, { source, flags, places }] of expressions) {
      const result = await check(source, flags, { timeout: TIMEOUT_MS });
      if (result.status === 'safe') continue;
      const complexity = result.status === 'vulnerable' ? result.complexity : undefined;
      const words = complexity?.summary ?? 'not decided';
      if (complexity?.type !== 'exponential' && BOUNDED.has(key)) continue;
      bad.push(`${places.join(', ')}: ${key}: ${words}`);
    }
    expect(bad).toEqual([]);
  });

  test('each that is made at run time is known, and each exception is still there', () => {
    const made = [...new Set(all.flatMap((one) => one.made.map((place) => place.replace(/:\d+$/, ''))))].sort();
    expect(made).toEqual(Object.keys(MADE_AT_RUN_TIME).sort());
    for (const key of BOUNDED.keys()) expect(expressions.has(key), key).toBe(true);
  });
});
