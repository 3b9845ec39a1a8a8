import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { buildGazetteer } from '../../../src/dataset/gazetteer.ts';
import type { PackFile } from '../../../src/dataset/schema.ts';
import { compileNameSteps } from '../../../src/matching/compile-names.ts';
import { nameTables } from '../../../src/matching/evidence/name-tables.ts';
import { buildFilters, encodeFilters } from '../../../src/matching/filters/build-filters.ts';
import { compileGazetteer, openMatcher } from '../../../src/matching/scan/compile.ts';
import { runAtOnce } from '../../../src/matching/slices.ts';
import { tokenise } from '../../../src/matching/text/tokenise.ts';

const { pack }: PackFile = JSON.parse(readFileSync('public/packs/fast.pack.json', 'utf8'));
const gazetteer = buildGazetteer([pack]);

test('one reading of all forms makes what each part makes by itself', () => {
  const { matcher, filters, tables } = runAtOnce(compileNameSteps(gazetteer));
  expect(openMatcher(matcher, gazetteer.forms)).toEqual(compileGazetteer(gazetteer));
  expect(filters).toEqual(encodeFilters(buildFilters(gazetteer)));
  expect(tables).toEqual(nameTables(gazetteer));
});

test('others may read texts between any two of its steps', () => {
  const steps = compileNameSteps(gazetteer);
  let step = steps.next();
  for (; !step.done; step = steps.next()) tokenise('What a page says meanwhile', 0, 0);
  expect(step.value).toEqual(runAtOnce(compileNameSteps(gazetteer)));
});

// From then on V8 would ask at each access to any typed array whether its memory is still there.
test('no typed array loses its memory, which would make all reading of texts slower', () => {
  const transfer = vi.spyOn(ArrayBuffer.prototype, 'transfer');
  runAtOnce(compileNameSteps(gazetteer));
  expect(transfer).not.toHaveBeenCalled();
  transfer.mockRestore();
});
