import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { failedFiles, summary, tallyReport, tallyTwoTries } from '../../../scripts/check/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'lens-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report = (...assertionResults: { fullName: string; status: string; failureMessages: string[] }[]): string => {
  const path = join(folder, 'report.json');
  const status = assertionResults.some((one) => one.status === 'failed') ? 'failed' : 'passed';
  writeFileSync(
    path,
    JSON.stringify({ testResults: [{ name: '/project/tests/x.test.ts', status, message: '', assertionResults }] }),
  );
  return path;
};

test('a test that passed only at the second try is counted as passed, and named with what went wrong at the first', () => {
  const path = report(
    { fullName: 'one', status: 'passed', failureMessages: [] },
    { fullName: 'two', status: 'passed', failureMessages: ['Error: Waited in vain.\n    at somewhere'] },
  );
  const tally = tallyReport(path, 0, '/project');
  expect(tally).toMatchObject({ passed: 2, failed: 0, secondTries: ['tests/x.test.ts: two: Error: Waited in vain.'] });
  const text = summary([{ name: 'browser', seconds: 1, ...tally }]);
  expect(text).toContain('Passed at the second try:\n  browser: tests/x.test.ts: two: Error: Waited in vain.');
  expect(text.split('\n').at(-1)).toBe('2 passed, 0 failed');
});

test('a test that failed twice is a failure and no second try', () => {
  const path = report({ fullName: 'three', status: 'failed', failureMessages: ['Error: a', 'Error: b'] });
  expect(tallyReport(path, 1, '/project')).toMatchObject({
    passed: 0,
    failures: ['tests/x.test.ts: three: Error: b'],
    secondTries: [],
  });
});

const twoFiles = (name: string, ...files: [string, string, string[]][]): string => {
  const path = join(folder, name);
  const testResults = files.map(([file, status, messages]) => ({
    name: `/project/tests/${file}.test.ts`,
    status,
    message: '',
    assertionResults: [
      { fullName: `${file} one`, status: 'passed', failureMessages: [] },
      { fullName: `${file} two`, status, failureMessages: messages },
    ],
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
};

test('files that failed count as their second run found them, and what failed only once is named', () => {
  const first = twoFiles(
    'first.json',
    ['a', 'passed', []],
    ['b', 'failed', ['Error: Late.\n at']],
    ['c', 'failed', ['Error: No.']],
  );
  expect(failedFiles(first)).toEqual(['/project/tests/b.test.ts', '/project/tests/c.test.ts']);
  const again = twoFiles('again.json', ['b', 'passed', []], ['c', 'failed', ['Error: Otherwise.']]);
  expect(tallyTwoTries(first, again, 1, '/project')).toEqual({
    passed: 5,
    failed: 1,
    skipped: 0,
    failures: ['tests/c.test.ts: c two: Error: Otherwise.'],
    secondTries: ['tests/b.test.ts: b two: Error: Late.'],
  });
});

test('a second run that wrote no report is a failure', () => {
  const first = twoFiles('first.json', ['a', 'passed', []], ['b', 'failed', ['Error: Late.']]);
  const tally = tallyTwoTries(first, join(folder, 'none.json'), 1, '/project');
  expect(tally).toMatchObject({ passed: 2, failed: 1, failures: ['the run wrote no report'] });
});
