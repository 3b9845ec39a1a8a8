import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { machine } from '../tests/bench/machine.ts';
import { type BenchRow, benchMatcher } from '../tests/bench/matcher.ts';
import { printTable } from './start/table.ts';

/**
 * `npm run bench [-- --json] [--only=PART,…] [--renew] [--pages=FOLDER]`: what everything costs, beside what else could
 * be used, in one run. Ratios are what counts; let nothing else run meanwhile. Nothing here is asserted: machines are noisy. A run of all
 * parts writes `docs/benchmarks.md`; one of some parts puts them in their place there where `--renew` says so. Saved pages
 * of your own (`*.html`, at any depth) can stand for those of the bench; nothing is written then.
 */
const PARTS: { id: string; title: string; run: () => Promise<BenchRow[]> }[] = [
  { id: 'matcher', title: 'Matcher and linker', run: async () => benchMatcher() },
  {
    id: 'accuracy',
    title: 'Marked texts',
    run: async () => (await import('../tests/bench/accuracy.ts')).benchAccuracy(),
  },
  {
    id: 'passing',
    title: 'What is sent to the background',
    run: async () => (await import('../tests/bench/passing.ts')).benchPassing(),
  },
  {
    id: 'page',
    title: 'Reading a page',
    run: async () => (await import('../tests/bench/page-cost.ts')).benchPageCost(),
  },
  { id: 'large', title: 'With 118,000 names', run: benchLarge },
  {
    id: 'tabs',
    title: 'Many tabs',
    run: async () => (await import('../tests/bench/memory.ts')).benchTabs(),
  },
  {
    id: 'busy',
    title: 'A page that never rests',
    run: async () => (await import('../tests/bench/busy.ts')).benchBusyPage(),
  },
  {
    id: 'changing',
    title: 'A page that changes where nothing is read',
    run: async () => (await import('../tests/bench/changing.ts')).benchChangingPage(),
  },
  {
    id: 'shapes',
    title: 'Documents of odd shape',
    run: async () => (await import('../tests/bench/shapes.ts')).benchShapes(),
  },
  {
    id: 'saved',
    title: 'Pages that nobody made for this',
    run: async () => (await import('../tests/bench/saved.ts')).benchSaved(ownPages),
  },
  {
    id: 'pointer',
    title: 'The pointer',
    run: async () => (await import('../tests/bench/pointer.ts')).benchPointer(),
  },
  {
    id: 'sizes',
    title: 'Bytes of scripts',
    run: async () => (await import('../tests/bench/sizes.ts')).benchSizes(),
  },
  {
    id: 'surfaces',
    title: 'What a reader waits for',
    run: async () => (await import('../tests/bench/surfaces.ts')).benchSurfaces(),
  },
  {
    id: 'search',
    title: 'Search',
    run: async () => (await import('../tests/bench/search.ts')).benchSearch(),
  },
  {
    id: 'install',
    title: 'Adding a pack',
    run: async () => (await import('../tests/bench/install.ts')).benchInstall(),
  },
];

const option = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(`--${name}=`.length);
const only = option('only');
const ownPages = option('pages');
const wanted = only?.split(',') ?? PARTS.map(({ id }) => id);
const unknown = wanted.filter((id) => !PARTS.some((part) => part.id === id));
if (process.argv.includes('--pages') || (ownPages !== undefined && !wanted.includes('saved'))) {
  console.error('Saved pages of your own: npm run bench -- --only=saved --pages=FOLDER');
  process.exit(2);
}
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${PARTS.map(({ id }) => id).join(', ')}`);
  process.exit(2);
}
if (!existsSync('.output/chrome-mv3/manifest.json') && !process.env.LENS_OUTPUT) {
  console.error('There is no built extension: run npm run build first.');
  process.exit(2);
}

const asJson = process.argv.includes('--json');
const HEAD = ['what', 'measured', 'budget', ''];
/** Behind a budget that is not kept. */
const MISSED = ': **missed**';
const measured: { title: string; rows: BenchRow[] }[] = [];
for (const { id, title, run } of PARTS) {
  if (!wanted.includes(id)) continue;
  const rows = await run().catch((error: unknown): BenchRow[] => {
    // The others are worth having.
    console.error(`${title}: not measured.`, error);
    const [reason = ''] = String(error).split('\n');
    return [
      { what: title, value: null, unit: 'ms', note: `could not be run: ${reason.replaceAll('|', '/').slice(0, 120)}` },
    ];
  });
  measured.push({ title, rows });
  if (!asJson) console.log(`\n${title}\n\n${printTable(HEAD, rows.map(cells))}`);
}
if (asJson) {
  console.log(
    JSON.stringify(
      measured.flatMap(({ rows }) => rows),
      null,
      2,
    ),
  );
}
const REPORT = 'docs/benchmarks.md';
if (ownPages === undefined && (only === undefined || process.argv.includes('--renew')))
  writeFileSync(REPORT, report(only === undefined ? '' : kept()));

async function benchLarge(): Promise<BenchRow[]> {
  const { makeLargeBuild } = await import('../tests/bench/large-build.ts');
  const large = await makeLargeBuild();
  try {
    return [
      ...(await (await import('../tests/bench/memory.ts')).benchMemory(large.folder)),
      ...(await (await import('../tests/bench/page-cost.ts')).benchLargeGazetteer(large.folder)),
    ];
  } finally {
    large.remove();
  }
}

function cells({ what, value, unit, budget, atLeast, note }: BenchRow): string[] {
  const figure = value === null || Number.isNaN(value) ? 'not measured' : `${rounded(value)} ${unit}`;
  if (budget === undefined) return [what, figure, '', note ?? ''];
  const isMissed = value !== null && (atLeast ? value < budget : value > budget);
  return [what, figure, `${atLeast ? '≥' : '≤'} ${rounded(budget)} ${unit}${isMissed ? MISSED : ''}`, note ?? ''];
}

function rounded(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

/** The report that stands, or nothing. */
function kept(): string {
  return existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '';
}

/** @param before a report, whose parts stay where they were not measured */
function report(before: string): string {
  const today = new Date().toISOString().slice(0, 10);
  const sections = new Map(
    before
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), `## ${section.trimEnd()}\n`]),
  );
  for (const { title, rows } of measured) {
    const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cells)].map((line) => `| ${line.join(' | ')} |`);
    sections.set(title, `## ${title}\n\nMeasured on ${today}.\n\n${lines.join('\n')}\n`);
  }
  const parts = PARTS.flatMap(({ title }) => sections.get(title) ?? []);
  const budgets = parts.flatMap((part) => part.match(/^\|[^|]+\|[^|]+\| [≤≥] [^|]+\|/gm) ?? []);
  const missed = budgets.filter((row) => row.includes(MISSED)).length;
  const open = budgets.filter((row) => row.includes('not measured')).length;
  return `# Benchmarks

Written by \`npm run bench\`: ${machine()}. Ratios are of one run; times are of this machine. Of ${budgets.length} lines with a
budget ${budgets.length - missed - open} keep it; ${missed} miss it, which is said there${open > 0 ? `, and ${open} could not be measured` : ''}.

${parts.join('\n')}`;
}
