import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { marksForChromium } from '../../../scripts/build/marks-style.ts';

test('every rule for marks is one for the root alone, and nothing else of the style changes', () => {
  const css = readFileSync(resolve(import.meta.dirname, '../../../public/marks.css'), 'utf8');
  const made = marksForChromium(css);
  const rules = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  expect(rules(made).match(/::highlight/g)?.length).toBeGreaterThan(15);
  expect(rules(made).match(/(?<!:root)::highlight/g)).toBeNull();
  expect(made.replaceAll(':root::highlight', '::highlight')).toBe(css);
});
