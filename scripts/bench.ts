import { type BenchRow, benchMatcher } from '../tests/bench/matcher.ts';
import { printTable } from './start/table.ts';

/**
 * `npm run bench [-- --json]`: what matching costs, beside a bare loop over the same text and what else could be used, in
 * one run. Ratios are what counts; let nothing else run meanwhile. Nothing here is asserted: machines are noisy.
 */
const rows = await benchMatcher();
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else console.log(printTable(['what', 'measured', 'budget', ''], rows.map(cells)));

function cells({ what, value, unit, budget, atLeast, note }: BenchRow): string[] {
  const figure = value === null ? 'not measured' : `${value.toPrecision(3)} ${unit}`;
  const limit = budget === undefined ? '' : `${atLeast ? '≥' : '≤'} ${budget} ${unit}`;
  return [what, figure, limit, note ?? ''];
}
