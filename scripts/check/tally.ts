import { readFileSync } from 'node:fs';

/** How a step ended: it may be one check or a file of tests. */
export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** Names of what failed, each with the first line of what was wrong. */
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
export function tallyReport(path: string, exitCode: number, root: string): Tally {
  const report = read(path);
  if (!report) return { passed: 0, failed: 1, skipped: 0, failures: ['the run wrote no report'] };
  const tally = tallyFiles(report.testResults, root);
  const { passed } = tally;
  const failures = tally.failures.map(lineOf);
  if (exitCode !== 0 && failures.length === 0) failures.push(`the run ended with exit code ${exitCode}`);
  if (passed + failures.length === 0) failures.push('there was nothing to run');
  return { ...tally, failures, failed: failures.length };
}

/** The files of a run of which something failed, as the report names them. */
export const failedFiles = (path: string): string[] =>
  read(path)
    ?.testResults.filter(hasFailed)
    .map(({ name }) => name) ?? [];

/**
 * Counts a run of which the files that failed were run once more, from both reports: they count as the second run found
 * them. What failed only in the first is named as passed at the second try.
 */
export function tallyTwoTries(path: string, again: string, exitCode: number, root: string): Tally {
  const first = read(path)?.testResults ?? [];
  const rest = tallyFiles(
    first.filter((file) => !hasFailed(file)),
    root,
  );
  const second = tallyReport(again, exitCode, root);
  const failedAgain = new Set(tallyFiles(read(again)?.testResults ?? [], root).failures.map(({ test }) => test));
  const secondTries = tallyFiles(first.filter(hasFailed), root)
    .failures.filter(({ test }) => !failedAgain.has(test))
    .map(lineOf);
  return {
    passed: rest.passed + second.passed,
    failed: second.failed,
    skipped: rest.skipped + second.skipped,
    failures: second.failures,
    secondTries: [...rest.secondTries, ...(second.secondTries ?? []), ...secondTries],
  };
}

type Tally = Omit<StepResult, 'name' | 'seconds'>;
type FileReport = VitestReport['testResults'][number];

const hasFailed = ({ status, assertionResults }: FileReport): boolean =>
  status === 'failed' || assertionResults.some((one) => one.status === 'failed');

function read(path: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return null;
  }
}

/** A test, or a file as such, that failed, and the first line of what was wrong; '' where the report does not say. */
interface Failure {
  test: string;
  why: string;
}

const lineOf = ({ test, why }: Failure): string => (why === '' ? test : `${test}: ${why}`);

const firstLine = (message: string | undefined): string => message?.split('\n')[0] ?? '';

interface FilesTally {
  passed: number;
  skipped: number;
  failures: Failure[];
  secondTries: string[];
}

function tallyFiles(files: readonly FileReport[], root: string): FilesTally {
  let passed = 0;
  let skipped = 0;
  const failures: Failure[] = [];
  const secondTries: string[] = [];
  for (const file of files) {
    const name = file.name.startsWith(root) ? file.name.slice(root.length + 1) : file.name;
    let ownFailures = 0;
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') {
        passed++;
        // Vitest keeps what went wrong the first time.
        const [first] = failureMessages ?? [];
        if (first !== undefined) secondTries.push(`${name}: ${fullName}: ${firstLine(first)}`);
      } else if (status === 'failed') {
        ownFailures++;
        failures.push({ test: `${name}: ${fullName}`, why: firstLine(failureMessages?.at(-1)) });
      } else skipped++;
    }
    if (file.status === 'failed' && ownFailures === 0) failures.push({ test: name, why: firstLine(file.message) });
  }
  return { passed, skipped, failures, secondTries };
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
