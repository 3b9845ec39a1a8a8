import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'wxt';

export const OPEN = '⟦';
export const SHUT = '⟧';

const DEFINITION = /(export function defineCatalogue[\s\S]*?\): Catalogue<T> \{\n)/;

/** Puts all texts of every catalogue between marks, as they are defined. */
const markTexts = {
  name: 'pseudo-locale',
  enforce: 'pre' as const,
  transform(code: string, id: string): { code: string; map: null } | undefined {
    if (!id.replaceAll('\\', '/').endsWith('/src/i18n/catalogue.ts')) return undefined;
    if (!DEFINITION.test(code)) throw new Error('catalogue.ts defines its catalogues in another way than known here.');
    const marked = code.replace(DEFINITION, '$1  texts = pseudo(texts);\n');
    return { code: `${marked}\n${PSEUDO}`, map: null };
  },
};

const PSEUDO = `function pseudo(value: any): any {
  return typeof value === 'string' ? '${OPEN}' + value + '${SHUT}'
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pseudo(inner)]));
}`;

/**
 * Builds the extension for Chromium with every text of the interface between marks, into a new temporary folder.
 *
 * @returns the folder of the extension
 */
export async function buildPseudo(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'lens-pseudo-'));
  await build({
    root: resolve(import.meta.dirname, '../../..'),
    browser: 'chrome',
    outDir,
    vite: () => ({ plugins: [markTexts] }),
  });
  return join(outDir, 'chrome-mv3');
}
