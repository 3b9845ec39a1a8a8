import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { decodePng, encodePng } from './picture.ts';
import type { Gallery } from './serve-gallery.ts';
import { parseStructure, readStructure, type Structure, writeStructure } from './structure.ts';

/** What is kept of the gallery to see changes: a contact sheet of each, half as large, and the structure in English. */
export const LANGUAGES = ['en', 'nl', 'de'] as const;
export const THEMES = ['light', 'dark'] as const;
export const SHEETS = THEMES.flatMap((theme) => LANGUAGES.map((language) => ({ theme, language })));

const FOLDER = join(import.meta.dirname, 'reference');
const WIDTH_PX = 1_712;
const SCALE = 0.5;

export const launchForGallery = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb'],
  });

/** Opens the board, without anything that moves. */
export async function openBoard(browser: Browser, gallery: Gallery, language: string, theme: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: WIDTH_PX, height: 900 },
    deviceScaleFactor: SCALE,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(gallery.address(language, theme));
  await page.waitForSelector('[data-ready]');
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  // What takes the focus as it comes would blink.
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  return page;
}

export const sheetOf = (page: Page): Promise<Buffer> => page.screenshot({ fullPage: true, caret: 'hide' });
export const structureOf = (page: Page): Promise<Structure> => page.evaluate(readStructure);

/**
 * What decides how text is drawn: the browser's version and letters as this machine's fonts make them. Where it differs,
 * pictures cannot be compared.
 */
export async function fingerprintOf(page: Page): Promise<string> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [700, 120];
    const context = canvas.getContext('2d');
    if (!context) return '';
    const family = getComputedStyle(document.body.querySelector('.il') ?? document.body).fontFamily;
    for (const [place, style] of ['400 13px', '600 18px'].entries()) {
      context.font = `${style} ${family}`;
      context.fillText('Wiedergutmachung, Kommissionsmitglied: 0123456789 „“ · × ✓ é', 4, 40 * (place + 1));
    }
    return canvas.toDataURL();
  });
  const version = page.context().browser()?.version() ?? '';
  return `Chromium ${version.split('.')[0]}, ${createHash('sha256').update(drawn).digest('hex').slice(0, 16)}`;
}

const fileOf = (name: string): string => join(FOLDER, name);
const textOf = (name: string): string | null => (existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : null);

/** The pictures and structures as they were when somebody last looked at them; null: never. */
export const kept = {
  fingerprint: (): string | null => textOf('fingerprint.txt')?.trim() ?? null,
  sheet: (language: string, theme: string) => decodePng(readFileSync(fileOf(`${language}-${theme}.png`))),
  structure: (theme: string): Structure => parseStructure(textOf(`structure-${theme}.txt`) ?? ''),
};

export const keep = {
  fingerprint(words: string): void {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(fileOf('fingerprint.txt'), `${words}\n`);
  },
  sheet: (language: string, theme: string, png: Buffer): void =>
    writeFileSync(fileOf(`${language}-${theme}.png`), encodePng(decodePng(png))),
  structure: (theme: string, structure: Structure): void =>
    writeFileSync(fileOf(`structure-${theme}.txt`), writeStructure(structure)),
};
