import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDrafts, type Draft } from '../../../src/dataset/drafts.ts';
import { foldName } from '../../../src/dataset/fold-name.ts';
import { DraftColumns, pieceOf } from '../../../src/packs/forms-row.ts';

const text = fc.oneof(
  fc.stringMatching(/^[A-Za-z]{1,3}[A-Za-z .&'-]{0,9}$/),
  fc.stringMatching(/^Bank[ a-c]{0,6}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((made) => !made.includes('\n')),
);
const draft: fc.Arbitrary<Draft> = fc.record({
  text,
  entity: fc.nat(300_000),
  base: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  ambiguous: fc.boolean(),
  latent: fc.boolean(),
  listed: fc.boolean(),
  type: fc.constantFrom('official', 'common', 'acronym', 'surname'),
  tail: fc.nat(3),
  lang: fc.constantFrom('und', 'en', 'nl', 'ru'),
});

test('rows of drafts come out as they went in, by text, those of one text in their order', () => {
  fc.assert(
    fc.property(fc.array(draft, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (drafts, perRow) => {
      const langs: string[] = [];
      const columns = new DraftColumns(langs);
      // Used again and again, as for the runs of a file.
      for (let round = 0; round < 2; round++) {
        for (const one of drafts) columns.add(one);
        const rows = columns.takeRows(perRow).map((row, index) => pieceOf({ id: String(index), ...row }, langs));
        expect(rows.every(({ texts }) => texts.length <= perRow)).toBe(true);
        const back = rows.flatMap(({ texts, draftAt }) => texts.map((_, index) => draftAt(index)));
        expect(back).toEqual(drafts.toSorted(compareDrafts));
        expect(rows.flatMap(({ texts }) => texts)).toEqual(back.map((one) => one.text));
      }
    }),
  );
});

test('a name folds the same whether or not it is plain', () => {
  const slowly = (name: string) =>
    name
      .replace(/[`\u00B4\u02B9-\u02BF\u2018\u2019\u201B\u2032\uFF07]/g, "'")
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/[\s\p{Pd}]+/gu, ' ')
      .trim();
  fc.assert(
    fc.property(fc.oneof(fc.string(), text, fc.string({ unit: fc.constantFrom(..." -`'aBz~!_") })), (name) => {
      expect(foldName(name)).toBe(slowly(name));
    }),
    { numRuns: 2_000 },
  );
});
