import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dropEntry, handEntry, takeEntry } from '../../../src/messaging/handed-entry.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const over = (tab: number | undefined) => Promise.resolve(tab);
const left = () => browser.storage.session.get(null);

describe('an entry left for the popup', () => {
  it('is taken once, by the popup over its tab', async () => {
    await handEntry('comensha', 7);
    expect(await takeEntry(over(7))).toBe('comensha');
    expect(await takeEntry(over(7))).toBeNull();
    expect(await left()).toEqual({});
  });

  it('is gone with the first popup, also where that stands over another tab, or none', async () => {
    for (const tab of [8, undefined]) {
      await handEntry('comensha', 7);
      expect(await takeEntry(over(tab))).toBeNull();
      expect(await left()).toEqual({});
    }
  });

  it('is for a popup that opens at once: later it is gone, and so it is when the clock was put back', async () => {
    await handEntry('comensha', 7);
    vi.advanceTimersByTime(10_001);
    expect(await takeEntry(over(7))).toBeNull();
    expect(await left()).toEqual({});
    await handEntry('comensha', 7);
    vi.setSystemTime(Date.now() - 60_000);
    expect(await takeEntry(over(7))).toBeNull();
  });

  it('makes room for the next, and can be taken back', async () => {
    await handEntry('comensha', 7);
    await handEntry('abn-amro', 7);
    expect(await takeEntry(over(7))).toBe('abn-amro');
    await handEntry('comensha', 7);
    await dropEntry();
    expect(await left()).toEqual({});
  });

  it.each([3, 'comensha', { id: 7, tabId: 7, atMs: 0 }, { id: 'comensha', tabId: 7 }])(
    'that has another shape (%j) is none',
    async (odd) => {
      await browser.storage.session.set({ handedEntry: odd });
      expect(await takeEntry(over(7))).toBeNull();
      expect(await left()).toEqual({});
    },
  );

  it('never keeps the popup from opening', async () => {
    vi.spyOn(browser.storage.session, 'get').mockRejectedValue(new Error('no storage'));
    expect(await takeEntry(over(7))).toBeNull();
  });
});
