import { hostsOver, siteOf } from '../settings/host.ts';
import type { Pause } from '../settings/pause.ts';
import type { PageSummary } from './page-report.ts';
import { isEmptyPage, isOurs, type Unreadable, whyUnreadable } from './unreadable.ts';

/** What the popup can honestly say of the tab at hand. Pure. */

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

export function pageStateOf(facts: PageFacts, sitesOff: readonly string[], pause: Pause | null = null): PageState {
  if (pause) return { status: 'paused', pause };
  const { summary, address, contact } = facts;
  if (hostsOver(hostOf(address), sitesOff).length > 0) return { status: 'off' };
  const reason = whyUnreadable(address, facts.hasAccess);
  if (summary !== null && !isEmptyPage(reason, summary.blocks))
    return { status: summary.done ? 'read' : 'reading', summary };
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

/** What to call the page at the head of its list: its host, else the last part of its address; a page of ours by our name. */
export function siteLabel(address: string | undefined, ourOrigin: string = location.origin): string {
  if (address === undefined || !URL.canParse(address)) return '';
  const { protocol, host, hostname, pathname } = new URL(address);
  if (isOurs(address, ourOrigin)) return 'Initiative Lens';
  if (protocol === 'file:' || whyUnreadable(address, true) === 'pdf')
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
