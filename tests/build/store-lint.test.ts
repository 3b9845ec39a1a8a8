import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { BUILDS } from './output.ts';

interface LintMessage {
  code: string;
  message: string;
  file?: string;
}

test("Mozilla's linter for its store has nothing against the Firefox build", { timeout: 180_000 }, () => {
  const root = resolve(import.meta.dirname, '../..');
  const folder = BUILDS[1].folder;
  const { stdout, stderr } = spawnSync(
    'web-ext',
    ['lint', '--source-dir', folder, '--output=json', '--no-config-discovery'],
    {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      // No call home for a newer linter.
      env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
    },
  );
  const start = stdout.indexOf('{');
  expect(start, stderr).toBeGreaterThanOrEqual(0);
  const report = JSON.parse(stdout.slice(start)) as { errors: LintMessage[]; warnings: LintMessage[] };
  expect(report.errors).toEqual([]);
  expect(report.warnings).toEqual([]);
});
