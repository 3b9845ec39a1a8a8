import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { background as texts } from '../i18n/catalogue/background.ts';
import { formatTime } from '../i18n/format.ts';
import { type StateAnswer, stateAnswerSchema, type TabCommand } from '../messaging/protocol.ts';
import type { Handlers } from '../messaging/server.ts';
import { SETTINGS_KEY } from '../settings/keys.ts';
import { PAUSE_KEY, type Pause } from '../settings/pause.ts';
import { loadSettings } from '../settings/store.ts';
import { isEmptyPage, whyUnreadable } from '../tab-page/unreadable.ts';
import { countEntities } from './count-entities.ts';
import { interfaceLanguage } from './dataset-service.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { injectPageScript, isSiteOff, stopPageScript } from './page-script.ts';
import { checkPause } from './pause.ts';
import { BADGE_COLOURS, badgeText, ICONS, type ToolbarState, toolbarStateOf } from './toolbar-state.ts';

/**
 * The toolbar icon: for each tab its state, and on it how many entities the page marks. Nothing is remembered here: what
 * the browser keeps for a tab it forgets with the tab's next document, and the page is asked anew each time.
 */

const ALL_SITES = '*://*/*';
const TELL_STATE: TabCommand = { command: 'tellState' };
/**
 * A page script may come a little after its document is said to be there. And a document may: Chromium says of a PDF that
 * it is complete, then that it is loading, and nothing any more.
 */
const SECOND_LOOK_MS = 1_000;
/** One navigation makes several events. */
const SETTLE_MS = 60;

export function serveToolbar(): void {
  const onUpdated = (tabId: number, change: Browser.tabs.OnUpdatedInfo) => {
    // Another document is on its way, and what was counted is of the old one.
    if (change.status === 'loading') counts.drop(tabId);
    if (change.status !== undefined || change.url !== undefined) look(tabId);
  };
  // Other changes of a tab, such as its title, need not wake the background; Chromium has no such filter.
  if (import.meta.env.FIREFOX) {
    const { onUpdated: event } = browser.tabs as unknown as { onUpdated: FilteredEvent };
    event.addListener(onUpdated, { properties: ['status', 'url'] });
  } else browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onActivated.addListener(({ tabId }) => look(tabId));
  browser.permissions.onAdded.addListener(() => void lookEverywhere());
  browser.permissions.onRemoved.addListener(() => void leaveClosed());
  browser.runtime.onInstalled.addListener(() => void lookEverywhere());
  browser.runtime.onStartup.addListener(() => void lookEverywhere());
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && (PAUSE_KEY in changes || concernsToolbar(changes[SETTINGS_KEY]))) void lookEverywhere();
  });
}

interface FilteredEvent {
  addListener(
    listener: (tabId: number, change: Browser.tabs.OnUpdatedInfo) => void,
    filter: { properties: string[] },
  ): void;
}

interface Change {
  oldValue?: unknown;
  newValue?: unknown;
}

function concernsToolbar(change: Change | undefined): boolean {
  const told = (settings: unknown) => {
    const { language, sitesOff, marks } = Object(settings) as { [key: string]: unknown; marks?: { badge?: unknown } };
    return JSON.stringify([language, sitesOff, marks?.badge]);
  };
  return change !== undefined && told(change.oldValue) !== told(change.newValue);
}

export const createToolbarHandlers = (): Pick<Handlers, 'counted'> => ({
  async counted({ count, alone }, { tabId }) {
    if (tabId === undefined) return { ok: false };
    const { marks } = await loadSettings();
    if (marks.badge && alone) {
      counts.drop(tabId);
      await showCount(tabId, count);
    } else if (marks.badge) counts.want(tabId);
    // Where access is withheld this may be the first word of a page that the reader has let us into.
    look(tabId);
    return { ok: true };
  },
});

const looks = new Map<number, ReturnType<typeof setTimeout>>();

/** Looks at a tab soon; of several calls the last one counts. */
export function look(tabId: number, afterMs = SETTLE_MS): void {
  clearTimeout(looks.get(tabId));
  const timer = setTimeout(() => {
    looks.delete(tabId);
    void lookAt(tabId, afterMs === SETTLE_MS).catch(gone);
  }, afterMs);
  looks.set(tabId, timer);
}

/** Looks at the tab that the reader is in: opening the popup over it may let us into it. */
export async function lookAtTabAtHand(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id !== undefined) look(tab.id);
}

/** The tab went away while we looked at it, which is no fault. */
const gone = (error: unknown) => console.debug('A tab could not be looked at.', error);

