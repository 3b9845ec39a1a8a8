import { type Browser, browser } from 'wxt/browser';
import { sendRequest } from '../messaging/client.ts';
import { later } from '../messaging/later.ts';
import type { FrameReport, ReportCommand } from '../messaging/protocol.ts';
import { type FramePort, holdFramePort } from './frame-port.ts';
import { type PageSummary, summarisePage } from './page-report.ts';
import { hostOf, type PageFacts, type TabFacts } from './page-state.ts';

/** The tab that the popup stands over, as the browser and the frames in it tell. */
export interface TabPage {
  /** Undefined where there is none, or we may not know. */
  tabId: number | undefined;
  /** The window that the tab stands in. */
  windowId: number | undefined;
  /** Whether it stands in a private window. */
  isPrivate: boolean;
  /** Tells the facts at once and after every change. */
  watch(listener: (facts: PageFacts) => void, signal: AbortSignal): void;
  /** Scrolls the page to a place and flashes it. */
  show(command: ReportCommand): void;
  /** Reads the page now, where access is withheld or it was open before the extension. Whether the browser let us in. */
  scan(): Promise<boolean>;
  /** Asks the browser for access to the tab's site; must be called at once from a press. Whether it was given. */
  allow(): Promise<boolean>;
  reload(): Promise<void>;
  /** Shows the marks again that the reader has hidden. */
  showMarks(): void;
  /** Looks for frames anew, soon: after something that lets us in. */
  lookAgain(): void;
}

/** After this much silence the popup says so. */
const SILENT_AFTER_MS = 700;
/** Chromium does not refuse a script for a page that is withheld from us: it keeps it until the reader allows the page. */
const SCAN_WAIT_MS = 3_000;
/** Reports come after each change of a page; the list follows at most this often. */
const TELL_EVERY_MS = 60;

const reportSchema = () => import('../messaging/report-schema.ts');

/** The tab of this id; without one the active tab of the window. */
export async function openTabPage(tabId: number | null): Promise<TabPage> {
  const tab =
    tabId === null
      ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
      : await browser.tabs.get(tabId).catch(() => undefined);
  const id = tab?.id;
  let connection: FramePort | null = null;
  return {
    tabId: id,
    windowId: tab?.windowId,
    isPrivate: tab?.incognito === true,
    watch(listener, signal) {
      connection = watchTab(tab, { isByClick: tabId === null, listener, signal });
    },
    lookAgain: () => connection?.restart(),
    show: (command) => connection?.send(command),
    async scan() {
      if (id === undefined) return false;
      const ok = await Promise.race([
        sendRequest('scanPage', { tabId: id }).then(
          (answer) => answer.ok,
          () => false,
        ),
        new Promise<boolean>((resolve) => later(() => resolve(false), SCAN_WAIT_MS)),
      ]);
      if (ok) connection?.restart();
      return ok;
    },
    async allow() {
      const host = hostOf(tab?.url);
      if (host === null) return false;
      // A refusal by policy is an error, a refusal by the reader is not; to us both mean no.
      return browser.permissions.request({ origins: [`*://${host}/*`] }).catch(() => false);
    },
    showMarks() {
      if (id !== undefined) void sendRequest('showMarks', { tabId: id }).catch(() => undefined);
    },
    async reload() {
      if (id !== undefined) await browser.tabs.reload(id);
    },
  };
}

interface Watch {
  /** The popup was opened over the tab, which lets us know the address of any page that is not closed to extensions. */
  isByClick: boolean;
  listener(facts: PageFacts): void;
  signal: AbortSignal;
}

/** Null where there is no tab. */
function watchTab(tab: Browser.tabs.Tab | undefined, { isByClick, listener, signal }: Watch): FramePort | null {
  let facts: PageFacts = { ...factsOf(tab), hasAccess: true, summary: null, contact: 'asking' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (change: Partial<PageFacts>) => {
    facts = { ...facts, ...change };
    timer ??= later(() => {
      timer = undefined;
      if (!signal.aborted) listener(facts);
    }, TELL_EVERY_MS);
  };
  const checkAccess = async (address: string | undefined) =>
    tell({ hasAccess: (address === undefined && isByClick) || (await hasAccessTo(address)) });

  const id = tab?.id;
  if (id === undefined) {
    listener({ ...facts, contact: 'silent' });
    return null;
  }
  const connection = connectFrames(id, {
    onReports: (summary) => tell({ summary, contact: 'answered' }),
    onSilence: () => tell({ summary: null, contact: 'silent' }),
  });
  const onUpdated = (tabId: number, change: Browser.tabs.OnUpdatedInfo, updated: Browser.tabs.Tab) => {
    if (tabId !== id) return;
    if (change.url !== undefined || change.status === 'loading') tell({ summary: null, contact: 'asking' });
    tell(factsOf(updated));
    if (change.url !== undefined) void checkAccess(updated.url);
    // Frames of the new document are other frames: the old port does not reach them.
    if (change.status !== undefined) connection.restart();
  };
  const onPermissions = () => void checkAccess(facts.address);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.permissions.onAdded.addListener(onPermissions);
  browser.permissions.onRemoved.addListener(onPermissions);
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      connection.end();
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.permissions.onAdded.removeListener(onPermissions);
      browser.permissions.onRemoved.removeListener(onPermissions);
    },
    { once: true },
  );
  void checkAccess(facts.address);
  return connection;
}

const factsOf = (tab: Browser.tabs.Tab | undefined): Pick<TabFacts, 'address' | 'isLoading'> => ({
  address: tab?.url || tab?.pendingUrl,
  isLoading: tab?.status === 'loading',
});

/** Access to the site of an address; where the browser keeps the address to itself, access to all sites. */
async function hasAccessTo(address: string | undefined): Promise<boolean> {
  const host = hostOf(address);
  if (host === null && address !== undefined) return true;
  return browser.permissions.contains({ origins: [host === null ? '*://*/*' : `*://${host}/*`] });
}

interface FrameEvents {
  onReports(summary: PageSummary | null): void;
  onSilence(): void;
}

/** Gathers what all frames of a tab tell. */
function connectFrames(tabId: number, { onReports, onSilence }: FrameEvents): FramePort {
  let silence: ReturnType<typeof setTimeout> | undefined;
  let reports = new Map<string, FrameReport>();
  const tell = () => onReports(summarisePage(reports.values()));

  const port = holdFramePort(tabId, {
    opened(isFurther) {
      if (isFurther) return;
      reports = new Map();
      silence ??= later(onSilence, SILENT_AFTER_MS);
    },
    async message(message) {
      const told = reports;
      // Not among what the popup needs to be typed in.
      const { readFarewell, readReport } = await reportSchema();
      if (reports !== told) return;
      const report = readReport(message);
      const gone = report ? null : readFarewell(message);
      if (gone !== null && reports.delete(gone)) tell();
      if (!report) return;
      reports.set(report.frame, report);
      clearTimeout(silence);
      silence = undefined;
      tell();
    },
    shut() {
      if (reports.size > 0) onSilence();
    },
  });
  const forget = () => {
    clearTimeout(silence);
    silence = undefined;
  };
  return {
    send: port.send,
    restart() {
      forget();
      port.restart();
    },
    end() {
      forget();
      port.end();
    },
  };
}
