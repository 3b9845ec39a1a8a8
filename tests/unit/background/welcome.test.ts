import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { welcomeOnInstall } from '../../../src/background/welcome.ts';

beforeEach(() => {
  fakeBrowser.reset();
  welcomeOnInstall();
});

const opened = async () =>
  (await browser.tabs.query({})).flatMap(({ url }) => (url?.endsWith('/welcome.html') ? url : []));

it('the welcome page opens after the first installation', async () => {
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
  expect(await opened()).toHaveLength(1);
});

it('an update of extension or browser interrupts nobody', async () => {
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.1.0' });
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'chrome_update' });
  expect(await opened()).toEqual([]);
});
