/** How many blocks of text that nobody wrote for this pass the page's filters, and so are sent to the background. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { buildGazetteer } from '../../src/dataset/gazetteer.ts';
import type { PackFile } from '../../src/dataset/schema.ts';
import { buildFilters } from '../../src/matching/filters/build-filters.ts';
import { mayHoldName } from '../../src/matching/filters/prefilter.ts';
import { compileGazetteer } from '../../src/matching/scan/compile.ts';
import { scan } from '../../src/matching/scan/scan.ts';
import { cities } from './large-build.ts';
import type { BenchRow } from './matcher.ts';
import { PYTHON_DOC } from './pages.ts';

const MANUALS = '/usr/share/man';

export async function benchPassing(): Promise<BenchRow[]> {
  const { pack }: PackFile = JSON.parse(
    readFileSync(new URL('../../public/packs/fast.pack.json', import.meta.url), 'utf8'),
  );
  const texts = [
    { name: 'English (python3.13-doc)', blocks: pythonBlocks(), budget: 2 },
    { name: 'German (manpages-de)', blocks: manualBlocks('de'), budget: 2 },
    { name: 'Dutch (manpages-nl)', blocks: manualBlocks('nl'), budget: 6 },
  ];
  const large = await cities(pack.sources[0]?.id ?? '', pack.entities);
  return [
    ...passing('the dataset', 64, buildGazetteer([pack]), texts),
    // What is written large there may well be a city; in small letters it is none.
    ...passing(
      '118,000 names',
      256,
      buildGazetteer([{ ...pack, entities: [...pack.entities, ...large] }]),
      texts.map(({ name, blocks }) => ({
        name: `118,000 names, ${name} in small letters`,
        blocks: blocks.map((block) => block.toLowerCase()),
      })),
    ),
  ];
}

/** @param mostKb how large the filter of names may be, in KiB */
function passing(
  names: string,
  mostKb: number,
  gazetteer: ReturnType<typeof buildGazetteer>,
  texts: { name: string; blocks: string[]; budget?: number }[],
): BenchRow[] {
  const filters = buildFilters(gazetteer);
  const matcher = compileGazetteer(gazetteer);
  const size = ({ words }: { words: Int32Array }) => words.byteLength / 1024;
  const sizes: BenchRow[] = [
    { what: `filter of names, ${names}`, value: size(filters.names), unit: 'kB', budget: mostKb },
    { what: `filter of topic words, ${names}`, value: size(filters.topics), unit: 'kB' },
  ];
  const rows = texts.map(({ name, blocks, budget }): BenchRow => {
    const passed = blocks.filter((block) => mayHoldName(filters, block));
    const mistaken = passed.filter((block) => scan(matcher, block).length === 0).length;
    const words = blocks.reduce((sum, block) => sum + (block.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
    return {
      what: `blocks let through, ${name}`,
      value: blocks.length > 0 ? (100 * passed.length) / blocks.length : null,
      unit: '%' as const,
      ...(budget === undefined ? {} : { budget }),
      note:
        blocks.length > 0
          ? `of ${blocks.length.toLocaleString('en')} blocks; by mistake ${mistaken}, in ${words.toLocaleString('en')} words`
          : 'the package is not installed',
    };
  });
  return [...sizes, ...rows];
}

/** Paragraphs, headings, list items and cells of the library's reference. */
function pythonBlocks(): string[] {
  const folder = join(PYTHON_DOC, 'library');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .slice(0, 60)
    .flatMap((file) => {
      const { document } = parseHTML(readFileSync(join(folder, file), 'utf8'));
      return [...document.querySelectorAll('p, h1, h2, h3, li, td, dt, pre')]
        .filter((element) => !element.querySelector('p, li, td, dt, pre'))
        .map((element) => element.textContent ?? '')
        .filter((text) => text.trim() !== '');
    });
}

/** Paragraphs of manual pages, without the commands of their layout. */
function manualBlocks(language: string): string[] {
  const folder = join(MANUALS, language, 'man1');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gz'))
    .sort()
    .flatMap((file) =>
      gunzipSync(readFileSync(join(folder, file)))
        .toString('utf8')
        .replace(/\\f[A-Z]|\\[-&|^]/g, '')
        .split(/\n(?:\.[^\n]*)?\n|\n\.(?:P|PP|TP|IP|SH|SS|br|sp)[^\n]*\n/)
        .map((block) => block.replace(/^\.[A-Z]{1,2} ?/gm, ''))
        .filter((block) => /\p{L}/u.test(block)),
    );
}
