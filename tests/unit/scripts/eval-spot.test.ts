import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Runs a command as npm does: in the project's folder, told where it was called. */
const run = (script: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), resolve('scripts', script), ...args],
      { env: { ...process.env, INIT_CWD: folder } },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

const marked = (id: string, lang: string, topic: string, text: string) =>
  writeFile(
    join(folder, 'texts', `${id}.txt`),
    `id: ${id}\nlang: ${lang}\ngenre: news\ntopic: ${topic}\nnote: a test\n---\n${text}\n`,
  );

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lens-eval-'));
  await mkdir(join(folder, 'texts'));
  await mkdir(join(folder, 'none'));
  await marked(
    'nl-1',
    'nl',
    'on',
    '[[CoMensha|comensha]] telt slachtoffers van mensenhandel en dwangarbeid.\n\nOok moderne slavernij telt [[het Rad|polaris]].',
  );
  await marked('en-1', 'en', 'off', 'Nothing but the weather, and a sentence on Rabobank.');
  await writeFile(
    join(folder, 'page.html.gz'),
    gzipSync(
      '<!doctype html><html lang="nl"><title>T</title><p>De cijfers van <b>CoMensha</b> en ING.</p><script>Rabobank</script>',
    ),
  );
  await writeFile(
    join(folder, 'plain.txt'),
    `${'Only words of the weather. '.repeat(900)}\n\nCoMensha wrote, and FIU-Nederland read.`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('the eval command', () => {
  test('counts what was to be found, what was found and what of it is right, and says every error', async () => {
    const { code, stdout } = await run('eval.ts', 'texts', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      texts: 2,
      gold: 2,
      found: 2,
      right: 1,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      cleanTexts: 0,
      emptyTexts: 1,
      topicAccuracy: 1,
    });
    expect(report.errors).toHaveLength(2);
    const told = JSON.stringify(report.errors);
    for (const said of ['het Rad', 'polaris', 'rabobank', 'en-1', 'nl-1']) expect(told).toContain(said);
  });

  test('without --json prints a table by language and genre, with baselines', async () => {
    const { code, stdout } = await run('eval.ts', 'texts');
    expect(code).toBe(0);
    for (const row of ['all', 'language nl', 'genre news', 'baseline: FlashText-like']) expect(stdout).toContain(row);
    expect(stdout).toMatch(/^all +2 +2 +2 +1 +50\.0 +50\.0 +50\.0/m);
  });

  test('says of every text that is none what is wrong with it, and counts nothing', async () => {
    const faulty = join(folder, 'faulty');
    await mkdir(join(faulty, 'sub.txt'), { recursive: true });
    await writeFile(join(faulty, 'a.txt'), 'id: a\ntopic: maybe\n---\nWords.');
    await writeFile(join(faulty, 'b.txt'), 'id: b\ntopic: on\n---\nWords of [[CoMensha');
    await writeFile(join(faulty, 'c.txt'), 'id: c\n---\nWords.');
    await writeFile(join(faulty, 'd.txt'), 'id: d\ntopic: off\n---\nWords.');
    const { code, stdout, stderr } = await run('eval.ts', 'faulty', '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      'a.txt: line 2: topic is “maybe”; write “topic: on” or “topic: off”',
      'b.txt: line 4: "[[" is not closed',
      'c.txt: the head has no topic; write “topic: on” or “topic: off”',
      'sub.txt: is a folder, not a file',
    ]);
  });

  test('says what is wrong with what it was given', async () => {
    expect(await run('eval.ts')).toMatchObject({ code: 2, stderr: expect.stringContaining('usage') });
    expect(await run('eval.ts', 'none')).toMatchObject({ code: 1, stderr: expect.stringContaining('no marked texts') });
  });
});

describe('the spot command', () => {
  test('finds the mentions in pages and texts, with scores, reasons and places', async () => {
    const { code, stdout } = await run('spot.ts', 'page.html.gz', 'plain.txt', '--json');
    expect(code).toBe(0);
    const { files } = JSON.parse(stdout);
    const [page, plain] = files;
    expect(page.mentions[0]).toMatchObject({
      text: 'CoMensha',
      entity: 'comensha',
      certainty: 'certain',
      reasons: [{ code: 'exactName' }, { code: 'onlyBearer' }],
      block: 0,
    });
    expect(page.mentions[0].score).toBeGreaterThan(0.9);
    expect(page.mentions.map(({ text }: { text: string }) => text)).not.toContain('Rabobank');
    expect(plain.mentions.map(({ text }: { text: string }) => text)).toEqual(['CoMensha', 'FIU-Nederland']);
  });

  test('what is no text is told of, and not read as one', async () => {
    await writeFile(
      join(folder, 'picture.bin'),
      Uint8Array.from({ length: 4_000 }, (_, at) => (at * 37) % 256),
    );
    const { code, stderr } = await run('spot.ts', 'picture.bin');
    expect(code).toBe(1);
    expect(stderr.trim()).toBe('picture.bin: is no text (it holds zero bytes); save it as text or HTML first');
  });

  test('a file that is not there is told of, and the others are read', async () => {
    const { code, stdout, stderr } = await run('spot.ts', 'missing.txt', 'plain.txt');
    expect(code).toBe(1);
    expect(stderr).toContain('missing.txt');
    expect(stdout).toContain('2 mentions');
    expect((await run('spot.ts')).code).toBe(2);
  });
});
