/** Which pages no extension can read, by their address. Pure. */

/** `data`: a file of data, a picture or the like, shown by itself. `closed`: the browser does not even tell us which page it is. */
export type Unreadable = 'pdf' | 'data' | 'closed' | 'browser' | 'store' | 'ours' | 'extension' | 'source' | 'file';

const STORES = [
  'chromewebstore.google.com',
  'chrome.google.com/webstore',
  'addons.mozilla.org',
  'microsoftedge.microsoft.com/addons',
];
/** Hosts into which Firefox lets no extension; it names them in `extensions.webextensions.restrictedDomains`. */
const CLOSED_HOSTS = [
  'accounts.firefox.com',
  'support.mozilla.org',
  'discovery.addons.mozilla.org',
  'sync.services.mozilla.com',
];

/**
 * Why no script of ours can be in a page of this address, as far as the address tells; null where it does not. One that
 * the browser keeps from us although it has given us access is of a page that is closed to extensions.
 * Used only where no frame answers, or none has found text: other browsers and settings may let us in.
 */
export function whyUnreadable(address: string | undefined, hasAccess: boolean): Unreadable | null {
  if (address === undefined) return hasAccess ? 'closed' : null;
  if (!URL.canParse(address)) return null;
  if (isOurs(address)) return 'ours';
  const { protocol, host, pathname } = new URL(address);
  if (protocol === 'view-source:') return 'source';
  if (/^[a-z-]*-extension:$/.test(protocol)) return 'extension';
  const isPdf = /\.pdf$/i.test(pathname);
  if (protocol === 'file:') return isPdf ? 'pdf' : 'file';
  if (protocol !== 'http:' && protocol !== 'https:') return 'browser';
  if (STORES.some((store) => `${host}${pathname}`.startsWith(store))) return 'store';
  if (CLOSED_HOSTS.includes(host)) return 'browser';
  return isPdf ? 'pdf' : DATA.test(pathname) ? 'data' : null;
}

/** What browsers show that is no page of text. */
const DATA = /\.(?:json|geojson|jsonl|xml|rss|atom|svg|png|jpe?g|gif|webp|avif|ico|mp[34]|webm|og[gv]|wav|mov)$/i;

/**
 * Whether our script, which some browsers let into an empty page of theirs or into a frame around a document, has found
 * nothing there.
 */
export const isEmptyPage = (reason: Unreadable | null, blocks: number | undefined): boolean =>
  reason !== null && reason !== 'data' && blocks === 0;

/** Whether it is a page of this extension: welcome, reference, options. */
export function isOurs(address: string, ourOrigin = globalThis.location?.origin ?? ''): boolean {
  const { protocol, host } = new URL(address);
  return ourOrigin.includes('-extension:') && `${protocol}//${host}` === ourOrigin;
}
