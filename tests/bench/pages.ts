import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A page to measure on. */
export interface BenchPage {
  name: string;
  html: string;
}

const root = resolve(import.meta.dirname, '../..');
/** Of the Debian package python3.13-doc; of any Python 3.13 documentation that is named instead. */
export const PYTHON_DOC = process.env.PYTHON_DOC ?? '/usr/share/doc/python3.13/html';

/** The saved pages that anyone can get; those that are not there are left out. Without their scripts, which do nothing here. */
export function savedPages(): BenchPage[] {
  return ['genindex-all.html', 'library/os.html']
    .filter((path) => existsSync(join(PYTHON_DOC, path)))
    .map((path) => ({
      name: path,
      html: readFileSync(join(PYTHON_DOC, path), 'utf8').replace(
        /<script\b[^>]*>[\s\S]*?<\/script>|<link\b[^>]*>/g,
        '',
      ),
    }));
}

/** A page with all its text in small letters, so that nothing in it is a city that counts in its own case only. */
export const smallLetters = (html: string): string => html.replace(/>[^<]+/g, (text) => text.toLowerCase());

export const samplePage = (): BenchPage => ({
  name: 'sample article',
  html: readFileSync(join(root, 'assets/sample/sample.nl.html'), 'utf8'),
});
