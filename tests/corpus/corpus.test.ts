import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { baselines } from '../../scripts/eval-baselines.ts';
import { readMarkedText, type Scores, scoreTexts, type Text } from '../../scripts/eval-score.ts';
import { linkDocument, loadTools, type Tools } from '../../scripts/link-document.ts';
import baseline from './baseline.json' with { type: 'json' };

let tools: Tools;
beforeAll(async () => {
  tools = await loadTools();
});

async function readTexts(folder: string): Promise<Text[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(files.map(async (name) => readMarkedText(name, await readFile(join(folder, name), 'utf8'))));
}

function evaluate(texts: readonly Text[]): Scores {
  return scoreTexts(
    texts.map((text) => ({
      text,
      ...linkDocument(tools, { title: '', lang: text.lang, host: '' }, text.blocks, { isAlways: true }),
    })),
  );
}

describe('our own texts', () => {
  let texts: Text[];
  let scores: Scores;
  beforeAll(async () => {
    texts = await readTexts('tests/corpus/texts');
    scores = evaluate(texts);
  });

  test('hold at least 60 texts without mentions', () => {
    expect(scores.emptyTexts).toBeGreaterThanOrEqual(60);
  });

  test.each(['f1', 'precision', 'certainPrecision', 'certainRecall', 'topicAccuracy'] as const)(
    '%s is not below the figure of baseline.json',
    (figure) => {
      expect(scores[figure], JSON.stringify(scores.errors, null, 1)).toBeGreaterThanOrEqual(baseline[figure]);
    },
  );

  test('no more than the known number of texts without mentions get a mark', () => {
    expect(scores.emptyTexts - scores.cleanTexts).toBeLessThanOrEqual(baseline.uncleanTexts);
  });

  test('the linker does better than matching without evidence', () => {
    for (const { name, f1 } of baselines(tools.gazetteer, texts)) expect(scores.f1, name).toBeGreaterThan(f1);
  });

  test('nothing depends on how a text is cut into batches', () => {
    // Files are in the order of their languages.
    for (const { lang, blocks } of texts.filter((_, index) => index % 4 === 0)) {
      const facts = { title: '', lang, host: '' };
      expect(linkDocument(tools, facts, blocks, { batchSize: 1 })).toEqual(
        linkDocument(tools, facts, blocks, { batchSize: 1000 }),
      );
    }
  });
});

test('the sample article is exactly right in every language', async () => {
  const texts = await readTexts('assets/sample');
  expect(texts).toHaveLength(3);
  expect(evaluate(texts).errors).toEqual([]);
});

/** Texts for development that stand beside the project for those who have them. */
const DEV = '../shared/corpus/dev';
describe.runIf(existsSync(DEV))('the development texts beside the project', () => {
  let scores: Scores;
  beforeAll(async () => {
    scores = evaluate(await readTexts(DEV));
  });

  test('F1, precision, clean texts and topic are what they must be', () => {
    const why = JSON.stringify(scores.errors, null, 1);
    expect(scores.f1, why).toBeGreaterThanOrEqual(0.98);
    expect(scores.precision, why).toBeGreaterThanOrEqual(0.985);
    expect(scores.cleanTexts, why).toBe(scores.emptyTexts);
    expect(scores.topicAccuracy, why).toBeGreaterThanOrEqual(0.95);
  });

  test.each(['seed-article', 'nl-nav-001', 'en-off-au-001', 'de-minutes-001'])('%s is exactly right', (id) => {
    expect(scores.errors.filter((error) => error.text === id)).toEqual([]);
  });
});
