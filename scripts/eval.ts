import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asCalled } from './as-called.ts';
import { baselines } from './eval-baselines.ts';
import { leaveGenresOut } from './eval-leave-out.ts';
import { formatReport } from './eval-report.ts';
import { readMarkedText, scoreTexts, type Text, type TextResult } from './eval-score.ts';
import { linkDocument, loadTools } from './link-document.ts';
import { plainly, withPlainErrors } from './plain-errors.ts';

/**
 * `npm run eval -- DIR [--json | --leave-out]`: links every marked text of a folder the extension's way and counts.
 * `--json` prints one object; without it, a table by language and genre, the baselines and every error. `--leave-out`
 * prints how well each genre does by weights chosen without it.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, 'leave-out': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    console.error('usage: npm run eval -- DIR [--json | --leave-out]');
    process.exitCode = 2;
    return;
  }
  const place = asCalled(folder);
  const files = (await readdir(place)).filter((name) => name.endsWith('.txt')).sort();
  if (files.length === 0) throw new Error(`no marked texts (*.txt) in ${folder}`);
  const texts: Text[] = [];
  for (const name of files) {
    const text = await readFile(join(place, name))
      .then((bytes) => readMarkedText(name, utf8(name, bytes)))
      .catch((error: unknown) => {
        // All that is wrong is worth knowing at once; figures of some of the texts are not.
        console.error(plainly(error, name));
        process.exitCode = 1;
      });
    if (text) texts.push(text);
  }
  const twice = texts.filter(({ id }, index) => texts.findIndex((other) => other.id === id) !== index);
  for (const id of new Set(twice.map((text) => text.id)))
    console.error(`two texts have the id “${id}”; give each its own`);
  if (twice.length > 0) process.exitCode = 1;
  if (texts.length < files.length || twice.length > 0) return;
  const tools = await loadTools();
  for (const line of unknownIds(texts, new Set(tools.gazetteer.entities.map(({ id }) => id)))) console.error(line);
  if (values['leave-out']) {
    console.log(leaveGenresOut(tools, texts));
    return;
  }
  const results: TextResult[] = texts.map((text) => ({
    text,
    ...linkDocument(tools, { title: '', lang: text.lang, host: '' }, text.blocks, { isAlways: true }),
  }));
  const report = { ...scoreTexts(results), baselines: baselines(tools.gazetteer, texts) };
  console.log(values.json ? JSON.stringify(report, null, 2) : formatReport(report));
}

/** @throws Error where the file is no UTF-8: letters would be lost, and names with them */
function utf8(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${name}: is not written in UTF-8; save it as that`);
  }
}

/** Marks that nothing can be right for, a line each: without a word of them they would count as missed. */
const unknownIds = (texts: readonly Text[], known: ReadonlySet<string>): string[] =>
  texts.flatMap(({ id, gold }) =>
    [...new Set(gold.map(({ entity }) => entity))]
      .filter((entity) => !known.has(entity))
      .map((entity) => `${id}: the dataset has no entity “${entity}”`),
  );

await withPlainErrors(main);
