import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { cardOf, marksOf, pause, settledMarks, until, waitForCard, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

const article =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking</title><p>CoMensha helps victims of human trafficking.</p>';

/** Whether any script of ours answers in a tab. */
const answers = (rig: Rig, tabId: number): Promise<boolean> =>
  rig.inExtension(async (id: number) => {
    const port = browser.tabs.connect(id, { name: 'page-report' });
    let heard = false;
    port.onMessage.addListener(() => {
      heard = true;
    });
    // Chromium complains of an error that nobody looked at; that nobody listens is the answer here.
    port.onDisconnect.addListener(() => void browser.runtime.lastError);
    await new Promise((resolve) => setTimeout(resolve, 400));
    port.disconnect();
    return heard;
  }, tabId);

/** Presses the switch in the popup over a tab, where it does not stand so already. */
async function pressSwitch(rig: Rig, tabId: number, on: boolean): Promise<void> {
  const popup = await rig.openExtensionPage(`/popup.html?tab=${tabId}`);
  const isOn = await until(
    'the switch',
    () =>
      popup.evaluate(
        () =>
          document.querySelector('[role=switch]')?.getAttribute('aria-checked') ??
          document.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked.toString() ??
          '',
      ),
    (state) => state !== '',
  );
  const rect = await popup.evaluate(() => {
    const { x, y, width, height } = (
      document.querySelector('[role=switch], input[type=checkbox]') as Element
    ).getBoundingClientRect();
    return { x, y, width, height };
  });
  if (isOn !== String(on)) await popup.click({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
  await until(
    'the site in the settings',
    () => rig.inExtension(async () => JSON.stringify((await browser.storage.local.get('settings')).settings ?? {})),
    (settings) => settings.includes('"off.test"') === !on,
  );
  await popup.close();
}

const setSites = (rig: Rig, sitesOff: string[]): Promise<void> =>
  rig.inExtension(async (wanted: string[]) => {
    const { settings } = (await browser.storage.local.get('settings')) as { settings?: object };
    await browser.storage.local.set({ settings: { ...settings, sitesOff: wanted } });
  }, sitesOff);

inBrowsers('a site that the reader switches off', (rig) => {
  let tab: Tab;
  let tabId: number;
  let url: string;

  test('is marked before', async () => {
    url = rig().site.serve('/article.html', article, { host: 'off' });
    tab = await rig().open(url);
    await settledMarks(tab);
    tabId = await rig().tabId(tab);
    expect(await answers(rig(), tabId)).toBe(true);
  });

  test('obeys keys before', async () => {
    await tab.evaluate(() => {
      document.body.insertAdjacentHTML('afterbegin', '<div style="height:4000px"></div>');
      scrollTo(0, 0);
    });
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab, 'CoMensha');
    expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(0);
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test('loses its marks at once', async () => {
    await pressSwitch(rig(), tabId, false);
    await tab.activate();
    await until(
      'no marks',
      () => marksOf(tab),
      (marks) => marks.length === 0,
    );
  });

  test('obeys no key from then on', async () => {
    await tab.evaluate(() => scrollTo(0, 0));
    await rig().runCommand(tab, 'next-mention');
    await pause(900);
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    expect(await cardOf(tab)).toBeNull();
  });

  test('is not injected when it is opened again, nor are sites below it', async () => {
    for (const host of ['off', 'news.off.test']) {
      await tab.goto(rig().site.serve('/article.html', article, { host }));
      await pause(900);
      expect(await marksOf(tab)).toEqual([]);
      expect(await answers(rig(), await rig().tabId(tab)), host).toBe(false);
    }
  });

  test('leaves frames of other sites inside it alone too, and other sites as they were', async () => {
    const framed = rig().site.serve('/article.html', article, { host: 'elsewhere' });
    const listener = await rig().openExtensionPage('/options.html');
    await listener.evaluate(() => {
      const asked: string[] = [];
      (window as unknown as { asked: string[] }).asked = asked;
      browser.runtime.onMessage.addListener((message: unknown) => {
        // Other parts of the extension speak too.
        const { type } = message as { type?: string };
        if (type === 'mayRead' || type === 'link' || type === 'wantAttendant') asked.push(type);
      });
    });
    const asked = () => listener.evaluate(() => (window as unknown as { asked: string[] }).asked.join());
    await tab.activate();
    await tab.goto(
      rig().site.serve('/framing.html', `<!doctype html><iframe id="f" src="${framed}"></iframe>`, { host: 'off' }),
    );
    await until('its question', asked, (types) => types.includes('mayRead'));
    // As after a change of packs.
    await rig().inExtension(
      (id) => browser.tabs.sendMessage(id, { command: 'rescan' }).catch(() => undefined),
      await rig().tabId(tab),
    );
    await pause(900);
    expect(await marksOf(await tab.frame('#f'))).toEqual([]);
    expect(await asked()).toBe('mayRead');
    await listener.close();
    await tab.goto(framed);
    await settledMarks(tab);
  });

  test('as a frame in a page of another site it is marked while it is on, and follows the switch both ways', async () => {
    const framed = rig().site.serve('/framed.html', article, { host: 'off' });
    const body = '<p>CoMensha again.</p><iframe id="f" width="600" height="400"';
    await setSites(rig(), []);
    const other = await rig().open(
      rig().site.serve('/other.html', `${article}${body} src="${framed}"></iframe>`, { host: 'elsewhere' }),
    );
    await settledMarks(other, { atLeast: 2 });
    const frame = await other.frame('#f');
    const marksInFrame = (count: number) =>
      until(
        `${count} marks in the frame`,
        () => marksOf(frame),
        (marks) => marks.length === count,
      );
    await marksInFrame(1);
    await setSites(rig(), ['off.test']);
    await marksInFrame(0);
    expect((await marksOf(other)).length).toBe(2);
    await setSites(rig(), []);
    await marksInFrame(1);
    await setSites(rig(), ['off.test']);
    await marksInFrame(0);
    // As to all frames of open tabs after an update.
    await rig().inExtension(
      async (id: number) => {
        await browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: ['/page.js'] });
      },
      await rig().tabId(other),
    );
    await settledMarks(other, { atLeast: 2 });
    expect(await marksOf(frame)).toEqual([]);
    await other.close();
  });

  test('a document that a page of the site makes itself stays unread too', async () => {
    await setSites(rig(), ['off.test']);
    const maker = await rig().open(rig().site.serve('/maker.html', '<!doctype html><p>Nothing.</p>', { host: 'off' }));
    await maker.evaluate((html) => {
      location.href = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    }, article);
    await until(
      'the document made',
      () => maker.evaluate(() => location.protocol),
      (protocol) => protocol === 'blob:',
    );
    await pause(1_200);
    expect(await marksOf(maker)).toEqual([]);
    await maker.close();
  });

  test.each([
    { title: 'so does a window that a page of it opens and writes into', sites: ['off.test'], marks: 0 },
    { title: 'such a window of a site that is on is read', sites: [], marks: 1 },
  ])('$title', async ({ sites, marks }) => {
    await setSites(rig(), sites);
    const opener = await rig().open(
      rig().site.serve('/opener.html', '<!doctype html><p>Nothing.</p>', { host: 'off' }),
    );
    const tabsBefore = await rig().inExtension(async () => (await browser.tabs.query({})).length);
    await opener.evaluate((html) => {
      document.body.innerHTML = '<button style="position:fixed;inset:0">Open</button>';
      (document.body.firstChild as HTMLElement).onclick = () => {
        const opened = open('about:blank') as Window;
        opened.document.write(html);
        opened.document.close();
        Object.assign(window, { opened });
      };
    }, article);
    await opener.click({ x: 100, y: 100 });
    await until(
      'the window',
      () => rig().inExtension(async () => (await browser.tabs.query({})).length),
      (count) => count > tabsBefore,
    );
    // Long enough for marks where there should be none.
    if (marks === 0) await pause(1_500);
    // Asked by way of the page that wrote it: the same origin.
    const written = () =>
      opener.evaluate(() => {
        const { opened } = window as unknown as { opened: Window & { CSS: { highlights: Map<string, Set<unknown>> } } };
        return {
          text: opened.document.body.textContent ?? '',
          marks: [...opened.CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0),
        };
      });
    await until('the text and its marks', written, (found) => found.text.includes('CoMensha') && found.marks === marks);
    await opener.evaluate(() => (window as unknown as { opened: Window }).opened.close());
    await opener.close();
  });

  test('a host with a dot at its end is the same site, and its switch leaves all others as they were', async () => {
    await setSites(rig(), ['other.test', 'off.test']);
    const dotted = await rig().open(rig().site.serve('/dotted.html', article, { host: 'off.test.' }));
    await pause(1_200);
    expect(await marksOf(dotted)).toEqual([]);
    const dottedId = await rig().tabId(dotted);
    await pressSwitch(rig(), dottedId, true);
    await dotted.activate();
    await settledMarks(dotted);
    await pressSwitch(rig(), dottedId, false);
    await dotted.activate();
    await until(
      'the marks to go',
      () => marksOf(dotted),
      (marks) => marks.length === 0,
    );
    const { sitesOff } = await rig().inExtension(
      async () => ((await browser.storage.local.get('settings')) as { settings: { sitesOff: string[] } }).settings,
    );
    expect([...sitesOff].sort()).toEqual(['off.test', 'other.test']);
    await dotted.close();
  });

  test('stays off when the background starts anew', async () => {
    await rig().stopBackground();
    await tab.goto(url);
    await pause(900);
    expect(await marksOf(tab)).toEqual([]);
  });

  test('is marked again after switching it on', async () => {
    await pressSwitch(rig(), await rig().tabId(tab), true);
    await tab.goto(url);
    await settledMarks(tab);
    await tab.close();
  });

  test('no other site is missed while the list of switched-off sites changes', async () => {
    await rig().inExtension(() => {
      const scope = globalThis as unknown as { changing?: ReturnType<typeof setInterval> };
      let count = 0;
      scope.changing = setInterval(async () => {
        const { settings } = (await browser.storage.local.get('settings')) as { settings?: { sitesOff?: string[] } };
        await browser.storage.local.set({ settings: { ...settings, sitesOff: [`off${count++ % 2}.test`] } });
      }, 20);
    });
    for (let n = 0; n < 12; n++) {
      const other = await rig().open(rig().site.serve(`/other-${n}.html`, article, { host: 'elsewhere' }));
      await settledMarks(other);
      await other.close();
    }
    await rig().inExtension(() =>
      clearInterval((globalThis as unknown as { changing?: ReturnType<typeof setInterval> }).changing),
    );
  });
});
