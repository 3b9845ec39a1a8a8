import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtExtension } from '../browser/rig/built.ts';

export const BUILDS = [
  { browser: 'chrome', folder: builtExtension('chrome-mv3') },
  { browser: 'firefox', folder: builtExtension('firefox-mv3') },
] as const;

/** Scripts that run in pages of others; the rest is the background or belongs to the extension's own pages. */
export const PAGE_SCRIPTS = ['attend.js', 'card.js', 'page.js'];

export const readBuilt = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

/** All files of a build, by path with forward slashes. */
export const builtFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

/** The scripts that one extension page brings in, chunks of chunks too. */
export function scriptsOf(folder: string, page: string): string[] {
  const found = new Set<string>();
  const add = (path: string, from: string) => {
    const file = new URL(path, `file:///${from}`).pathname.slice(1);
    if (found.has(file)) return;
    found.add(file);
    for (const [, imported] of readBuilt(folder, file).matchAll(/(?:\bfrom|\bimport)\s*\(?["']([^"']+\.js)["']/g)) {
      if (imported) add(imported, file);
    }
  };
  for (const [, path] of readBuilt(folder, page).matchAll(/(?:src|href)="([^"]+\.js)"/g)) if (path) add(path, page);
  return [...found];
}
