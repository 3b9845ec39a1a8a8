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
// One file at a time, so that the records have an order.
const how = ['run', '--project', 'browser', '--no-file-parallelism', '--retry=1'];
const { status } = spawnSync('vitest', [...how, ...wanted], {
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

const BROWSERS = ['chromium', 'firefox'] as const;
const NOTHING = 'nothing';
interface Row {
  tries: Partial<Record<string, number>>;
  lost: string;
}

/** By fault; of a fault that was tried again after a failure the last try counts. */
const rows = new Map<string, Row>();
const versions: Partial<Record<string, string>> = {};
if (files.length > 0 && status === 0 && existsSync(page)) readTable(readFileSync(page, 'utf8'));
for (const { fault, browser, version, tries, taken } of lines) {
  const row = rows.get(fault) ?? { tries: {}, lost: NOTHING };
  row.tries[browser] = tries;
  row.lost = taken ? `${NOTHING} but what the fault takes: ${taken}` : NOTHING;
  rows.set(fault, row);
  versions[browser] = version.split('.')[0] ?? '';
}

/** The table as this script wrote it. */
function readTable(text: string): void {
  for (const [, browser = '', version] of text.matchAll(/times tried in (chromium|firefox) (\d+)/g))
    versions[browser] = version ?? '';
  for (const [, fault = '', chromium, firefox, lost = ''] of text.matchAll(
    /^\| (.+?) \| (\d+|–) \| (\d+|–) \| (.+) \|$/gm,
  )) {
    const tries = { chromium: Number(chromium), firefox: Number(firefox) };
    rows.set(fault, { tries: Object.fromEntries(Object.entries(tries).filter(([, count]) => count > 0)), lost });
  }
}

const tableRows = [...rows].map(
  ([fault, { tries, lost }]) =>
    `| ${fault} | ${BROWSERS.map((browser) => tries[browser] ?? '–').join(' | ')} | ${lost} |`,
);

const head = `# Reliability

Written by \`npm run faults\`, which tries each fault in real browsers with the built extension
(\`tests/browser/faults.test.ts\`, \`tests/browser/faults-of-packs.test.ts\`). After each: the dataset is whole, with as many
rows in every table as were installed and nothing left over; an added pack is there as a whole or not at all; settings and
silenced names are as they were; a page that is opened is marked, its cards have their details, a search finds; and nothing
was sent anywhere. A fault whose test fails in a browser has no number there.

| fault | ${BROWSERS.map((browser) => `times tried in ${browser} ${versions[browser] ?? ''}`).join(' | ')} | what was lost |
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
- **An update** closes all pages of the extension, the one that imports among them. The options say what became of the file
  when they are opened next, as after a window that was closed.
- **Files of others** that are made to do harm: \`tests/unit/hostile\`, 20,400 a run; one in ten is valid and accepted, and
  each of fourteen defects is in more than a thousand.
- **Pages of others** that are made to do harm: \`tests/browser/hostile-pages.test.ts\`, \`unseen.test.ts\` beside it, and
  \`floods.test.ts\` with 250 frames on one page, 10,000 questions at once and a text of 50 MB.
`;
if (files.length === 0 || status === 0) {
  writeFileSync(page, `${head}${tableRows.join('\n')}\n${foot}`);
  console.log(`docs/reliability.md: ${tableRows.length} faults`);
}
process.exitCode = status ?? 1;
