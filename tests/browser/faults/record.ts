import { appendFileSync } from 'node:fs';

/** One line of the table in docs/reliability.md; `npm run faults` gathers them from the file that LENS_FAULTS names. */
export interface FaultRecord {
  fault: string;
  browser: string;
  version: string;
  tries: number;
  /** What the fault itself took from the reader; empty: nothing. */
  taken: string;
}

/** Written once a fault has been tried and everything was as it should be afterwards. */
export function record(line: FaultRecord): void {
  const file = process.env.LENS_FAULTS;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
