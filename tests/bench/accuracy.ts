/** How well names are found in marked texts: those of this project, and those for development where they are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readMarkedText, scoreTexts } from '../../scripts/eval-score.ts';
import { linkDocument, loadTools } from '../../scripts/link-document.ts';
import type { BenchRow } from './matcher.ts';

const root = resolve(import.meta.dirname, '../..');
const FOLDERS = [
  { name: 'texts of this project', folder: join(root, 'tests/corpus/texts') },
  { name: 'texts for development', folder: join(root, '../shared/corpus/dev') },
];

export async function benchAccuracy(): Promise<BenchRow[]> {
  const tools = await loadTools();
  return FOLDERS.filter(({ folder }) => existsSync(folder)).flatMap(({ name, folder }): BenchRow[] => {
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readMarkedText(file, readFileSync(join(folder, file), 'utf8')));
    const { f1, gold, cleanTexts, emptyTexts } = scoreTexts(
      texts.map((text) => ({
        text,
        ...linkDocument(tools, { title: '', lang: text.lang, host: '' }, text.blocks),
      })),
    );
    return [
      { what: `${name}: F1`, value: 100 * f1, unit: '%', budget: 98, atLeast: true, note: `${gold} mentions` },
      {
        what: `${name}: without mentions, and clean`,
        value: (100 * cleanTexts) / emptyTexts,
        unit: '%',
        budget: 100,
        atLeast: true,
        note: `${cleanTexts} of ${emptyTexts}`,
      },
    ];
  });
}
