import { browser } from 'wxt/browser';

/**
 * The entry that the popup is to open with: the background leaves it just before it opens the popup, which takes it away.
 * It lies in memory only (`storage.session`), for one tab, once and for seconds, also where the tab is private.
 */
const KEY = 'handedEntry';
/** A popup that opens later was opened by the reader, who wants what it always shows. */
const GOOD_FOR_MS = 10_000;

/** Leaves an entry for the popup over a tab, in place of any that was left before. */
export async function handEntry(id: string, tabId: number): Promise<void> {
  await browser.storage.session.set({ [KEY]: { id, tabId, atMs: Date.now() } });
}

/** Takes back what nobody will come for. */
export async function dropEntry(): Promise<void> {
  await browser.storage.session.remove(KEY);
}

/**
 * Takes what was left, whomever it was for: it is gone then.
 *
 * @param tab the tab that the popup stands over; it is looked for meanwhile
 * @returns the entry's id where it was left for this tab just now, else null. Never throws: without it the popup is as always
 */
export async function takeEntry(tab: Promise<number | undefined>): Promise<string | null> {
  try {
    const [{ [KEY]: left }, tabId] = await Promise.all([browser.storage.session.get(KEY), tab]);
    if (left === undefined) return null;
    await browser.storage.session.remove(KEY);
    const { id, tabId: over, atMs } = Object(left) as Record<string, unknown>;
    const ageMs = Date.now() - Number(atMs);
    return typeof id === 'string' && over === tabId && ageMs >= 0 && ageMs <= GOOD_FOR_MS ? id : null;
  } catch {
    return null;
  }
}
