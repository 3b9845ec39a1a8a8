import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { type Shot, SURFACES } from '../../scripts/pictures/surfaces.ts';
import { axe } from './rig/axe.ts';
import { until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { layoutFaults, smallTargets } from './rig/layout.ts';
import type { Tab } from './rig/rig.ts';

declare const browser: Browser;

/** Of these the whole stands elsewhere: a host in the address bar, one line of a small frame in the card. */
const MAY_END_IN_ELLIPSIS = '.host, .compact > .line';
/** Twice the size in windows of these widths: 640 and 320 CSS px, as WCAG 1.4.10 has it. The popup's is the browser's most. */
const ZOOMED_WIDTHS: Record<string, readonly number[]> = { popup: [800], packs: [800] };
const OTHERS_ZOOMED = [1_280, 640];
const HEIGHT_PX = 900;

/**
 * Each state of each surface as `npm run pictures` brings it about, in the language with the longest words, looked at by
 * program: by axe in both themes, for what is too small to be pressed, and for texts that are cut or lie over one
 * another, also with everything twice as large and, where a browser can do that (Firefox), with the text alone.
 */
inBrowsers(
  'every surface in every state, in German',
  (rig, browserName) => {
    const drawn = (tab: Tab) =>
      tab.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

    const setZoom = async (tab: Tab, factor: number): Promise<void> => {
      const id = await rig().tabId(tab);
      await rig().inExtension(([tabId, zoom]) => browser.tabs.setZoom(tabId, zoom), [id, factor] as [number, number]);
      await until(
        `a zoom of ${factor}`,
        () => tab.evaluate(() => devicePixelRatio),
        (ratio) => ratio === factor,
      );
    };

    const setTextZoom = async (tab: Tab, factor: number): Promise<void> => {
      await tab.activate();
      const { chrome } = rig() as unknown as { chrome(script: string, args: unknown[]): Promise<unknown> };
      await chrome.call(rig(), 'gBrowser.selectedBrowser.browsingContext.textZoom = args[0];', [factor]);
    };

    /** The card lies in a closed root of a page that is not ours: axe looks at it in `card.test.ts`. */
    const lookAtCard = async (tab: Tab, faults: string[], ...[state, sizes, prepare]: ShotArguments): Promise<void> => {
      const look = async (how: string) => {
        await prepare?.();
        const seen = await tab.inCard(layoutFaults, MAY_END_IN_ELLIPSIS);
        if (state !== 'compact') expect(seen, `${state}, ${how}`).not.toBeNull();
        faults.push(...(seen ?? []).map((fault) => `${state}, ${how}: ${fault}`));
      };
      for (const [width, height] of sizes) {
        await tab.resize(width, height);
        await look(`${width} px`);
        const small = await tab.inCard(smallTargets, null);
        faults.push(...(small ?? []).map((fault) => `${state}: ${fault}`));
      }
      // The frame of the compact form is as large as before, and below the window then.
      if (browserName !== 'firefox' || state === 'compact') return;
      await setTextZoom(tab, 2);
      await look('text 200 %');
      await setTextZoom(tab, 1);
    };
    type ShotArguments = Parameters<Shot> extends [Tab, ...infer Rest] ? Rest : never;

    const lookAtPage = async (
      tab: Tab,
      faults: string[],
      widths: readonly number[],
      ...[state, sizes, prepare]: ShotArguments
    ) => {
      const look = async (how: string) => {
        await prepare?.();
        await drawn(tab);
        for (const fault of await tab.evaluate(layoutFaults, MAY_END_IN_ELLIPSIS))
          faults.push(`${state}, ${how}: ${fault}`);
      };
      for (const [width, height] of sizes) {
        await tab.resize(width, height);
        await look(`${width} px`);
      }
      // On paper nothing is pressed or enlarged.
      if (state.endsWith('paper')) return;
      for (const fault of await tab.evaluate(smallTargets)) faults.push(`${state}: ${fault}`);
      for (const theme of ['light', 'dark'] as const) {
        await tab.setColorScheme(theme);
        for (const fault of await tab.evaluate(axe)) faults.push(`${state}, ${theme}: ${fault.slice(0, 400)}`);
      }
      await setZoom(tab, 2);
      for (const width of widths) {
        await tab.resize(width, HEIGHT_PX);
        await look(`200 %, ${width} px`);
      }
      await setZoom(tab, 1);
      if (browserName !== 'firefox') return;
      await setTextZoom(tab, 2);
      for (const width of widths) {
        await tab.resize(width, HEIGHT_PX);
        await look(`text 200 %, ${width} px`);
      }
      await setTextZoom(tab, 1);
    };

    test.each((Object.keys(SURFACES) as (keyof typeof SURFACES)[]).filter((surface) => surface !== 'reference'))(
      '%s: nothing is cut or covered, all can be pressed, and axe has nothing to say',
      { timeout: 600_000 },
      async (surface) => {
        const faults: string[] = [];
        await SURFACES[surface](
          rig(),
          async (tab, ...rest) => {
            await tab.activate();
            if (surface === 'card') await lookAtCard(tab, faults, ...rest);
            else await lookAtPage(tab, faults, ZOOMED_WIDTHS[surface] ?? OTHERS_ZOOMED, ...rest);
          },
          'de',
        );
        expect(faults, faults.join('; ')).toEqual([]);
      },
    );

    test('where something is cut, covered or small, these checks see it', async () => {
      const tab = await rig().open(
        rig().site.serve(
          '/faulty.html',
          `<!doctype html><html lang="de"><title>Faulty</title><style>body { margin: 0; font: 16px/20px sans-serif }</style>
          <p style="width: 60px; overflow: hidden; white-space: nowrap">Wiedergutmachung</p>
          <p style="margin: 0">Covered</p><p style="margin: -18px 0 40px">Covering</p>
          <p style="width: 3000px; background: red">.</p>
          <button style="width: 40px; height: 12px; padding: 0; border: 0">A</button><br>
          <button style="width: 40px; height: 12px; padding: 0; border: 0">B</button>`,
        ),
      );
      const faults = (await tab.evaluate(layoutFaults, MAY_END_IN_ELLIPSIS)).join('\n');
      expect(faults).toMatch(/wider than its window/);
      expect(faults).toMatch(/cut by \d+ px .*Wiedergutmachung/);
      expect(faults).toMatch(/“Covered” .* and “Covering” .* lie over one another/);
      expect(await tab.evaluate(smallTargets)).toHaveLength(2);
      await tab.close();
    });
  },
  { language: 'de' },
);
