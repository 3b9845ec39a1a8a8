import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageOf } from '../../../src/dataset/checksum.ts';

const SCRIPT = resolve('scripts/pack.ts');
const SHIPPED = resolve('assets/packs/fast');

/** Runs the command as `npm run pack --` does, in a folder of its own. */
function pack(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), SCRIPT, ...args],
      { cwd: folder },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
  await cp(SHIPPED, join(folder, 'fast'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

describe('the pack command', () => {
  test('finds nothing wrong with the dataset that ships, and counts what is in it', async () => {
    const { code, stdout } = await pack('check', SHIPPED);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^fast 2026\.\d+\.\d+, .*\n451 entities, \d+ names, 681 roles, 5 goals, 433 sources\nsha256-[0-9a-f]{64}\n$/,
    );
  });

  test('builds the same bytes each time, whatever the layout of the files, and accepts what it built', async () => {
    const built = join(folder, 'public/packs/fast.pack.json');
    expect((await pack('build', 'fast')).code).toBe(0);
    const first = await readFile(built, 'utf8');
    const roles = join(folder, 'fast/roles.json');
    await writeFile(roles, JSON.stringify(JSON.parse(await readFile(roles, 'utf8'))));
    expect((await pack('build', 'fast')).code).toBe(0);
    expect(await readFile(built, 'utf8')).toBe(first);

    const checked = await pack('check', built);
    expect(checked.code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'public/packs/fast.head.json'), 'utf8'))).toEqual({
      id: 'fast',
      version: JSON.parse(first).pack.version,
      checksum: JSON.parse(first).checksum,
    });
  });

  test('lays files out anew without changing what they say; the files that ship are laid out so', async () => {
    const entities = join(folder, 'fast/entities.json');
    const shipped = await readFile(join(SHIPPED, 'entities.json'), 'utf8');
    await writeFile(entities, JSON.stringify(JSON.parse(shipped)));
    const before = (await pack('check', 'fast')).stdout;
    expect(await pack('format', 'fast')).toMatchObject({ code: 0, stdout: before });
    for (const name of (await readdir(SHIPPED)).filter((file) => file.endsWith('.json'))) {
      expect(await readFile(join(folder, 'fast', name), 'utf8'), name).toBe(
        await readFile(join(SHIPPED, name), 'utf8'),
      );
    }
  });

  test('takes a bare pack in one file, and refuses a packaged one whose content was changed', async () => {
    const packaged = JSON.parse(await readFile(join(folder, 'public/packs/fast.pack.json'), 'utf8'));
    await writeFile(join(folder, 'bare.json'), JSON.stringify(packaged.pack));
    const bare = await pack('check', 'bare.json');
    expect(bare.code).toBe(0);
    expect(bare.stdout).toContain('With the id "fast", that of the dataset, it cannot be added to the extension.');
    packaged.pack.entities[0].description.en += ' Really.';
    await writeFile(join(folder, 'changed.json'), JSON.stringify(packaged));
    const { code, stderr } = await pack('check', 'changed.json');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^changed\.json: checksum: expected sha256-[0-9a-f]{64}, got “sha256-[0-9a-f]{64}”; .*\n1 problem\n$/,
    );
  });

  test('reads bytes as the extension does: a mark before them is passed over, what is no UTF-8 is refused', async () => {
    const bare = await readFile(join(folder, 'bare.json'), 'utf8');
    await writeFile(join(folder, 'marked.json'), `\ufeff${bare}`);
    expect((await pack('check', 'marked.json')).code).toBe(0);
    const table = 'name\nCafé Foundation\n';
    for (const encoding of ['latin1', 'utf16le'] as const) {
      await writeFile(join(folder, 'table.csv'), Buffer.from(table, encoding));
      expect(await pack('check', 'table.csv'), encoding).toMatchObject({
        code: 1,
        stderr: 'table.csv: is no text in UTF-8; save it as “CSV UTF-8” or as JSON\n1 problem\n',
      });
    }
  });

  test('builds beside a file, and never in its place', async () => {
    const written = JSON.stringify(JSON.parse(await readFile(join(folder, 'bare.json'), 'utf8')), null, 2);
    await writeFile(join(folder, 'house.pack.json'), written);
    expect((await pack('build', 'house.pack.json')).stdout).toMatch(/^house\.built\.pack\.json$/m);
    expect(await readFile(join(folder, 'house.pack.json'), 'utf8')).toBe(written);
    expect((await pack('check', 'house.built.pack.json')).code).toBe(0);
  });

  test('makes what it made again, and takes the place of nothing that somebody wrote', async () => {
    await writeFile(join(folder, 'trees.csv'), 'name\nBank of Trees\n');
    const made = join(folder, 'trees.pack.json');
    expect(await pack('convert', 'trees.csv')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^trees\.pack\.json$/m),
    });
    await writeFile(join(folder, 'trees.csv'), 'name\nBank of Old Trees\n');
    expect((await pack('convert', 'trees.csv')).code).toBe(0);
    const second = await readFile(made, 'utf8');
    expect(second).toContain('Bank of Old Trees');

    // Changed by hand, or written by hand: it may be all that somebody has.
    const other = second.replaceAll('"trees"', '"reeds"');
    for (const written of [
      second.replace('Old', 'Young'),
      JSON.stringify(JSON.parse(second).pack),
      `${second}my notes\n`,
      JSON.stringify(await packageOf(JSON.parse(other).pack)),
    ]) {
      await writeFile(made, written);
      expect(await pack('convert', 'trees.csv')).toMatchObject({
        code: 1,
        stderr: `trees.pack.json: is there, and is not "trees" as this command made it; move it or give it another name first\n`,
      });
      expect(await readFile(made, 'utf8')).toBe(written);
    }
  });

  test('names file and place of every fault of a folder', async () => {
    const entities = JSON.parse(await readFile(join(folder, 'fast/entities.json'), 'utf8'));
    entities[12].names[0].lang = 'english';
    await writeFile(join(folder, 'fast/entities.json'), JSON.stringify(entities));
    const { code, stderr } = await pack('check', 'fast');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'fast/entities.json: entities[12].names[0].lang: expected a language tag such as nl, en or und, got “english”\n1 problem\n',
    );
  });

  test('names a file that is missing, one that is no part, and one that is no JSON', async () => {
    await rm(join(folder, 'fast/broad.json'));
    await writeFile(join(folder, 'fast/extra.json'), '{}');
    expect((await pack('check', 'fast')).stderr).toBe(
      'fast/broad.json: is missing\nfast/extra.json: is no part of a pack\n2 problems\n',
    );
    await writeFile(join(folder, 'broken.json'), '{"format": 1,}');
    expect((await pack('check', 'broken.json')).stderr).toMatch(/^broken\.json: is no JSON: .*\n1 problem\n$/);
    const absent = await pack('check', 'nowhere.json');
    expect([absent.code, absent.stderr]).toEqual([1, expect.stringContaining('nowhere.json')]);
  });

  test('explains itself where it is not understood', async () => {
    for (const args of [[], ['check'], ['sell', 'fast'], ['check', 'a', 'b']]) {
      const { code, stderr } = await pack(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(stderr).toContain('npm run pack -- check FILE|FOLDER');
    }
  });
});
