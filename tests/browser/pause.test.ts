import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { ChromiumRig } from './rig/chromium.ts';
import { hoverMark, marksOf, pause, settledMarks, until, waitForCard, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Scope, Tab } from './rig/rig.ts';
import { pressButton, waitForToolbar, waitForWords } from './rig/toolbar.ts';

declare const browser: Browser;

const article = (title: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><p>CoMensha helps victims of human trafficking.</p>`;

const noMarks = (scope: Scope) =>
  until(
    'the marks to go',
    () => marksOf(scope),
    (marks) => marks.length === 0,
  );

const storePause = (rig: Rig, pause: object) =>
  rig.inExtension(async (value: object) => {
    await browser.storage.local.set({ pause: value });
  }, pause);

/** As it is where nobody has paused anything. */
const storeNoPause = (rig: Rig) => rig.inExtension(() => browser.storage.local.remove('pause'));

const storedPause = (rig: Rig) =>
  rig.inExtension(async () => JSON.stringify((await browser.storage.local.get('pause')).pause ?? null));

const isRegistered = (rig: Rig) =>
  rig.inExtension(async () => (await browser.scripting.getRegisteredContentScripts()).length > 0);

const waitForRegistration = (rig: Rig, wanted: boolean) =>
  until(
    wanted ? 'the page script to be registered' : 'the registration to be taken back',
    () => isRegistered(rig),
    (is) => is === wanted,
  );

inBrowsers('a pause for everything', (rig, browserName) => {
  const tabs: Tab[] = [];
  let frame: Scope;
  let tabId: number;
  let url: string;

  const openPopup = () => rig().openExtensionPage(`/popup.html?tab=${tabId}`);
  /** Each tab is brought to the front: one that nobody sees is not read until it is seen. */
  const everywhere = async (look: (scope: Scope) => Promise<unknown>) => {
    for (const tab of tabs) {
      await tab.activate();
      await look(tab);
    }
    await look(frame);
  };

  test('finds pages and frames marked', async () => {
    const framed = rig().site.serve('/framed.html', article('Framed'), { host: 'elsewhere' });
    url = rig().site.serve('/article.html', article('One'));
    const framing = rig().site.serve(
      '/framing.html',
      `${article('Two')}<iframe id="f" src="${framed}" width="500" height="300"></iframe>`,
    );
    tabs.push(await rig().open(url), await rig().open(framing));
    tabId = await rig().tabId(tabs[0] as Tab);
    frame = await (tabs[1] as Tab).frame('#f');
    await everywhere((scope) => settledMarks(scope));
  });

  const pauseForAnHour = async () => {
    const now = await rig().inExtension(() => Date.now());
    await storePause(rig(), { kind: 'hour', fromMs: now, untilMs: now + 3_600_000 });
    await everywhere(noMarks);
  };
  /** What an earlier try may have left. */
  const endAnyPause = async () => {
    await storeNoPause(rig());
    await everywhere((scope) => settledMarks(scope));
  };

  test('begins in the popup: all marks go at once, and popup and icon say until when', async () => {
    await endAnyPause();
    const popup = await openPopup();
    await waitForWords(popup, /1 name in 1 place/);
    await pressButton(popup, 'Pause everywhere');
    await pressButton(popup, 'For an hour');
    await waitForWords(popup, /Paused until \d\d:\d\d/);
    for (const scope of [...tabs, frame]) await noMarks(scope);
    await waitForToolbar(rig(), tabId, { title: /paused until \d\d:\d\d$/, badge: '' });
    await popup.close();
  });

  test('left without a choice for an entry, is not asked again on the way back: letters go to the field', async () => {
    await endAnyPause();
    const popup = await openPopup();
    await waitForWords(popup, /1 name in 1 place/);
    await pressButton(popup, 'Pause everywhere');
    await waitForWords(popup, /For an hour/);
    await popup.evaluate(() => document.querySelector<HTMLElement>('.rows .row')?.click());
    await pressButton(popup, 'Full entry');
    await pressButton(popup, 'Back');
    await until(
      'the way back to be gone',
      () => popup.evaluate(() => document.querySelector('[aria-label=Back]') === null),
      (isGone) => isGone,
    );
    expect(await popup.evaluate(() => document.querySelector('.pause') === null)).toBe(true);
    await popup.activate();
    await popup.type('fiu');
    await until(
      'the letters in the field',
      () => popup.evaluate(() => document.querySelector<HTMLInputElement>('input[role=combobox]')?.value),
      (value) => value === 'fiu',
    );
    expect(await storedPause(rig())).toBe('null');
    await popup.close();
  });

  test('takes an open card along, and no mark comes back as it closes', async () => {
    await endAnyPause();
    const tab = tabs[0] as Tab;
    await tab.activate();
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab);
    await pauseForAnHour();
    await tab.activate();
    await waitForNoCard(tab);
    await pause(1_000);
    expect(await marksOf(tab)).toEqual([]);
  });

  test('covers documents that are opened meanwhile, also when the background has been stopped', async () => {
    await pauseForAnHour();
    await waitForRegistration(rig(), false);
    const fresh = await rig().open(url);
    const freshId = await rig().tabId(fresh);
    await waitForToolbar(rig(), freshId, { title: /paused/ });
    await rig().stopBackground();
    await fresh.goto(`${url}?again`);
    await waitForToolbar(rig(), freshId, { title: /paused/, badge: '' });
    expect(await marksOf(fresh)).toEqual([]);
    expect(await isRegistered(rig())).toBe(false);
    await fresh.close();
  });

  test('ends in the popup, and everything comes back without a reload', async () => {
    await pauseForAnHour();
    const popup = await openPopup();
    await pressButton(popup, 'End the pause');
    await everywhere((scope) => settledMarks(scope));
    await waitForWords(popup, /1 name in 1 place/);
    await waitForToolbar(rig(), tabId, { title: /reads this page$/, badge: '1' });
    await popup.close();
  });

  test('ends by itself when its time is over, though the background was stopped', async () => {
    const now = await rig().inExtension(() => Date.now());
    await storePause(rig(), { kind: 'hour', fromMs: now - 3_500_000, untilMs: now + 20_000 });
    await everywhere(noMarks);
    await waitForRegistration(rig(), false);
    await rig().stopBackground();
    await until(
      'the end of the pause',
      () => storedPause(rig()),
      (pause) => pause === 'null',
      90_000,
    );
    await everywhere((scope) => settledMarks(scope));
  });

  test('does not last when the clock was set back under it', async () => {
    const now = await rig().inExtension(() => Date.now());
    const day = 86_400_000;
    await storePause(rig(), { kind: 'hour', fromMs: now + day, untilMs: now + day + 3_600_000 });
    await until(
      'the end of the pause',
      () => storedPause(rig()),
      (pause) => pause === 'null',
    );
    await waitForRegistration(rig(), true);
    await everywhere((scope) => settledMarks(scope));
  });

  test('until the browser restarts outlives the background', async () => {
    await endAnyPause();
    const popup = await openPopup();
    await pressButton(popup, 'Pause everywhere');
    await pressButton(popup, 'Until the browser restarts');
    await waitForWords(popup, /Paused until the browser restarts/);
    await popup.close();
    await everywhere(noMarks);
    await waitForRegistration(rig(), false);
    await rig().stopBackground();
    await (tabs[0] as Tab).goto(url);
    await waitForToolbar(rig(), tabId, { title: /paused until the browser restarts$/ });
    expect(await marksOf(tabs[0] as Tab)).toEqual([]);
  });

  test.runIf(browserName === 'chromium')('and ends when the browser says that it has started', async () => {
    const worker = () => (rig() as unknown as ChromiumRig).context.serviceWorkers()[0];
    await rig().inExtension(() => browser.runtime.sendMessage({}).catch(() => undefined));
    await until(
      'a worker',
      async () => worker() !== undefined,
      (runs) => runs,
    );
    await worker()?.evaluate(() => {
      const { onStartup } = (globalThis as unknown as { chrome: Browser }).chrome.runtime;
      (onStartup as unknown as { dispatch(): void }).dispatch();
    });
    await everywhere((scope) => settledMarks(scope));
    expect(await storedPause(rig())).toBe('null');
  });

  // The last one: the page burns on until the browser is shut.
  test('begins though a page stands still that was to be read', async () => {
    await endAnyPause();
    const stuck = await rig().open(rig().site.serve('/stuck.html', article('Stuck'), { host: 'stuck' }));
    await settledMarks(stuck);
    await pauseForAnHour();
    await waitForRegistration(rig(), false);
    await stuck.evaluate(
      (address: string) => {
        setTimeout(() => {
          const freeMs = performance.now() + 180_000;
          while (performance.now() < freeMs);
          void fetch(address);
        });
      },
      rig().site.serve('/free.html', '', { host: 'stuck' }),
    );
    await storeNoPause(rig());
    await waitForRegistration(rig(), true);
    const now = await rig().inExtension(() => Date.now());
    await storePause(rig(), { kind: 'hour', fromMs: now, untilMs: now + 3_600_000 });
    await waitForRegistration(rig(), false);
    // Else it would have been for the page that they were followed.
    expect(rig().site.requests.filter(({ url: asked }) => asked.includes('/free.html'))).toEqual([]);
  });
});
