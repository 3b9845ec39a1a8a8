import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, launchRig, type Tab } from '../tests/browser/rig/rig.ts';
import { type Language, type Shot, SURFACES } from './pictures/surfaces.ts';

/**
 * `npm run pictures [-- FOLDER] [--only=card,popup] [--browser=…] [--language=…] [--theme=…] [--zoom=200]`: takes every
 * surface of the built extension in every state, in both browsers, both themes, three languages, narrow and wide, to be
 * looked at. Into artifacts/pictures/ where no folder is named. `--zoom=200`: twice as large.
 */
const LANGUAGES: readonly Language[] = ['en', 'nl', 'de'];
const THEMES = ['light', 'dark'] as const;
/** A page that is longer is cut there: what follows looks like what came before. */
const TALLEST_PX = 2_400;

const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  options: { only: text, browser: text, language: text, theme: text, zoom: { ...text, default: '100' } },
  allowPositionals: true,
});
/** What is asked for of what there is. */
function chosen<T extends string>(all: readonly T[], asked: string | undefined, what: string): T[] {
  const wanted = asked?.split(',') ?? all;
  const unknown = wanted.filter((one) => !(all as readonly string[]).includes(one));
  if (unknown.length > 0) throw new Error(`There is no ${what} ${unknown.join(', ')}: ${all.join(', ')}.`);
  return all.filter((one) => wanted.includes(one));
}
const surfaces = chosen(Object.keys(SURFACES) as (keyof typeof SURFACES)[], values.only, 'surface');
const browsers = chosen(BROWSERS, values.browser, 'browser');
const languages = chosen(LANGUAGES, values.language, 'language');
const themes = chosen(THEMES, values.theme, 'theme');
const percent = Number(values.zoom);
const folder = resolve(positionals[0] ?? join(import.meta.dirname, '../artifacts/pictures'));
mkdirSync(folder, { recursive: true });

/** Makes our pages larger, but not the card in a page of others. */
const enlarge = (tab: Tab) =>
  tab.evaluate((zoom) => {
    document.documentElement.style.zoom = String(zoom);
  }, percent / 100);

/** At rest: fonts are there, whatever moves in has come in, two frames have been drawn. */
const atRest = (tab: Tab) =>
  tab.evaluate(async () => {
    await document.fonts.ready;
    await Promise.race([
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
      new Promise((resolve) => setTimeout(resolve, 2_000)),
    ]);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

let taken = 0;
const wide: string[] = [];
const failed: string[] = [];
for (const browser of browsers) {
  for (const language of languages) {
    const rig = await launchRig(browser, { language });
    try {
      for (const surface of surfaces) {
        const shot: Shot = async (tab, state, sizes, prepare) => {
          await tab.activate();
          if (percent !== 100) await enlarge(tab);
          for (const theme of themes) {
            await tab.setColorScheme(theme);
            for (const [width, height] of sizes) {
              await tab.resize(width, height);
              await prepare?.();
              await atRest(tab);
              const content = await tab.evaluate(() => ({
                height: document.documentElement.scrollHeight,
                over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
              }));
              const name = [surface, state, browser, language, theme, width].join('-');
              if (content.over > 0) wide.push(`${name}: ${content.over} px wider than its window`);
              if (!prepare && content.height > height) {
                await tab.resize(width, Math.min(content.height, TALLEST_PX));
                await atRest(tab);
              }
              await tab.screenshot(join(folder, `${name}.png`));
              taken += 1;
            }
          }
        };
        await SURFACES[surface](rig, shot, language).catch((error: unknown) => {
          failed.push(`${surface}, ${browser}, ${language}: ${error instanceof Error ? error.message : String(error)}`);
        });
      }
    } finally {
      await rig.close();
    }
  }
}
console.log(`${taken} pictures in ${folder}`);
for (const line of wide) console.log(line);
for (const line of failed) console.error(line);
process.exitCode = failed.length > 0 ? 1 : 0;
