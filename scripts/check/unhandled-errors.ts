import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError } from 'vitest/node';

/** Notes errors that no test caught, which the JSON report leaves out: one message a line of the file that is named. */
export default class UnhandledErrors implements Reporter {
  onTestRunEnd(_modules: unknown, errors: readonly SerializedError[]): void {
    const path = process.env.LENS_UNHANDLED_ERRORS;
    if (path)
      writeFileSync(
        path,
        errors.map(({ message, name }) => `${message?.split('\n')[0] || name || 'an error without words'}\n`).join(''),
      );
  }
}
