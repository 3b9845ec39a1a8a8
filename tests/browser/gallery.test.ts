import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, howToInstall } from '../../scripts/setup/find-browsers.mjs';
import { liveChecks } from '../gallery/live-checks.ts';
import { decodePng, differenceOf, encodePng } from '../gallery/picture.ts';
import { type Gallery, serveGallery } from '../gallery/serve-gallery.ts';
import {
  fingerprintOf,
  kept,
  launchForGallery,
  openBoard,
  SHEETS,
  sheetOf,
  structureOf,
  THEMES,
} from '../gallery/sheets.ts';
import { structureFaults } from '../gallery/structure.ts';
import { axe } from './rig/axe.ts';

/** A change of less than this hides in no figure; two runs on one machine differ in nothing. */
const MOST_DIFFERING = 0.0002;
const HOW =
  'If that is wanted: npm run gallery -- --keep, look at the pictures in tests/gallery/reference, and commit.';
const artifacts = resolve(import.meta.dirname, '../../artifacts/gallery');

/** Every component in every state, compared with what somebody last looked at and kept. */
describe('the gallery', () => {
  let gallery: Gallery;
  let browser: Browser;
  beforeAll(async () => {
    const program = findBrowser('chromium');
    if (!program) throw new Error(howToInstall('chromium'));
    gallery = await serveGallery();
    browser = await launchForGallery(program);
  });
  afterAll(async () => {
    await browser?.close();
    gallery?.close();
  });

  test.for(SHEETS)('looks as it did: $language, $theme', async ({ language, theme }, { skip }) => {
    const page = await openBoard(browser, gallery, language, theme);
    try {
      const fingerprint = await fingerprintOf(page);
      if (fingerprint !== kept.fingerprint())
        skip(`other letters or another browser: kept by ${kept.fingerprint()}, here it is ${fingerprint}`);
      const is = decodePng(await sheetOf(page));
      const { share, shown } = differenceOf(kept.sheet(language, theme), is);
      if (share > MOST_DIFFERING) {
        mkdirSync(artifacts, { recursive: true });
        writeFileSync(join(artifacts, `${language}-${theme}-now.png`), encodePng(is));
        writeFileSync(join(artifacts, `${language}-${theme}-where.png`), encodePng(shown));
      }
      expect(share, `${(share * 100).toFixed(2)} % of it differs, shown in ${artifacts}. ${HOW}`).toBeLessThanOrEqual(
        MOST_DIFFERING,
      );
    } finally {
      await page.context().close();
    }
  });

  test.each(THEMES)('is made of what it was, wherever it is drawn: %s', async (theme) => {
    const page = await openBoard(browser, gallery, 'en', theme);
    const isSameMachine = (await fingerprintOf(page)) === kept.fingerprint();
    expect(structureFaults(kept.structure(theme), await structureOf(page), isSameMachine), HOW).toEqual([]);
    await page.context().close();
  });

  test.each(SHEETS)('has no fault of access that axe finds: $language, $theme', async ({ language, theme }) => {
    const page = await openBoard(browser, gallery, language, theme);
    expect(await page.evaluate(axe)).toEqual([]);
    await page.context().close();
  });

  test.each(liveChecks)('a card on a page: $rule', async ({ run }) => {
    const page = await browser.newPage({ viewport: { width: 700, height: 700 }, reducedMotion: 'reduce' });
    await page.goto(gallery.address('en', 'light', 'live'));
    await page.waitForSelector('[data-ready]');
    expect((await run(page)) || 'holds').toBe('holds');
    await page.close();
  });
});
