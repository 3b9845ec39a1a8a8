import { type Browser, browser } from 'wxt/browser';

/** Places of the reference page, without the extension's origin. */
export const entityAddress = (id: string): string => `/reference.html#/entity/${encodeURIComponent(id)}`;
/** Longer than any name; a whole selected paragraph is no search. */
const MAX_WORDS = 200;

export const searchAddress = (words: string): string =>
  `/reference.html#/search/${encodeURIComponent(words.replace(/\s+/gu, ' ').trim().slice(0, MAX_WORDS).toWellFormed())}`;

export interface Opening {
  /** The tab the reader is in. */
  tab: Browser.tabs.Tab | undefined;
  disposition: 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';
}

/**
 * Opens one of our pages. From a private window of Chromium it can only open in an ordinary one, whose history would
 * keep the address: then without the fragment, so that nothing of what was looked up is written down.
 */
export async function openOwnPage(place: string, { tab, disposition }: Opening): Promise<void> {
  const isLeavingPrivate = tab?.incognito === true && !import.meta.env.FIREFOX;
  const url = browser.runtime.getURL(addressFrom(place, isLeavingPrivate) as '/');
  if (disposition === 'currentTab' && tab?.id !== undefined && !isLeavingPrivate) {
    await browser.tabs.update(tab.id, { url });
    return;
  }
  // A viewer of the browser's own may stand in a tab without an id, or in none.
  const isBeside = tab?.id !== undefined && tab.id >= 0 && !isLeavingPrivate;
  await browser.tabs.create({
    url,
    active: disposition !== 'newBackgroundTab',
    ...(isBeside ? { openerTabId: tab.id, index: tab.index + 1, windowId: tab.windowId } : {}),
  });
}

export const addressFrom = (place: string, isLeavingPrivate: boolean): string =>
  isLeavingPrivate ? place.replace(/#.*$/, '') : place;
