import { type Browser, browser } from 'wxt/browser';
import type { FrameReport, REPORT_PORT, ReportCommand } from '../messaging/protocol.ts';

/** A port to all frames of a tab, held open. */
export interface FramePort {
  send(command: ReportCommand): void;
  /** The document is another one: the old port does not reach its frames. */
  restart(): void;
  end(): void;
}

export interface FramePortEvents {
  /** All frames tell anew. What they told before counts until all have (`isRenewed`), or no more. */
  opened(isRenewed: boolean): void;
  message(message: unknown): void;
  /** Nobody is there, or not any more. They are looked for again. */
  shut(): void;
  /** All that are there have told: the others are gone. */
  settled(): void;
}

/** Typed and not imported: the protocol's schemas are for the background and would be weight in the popup. */
const PORT: typeof REPORT_PORT = 'page-report';
/** When to look again for frames that are not there yet, in ms: soon while a page starts, then at leisure. */
const RETRY_MS = [60, 120, 250, 500, 1_000, 2_000] as const;
/** A frame tells as soon as it is asked; this long it is waited for, in ms. */
const SETTLE_MS = 500;
/** There are pages whose frames come and go all the time. */
const RENEW_MS = [300, 2_000] as const;

/**
 * Holds a port to all frames of a tab, and looks again when it is shut: a page that is being loaded, or a site that was
 * switched on a moment ago, has no listener yet. A port reaches the frames of the moment in which it is opened, and does
 * not tell that one of them is gone; so another takes its place when a frame tells the background of its marks, or another
 * number of frames within it.
 */
export function holdFramePort(tabId: number, events: FramePortEvents): FramePort {
  let port: Browser.runtime.Port | null = null;
  /** The one before, until those that the new one reaches have told. */
  let before: Browser.runtime.Port | null = null;
  /** How many frames a frame holds. */
  let within = new Map<unknown, unknown>();
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let renewing: ReturnType<typeof setTimeout> | undefined;
  let renewedMs = Number.NEGATIVE_INFINITY;
  let hasEnded = false;

  const connect = (isRenewed: boolean) => {
    if (hasEnded) return;
    const opened = portTo(tabId);
    if (!opened) return;
    port = opened;
    if (!isRenewed) within = new Map();
    events.opened(isRenewed);
    opened.onMessage.addListener((message: unknown) => {
      if (port !== opened) return;
      attempt = 0;
      notice(message);
      events.message(message);
    });
    opened.onDisconnect.addListener(() => {
      // Reading the error tells the browser that nobody answering is no surprise.
      void browser.runtime.lastError;
      if (port !== opened || hasEnded) return;
      settle();
      events.shut();
      retry = setTimeout(() => connect(false), RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
      attempt += 1;
    });
  };

  const notice = (message: unknown) => {
    const { frame, inside } = Object(message) as Partial<FrameReport>;
    if (within.has(frame) && within.get(frame) !== inside) renew();
    within.set(frame, inside);
  };

  const settle = () => {
    clearTimeout(settling);
    before?.disconnect();
    before = null;
  };

  const renewNow = () => {
    renewing = undefined;
    // One that is looked for is new anyway.
    if (!port || before || attempt > 0) return;
    renewedMs = performance.now();
    before = port;
    connect(true);
    settling = setTimeout(() => {
      settle();
      events.settled();
    }, SETTLE_MS);
  };

  const renew = () => {
    renewing ??= setTimeout(renewNow, Math.max(RENEW_MS[0], renewedMs + RENEW_MS[1] - performance.now()));
  };

  const drop = () => {
    clearTimeout(retry);
    clearTimeout(renewing);
    renewing = undefined;
    settle();
    const old = port;
    port = null;
    old?.disconnect();
  };

  const onMessage = (message: unknown, { id, tab, frameId }: Browser.runtime.MessageSender): undefined => {
    const isOfFrame = id === browser.runtime.id && tab?.id === tabId && frameId !== 0;
    if (isOfFrame && Object(message).type === 'counted') renew();
  };
  browser.runtime.onMessage.addListener(onMessage);
  connect(false);
  return {
    send: (command) => port?.postMessage(command),
    restart() {
      drop();
      attempt = 0;
      connect(false);
    },
    end() {
      hasEnded = true;
      browser.runtime.onMessage.removeListener(onMessage);
      drop();
    },
  };
}

/** A port to all frames of a tab; null in a page that is just being closed, for which Firefox throws. */
function portTo(tabId: number): Browser.runtime.Port | null {
  try {
    return browser.tabs.connect(tabId, { name: PORT });
  } catch {
    return null;
  }
}

/** Leaves only these frames. @returns whether there were others */
export function keepOnly(told: Map<string, unknown>, present: ReadonlySet<string>): boolean {
  const before = told.size;
  for (const frame of told.keys()) if (!present.has(frame)) told.delete(frame);
  return told.size < before;
}
