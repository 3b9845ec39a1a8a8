import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { marksOf, pause, settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openRealPopup } from './rig/real-popup.ts';
import type { Rig, Tab } from './rig/rig.ts';
import { pressButton, waitForToolbar, waitForWords } from './rig/toolbar.ts';

declare const browser: Browser;

const ALL_SITES = '*://*/*';
const page = '<!doctype html><html lang="en"><title>Human trafficking</title><p>CoMensha helps its victims.</p>';

/** Takes access to all sites away, as the reader does on the browser's own page. */
async function withholdAccess(rig: Rig): Promise<void> {
  if (rig.browser === 'firefox') {
    await rig.inExtension((origin: string) => browser.permissions.remove({ origins: [origin] }), ALL_SITES);
  } else {
    const settings = await rig.open('chrome://extensions/');
    await settings.evaluate(async (extensionId: string) => {
      const { chrome } = globalThis as unknown as {
        chrome: { developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> } };
      };
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
    }, new URL(rig.extensionOrigin).host);
    await settings.close();
  }
  await until(
    'access to be gone',
    () => rig.inExtension((origin: string) => browser.permissions.contains({ origins: [origin] }), ALL_SITES),
    (has) => !has,
  );
}

/** Lets the extension into one site, as the reader does on the browser's own page. */
async function allowSite(rig: Rig, url: string): Promise<void> {
  const origin = `${new URL(url).origin.replace(/:\d+$/, '')}/*`;
  if (rig.browser === 'firefox') {
    const { chrome } = rig as unknown as { chrome(script: string, args: unknown[]): Promise<unknown> };
    await chrome.call(
      rig,
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByHostname(args[0]);
       return ExtensionPermissions.add(extension.id, { permissions: [], origins: [args[1]] }, extension).then(() => null);`,
      [new URL(rig.extensionOrigin).host, origin],
    );
  } else {
    const settings = await rig.open('chrome://extensions/');
    await settings.evaluate(
      async ({ id, origin }: { id: string; origin: string }) => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            developerPrivate: {
              updateExtensionConfiguration(change: object): Promise<void>;
              addHostPermission(id: string, origin: string): Promise<void>;
            };
          };
        };
        await chrome.developerPrivate.updateExtensionConfiguration({
          extensionId: id,
          hostAccess: 'ON_SPECIFIC_SITES',
        });
        await chrome.developerPrivate.addHostPermission(id, origin);
      },
      { id: new URL(rig.extensionOrigin).host, origin },
    );
    await settings.close();
  }
  await until(
    'the site to be allowed',
    () => rig.inExtension((origin: string) => browser.permissions.contains({ origins: [origin] }), origin),
    (has) => has,
  );
}

inBrowsers('where access is withheld', (rig, browserName) => {
  let tab: Tab;
  let tabId: number;
  let url: string;

  test('a page that was read is left when access is withdrawn', async () => {
    const read = await rig().open(rig().site.serve('/read.html', page));
    await settledMarks(read);
    await withholdAccess(rig());
    await read.activate();
    await until(
      'the marks to go',
      () => marksOf(read),
      (marks) => marks.length === 0,
    );
    const readId = await rig().tabId(read);
    await waitForToolbar(rig(), readId, { title: /only when you ask$/, badge: '' });
    // Long enough for a count that was under way.
    await pause(700);
    await waitForToolbar(rig(), readId, { title: /only when you ask$/, badge: '' });
    await read.close();
  });

  test('a page is not read, and the icon and the popup say so', async () => {
    url = rig().site.serve('/article.html', page);
    tab = await rig().open(url);
    tabId = await rig().tabId(tab);
    await waitForToolbar(rig(), tabId, { title: /only when you ask$/, badge: '' });
    expect(await marksOf(tab)).toEqual([]);
    // Opened as a page, the popup lets nobody in: the reader has pressed nothing over the tab.
    const popup = await rig().openExtensionPage(`/popup.html?tab=${tabId}`);
    await waitForWords(popup, /Marks only when you ask/);
    await waitForWords(popup, /Read this page/);
    if (browserName === 'firefox') {
      // Chromium would keep the wish until the reader does let us in.
      await pressButton(popup, 'Read this page');
      await waitForWords(popup, /did not let the extension in/);
    }
    await popup.close();
    expect(await marksOf(tab)).toEqual([]);
  });

  test('the page at hand is read at the press of the icon and of one button, and no other', async () => {
    await tab.activate();
    if (browserName === 'chromium') {
      const { run: inPopup } = await openRealPopup(rig(), tab);
      await until(
        'the words of the popup',
        () => inPopup('document.body.textContent'),
        (words) => /Marks only when you ask/.test(String(words)),
      );
      await until(
        'the button',
        () =>
          inPopup(
            '(() => { const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Read this page"); button?.focus(); button?.click(); return button !== undefined; })()',
          ),
        (wasThere) => wasThere === true,
      );
      await until(
        'the page in the popup',
        () => inPopup('document.body.textContent'),
        (words) => /1 name in 1 place/.test(String(words)),
      );
      // The button has gone.
      await until(
        'the focus in the field',
        () => inPopup('document.activeElement.localName'),
        (name) => name === 'input',
      );
    } else {
      // Firefox itself runs a registered script where a press of the icon's key has let it in.
      await rig().runCommand(tab, '_execute_action');
    }
    await settledMarks(tab);
    await waitForToolbar(rig(), tabId, { title: /reads this page$/, badge: '1' });
  });

  test('until it is left for another site', async () => {
    await tab.goto(rig().site.serve('/other.html', page, { host: 'another' }));
    await waitForToolbar(rig(), tabId, { title: /only when you ask$/, badge: '' });
    expect(await marksOf(tab)).toEqual([]);
  });

  test('what stays beside a page of an allowed site says so when the page is left for one that is not', async () => {
    await allowSite(rig(), url);
    await tab.goto(url);
    await settledMarks(tab);
    const beside = await rig().openExtensionPage(`/popup.html?tab=${tabId}`);
    await waitForWords(beside, /1 name in 1 place/);
    await tab.goto(rig().site.serve('/other.html', page, { host: 'another' }));
    await waitForWords(beside, /Marks only when you ask/);
    await beside.close();
  });
});
