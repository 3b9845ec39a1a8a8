import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FaultRecord } from '../tests/browser/faults/record.ts';

/**
 * `npm run faults`: tries every fault in both browsers, with the extension as it was built, and writes
 * docs/reliability.md from what was tried. A fault whose test fails has no line, and the command fails.
 *
 * `npm run faults -- FILE …` tries those of some files only. Where all of them pass, their lines take the place of the old
 * ones, and the others stay; else nothing is written.
 */
const root = resolve(import.meta.dirname, '..');
const records = join(root, 'artifacts/faults.jsonl');
const page = join(root, 'docs/reliability.md');
const files = process.argv.slice(2);

mkdirSync(join(root, 'artifacts'), { recursive: true });
rmSync(records, { force: true });
const wanted = files.length > 0 ? files : ['tests/browser/faults'];
const { status } = spawnSync('vitest', ['run', '--project', 'browser', ...wanted], {
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

/** By fault and browser; of a fault that was tried again after a failure the last try counts. */
const rows = new Map<string, string>();
if (files.length > 0 && status === 0 && existsSync(page)) {
  for (const [row, fault, browser] of readFileSync(page, 'utf8').matchAll(
    /^\| (.+?) \| (chromium|firefox) \d+ \| \d+ \| .+ \|$/gm,
  ))
    rows.set(`${fault}\n${browser}`, row);
}
for (const { fault, browser, version, tries, taken } of lines) {
  const lost = taken ? `nothing but what the fault takes: ${taken}` : 'nothing';
  rows.set(`${fault}\n${browser}`, `| ${fault} | ${browser} ${version.split('.')[0]} | ${tries} | ${lost} |`);
}
const inOrder = ['chromium', 'firefox'].flatMap((browser) =>
  [...rows].flatMap(([key, row]) => (key.endsWith(`\n${browser}`) ? [row] : [])),
);

const head = `# Reliability

Written by \`npm run faults\`, which tries each fault in real browsers with the built extension
(\`tests/browser/faults.test.ts\`, \`tests/browser/faults-of-packs.test.ts\`). After each: the dataset is whole, with as many
rows in every table as were installed and nothing left over; an added pack is there as a whole or not at all; settings and
silenced names are as they were; a page that is opened is marked, its cards have their details, a search finds; and nothing
was sent anywhere. A fault whose test fails has no line here.

| fault | browser | times tried | what was lost |
|---|---|---|---|
`;
const foot = `
- **Killed at every part**: the background is stopped, or the window closed, after a delay from a seeded series that
  strikes every part of what is under way. The same is done to every single operation of the database, before and after
  it is carried out, by \`tests/unit/dataset/install.test.ts\` in a simulated one.
- **Refused, full, clock**: no test can do this to a browser from outside, so a script that runs before ours breaks the
  browser's own functions.
- **A newer database** is left as it is; everything works from the packaged dataset, and pages say so.
- **An import** is its reader's worker's work, not the background's: it ends with its window, and what it had written is
  deleted at the next start. A pack that the reader has said yes to is brought into use by whatever starts next.
- **Files of others** that are made to do harm: \`tests/unit/hostile\`, 20,400 a run.
`;
if (files.length === 0 || status === 0) {
  writeFileSync(page, `${head}${inOrder.join('\n')}\n${foot}`);
  console.log(`docs/reliability.md: ${inOrder.length} lines`);
}
process.exitCode = status ?? 1;
