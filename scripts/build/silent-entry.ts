/**
 * WXT puts words for the console around every script, which in production are never said; they would stand in every frame
 * of every tab.
 */
export const silentEntryStep = {
  name: 'silent-entry',
  apply: (_config: unknown, { mode }: { mode: string }): boolean => mode === 'production',
  transform: (code: string): string | undefined =>
    code.includes('The unlisted script "') ? code.replaceAll(/^\s*logger\.error\(.*\);$/gm, '') : undefined,
};
