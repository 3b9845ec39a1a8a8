import type { Reason } from '../src/matching/types.ts';
import type { Baseline } from './eval-baselines.ts';
import type { Counts, Fault, Scores } from './eval-score.ts';

/** The figures as a table for the terminal, then every error with its context and the reasons given. */
export function formatReport(report: Scores & { baselines: Baseline[] }): string {
  const rows: [string, Counts | Baseline][] = [
    ['all', report],
    ...Object.entries(report.byLanguage).map(([name, counts]): [string, Counts] => [`language ${name}`, counts]),
    ...Object.entries(report.byGenre).map(([name, counts]): [string, Counts] => [`genre ${name}`, counts]),
    ...report.baselines.map((baseline): [string, Baseline] => [`baseline: ${baseline.name}`, baseline]),
  ];
  const head = ['', 'texts', 'gold', 'found', 'right', 'prec.', 'recall', 'F1', 'span F1', 'clean', 'topic'];
  const body = rows.map(([name, counts]) => [
    name,
    String(counts.texts),
    String(counts.gold),
    String(counts.found),
    String(counts.right),
    percent(counts.precision),
    percent(counts.recall),
    percent(counts.f1),
    percent(counts.spanF1),
    `${counts.cleanTexts}/${counts.emptyTexts}`,
    'topicAccuracy' in counts ? percent(counts.topicAccuracy) : '',
  ]);
  const { found, certainFound, certainPrecision, certainRecall } = report;
  const certain = `of ${found} found ${certainFound} are marked as certain: precision ${percent(certainPrecision)}, recall ${percent(certainRecall)}`;
  const errors = [counted(report.errors.length, 'error'), ...report.errors.map(formatError)];
  return [table([head, ...body]), '', certain, '', ...errors].join('\n');
}

/** “1 error”, “2 errors”. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

function formatError({ text, kind, context, expected, found, score, reasons }: Fault): string {
  const judged = [expected && `expected ${expected}`, found && `found ${found}`, score !== null && `score ${score}`];
  const lines = [`${text}: ${kind} (${judged.filter(Boolean).join(', ')})`];
  if (context) lines.push(`    ${context}`);
  if (reasons.length > 0) lines.push(`    ${formatReasons(reasons)}`);
  return lines.join('\n');
}

export function formatReasons(reasons: readonly Reason[]): string {
  return reasons
    .map(({ code, sign, detail }) => `${sign}${code}${detail === undefined ? '' : `:${detail}`}`)
    .join('  ');
}