async function lookAt(tabId: number, isFirst: boolean): Promise<void> {
  const tab = await browser.tabs.get(tabId);
  const [pause, { sitesOff, marks }] = await Promise.all([checkPause(), loadSettings()]);
  const isOff = isSiteOff(tab.url, sitesOff);
  let answer = await askState(tabId);
  // A page that comes back from the browser's store of left pages missed the word to stop.
  if (answer && (pause || isOff)) await stopPageScript(tabId);
  const isLoaded = tab.status === 'complete';
  const hasAccess = await browser.permissions.contains({ origins: [originOf(tab.url) ?? ALL_SITES] });
  // Kept for the way back when access was withdrawn. Where some sites may be read, it may be what one of them has made.
  if (answer && isClosed(tab) && !(await mayReadAny())) {
    await stopPageScript(tabId);
    answer = null;
  }
  // One that was stopped before it was left, and comes back when the pause is over, was no open tab when those were served.
  if (!isFirst && isLoaded && hasAccess && !pause && !isOff && !answer && (await injectPageScript(tabId)))
    answer = await askState(tabId);
  if (answer && !answer.count && isLoaded && (await isEmpty(tab, hasAccess))) answer = null;
  const sight = { isPaused: pause !== null, isSiteOff: isOff, hasAccess, isLoaded: isLoaded && !isFirst, answer };
  const state = toolbarStateOf(sight);
  if (isFirst && state === 'reading' && !answer) look(tabId, SECOND_LOOK_MS);
  await showState(state, pause, tabId);
  if (state !== 'reading' || !marks.badge) {
    // One that is under way would be shown after all.
    counts.drop(tabId);
    await showCount(tabId, 0);
  }
  // A count may have been thrown away for a document that then did not come, or came within the page.
  else if (answer && isLoaded) {
    if (answer.count === null) counts.want(tabId);
    else await showCount(tabId, answer.count);
  }
}

/** Access was withdrawn: pages that may no longer be read are left, and with them what stands in their frames. */
async function leaveClosed(): Promise<void> {
  for (const tab of await browser.tabs.query({})) {
    if (tab.id !== undefined && isClosed(tab)) void stopPageScript(tab.id);
  }
  await lookEverywhere();
}

/** Whether the browser tells us no address. It tells that of a page into which the reader has asked us. */
const isClosed = ({ url }: Browser.tabs.Tab): boolean => url === undefined;

/** Whether the browser has let our script in where there is nothing to read, as the popup too would say. */
async function isEmpty({ id, url }: Browser.tabs.Tab, hasAccess: boolean): Promise<boolean> {
  const reason = whyUnreadable(url, hasAccess);
  return id !== undefined && reason !== null && isEmptyPage(reason, (await countEntities(id))?.blocks);
}

/** Whether there is any site that we may read without being asked. */
async function mayReadAny(): Promise<boolean> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.some((origin) => !origin.startsWith('file:'));
}

/** What the page script of a tab's top frame says of it; null where there is none. */
export async function askState(tabId: number): Promise<StateAnswer | null> {
  const answer: unknown = await browser.tabs.sendMessage(tabId, TELL_STATE, { frameId: 0 }).catch(() => null);
  const parsed = v.safeParse(stateAnswerSchema, answer);
  return parsed.success ? parsed.output : null;
}

/** The pattern by which the browser is asked for access; null for an address that has none, or that it does not tell. */
function originOf(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? `*://${hostname}/*` : null;
}

/** After a change that may concern every tab, and once in a session. First what new tabs begin with, then each tab. */
export async function lookEverywhere(): Promise<void> {
  const [pause, hasAccess] = await Promise.all([checkPause(), browser.permissions.contains({ origins: [ALL_SITES] })]);
  await showState(pause ? 'paused' : hasAccess ? 'reading' : 'ask', pause);
  await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOURS.ground });
  await browser.action.setBadgeTextColor({ color: BADGE_COLOURS.text });
  const { marks } = await loadSettings();
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined) continue;
    look(id);
    if (marks.badge && !pause) counts.want(id);
  }
}

/** Every frame is asked, and each may have caused it: of a page with very many they would ask each other without end. */
const COUNT_AGAIN_MS = 250;
const COUNT_AGAIN_MS_PER_FRAME = 10;

/** Counts over all frames of a tab. None outlives its page. */
const counts = createOneAtATime(async (tabId, isWanted) => {
  const counted = await countEntities(tabId);
  if (counted && isWanted()) await showCount(tabId, counted.entities);
  return COUNT_AGAIN_MS + COUNT_AGAIN_MS_PER_FRAME * (counted?.frames ?? 0);
});

/** Of one tab, or without one what a tab begins with. */
async function showState(state: ToolbarState, pause: Pause | null, tabId?: number): Promise<void> {
  const of = tabId === undefined ? {} : { tabId };
  const language = await interfaceLanguage();
  const t = texts(language);
  const title =
    state === 'paused' && pause?.kind === 'hour'
      ? t('title/pausedUntil', { time: formatTime(pause.untilMs, language) })
      : t(`title/${state}`);
  const path = { 16: `/icon/${ICONS[state]}16.png`, 32: `/icon/${ICONS[state]}32.png` };
  await Promise.all([browser.action.setIcon({ ...of, path }), browser.action.setTitle({ ...of, title })]);
}

const showCount = (tabId: number, count: number): Promise<void> =>
  browser.action.setBadgeText({ tabId, text: badgeText(count) });
