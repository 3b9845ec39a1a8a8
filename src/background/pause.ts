import { browser } from 'wxt/browser';
import { endPause, loadPause, PAUSE_KEY, type Pause } from '../settings/pause.ts';
import { loadSettings } from '../settings/store.ts';
import { injectOpenTabs, registerPageScript, stopPageScript, unregisterPageScript } from './page-script.ts';

const ALARM = 'pause-over';

/**
 * Follows the pause: when it begins the page script is registered no more and open tabs are stopped; when it ends both
 * are taken back. Its end is found by an alarm, by any start of the background, and by whatever wakes it meanwhile, so
 * that neither a sleeping machine nor a clock that is set makes a pause last.
 */
export function followPause(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void checkPause();
  });
  browser.runtime.onStartup.addListener(() => void endRun());
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && PAUSE_KEY in changes) void inTurn(follow);
  });
}

/** The browser has started: what was to last until then is over. */
async function endRun(): Promise<void> {
  if ((await loadPause())?.kind === 'restart') await endPause();
}

/** The pause that is on now. One that is over is taken out of storage, which brings everything back. */
export async function checkPause(): Promise<Pause | null> {
  const { [PAUSE_KEY]: stored } = await browser.storage.local.get(PAUSE_KEY);
  const pause = await loadPause();
  if (stored !== undefined && pause === null) await endPause();
  await keepAlarm(pause);
  return pause;
}

/**
 * Registers the page script, or while there is a pause takes the registration back. Does nothing where that is so
 * already.
 */
export async function registerUnlessPaused(): Promise<{ isPaused: boolean; sitesOff: readonly string[] }> {
  const isPaused = (await checkPause()) !== null;
  const { sitesOff } = await loadSettings();
  await (isPaused ? unregisterPageScript() : registerPageScript(sitesOff));
  return { isPaused, sitesOff };
}

async function follow(): Promise<void> {
  const { isPaused, sitesOff } = await registerUnlessPaused();
  if (!isPaused) return injectOpenTabs(sitesOff);
  for (const { id } of await browser.tabs.query({})) {
    if (id !== undefined) void stopPageScript(id);
  }
}

/** A browser may forget alarms when it is shut, or was killed before this one was set. */
async function keepAlarm(pause: Pause | null): Promise<void> {
  const set = await browser.alarms.get(ALARM);
  const whenMs = pause?.kind === 'hour' ? pause.untilMs : undefined;
  if (whenMs === undefined) {
    if (set) await browser.alarms.clear(ALARM);
  } else if (set?.scheduledTime !== whenMs) browser.alarms.create(ALARM, { when: whenMs });
}

let last: Promise<void> = Promise.resolve();

/** Of two quick changes the second finds the first done. */
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work).catch((error: unknown) => console.error('The pause could not be followed.', error));
  return last;
}
