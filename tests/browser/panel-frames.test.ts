import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { marksOf, pause, settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openBeside } from './rig/open-beside.ts';
import type { Tab } from './rig/rig.ts';

declare const browser: Browser;

/** The panel beside a page whose frames come and go. */

const listed = (panel: Tab): Promise<string[]> =>
  panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.dataset.row?.split(' ').at(-1) ?? ''),
  );

const listsOnly = (panel: Tab, what: string, wanted: readonly string[]): Promise<string[]> =>
  until(
    what,
    () => listed(panel),
    (rows) => rows.toSorted().join(' ') === wanted.toSorted().join(' '),
  );

/** From now on, the most marks that the page has had at any moment. */
const watchMost = (page: Tab): Promise<void> =>
  page.evaluate(() => {
    const { dataset } = document.body;
    dataset.most = '0';
    setInterval(() => {
      const marks = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
      dataset.most = String(Math.max(Number(dataset.most), marks));
    }, 5);
  });

inBrowsers('the side panel, frames', (rig) => {
  let page: Tab;
  let panel: Tab;
  let framed: string;

  const addFrame = (): Promise<void> =>
    page.evaluate((src) => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { src, width: '600', height: '400' });
      document.querySelector('main')?.append(frame);
    }, framed);

  test('lists what a frame names that is put in after it opened', async () => {
    const { site } = rig();
    framed = site.serve('/frame', '<!doctype html><title>f</title><p>CoMensha helps victims of trafficking.</p>');
    page = await rig().open(
      site.serve(
        '/framed',
        '<!doctype html><title>p</title><p>UNODC and Walk Free speak of trafficking.</p><main></main>',
      ),
    );
    await settledMarks(page, { atLeast: 2 });
    panel = await openBeside(rig(), page);
    await listsOnly(panel, 'the page alone', ['unodc', 'walk-free']);
    // A page behind another tab is not read.
    await page.activate();
    await addFrame();
    await listsOnly(panel, 'the frame too', ['comensha', 'unodc', 'walk-free']);
  });

  test('lists no more what a frame names that is taken out', async () => {
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await listsOnly(panel, 'the page alone again', ['unodc', 'walk-free']);
  });

  test('lists what a frame names that comes in place of another one, and no more what that one named', async () => {
    await addFrame();
    await listsOnly(panel, 'the frame', ['comensha', 'unodc', 'walk-free']);
    await page.evaluate(
      (src) => {
        const frame = document.createElement('iframe');
        Object.assign(frame, { src, width: '600', height: '400' });
        document.querySelector('iframe')?.replaceWith(frame);
      },
      rig().site.serve('/second', '<!doctype html><title>s</title><p>Polaris fights human trafficking.</p>'),
    );
    await listsOnly(panel, 'the other frame', ['polaris', 'unodc', 'walk-free']);
  });

  test('lists no more what a frame named that goes on to a page without names', async () => {
    const silent = rig().site.serve('/silent', '<!doctype html><title>n</title><p>Nobody is named here.</p>', {
      host: 'elsewhere',
    });
    await page.evaluate((src) => document.querySelector('iframe')?.setAttribute('src', src), silent);
    await listsOnly(panel, 'the page alone', ['unodc', 'walk-free']);
    await page.evaluate(() => document.querySelector('iframe')?.remove());
  });

  test('a filter holds all the while, and in the frame that comes', async () => {
    await panel.activate();
    // The frame that went on may have had the panel look anew, and for a moment there is no list.
    await until(
      'the filter',
      () =>
        panel.evaluate(() => {
          const isOn = document.querySelector('.filter-told') !== null;
          if (!isOn) document.querySelector<HTMLElement>('.goal-btn:nth-of-type(3)')?.click();
          return isOn;
        }),
      (isOn) => isOn,
    );
    await listsOnly(panel, 'who serves goal 3', ['walk-free']);
    await page.activate();
    await until(
      'one mark',
      () => marksOf(page),
      (marks) => marks.length === 1,
    );
    await watchMost(page);
    await addFrame();
    const inFrame = () => page.evaluate(() => document.querySelector('iframe')?.contentDocument?.title ?? '');
    await until('the frame', inFrame, (title) => title === 'f');
    // Longer than it takes to list a frame.
    await pause(4_000);
    expect(await listed(panel)).toEqual(['walk-free']);
    expect(await page.evaluate(() => document.body.dataset.most)).toBe('1');
    await panel.evaluate(() => document.querySelector<HTMLElement>('.filter-told .link')?.click());
    await listsOnly(panel, 'all of them again', ['comensha', 'unodc', 'walk-free']);
  });

  test('lists the page again when its script is put in anew', async () => {
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await listsOnly(panel, 'the page alone', ['unodc', 'walk-free']);
    const id = await rig().tabId(page);
    await rig().inExtension((tabId: number) => browser.tabs.sendMessage(tabId, { command: 'stop' }), id);
    await listsOnly(panel, 'nothing', []);
    await rig().inExtension(
      (tabId: number) =>
        browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['/page.js'] }).then(() => null),
      id,
    );
    await listsOnly(panel, 'the page', ['unodc', 'walk-free']);
  });
});
