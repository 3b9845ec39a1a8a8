import { expect, it } from 'vitest';
import { foldWord } from '../../../src/matching/evidence/words.ts';

const bySteps = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss');

it('a word folds as its decomposition does, whatever characters stand side by side in it', () => {
  const different: string[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    const character = String.fromCharCode(unit);
    for (const word of [character, `Été${character}B`, `${character}Σ`, `O\u0301${character}`]) {
      if (foldWord(word) !== bySteps(word)) different.push(word);
    }
  }
  expect(different).toEqual([]);
});
