import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveGallery } from '../tests/gallery/serve-gallery.ts';
import {
  fingerprintOf,
  keep,
  launchForGallery,
  openBoard,
  SHEETS,
  sheetOf,
  structureOf,
} from '../tests/gallery/sheets.ts';
import { findBrowser, howToInstall } from './setup/find-browsers.mjs';

/**
 * Builds the gallery of components and takes its picture in every language and theme into artifacts/gallery/.
 * `--keep`: these are what `tests/browser/gallery.test.ts` compares with from now on; look at them before they are
 * committed. `--serve`: only serves it, to look at by hand.
 */
const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
  },
});
const SERVED_AT = 4_180;
const gallery = await serveGallery(values.serve ? SERVED_AT : 0);

if (values.serve) console.log(gallery.address('en', 'light'));
else {
  const program = findBrowser('chromium');
  if (!program) throw new Error(howToInstall('chromium'));
  const pictures = join(import.meta.dirname, '../artifacts/gallery');
  mkdirSync(pictures, { recursive: true });
  const browser = await launchForGallery(program);
  try {
    for (const { language, theme } of SHEETS) {
      const page = await openBoard(browser, gallery, language, theme);
      const sheet = await sheetOf(page);
      writeFileSync(join(pictures, `${language}-${theme}.png`), sheet);
      if (values.keep) {
        keep.fingerprint(await fingerprintOf(page));
        keep.sheet(language, theme, sheet);
        if (language === 'en') keep.structure(theme, await structureOf(page));
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    gallery.close();
  }
  console.log(`${SHEETS.length} pictures in ${pictures}${values.keep ? ', and kept in tests/gallery/reference' : ''}`);
}
