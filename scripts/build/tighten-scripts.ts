import { minify } from 'terser';

interface Output {
  fileName: string;
  code?: string;
}

/** What runs in pages of strangers. */
const PAGE_SCRIPTS = new Set(['page.js', 'attend.js', 'hands.js', 'card.js']);

/**
 * Goes over the scripts that pages get once more, for every document compiles them anew: the bundler's own minifier leaves
 * constants and small functions where they were defined (3 % of the bytes, gzipped).
 *
 * They are in ASCII alone. Chromium holds the source of a script as long as the document stands, at one byte a character
 * if all are ASCII, else at two: 30 kB more for every tab.
 */
export const tightenScriptsStep = {
  name: 'tighten-scripts',
  apply: (_config: unknown, { mode }: { mode: string }): boolean => mode === 'production',
  generateBundle: {
    // After WXT, which takes the name off a script where it begins.
    order: 'post' as const,
    async handler(_options: unknown, bundle: Record<string, Output>): Promise<void> {
      for (const chunk of Object.values(bundle))
        if (chunk.code !== undefined && PAGE_SCRIPTS.has(chunk.fileName)) chunk.code = await tightened(chunk.code);
    },
  },
};

/** The same script in fewer bytes, with the same value: whoever puts one into a page is told of that. */
export async function tightened(code: string): Promise<string> {
  const { code: made } = await minify(code, {
    compress: { passes: 3, expression: true, negate_iife: false },
    format: { ascii_only: true, comments: false },
  });
  if (!made) throw new Error('Nothing is left of a script.');
  return made;
}
