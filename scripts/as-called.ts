import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A path as whoever called the command meant it: npm runs commands in the project's folder, and says where it was called. */
export function asCalled(path: string): string {
  const there = resolve(process.env.INIT_CWD ?? '', path);
  return existsSync(there) ? there : path;
}
