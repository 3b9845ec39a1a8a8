interface Output {
  fileName: string;
  code?: string;
}

/** What runs in pages of strangers. */
const PAGE_SCRIPTS = new Set(['page.js', 'attend.js', 'hands.js', 'card.js']);

/**
 * The scripts that pages get, in ASCII alone. Chromium holds the source of a script as long as the document stands, at one
 * byte a character if all are ASCII, else at two: 30 kB more for every tab. An escape means the same wherever such a
 * character can stand, in strings, templates and regular expressions.
 */
export const asciiScriptsStep = {
  name: 'ascii-scripts',
  generateBundle(_options: unknown, bundle: Record<string, Output>): void {
    for (const chunk of Object.values(bundle))
      if (chunk.code !== undefined && PAGE_SCRIPTS.has(chunk.fileName)) chunk.code = inAscii(chunk.code);
  },
};

export const inAscii = (code: string): string =>
  code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
