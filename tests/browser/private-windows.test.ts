import { expect, test } from 'vitest';
import type { Browser, Tabs } from 'webextension-polyfill';
import { searchInPopup, settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

/**
 * Private windows: the extension is there only where the reader lets it, and then reads as elsewhere and writes nothing.
 * What a test tool cannot reach there, the extension's own rights can: scripts put into the tab.
 */

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking</title>
<p>CoMensha helps victims of human trafficking, and ABN AMRO reports unusual transactions.</p>`;

/** Names of highlights and how many places they have in a tab, as its page sees them. */
const marksIn = (rig: Rig, tabId: number) =>
  rig.inExtension(async (id: number) => {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: id },
      world: 'MAIN',
      func: () =>
        [...(CSS.highlights as unknown as Map<string, Set<Range>>).values()]
          .flatMap((highlight) => [...highlight])
          .map(({ startContainer, startOffset, endOffset }) =>
            (startContainer.textContent ?? '').slice(startOffset, endOffset),
          )
          .sort(),
    });
    return (answer?.result ?? []) as string[];
  }, tabId);

/** Says “not this, anywhere” as the card does, or takes it back. @returns the answer */
const sayFrom = (rig: Rig, tabId: number, type: 'silence' | 'unsilence', entity: string) =>
  rig.inExtension(
    async ([id, said, meant]) => {
      const [answer] = await browser.scripting.executeScript({
        target: { tabId: id },
        args: [said, meant],
        func: (type: string, entity: string) => {
          const { browser: own, chrome: other } = globalThis as unknown as Record<string, typeof browser | undefined>;
          const payload = { text: entity, entities: [entity], scope: 'everywhere' };
          return (own ?? other)?.runtime.sendMessage({ type, payload });
        },
      });
      return (answer?.result as { value?: { kept?: boolean; ok?: boolean } } | undefined)?.value;
    },
    [tabId, type, entity] as const,
  );

/** Asks for an entry's page as the card does. @returns whether it was opened */
const openEntryFrom = (rig: Rig, tabId: number) =>
  rig.inExtension(async (id: number) => {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: id },
      func: () => {
        const { browser: own, chrome: other } = globalThis as unknown as Record<string, typeof browser | undefined>;
        return (own ?? other)?.runtime.sendMessage({ type: 'openEntry', payload: { id: 'abn-amro' } });
      },
    });
    return (answer?.result as { ok?: boolean } | undefined)?.ok;
  }, tabId);

type OwnTab = Tabs.Tab & { pendingUrl?: string };

const stored = (rig: Rig) => rig.inExtension(() => browser.storage.local.get(null));

inBrowsers('private windows', (rig) => {
  let address: string;
  let page: Tab;
  let tabId: number;

  test('it is in none of them before the reader lets it', async () => {
    address = rig().site.serve('/page.html', PAGE);
    page = await rig().open(address);
    await settledMarks(page, { atLeast: 2 });
    expect(await rig().inExtension(() => browser.extension.isAllowedIncognitoAccess())).toBe(false);
  });

  test('letting it in switches it off and on: what stands open in another window is read on', async () => {
    const open = await rig().inExtension(async (url: string) => {
      const window = await browser.windows.create({ url });
      return window?.tabs?.[0]?.id ?? -1;
    }, address);
    const marksAre = (...wanted: string[]) =>
      until(
        `the marks ${wanted.join()}`,
        () => marksIn(rig(), open).catch(() => []),
        (texts) => texts.join() === wanted.join(),
      );
    await marksAre('ABN AMRO', 'CoMensha');
    // Pages of the extension are closed by it.
    await page.activate();
    await rig().allowInPrivate();
    // The script that was there before finds no names any more.
    await rig().inExtension(async (id: number) => {
      await browser.scripting.executeScript({
        target: { tabId: id },
        func: () => document.body.insertAdjacentHTML('beforeend', '<p>Rabobank fights human trafficking too.'),
      });
    }, open);
    await marksAre('ABN AMRO', 'CoMensha', 'Rabobank');
    await rig().inExtension((id: number) => browser.tabs.remove(id), open);
  });

  test('where it may be, names are marked as elsewhere', async () => {
    expect(await rig().inExtension(() => browser.extension.isAllowedIncognitoAccess())).toBe(true);
    tabId = await rig().inExtension(async (url: string) => {
      const window = await browser.windows.create({ incognito: true, url });
      return window?.tabs?.[0]?.id ?? -1;
    }, address);
    await until(
      'the marks',
      () => marksIn(rig(), tabId).catch(() => []),
      (texts) => JSON.stringify(texts) === JSON.stringify(['ABN AMRO', 'CoMensha']),
    );
  });

  test('what is silenced there is not kept: nothing at all is written', async () => {
    const before = await stored(rig());
    expect(await sayFrom(rig(), tabId, 'silence', 'abn-amro')).toMatchObject({ kept: false });
    expect(await stored(rig())).toEqual(before);
    expect(before).not.toHaveProperty('silenced');
  });

  test('nor is what was silenced elsewhere taken back there', async () => {
    const silenced = { version: 1, names: [{ text: 'europol', entity: 'europol', site: null, on: '2026-11-24' }] };
    await rig().inExtension((value) => browser.storage.local.set({ silenced: value as object }), silenced);
    expect(await sayFrom(rig(), tabId, 'unsilence', 'europol')).toEqual({ ok: false });
    expect(await stored(rig())).toMatchObject({ silenced });
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
  });

  test('“Full entry” opens our page; in Chromium, where that is in an ordinary window, without what was looked up', async () => {
    const pages = () =>
      rig().inExtension(async () => {
        const own = browser.runtime.getURL('/reference.html');
        return (await browser.tabs.query({})).flatMap(({ id, url = '', pendingUrl, incognito }: OwnTab) =>
          (pendingUrl ?? url).startsWith(own)
            ? [{ id, address: (pendingUrl ?? url).slice(own.length), incognito }]
            : [],
        );
      });
    expect(await openEntryFrom(rig(), tabId)).toBe(true);
    const [opened] = await until('the page', pages, (found) => found.length === 1);
    const isChromium = rig().browser === 'chromium';
    expect(opened?.address ?? '').toBe(isChromium ? '' : '#/entity/abn-amro');
    expect(opened?.incognito).toBe(!isChromium);
    await rig().inExtension(async (id: number) => void (await browser.tabs.remove(id)), opened?.id ?? -1);
  });

  test('nor do popup and panel over it lead anywhere that says what was looked up', async () => {
    const isChromium = rig().browser === 'chromium';
    const links = (own: Tab) =>
      own.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/reference.html"]')].map(({ href }) => href),
      );
    const entry = /\/reference\.html#\/entity\/abn-amro$/;
    const popup = await rig().openExtensionPage(`/popup.html?tab=${tabId}`);
    await searchInPopup(popup, 'abn amro', 'ABN AMRO');
    await popup.press('Enter');
    await until(
      'the entry',
      () => popup.evaluate(() => document.querySelector('.entry h1')?.textContent ?? ''),
      (name) => name === 'ABN AMRO',
    );
    const inPopup = await links(popup);
    expect(inPopup.length).toBe(2);
    for (const link of inPopup) expect(link).toMatch(isChromium ? /\/reference\.html$/ : entry);
    await popup.close();

    const panel = await rig().openExtensionPage(`/sidepanel.html?tab=${tabId}`);
    const inPanel = await until(
      'the way to the entry',
      async () => {
        // The list is made anew while the page is found out about, and all its rows are closed then.
        await panel.evaluate(() => {
          const rows = [
            ...document.querySelectorAll<HTMLElement>('[role=tabpanel] button[data-row]:not([aria-current])'),
          ];
          rows.find(({ textContent }) => textContent?.includes('ABN AMRO'))?.click();
        });
        return links(panel);
      },
      (found) => found.length > 0,
    );
    for (const link of inPanel) expect(link).toMatch(isChromium ? /\/reference\.html$/ : entry);
    await panel.close();
  });

  test('the popup over it switches no site, and says where that is done', async () => {
    const before = await stored(rig());
    const popup = await rig().openExtensionPage(`/popup.html?tab=${tabId}`);
    const line = await until(
      'the line of the site',
      () =>
        popup.evaluate(() => {
          const control = document.querySelector<HTMLButtonElement>('.site [role=switch]');
          control?.click();
          const saying = (control?.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.textContent ?? '');
          return { isChecked: control?.getAttribute('aria-checked'), isDisabled: control?.disabled, saying };
        }),
      ({ saying }) => saying.length === 2 && saying[0] === '2 names in 2 places',
    );
    expect(line).toMatchObject({ isChecked: 'true', isDisabled: true });
    expect(line.saying[1]).toContain('private window');
    await popup.close();
    expect(await stored(rig())).toEqual(before);
  });

  test('nor does the panel over it switch a site on', async () => {
    const { hostname } = new URL(address);
    const { settings } = await stored(rig());
    const setSites = (sitesOff: string[]) =>
      rig().inExtension((next) => browser.storage.local.set({ settings: next }), { ...(settings as object), sitesOff });
    await setSites([hostname]);
    const panel = await rig().openExtensionPage(`/sidepanel.html?tab=${tabId}`);
    const notice = await until(
      'the notice of a site that is off',
      () =>
        panel.evaluate(() => ({
          says: document.querySelector('[role=tabpanel] .told')?.textContent ?? '',
          buttons: document.querySelectorAll('[role=tabpanel] .told button').length,
        })),
      ({ says }) => says.includes('not present on this site'),
    );
    expect(notice.says).toContain('private window');
    expect(notice.buttons).toBe(0);
    await panel.close();
    await setSites([]);
  });

  test('in an ordinary window it is kept', async () => {
    const ordinary = await rig().inExtension(async (url: string) => {
      const tabs = await browser.tabs.query({});
      return tabs.find((tab) => !tab.incognito && tab.url === url)?.id ?? -1;
    }, address);
    expect(await sayFrom(rig(), ordinary, 'silence', 'abn-amro')).toMatchObject({ kept: true });
    expect(await stored(rig())).toHaveProperty('silenced');
    await rig().inExtension(async (id: number) => void (await browser.tabs.remove(id)), tabId);
  });
});
