import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { rescanTabs } from '../../../src/background/rescan.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a page that stands still keeps nobody waiting who has had all pages read anew', async () => {
  const tabs = [{ id: 1 }, {}, { id: 2 }, { id: 3 }];
  vi.spyOn(browser.tabs, 'query').mockResolvedValue(tabs as never);
  const told: number[] = [];
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(((id: number) => {
    told.push(id);
    if (id === 1) return new Promise(() => undefined);
    return id === 2 ? Promise.reject(new Error('Nobody is there.')) : Promise.resolve();
  }) as never);
  const done = rescanTabs();
  await vi.runAllTimersAsync();
  await done;
  expect(told).toEqual([1, 2, 3]);
});
