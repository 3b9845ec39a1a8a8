/** What the scripts weigh that pages and the popup get, in the build for Chromium. */
import { gzipSync } from 'node:zlib';
import { cardTexts } from '../../src/i18n/card-texts.ts';
import { BUILDS, readBuilt, scriptsOf } from '../build/output.ts';
import type { BenchRow } from './matcher.ts';

export function benchSizes(): BenchRow[] {
  const [{ folder }] = BUILDS;
  const row = (what: string, texts: string[], budget?: number): BenchRow => ({
    what: `${what}, minified and gzipped`,
    value: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1_000,
    unit: 'kB',
    note: `${(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1_000).toFixed(1)} kB minified`,
    ...(budget === undefined ? {} : { budget }),
  });
  const built = (scripts: readonly string[]) => scripts.map((script) => readBuilt(folder, script));
  return [
    row('page.js: in every frame of every tab', built(['page.js']), 12),
    row('attend.js: where names may stand', built(['attend.js']), 12),
    row('hands.js: where names are marked', built(['hands.js'])),
    row(
      'card.js with its texts in German: when pointer, key or tap first stirs there',
      [readBuilt(folder, 'card.js'), JSON.stringify(cardTexts('de'))],
      30,
    ),
    row('popup: what it needs to be typed in', built(scriptsOf(folder, 'popup.html')), 40),
    row('popup: with all that it fetches later', built(scriptsOf(folder, 'popup.html', true)), 60),
  ];
}
