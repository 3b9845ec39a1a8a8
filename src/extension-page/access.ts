import { browser } from 'wxt/browser';

/** Access to all sites: what the manifest asks for, and what browsers and employers may withhold. */
const ALL_SITES = ['*://*/*'];

const hasAllSites = (): Promise<boolean> => browser.permissions.contains({ origins: ALL_SITES });

/** Asks for all sites; must be called at once from a press. A refusal by policy is an error to the browser, to us a no. */
export const requestAllSites = (): Promise<boolean> =>
  browser.permissions.request({ origins: ALL_SITES }).catch(() => false);

/**
 * Gives access to all sites back, so that pages are read only when asked. Firefox lets an extension do so; in Chromium
 * the switch is the browser's own, so its page is opened.
 */
export async function giveUpAllSites(): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.permissions.remove({ origins: ALL_SITES });
  else await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}

/** Tells of every change of access, at once and until the signal fires. */
export function watchAllSites(listener: (hasAccess: boolean) => void, signal: AbortSignal): void {
  const tell = () => void hasAllSites().then((hasAccess) => signal.aborted || listener(hasAccess));
  browser.permissions.onAdded.addListener(tell);
  browser.permissions.onRemoved.addListener(tell);
  signal.addEventListener(
    'abort',
    () => {
      browser.permissions.onAdded.removeListener(tell);
      browser.permissions.onRemoved.removeListener(tell);
    },
    { once: true },
  );
  tell();
}
