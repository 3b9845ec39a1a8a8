import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { summary, tallyReport } from '../../../scripts/check/tally.ts';

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
    failures: ['tests/x.test.ts: three'],
    secondTries: [],
  });
});
