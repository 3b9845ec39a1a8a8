import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

/**
 * Draws the icons of assets/icons/ as PNG into public/icon/, with the browser that shows them.
 * The results are committed: run it after a change of an icon. `--browser PATH`: another Chromium.
 */

const { values } = parseArgs({ options: { browser: { type: 'string', default: '/usr/bin/chromium' } } });

/** Below 48 px the drawing for the pixel grid; the other states of the toolbar icon are small only. */
const ICONS = [
  { source: 'icon-16', name: '', sizes: [16, 32] },
  { source: 'icon', name: '', sizes: [48, 96, 128] },
  { source: 'icon-off', name: 'off-', sizes: [16, 32] },
  { source: 'icon-unreadable', name: 'unreadable-', sizes: [16, 32] },
  { source: 'icon-paused', name: 'paused-', sizes: [16, 32] },
];

const target = new URL('../public/icon/', import.meta.url);
await mkdir(target, { recursive: true });
const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  for (const { source, name, sizes } of ICONS) {
    const svg = await readFile(new URL(`../assets/icons/${source}.svg`, import.meta.url), 'utf8');
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<!doctype html><style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      await writeFile(new URL(`${name}${size}.png`, target), await page.screenshot({ omitBackground: true }));
    }
  }
} finally {
  await browser.close();
}
