import { browser } from 'wxt/browser';
import type { TabCommand } from '../messaging/protocol.ts';
import { SETTINGS_KEY } from '../settings/keys.ts';
import { insertStyles, stylesFor } from './mark-styles.ts';
import { framesWithin, injectPageScript, isSiteOff, stopPageScript } from './page-script.ts';
import { registerUnlessPaused } from './pause.ts';

const ASK_AGAIN: TabCommand = { command: 'askAgain' };

/**
 * Follows the site switches and the look of the marks: the registration is renewed, open pages of a site switched off are
 * stopped, those of a site switched on again are read, also where they stand as frames in pages of others, and all get
 * the style of a look that the others had no use for. What changed comes from the event itself, so a background that was
 * stopped in between misses nothing.
 */
export function followSites(): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[SETTINGS_KEY] : undefined;
    if (change) void follow(change.oldValue, change.newValue);
  });
}

const sitesIn = (settings: unknown): string[] => {
  const sites = (settings as { sitesOff?: unknown } | undefined)?.sitesOff;
  return Array.isArray(sites) ? sites.filter((site) => typeof site === 'string') : [];
};

async function follow(before: unknown, after: unknown): Promise<void> {
  const [old, now] = [sitesIn(before), sitesIn(after)];
  const [oldStyles, styles] = [stylesFor(before), stylesFor(after)];
  if (JSON.stringify([old, oldStyles]) === JSON.stringify([now, styles])) return;
  const newStyles = styles.filter((style) => !oldStyles.includes(style));
  const switchedOff = now.some((site) => !old.includes(site));
  const switchedOn = old.filter((site) => !now.includes(site));
  const { isPaused } = await registerUnlessPaused();
  for (const tab of await browser.tabs.query({})) {
    if (tab.id === undefined) continue;
    const [wasOff, isOff] = [isSiteOff(tab.url, old), isSiteOff(tab.url, now)];
    if (isOff && !wasOff) void stopPageScript(tab.id);
    if (isPaused || isOff) continue;
    if (wasOff) {
      void injectPageScript(tab.id);
      continue;
    }
    if (switchedOff) void browser.tabs.sendMessage(tab.id, ASK_AGAIN).catch(() => undefined);
    if (switchedOn.length > 0) void readFrames(tab.id, switchedOn);
    if (newStyles.length > 0) void insertStyles({ tabId: tab.id, allFrames: true }, newStyles);
  }
}

/** Reads frames of a site that was switched on, in a page of another one. */
async function readFrames(tabId: number, sites: readonly string[]): Promise<void> {
  for (const { frameId, origin } of await framesWithin(tabId)) {
    if (isSiteOff(origin, sites)) void injectPageScript(tabId, frameId);
  }
}
