import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FaultRecord } from '../tests/browser/faults/record.ts';

/**
 * `npm run faults`: tries every fault in both browsers, with the extension as it was built, and writes
 * docs/reliability.md from what was tried. A fault whose test fails has no line, and the command fails.
 */
const root = resolve(import.meta.dirname, '..');
const records = join(root, 'artifacts/faults.jsonl');

mkdirSync(join(root, 'artifacts'), { recursive: true });
rmSync(records, { force: true });
const { status } = spawnSync('vitest', ['run', '--project', 'browser', 'tests/browser/faults.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, LENS_FAULTS: records },
});
const lines = existsSync(records)
  ? readFileSync(records, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as FaultRecord)
  : [];
if (lines.length === 0) throw new Error('No fault was tried.');

/** Of a fault that was tried again after a failure the last try counts. */
const latest = new Map(lines.map((line) => [`${line.fault}\n${line.browser}`, line]));
const rows = [...latest.values()].map(
  ({ fault, browser, version, tries, taken }) =>
    `| ${fault} | ${browser} ${version.split('.')[0]} | ${tries} | nothing${taken ? ` but what the fault takes: ${taken}` : ''} |`,
);

const head = `# Reliability

Written by \`npm run faults\`, which tries each fault in real browsers with the built extension
(\`tests/browser/faults.test.ts\`). After each: the dataset is whole, with as many rows in every table as were installed and
nothing left over; settings and silenced names are as they were; a page that is opened is marked, its cards have their
details, a search finds; and nothing was sent anywhere. A fault whose test fails has no line here.

| fault | browser | times tried | what was lost |
|---|---|---|---|
`;
const foot = `
- **Killed at every part**: the background is stopped after a delay from a seeded series that strikes every part of an
  installation. The same is done to every single operation of the database, before and after it is carried out, by
  \`tests/unit/dataset/install.test.ts\` in a simulated one.
- **Refused, full, clock**: no test can do this to a browser from outside, so a script that runs before ours breaks the
  browser's own functions.
- **A newer database** is left as it is; everything works from the packaged dataset, and pages say so.
- **Files of others** that are made to do harm: \`tests/unit/hostile\`, 20,400 a run.
`;
writeFileSync(join(root, 'docs/reliability.md'), `${head}${rows.join('\n')}\n${foot}`);
console.log(`docs/reliability.md: ${rows.length} lines`);
process.exitCode = status ?? 1;
