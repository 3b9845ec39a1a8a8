import { browser } from 'wxt/browser';

/**
 * The pause for everything: while it lasts nothing is read or marked in any tab. It lies in `storage.local`, so that it
 * outlives a background that is stopped; the background follows it there, from whichever page it is set.
 */
export const PAUSE_KEY = 'pause';
export const PAUSE_MS = 3_600_000;
/** The clock may be put right by a little meanwhile. Put back by more, it would make a pause too long, so that ends it. */
const SLACK_MS = 120_000;

/** `hour`: over at `untilMs`. `restart`: over when the browser starts anew. Times in ms since 1970. */
export type Pause = { kind: 'hour'; fromMs: number; untilMs: number } | { kind: 'restart' };

/**
 * The pause that is on at a moment; null where there is none, it is over, or what is stored is no pause. Whatever happens
 * to the clock, none for an hour lasts longer than an hour and {@link SLACK_MS} by it.
 *
 * @param stored what lies in storage, unchecked
 */
export function pauseAt(stored: unknown, nowMs: number): Pause | null {
  const { kind, fromMs, untilMs } = Object(stored) as Record<string, unknown>;
  if (kind === 'restart') return { kind };
  if (kind !== 'hour' || typeof fromMs !== 'number' || typeof untilMs !== 'number') return null;
  const isOn = fromMs - SLACK_MS <= nowMs && nowMs < untilMs && untilMs - fromMs <= PAUSE_MS;
  return isOn ? { kind, fromMs, untilMs } : null;
}

export async function loadPause(): Promise<Pause | null> {
  return pauseAt((await browser.storage.local.get(PAUSE_KEY))[PAUSE_KEY], Date.now());
}

export async function startPause(kind: Pause['kind']): Promise<void> {
  const fromMs = Date.now();
  const pause: Pause = kind === 'hour' ? { kind, fromMs, untilMs: fromMs + PAUSE_MS } : { kind };
  await browser.storage.local.set({ [PAUSE_KEY]: pause });
}

/** Does nothing where there is no pause. */
export async function endPause(): Promise<void> {
  await browser.storage.local.remove(PAUSE_KEY);
}

/** Tells of the pause at once and after every change, until the signal fires. */
export function watchPause(listener: (pause: Pause | null) => void, signal: AbortSignal): void {
  const tell = () => void loadPause().then((pause) => signal.aborted || listener(pause));
  const onChanged = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && PAUSE_KEY in changes) tell();
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true });
  tell();
}
