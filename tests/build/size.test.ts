import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BUILDS, readBuilt, scriptsOf } from './output.ts';

const KB = 1_000;
const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

/** What a reader's machine pays; the sizes are in docs/architecture.md. */
describe.each(BUILDS)('the build for $browser', ({ folder }) => {
  test('the page script, which every frame of every tab runs, has at most 12 kB gzipped', () => {
    expect(gzipped(readBuilt(folder, 'page.js'))).toBeLessThanOrEqual(12 * KB);
  });

  test('the card script has at most 30 kB gzipped', () => {
    expect(gzipped(readBuilt(folder, 'card.js'))).toBeLessThanOrEqual(30 * KB);
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
