import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const output = process.env.LENS_OUTPUT ?? resolve(import.meta.dirname, '../../../.output');

/**
 * Folder of the built extension: below `.output`, or below the folder that LENS_OUTPUT names, to test one build while
 * another is made.
 *
 * @throws Error when nothing was built there
 */
export function builtExtension(build: 'chrome-mv3' | 'firefox-mv3'): string {
  const folder = join(output, build);
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  throw new Error(`There is no extension in ${folder}: run npm run build.`);
}
