/**
 * WXT puts words for the console around every script, which in production are never said, and catches what it throws again;
 * both would stand in every frame of every tab. What is left does the same: it starts the script.
 */
export const silentEntryStep = {
  name: 'silent-entry',
  apply: (_config: unknown, { mode }: { mode: string }): boolean => mode === 'production',
  transform(code: string): string | undefined {
    if (!code.includes('The unlisted script "')) return undefined;
    if (!WRAPPER.test(code))
      throw new Error('WXT starts scripts in another way than scripts/build/silent-entry.ts knows.');
    return code.replace(WRAPPER, 'initPlugins();\nconst result = definition.main();');
  },
};

const WRAPPER = /^const result = \(\(\) => \{$[\s\S]*^\}\)\(\);$/m;
