import { CARD_CATALOGUES } from '../../src/i18n/card-texts.ts';

const CATALOGUE = /\/src\/i18n\/catalogue\/[\w-]+\.ts(?:\?|$)/;
const DEFINITION = /^export const (\w+) = defineCatalogue\(/gm;

/**
 * A catalogue without its texts, which are lent at run time; see src/i18n/borrowed.ts.
 *
 * @throws Error where the catalogue is not among those that are lent: the card would have no words
 */
export function borrowTexts(code: string): string {
  const names = [...code.matchAll(DEFINITION)].map(([, name]) => name ?? '');
  for (const name of names) {
    if (!(name in CARD_CATALOGUES))
      throw new Error(`The card uses the catalogue “${name}”, which card-texts.ts lacks.`);
  }
  if (names.length === 0) throw new Error('A file of src/i18n/catalogue without a catalogue.');
  const exports = names.map((name) => `export const ${name} = borrowed('${name}');`);
  return ["import { borrowed } from '../borrowed.ts';", ...exports].join('\n');
}

/** The same as a step of the build, for the card's script alone. Each script for pages is a build of its own. */
export function borrowTextsStep() {
  let isCard = false;
  return {
    name: 'borrow-texts',
    enforce: 'pre' as const,
    options({ input }: { input?: unknown }): void {
      isCard = /entrypoints[\\/]card\.ts/.test(JSON.stringify(input ?? '').replaceAll('\\\\', '/'));
    },
    transform(code: string, id: string): { code: string; map: null } | undefined {
      return isCard && CATALOGUE.test(id.replaceAll('\\', '/')) ? { code: borrowTexts(code), map: null } : undefined;
    },
  };
}
