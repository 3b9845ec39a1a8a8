import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildFilters } from '../../../src/matching/filters/build-filters.ts';
import { mayHoldName } from '../../../src/matching/filters/prefilter.ts';
import { compileGazetteer } from '../../../src/matching/scan/compile.ts';
import { scan } from '../../../src/matching/scan/scan.ts';
import type { Form } from '../../../src/matching/types.ts';
import { naiveScan } from './naive-scan.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

interface ListedEntity {
  names: { text: string; type: string; ambiguous: boolean }[];
}
const entities: ListedEntity[] = JSON.parse(readFileSync(path('assets/packs/fast/entities.json'), 'utf8'));
const listed = new Map(entities.flatMap(({ names }) => names.map((name) => [name.text, name])));
const forms: Form[] = [...listed.values()].map(({ text, type, ambiguous }) => ({
  text,
  exactCase: ambiguous || type === 'acronym',
  bearers: [{ entity: 0, ambiguous, type: 'official', lang: 'und' }],
}));
const matcher = compileGazetteer({ version: '', forms });
const filters = buildFilters({ version: '', forms, topics: {} });

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
const firstWords = forms.map(({ text }) => /[\p{L}\p{Nd}]+/u.exec(fold(text))?.[0] ?? '');

/** The plain search, spared the forms whose first word is nowhere in the text. */
function plainly(text: string) {
  const folded = fold(text);
  const here = forms.flatMap((_, index) => (folded.includes(firstWords[index] ?? '') ? [index] : []));
  return naiveScan(
    here.map((index) => forms[index] as Form),
    text,
  ).map((found) => ({ ...found, forms: found.forms.map((place) => here[place]) }));
}

/** The texts of the corpus, without the marks that say what is named. */
function textsOf(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const content = readFileSync(`${folder}/${file}`, 'utf8');
      return [file, content.slice(content.indexOf('\n---\n') + 5).replace(/\[\[([^\]|]*)\|[^\]]*\]\]/g, '$1')];
    });
}

// A second folder of texts is compared too where it happens to lie beside the project.
const folders = [path('tests/corpus/texts'), path('../shared/corpus/dev')].filter((folder) => existsSync(folder));

describe('the names of the dataset', () => {
  it('are each found in their own letters, whole', () => {
    const lost = forms.filter(({ text }, index) => {
      const [found, ...more] = scan(matcher, text);
      return more.length > 0 || !found?.forms.includes(index) || found.start !== 0 || found.end !== text.length;
    });
    expect(lost.map(({ text }) => text)).toEqual([]);
  });

  it.each(folders.flatMap(textsOf))(
    'are found in %s where a plain search finds them, and the filter lets them through',
    (_, text) => {
      const blocks = text.split(/\n\s*\n/);
      for (const block of blocks) {
        const found = scan(matcher, block);
        expect(found).toEqual(plainly(block));
        if (found.length > 0) expect(mayHoldName(filters, block)).toBe(true);
      }
    },
  );
});
