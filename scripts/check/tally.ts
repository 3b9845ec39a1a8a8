import { readFileSync } from 'node:fs';

/** How a step ended: it may be one check or a file of tests. */
export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** Names of what failed. */
  failures: string[];
  /** Names of what passed only when it was tried a second time. */
  secondTries?: string[];
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

/**
 * Counts a run of tests from its JSON report. A file that fell over before or beside its tests counts as a failure too,
 * and so does a run that ended badly without naming one or that wrote no report.
 *
 * @param root taken off the front of file names
 */
export function tallyReport(path: string, exitCode: number, root: string): Omit<StepResult, 'name' | 'seconds'> {
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: ['the run wrote no report'] };
  }
  let passed = 0;
  let skipped = 0;
  const failures: string[] = [];
  const secondTries: string[] = [];
  for (const file of report.testResults) {
    const name = file.name.startsWith(root) ? file.name.slice(root.length + 1) : file.name;
    let ownFailures = 0;
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') {
        passed++;
        // Vitest keeps what went wrong the first time.
        const [first] = failureMessages ?? [];
        if (first !== undefined) secondTries.push(`${name}: ${fullName}: ${first.split('\n')[0]}`);
      } else if (status === 'failed') {
        ownFailures++;
        failures.push(`${name}: ${fullName}`);
      } else skipped++;
    }
    if (file.status === 'failed' && ownFailures === 0) failures.push(`${name}: ${file.message.split('\n')[0] ?? ''}`);
  }
  if (exitCode !== 0 && failures.length === 0) failures.push(`the run ended with exit code ${exitCode}`);
  if (passed + failures.length === 0) failures.push('there was nothing to run');
  return { passed, failed: failures.length, skipped, failures, secondTries };
}

/** Sum of all steps; the last line is for machines. */
export function summary(results: StepResult[]): string {
  const sum = (pick: (result: StepResult) => number) => results.reduce((total, result) => total + pick(result), 0);
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, passed, failed, skipped, seconds }) => {
    const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
    return `${failed > 0 ? '✖' : '✔'} ${name.padEnd(width)}  ${counts.join(', ')}  (${Math.round(seconds)} s)`;
  });
  const failures = results.flatMap(({ name, failures: list }) => list.map((failure) => `  ${name}: ${failure}`));
  const tries = results.flatMap(({ name, secondTries = [] }) => secondTries.map((one) => `  ${name}: ${one}`));
  return [
    ...lines,
    ...(tries.length > 0 ? ['', 'Passed at the second try:', ...tries] : []),
    ...(failures.length > 0 ? ['', 'Failed:', ...failures] : []),
    '',
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`,
  ].join('\n');
}
