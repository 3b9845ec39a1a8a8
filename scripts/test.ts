import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { differingFiles, folderDigest } from './check/folder-digest.ts';
import { failedFiles, type StepResult, summary, tallyReport, tallyTwoTries } from './check/tally.ts';

/**
 * `npm test`: everything there is to check, one step after the other, with a summary. A step that fails stops none of
 * the others. Its last line is `N passed, N failed`, over all checks and tests.
 *
 * `--only=types,browser` runs some steps alone; they need what earlier steps build.
 */
const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'artifacts/test');

interface Step {
  name: string;
  run(): Promise<Omit<StepResult, 'name' | 'seconds'>>;
}

/** Runs a program of the project with its output on the terminal, and gives its exit code. */
function run(program: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    });
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      done(127);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** One check: the program says by its exit code whether it holds. */
const check = (name: string, program: string, ...args: string[]): Step => ({
  name,
  async run() {
    const code = await run(program, args);
    return {
      passed: code === 0 ? 1 : 0,
      failed: code === 0 ? 0 : 1,
      skipped: 0,
      failures: code === 0 ? [] : [`exit code ${code}`],
    };
  },
});

function runTests(project: string, report: string, ...more: readonly string[]): Promise<number> {
  rmSync(report, { force: true });
  rmSync(unhandled, { force: true });
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--reporter=./scripts/check/unhandled-errors.ts',
  ];
  return run('vitest', ['run', '--project', project, ...reporters, ...more], { LENS_UNHANDLED_ERRORS: unhandled });
}

const unhandled = join(reports, 'unhandled.txt');

/** Errors of the run before that no test caught. They are of no file, so that no second run of files speaks of them. */
const unhandledErrors = (): string[] =>
  existsSync(unhandled) ? readFileSync(unhandled, 'utf8').split('\n').filter(Boolean) : [];

/**
 * A project of `vitest.config.ts`, counted test by test.
 *
 * @param twice gives files of which something failed a second try, whole, one at a time and with new browsers: a last net
 *   under what only a real browser on a busy machine does. What falls in is named in the summary
 */
const tests = (project: string, { twice = false } = {}): Step => ({
  name: project,
  async run() {
    const report = join(reports, `${project}.json`);
    const code = await runTests(project, report);
    const failed = twice ? failedFiles(report) : [];
    if (failed.length === 0) return tallyReport(report, code, root);
    console.log(`\n● ${project}, what failed, a second time`);
    const uncaught = unhandledErrors();
    const again = join(reports, `${project}-again.json`);
    const codeAgain = await runTests(project, again, '--no-file-parallelism', ...failed);
    const tally = tallyTwoTries(report, again, codeAgain, root);
    return { ...tally, failed: tally.failed + uncaught.length, failures: [...tally.failures, ...uncaught] };
  },
});

/** Whoever builds this version gets these bytes: two builds, compared file by file. */
const buildTwice: Step = {
  name: 'build, twice the same',
  async run() {
    const failures: string[] = [];
    const digests: Map<string, string>[] = [];
    for (const time of ['first', 'second']) {
      rmSync(join(root, '.output'), { recursive: true, force: true });
      const code = await run('npm', ['run', '--silent', 'build']);
      if (code !== 0) failures.push(`the ${time} build ended with exit code ${code}`);
      else digests.push(folderDigest(join(root, '.output')));
      if (failures.length > 0) break;
    }
    const [first, second] = digests;
    if (first && second)
      failures.push(...differingFiles(first, second).map((file) => `${file} differs between two builds`));
    const built = digests.length === 2 ? 1 : 0;
    return {
      passed: built + (built === 1 && failures.length === 0 ? 1 : 0),
      failed: failures.length,
      skipped: 0,
      failures,
    };
  },
};

const steps: Step[] = [
  check('types', 'npm', 'run', '--silent', 'types'),
  check('lint', 'npm', 'run', '--silent', 'lint'),
  check('unused', 'npm', 'run', '--silent', 'unused'),
  check('pack', 'npm', 'run', '--silent', 'pack', '--', 'check', 'assets/packs/fast'),
  buildTwice,
  tests('build'),
  tests('unit'),
  tests('browser', { twice: true }),
  tests('browser-alone', { twice: true }),
];

const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const chosen = steps.filter(({ name }) => !only || only.includes(name.split(',')[0] ?? ''));
if (chosen.length === 0) {
  console.error(`No such step; there are ${steps.map(({ name }) => name.split(',')[0]).join(', ')}.`);
  process.exit(2);
}

mkdirSync(reports, { recursive: true });
const results: StepResult[] = [];
for (const step of chosen) {
  console.log(`\n● ${step.name}`);
  const start = performance.now();
  results.push({ name: step.name, ...(await step.run()), seconds: (performance.now() - start) / 1_000 });
}
console.log(`\n${summary(results)}`);
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
