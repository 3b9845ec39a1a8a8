import { hostsOver, siteOf } from '../settings/host.ts';
import type { Pause } from '../settings/pause.ts';
import type { PageSummary } from './page-report.ts';

/** What the popup can honestly say of the tab at hand. Pure. */

/** `data`: a file of data, a picture or the like, shown by itself. `closed`: the browser does not even tell us which page it is. */
export type Unreadable = 'pdf' | 'data' | 'closed' | 'browser' | 'store' | 'ours' | 'extension' | 'source' | 'file';

/** What is known of the tab, from the browser. */
export interface TabFacts {
  /** Undefined where the browser does not tell us. */
  address: string | undefined;
  isLoading: boolean;
  /**
   * Whether the browser lets us into this tab's site without being asked. Of a page whose address it does not tell:
   * whether it would tell us the address of any site's page.
   */
  hasAccess: boolean;
}

export interface PageFacts extends TabFacts {
  summary: PageSummary | null;
  /** `asking`: connecting, or waiting for the first report. `silent`: no frame answered. */
  contact: 'asking' | 'silent' | 'answered';
}

export type PageState =
  | { status: 'read'; summary: PageSummary }
  | { status: 'reading'; summary: PageSummary }
  | { status: 'off' }
  /** The reader has paused everything. */
  | { status: 'paused'; pause: Pause }
  | { status: 'unreadable'; reason: Unreadable }
  /** Access is withheld: only what the reader asks for is read. */
  | { status: 'ask' }
  /** `asking`: not long enough to say more. */
  | { status: 'asking' }
  | { status: 'silent'; isLoading: boolean };

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
 * Why no script of ours can be in a page of this address, as far as the address tells; null where it does not.
 * Used only where no frame answered: other browsers and settings may let us in.
 */
export function whyUnreadable(address: string): Unreadable | null {
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

export function pageStateOf(facts: PageFacts, sitesOff: readonly string[], pause: Pause | null = null): PageState {
  if (pause) return { status: 'paused', pause };
  const { summary, address, contact } = facts;
  if (hostsOver(hostOf(address), sitesOff).length > 0) return { status: 'off' };
  const reason = address === undefined ? (facts.hasAccess ? 'closed' : null) : whyUnreadable(address);
  // Some let our script into a frame around the document, or into an empty page of the browser: there is nothing to read.
  const isEmptyFrame = reason !== null && reason !== 'data' && summary?.blocks === 0;
  if (summary !== null && !isEmptyFrame) return { status: summary.done ? 'read' : 'reading', summary };
  // The end of an address says little: “wiki/File:X.jpg” is a page. So only where nothing answers that could.
  if (reason === 'data') return dataStateOf(facts);
  if (reason !== null && (contact !== 'asking' || reason !== 'file')) return { status: 'unreadable', reason };
  if (!facts.hasAccess) return { status: 'ask' };
  if (contact === 'silent') return { status: 'silent', isLoading: facts.isLoading };
  return { status: 'asking' };
}

function dataStateOf({ hasAccess, contact, isLoading }: PageFacts): PageState {
  if (!hasAccess) return { status: 'ask' };
  if (contact !== 'silent') return { status: 'asking' };
  return isLoading ? { status: 'silent', isLoading } : { status: 'unreadable', reason: 'data' };
}

/** The host by which a site is switched off; null where the address has none (files, pages of the browser). */
export function hostOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? siteOf(hostname) : null;
}

/** The list with the host switched on or off. On again takes all hosts away that cover it, or it would stay off. */
export function withSite(host: string, isOn: boolean, sitesOff: readonly string[]): string[] {
  const covering = hostsOver(host, sitesOff);
  if (isOn) return sitesOff.filter((off) => !covering.includes(off));
  return covering.length > 0 ? [...sitesOff] : [...sitesOff, host].sort();
}

/** Whether it is a page of this extension: welcome, reference, options. */
function isOurs(address: string, ourOrigin = globalThis.location?.origin ?? ''): boolean {
  const { protocol, host } = new URL(address);
  return ourOrigin.includes('-extension:') && `${protocol}//${host}` === ourOrigin;
}

/** What to call the page at the head of its list: its host, else the last part of its address; a page of ours by our name. */
export function siteLabel(address: string | undefined, ourOrigin: string = location.origin): string {
  if (address === undefined || !URL.canParse(address)) return '';
  const { protocol, host, hostname, pathname } = new URL(address);
  if (isOurs(address, ourOrigin)) return 'Initiative Lens';
  if (protocol === 'file:' || whyUnreadable(address) === 'pdf')
    return decodePath(pathname.split('/').at(-1) ?? '') || host;
  if (protocol === 'http:' || protocol === 'https:') return hostname;
  return `${protocol}${host ? `//${host}` : pathname.slice(0, 40)}`;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
