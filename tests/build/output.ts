import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtExtension } from '../browser/rig/built.ts';

export const BUILDS = [
  { browser: 'chrome', folder: builtExtension('chrome-mv3') },
  { browser: 'firefox', folder: builtExtension('firefox-mv3') },
] as const;

/** Scripts that run in pages of others; the rest is the background or belongs to the extension's own pages. */
export const PAGE_SCRIPTS = ['attend.js', 'card.js', 'hands.js', 'page.js'];

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

/** Quotes of all kinds: the build writes backticks around what is loaded later. */
const STATIC = /(?:\bfrom|\bimport)\s*["'`]([^"'`]+\.js)["'`]/g;
const LATER = /\bimport\(\s*["'`]([^"'`]+\.js)["'`]/g;

/** The scripts that one extension page needs to begin, chunks of chunks too; with `later`, also those it fetches then. */
export function scriptsOf(folder: string, page: string, later = false): string[] {
  const found = new Set<string>();
  const add = (path: string, from: string) => {
    const file = new URL(path, `file:///${from}`).pathname.slice(1);
    if (found.has(file)) return;
    found.add(file);
    const code = readBuilt(folder, file);
    for (const pattern of later ? [STATIC, LATER] : [STATIC]) {
      for (const [, imported] of code.matchAll(pattern)) if (imported) add(imported, file);
    }
  };
  for (const [, path] of readBuilt(folder, page).matchAll(/(?:src|href)="([^"]+\.js)"/g)) if (path) add(path, page);
  return [...found];
}
