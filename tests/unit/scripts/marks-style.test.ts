import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { marksForChromium } from '../../../scripts/build/marks-style.ts';

test.each([
  ['marks.css', 5],
  ['marks-other.css', 12],
])('every rule of %s is one for the root alone, and nothing else of the style changes', (file, names) => {
  const css = readFileSync(resolve(import.meta.dirname, '../../../public', file), 'utf8');
  const made = marksForChromium(css);
  const rules = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  expect(rules(made).match(/::highlight/g)?.length).toBe(2 * names);
  expect(rules(made).match(/(?<!:root)::highlight/g)).toBeNull();
  expect(made.replaceAll(':root::highlight', '::highlight')).toBe(css);
});
