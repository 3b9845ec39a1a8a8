import { browser } from 'wxt/browser';
import type { TabCommand } from '../messaging/protocol.ts';
import { MARK_NAMES } from '../page/mark-names.ts';
import { hostsOver, isHost, siteOf } from '../settings/host.ts';
import { insertStyles, stylesInUse } from './mark-styles.ts';
import { within } from './within.ts';

/**
 * Where the page script runs: registered at run time, so that no document of a site that the reader switched off is
 * injected, and served to tabs that were open before.
 */

const SCRIPT_ID = 'page';
const SCRIPT = 'page.js';
const MATCHES = ['*://*/*', 'file:///*'];

/** Firefox reaches shadow trees only with user-origin style; Chromium refuses the key and needs none. */
const STYLE_ORIGIN = import.meta.env.FIREFOX ? ({ cssOrigin: 'user' } as const) : {};

/** The match patterns that leave a host and its subdomains out. */
export const patternsOf = (host: string): string[] =>
  /^[\d.]+$|^\[|^localhost$/.test(host) ? [`*://${host}/*`] : [`*://${host}/*`, `*://*.${host}/*`];

/** Whether an address lies on a switched-off site. A host covers its subdomains. */
export function isSiteOff(address: string | undefined, sitesOff: readonly string[]): boolean {
  if (!address || !URL.canParse(address)) return false;
  const { hostname: own, origin } = new URL(address);
  // The document that a site has made with `blob:` has no host, and the site's origin.
  const hostname = siteOf(own || (URL.canParse(origin) ? new URL(origin).hostname : ''));
  return hostsOver(hostname, sitesOff).length > 0;
}

let registering: Promise<void> = Promise.resolve();

/**
 * Registers the page script and the style of marks for all sites but those switched off. Does nothing where that is so
 * already. One call after the other: of two quick changes the second would else find the first half done, and the browser
 * refuse it.
 */
export function registerPageScript(sitesOff: readonly string[]): Promise<void> {
  const next = registering.then(() => register(sitesOff));
  registering = next.catch(() => undefined);
  return next;
}

/** Takes the registration back; documents that have the script already keep it. Does nothing where there is none. */
export function unregisterPageScript(): Promise<void> {
  const next = registering.then(async () => {
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  });
  registering = next.catch(() => undefined);
  return next;
}

async function register(sitesOff: readonly string[]): Promise<void> {
  const excludeMatches = sitesOff.filter(isHost).flatMap(patternsOf);
  const script = {
    id: SCRIPT_ID,
    js: [SCRIPT],
    // Ahead of the page's first style: put in later, it has the browser work out the style of every element anew.
    css: await stylesInUse(),
    matches: MATCHES,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
    excludeMatches,
    ...STYLE_ORIGIN,
  };
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (registered) {
    const same =
      JSON.stringify([...(registered.excludeMatches ?? [])].sort()) === JSON.stringify([...excludeMatches].sort());
    if (same && JSON.stringify(registered.css) === JSON.stringify(script.css)) return;
    // Changed in one go: a document that came between the end of one registration and the next would stay unread.
    await browser.scripting.updateContentScripts([script]);
  } else await browser.scripting.registerContentScripts([script]);
}

/** Frames into which scripts may not be put (browser pages, stores, an employer's rule) say so by an error. */
const tolerate = (): undefined => undefined;

/** After so long, frames that have not loaded yet, or stand still, are left to get style and script when they go on. */
const STYLE_MS = 500;
const SCRIPT_MS = 3_000;

/**
 * Puts the page script into all frames of one tab, or into one of them: tabs open at install or update, a site switched
 * on again, a scan of one page where access is withheld.
 *
 * @returns whether the browser let us in
 */
export async function injectPageScript(tabId: number, frameId?: number): Promise<boolean> {
  const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  await within(STYLE_MS, insertStyles(target, await stylesInUse()));
  await within(
    STYLE_MS,
    browser.scripting
      .executeScript({ target, func: clearMarks, args: [[...MARK_NAMES]], injectImmediately: true })
      .catch(tolerate),
  );
  const results = await within(
    SCRIPT_MS,
    browser.scripting.executeScript({ target, files: [`/${SCRIPT}`] }).catch(tolerate),
  );
  return results === 'late' || (results !== undefined && results.length > 0);
}

const STOP: TabCommand = { command: 'stop' };

/** Ends the page script in all frames of a tab. A tab without it has nobody to hear. */
export const stopPageScript = (tabId: number): Promise<unknown> =>
  browser.tabs.sendMessage(tabId, STOP).catch(tolerate);

/**
 * The frames within a tab's document, each with the origin of what it shows. Of a page with a frame that does not answer
 * in time: none.
 */
export async function framesWithin(tabId: number): Promise<{ frameId: number; origin: string }[]> {
  const target = { tabId, allFrames: true };
  const results = await within(
    SCRIPT_MS,
    browser.scripting.executeScript({ target, func: originOfFrame, injectImmediately: true }).catch(tolerate),
  );
  if (results === 'late') return [];
  return (results ?? []).flatMap(({ frameId, result }) =>
    frameId !== 0 && typeof result === 'string' ? [{ frameId, origin: result }] : [],
  );
}

/** Runs in the page. A sandboxed frame has an origin of its own, and yet shows a site. */
const originOfFrame = (): string => (location.hostname === '' ? self.origin : location.origin);

/** Runs in the page: takes away what a copy of our script that is gone, with its extension, has left there. */
function clearMarks(names: string[]): void {
  const { highlights } = CSS as unknown as { highlights?: Map<string, unknown> };
  for (const name of names) highlights?.delete(name);
}

/**
 * Puts the page script into every open tab but those of switched-off sites: to be called after the registration, which
 * reaches only documents that come later. One that came in between gets the script twice, and the second takes over
 * from the first; leaving such tabs out would also leave out those whose document came just before.
 */
export async function injectOpenTabs(sitesOff: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id, url, discarded }) => {
      if (id !== undefined && !discarded && !isSiteOff(url, sitesOff)) await injectPageScript(id);
    }),
  );
}
