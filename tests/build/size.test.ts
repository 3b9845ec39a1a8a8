import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CARD_CATALOGUES, cardTexts } from '../../src/i18n/card-texts.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { BUILDS, readBuilt, scriptsOf } from './output.ts';

const KB = 1_000;
const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

/** What a reader's machine pays; the sizes are in docs/architecture.md. */
describe.each(BUILDS)('the build for $browser', ({ folder }) => {
  test('the page script, which every frame of every tab runs, has at most 12 kB gzipped', () => {
    expect(gzipped(readBuilt(folder, 'page.js'))).toBeLessThanOrEqual(12 * KB);
  });

  test('what comes after it, to mark, has at most 12 kB too, and carries nothing of the filters', () => {
    const script = readBuilt(folder, 'attend.js');
    expect(gzipped(script)).toBeLessThanOrEqual(12 * KB);
    // What every filter is asked by.
    expect(script).not.toContain('Math.imul(');
    expect(readBuilt(folder, 'page.js')).toContain('Math.imul(');
  });

  test('the card script and its texts in one language have at most 30 kB gzipped together', () => {
    const script = gzipped(readBuilt(folder, 'card.js'));
    for (const language of LANGUAGES)
      expect(script + gzipped(JSON.stringify(cardTexts(language))), language).toBeLessThanOrEqual(30 * KB);
  });

  test('the card script carries no texts: they are lent, in one language', () => {
    const code = readBuilt(folder, 'card.js');
    const asWritten = (text: string) => ['`', '"', "'"].some((mark) => code.includes(`${mark}${text}${mark}`));
    for (const catalogue of Object.values(CARD_CATALOGUES)) {
      for (const language of LANGUAGES) {
        const texts = Object.values(catalogue.texts[language] as Record<string, unknown>);
        const sayings = texts.filter((text): text is string => typeof text === 'string' && text.includes(' '));
        expect(sayings.filter(asWritten)).toEqual([]);
      }
    }
  });

  const sumOf = (scripts: readonly string[]) =>
    scripts.reduce((sum, script) => sum + gzipped(readBuilt(folder, script)), 0);

  test('the scripts that the popup needs to be typed in have at most 40 kB gzipped together', () => {
    const scripts = scriptsOf(folder, 'popup.html');
    expect(scripts.length).toBeGreaterThan(0);
    expect(sumOf(scripts)).toBeLessThanOrEqual(40 * KB);
  });

  test('with all that it fetches later, the popup has at most 60 kB', () => {
    const all = scriptsOf(folder, 'popup.html', true);
    expect(all.length).toBeGreaterThan(scriptsOf(folder, 'popup.html').length);
    expect(sumOf(all)).toBeLessThanOrEqual(60 * KB);
  });
});
