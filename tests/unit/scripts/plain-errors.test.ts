import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readMarkedText } from '../../../scripts/eval-score.ts';
import { plainly } from '../../../scripts/plain-errors.ts';

test('what goes wrong with a file is said in a line, with its name', async () => {
  const missing = await readFile('/no/such/file.txt').catch((error: unknown) => error);
  expect(plainly(missing)).toBe('/no/such/file.txt: there is no such file or folder');
  const folder = await readFile(import.meta.dirname).catch((error: unknown) => error);
  expect(plainly(folder, 'here')).toBe('here: is a folder, not a file');
  expect(plainly(new Error('b.txt: line 3: "[[" is not closed'), 'b.txt')).toBe('b.txt: line 3: "[[" is not closed');
});

test('a marked text that breaks the format is named', () => {
  expect(() => readMarkedText('b.txt', 'topic: on\n---\n[[x')).toThrow('b.txt: line 3: "[[" is not closed');
});
