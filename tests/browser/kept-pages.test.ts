import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { cardOf, hoverMark, leave, marksOf, pause, settledMarks, until, waitForCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { countsByEntity, finishedReports } from './rig/report.ts';
import type { Tab } from './rig/rig.ts';

declare const browser: Browser;

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

const textsOf = async (tab: Tab) => (await marksOf(tab)).map(({ text }) => text);

/** What is asked of the frames of a tab without looking at them: how much they have read. */
const blocksRead = (id: number) =>
  new Promise<number>((resolve) => {
    const port = browser.tabs.connect(id, { name: 'page-report' });
    const done = (blocks: number) => {
      port.disconnect();
      resolve(blocks);
    };
    port.onMessage.addListener((message: unknown) => done((message as { blocksRead: number }).blocksRead));
    port.onDisconnect.addListener(() => {
      // Nobody there yet; Chromium wants it looked at.
      void browser.runtime.lastError;
      done(-1);
    });
  });

inBrowsers(
  'pages that nobody looks at, and pages that come back',
  (rig) => {
    test('a tab behind another one is not read until it is shown', async () => {
      const front = await rig().open(rig().site.serve('/front.html', page('<p>Nobody is named here.</p>')));
      const behind = await rig().openBehind(rig().site.serve('/behind.html', page('<p>CoMensha helps victims.</p>')));
      expect(await behind.evaluate(() => document.visibilityState)).toBe('hidden');
      const id = await rig().inExtension(async () => {
        const tabs = await browser.tabs.query({});
        return tabs.find(({ url }) => url?.endsWith('/behind.html'))?.id ?? -1;
      });
      const read = await until(
        'the page script behind',
        () => rig().inExtension(blocksRead, id),
        (blocks) => blocks >= 0,
      );
      expect(read).toBe(0);
      // Time enough for what is read when a page is idle, and for a change of the page.
      await behind.evaluate(async () => {
        document.body.insertAdjacentHTML('beforeend', '<p>So does ABN AMRO.</p>');
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      });
      expect(await rig().inExtension(blocksRead, id)).toBe(0);
      expect(await textsOf(behind)).toEqual([]);
      await behind.activate();
      await until(
        'both names',
        () => textsOf(behind),
        (texts) => texts.join() === 'CoMensha,ABN AMRO',
      );
      await behind.close();
      await front.close();
    });

    /** Opens a tab over another, which is hidden then. */
    const openOver = async (tab: Tab): Promise<Tab> => {
      const other = await rig().open(rig().site.serve('/front.html', page('<p>Nobody is named here.</p>')));
      await until(
        'the hidden tab',
        () => tab.evaluate(() => document.visibilityState),
        (state) => state === 'hidden',
      );
      return other;
    };

    test('what changes while a page is hidden is read when it is shown again', async () => {
      const tab = await rig().open(rig().site.serve('/left.html', page('<p id="one">CoMensha helps victims.</p>')));
      await settledMarks(tab);
      const other = await openOver(tab);
      await tab.evaluate(() => {
        (document.getElementById('one') as HTMLElement).textContent = 'Rabobank stands here now.';
        document.body.insertAdjacentHTML('beforeend', '<p>So does ABN AMRO.</p>');
      });
      await tab.activate();
      await until(
        'the new names',
        () => textsOf(tab),
        (texts) => texts.join() === 'Rabobank,ABN AMRO',
      );
      await other.close();
      await tab.close();
    });

    test('so it is where the page has written itself anew, which takes all listeners away', async () => {
      const tab = await rig().open(rig().site.serve('/written.html', page('<p>CoMensha helps victims.</p>')));
      await settledMarks(tab);
      await tab.evaluate(() => {
        document.open();
        document.write('<!doctype html><title>Human trafficking</title><p id="one">Rabobank acts.</p>');
        document.close();
      });
      await until(
        'the page as it is written',
        () => textsOf(tab),
        (texts) => texts.join() === 'Rabobank',
      );
      const other = await openOver(tab);
      await tab.evaluate(() => {
        (document.getElementById('one') as HTMLElement).textContent = 'CoMensha and ABN AMRO stand here now.';
      });
      await tab.activate();
      await until(
        'the new names',
        () => textsOf(tab),
        (texts) => texts.join() === 'CoMensha,ABN AMRO',
      );
      await other.close();
      await tab.close();
    });

    test('a page that was left and is come back to has its marks, its card, and is followed further', async () => {
      const first = rig().site.serve(
        '/first.html',
        page(
          `<p>CoMensha helps victims.</p><script>addEventListener("pageshow", (event) => {
            window.kept = event.persisted;
            window.inRoot = document.documentElement.childElementCount;
          })</script>`,
        ),
        // A page that may not be stored is not kept either.
        { headers: { 'cache-control': 'max-age=600' } },
      );
      const second = rig().site.serve('/second.html', page('<p>ABN AMRO acts.</p>'), {
        headers: { 'cache-control': 'max-age=600' },
      });
      const tab = await rig().open(first);
      await settledMarks(tab);
      await hoverMark(tab, 'CoMensha');
      await waitForCard(tab, 'CoMensha');
      await tab.goto(second);
      await until(
        'the second page',
        () => textsOf(tab),
        (texts) => texts.join() === 'ABN AMRO',
      );
      await leave(tab);
      await tab.evaluate(() => setTimeout(() => history.back()));
      await until(
        'the first page',
        () => textsOf(tab),
        (texts) => texts.join() === 'CoMensha',
      );
      // Its marks are there before the page is told.
      await until(
        'the page, kept for the way back',
        () => tab.evaluate(() => (window as { kept?: boolean }).kept),
        (kept) => kept === true,
      );
      // The card that was open when the page was left is not there again, not even fading out for its first frames.
      expect(await tab.evaluate(() => (window as { inRoot?: number }).inRoot)).toBe(2);
      expect(await cardOf(tab)).toBeNull();
      await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>So does Rabobank.</p>'));
      await until(
        'what was added',
        () => textsOf(tab),
        (texts) => texts.join() === 'CoMensha,Rabobank',
      );
      await hoverMark(tab, 'Rabobank');
      await waitForCard(tab, 'Rabobank');
      await tab.evaluate(() => setTimeout(() => history.forward()));
      await until(
        'the second page again',
        () => textsOf(tab),
        (texts) => texts.join() === 'ABN AMRO',
      );
      await tab.close();
    });

    const headers = { 'cache-control': 'max-age=600' };
    const KEPT = '<script>addEventListener("pageshow", (event) => { window.kept = event.persisted; })</script>';

    /** Firefox now and then keeps no page, and says nothing of why. */
    const KEEP_TRIES = 10;

    /** Opens a page with two names, goes to another and comes back, until the browser has kept it meanwhile. */
    const comeBack = async (
      path: string,
      { before, meanwhile }: Partial<Record<'before' | 'meanwhile', (tab: Tab) => Promise<void>>>,
    ) => {
      const first = rig().site.serve(path, page(`<p>CoMensha helps. So does ABN AMRO.</p>${KEPT}`), { headers });
      const away = rig().site.serve('/away.html', page('<p>Rabobank acts.</p>'), { headers });
      const tab = await rig().open(first);
      for (let tries = 0; tries < KEEP_TRIES; tries++) {
        await settledMarks(tab, { atLeast: 2 });
        await before?.(tab);
        await tab.goto(away);
        await until(
          'the other page',
          () => textsOf(tab),
          (texts) => texts.join() === 'Rabobank',
        );
        await meanwhile?.(tab);
        await tab.evaluate(() => setTimeout(() => history.back()));
        const { kept } = await until(
          'the page on the way back',
          () => tab.evaluate(() => ({ path: location.pathname, kept: (window as { kept?: boolean }).kept })),
          (at) => at.path === path && at.kept !== undefined,
        );
        if (kept) return tab;
      }
      throw new Error(`The browser kept ${path} in none of ${KEEP_TRIES} tries.`);
    };

    test('a look chosen while a page was kept is its look when it is come back to', async () => {
      const choose = (style: string) =>
        rig().inExtension(async (chosen: string) => {
          const { settings } = await browser.storage.local.get('settings');
          const { marks, ...rest } = Object(settings) as { marks?: object };
          await browser.storage.local.set({ settings: { ...rest, marks: { ...marks, style: chosen } } });
        }, style);
      try {
        const tint = (there: Tab) =>
          there.evaluate(() => getComputedStyle(document.body, '::highlight(t1)').backgroundColor);
        const isSeen = (colour: string) => !/^(?:transparent|rgba\(0, 0, 0, 0\))$/.test(colour);
        const tab = await comeBack('/look.html', {
          before: () => choose('line'),
          async meanwhile(away) {
            await choose('tint');
            // All that pages at hand are given they have by then.
            await until('the look of the page at hand', () => tint(away), isSeen);
          },
        });
        await until(
          'marks that are seen',
          async () => ({
            names: (await marksOf(tab)).map(({ names: held }) => held.join('+')).join(),
            colour: await tint(tab),
          }),
          ({ names, colour }) => names === 't1,t1' && isSeen(colour),
        );
        await tab.close();
      } finally {
        await choose('line');
      }
    });

    test('what the panel had filtered is all there again when the page is come back to', async () => {
      const tab = await comeBack('/filtered.html', {
        async before(filtered) {
          const id = await rig().tabId(filtered);
          await rig().inExtension((tabId: number) => {
            const port = browser.tabs.connect(tabId, { name: 'page-report' });
            port.onMessage.addListener((message: unknown) => {
              const { frame, entities } = message as { frame: string; entities?: unknown[] };
              if (entities?.length === 2) port.postMessage({ frame, filter: ['abn-amro'] });
            });
            port.onDisconnect.addListener(() => void browser.runtime.lastError);
          }, id);
          await filtered.activate();
          await until(
            'the one name',
            () => textsOf(filtered),
            (texts) => texts.join() === 'ABN AMRO',
          );
        },
      });
      await until(
        'both names',
        () => textsOf(tab),
        (texts) => texts.join() === 'CoMensha,ABN AMRO',
      );
      await tab.close();
    });

    // An answer that comes while the page is away is lost; the wait for it must not be the wait for a lost answer.
    test.each([0, 24, 36, 60])(
      'a page that is left %i ms after it came is read when it is come back to',
      async (ms) => {
        const away = rig().site.serve('/away.html', page('<p>Rabobank acts.</p>'), { headers });
        const quick = rig().site.serve(
          `/quick-${ms}.html`,
          page(`<p>CoMensha helps. So does ABN AMRO.</p><script>addEventListener('load', () => {
          if (sessionStorage.getItem('been${ms}')) return;
          sessionStorage.setItem('been${ms}', 'yes');
          setTimeout(() => { location.href = '${away}?after=${ms}'; }, ${ms}); })</script>`),
          { headers },
        );
        const tab = await rig().open(away);
        await settledMarks(tab);
        // Asleep, it takes the longer to answer.
        await rig().stopBackground();
        await tab.evaluate((there: string) => {
          setTimeout(() => {
            location.href = there;
          });
        }, quick);
        await until(
          'the page to be left',
          () => tab.evaluate(() => location.search),
          (search) => search === `?after=${ms}`,
        );
        await pause(500);
        await tab.evaluate(() => setTimeout(() => history.back()));
        await until(
          'both names',
          () => textsOf(tab),
          (texts) => texts.join() === 'CoMensha,ABN AMRO',
          15_000,
        );
        await tab.close();
      },
    );

    test('a page that a pause had stopped, and that is come back to when the pause is over, is read again', async () => {
      const stopped = rig().site.serve('/stopped.html', page('<p>CoMensha helps victims.</p>'), { headers });
      const other = rig().site.serve('/other.html', page('<p>ABN AMRO acts.</p>'), { headers });
      const tab = await rig().open(stopped);
      await settledMarks(tab);
      await rig().inExtension(() => browser.storage.local.set({ pause: { kind: 'restart' } }));
      await until(
        'the marks to go',
        () => textsOf(tab),
        (texts) => texts.length === 0,
      );
      await tab.goto(other);
      await rig().inExtension(() => browser.storage.local.remove('pause'));
      await until(
        'the other page',
        () => textsOf(tab),
        (texts) => texts.join() === 'ABN AMRO',
      );
      await tab.evaluate(() => setTimeout(() => history.back()));
      await until(
        'the page that was stopped',
        () => textsOf(tab),
        (texts) => texts.join() === 'CoMensha',
      );
      await tab.close();
    });

    test('a tab that the browser has put to sleep is read when it is restored', async () => {
      const tab = await rig().open(rig().site.serve('/slept.html', page('<p>CoMensha helps. So does ABN AMRO.</p>')));
      await settledMarks(tab, { atLeast: 2 });
      const id = await rig().tabId(tab);
      const front = await rig().open(rig().site.serve('/front.html', page('<p>Nobody is named here.</p>')));
      const restored = await rig().inExtension(async (slept: number) => {
        type Discarding = { discard(id: number): Promise<{ id?: number } | undefined> };
        const id = (await (browser.tabs as unknown as Discarding).discard(slept))?.id ?? slept;
        while (!(await browser.tabs.get(id)).discarded) await new Promise((resolve) => setTimeout(resolve, 50));
        await browser.tabs.update(id, { active: true });
        return id;
      }, id);
      const counts = await until(
        'its mentions',
        async () => countsByEntity(await finishedReports(rig(), restored).catch(() => [])),
        (seen) => Object.keys(seen).length > 0,
      );
      expect(counts).toEqual({ 'abn-amro': 1, comensha: 1 });
      await rig().inExtension((slept: number) => browser.tabs.remove(slept), restored);
      await front.close();
    });
  },
  { ordinary: true },
);
