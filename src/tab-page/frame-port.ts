import { type Browser, browser } from 'wxt/browser';
import { later } from '../messaging/later.ts';
import type { Farewell, REPORT_PORT, ReportCommand } from '../messaging/protocol.ts';

/** A port to all frames of a tab, held open. */
export interface FramePort {
  send(command: ReportCommand): void;
  /** The document is another one: the old port does not reach its frames. */
  restart(): void;
  end(): void;
}

export interface FramePortEvents {
  /**
   * Another port: all frames tell anew, and know nothing of what they were asked.
   *
   * @param isFurther the same frames and more; else nothing counts any more that was told before
   */
  opened(isFurther: boolean): void;
  message(message: unknown): void;
  /** Nobody is there, or not any more. They are looked for again. */
  shut(): void;
}

/** Typed and not imported: the protocol's schemas are for the background and would be weight in the popup. */
const PORT: typeof REPORT_PORT = 'page-report';
/** When to look again for frames that are not there yet, in ms: soon while a page starts, then at leisure. */
const RETRY_MS = [60, 120, 250, 500, 1_000, 2_000] as const;
/** So long, in ms, after a new port the one before stays open: a frame may be going just then. */
const OVERLAP_MS = 500;
/** How long after a frame is heard of another port is opened, in ms, and how long after the last one at the earliest. */
const SOON_MS = 300;
const LEISURE_MS = 2_000;

/**
 * Holds a port to all frames of a tab, and looks again when it is shut: a page that is being loaded, or a site that was
 * switched on a moment ago, has no listener yet. A port reaches the frames of the moment in which it is opened; so
 * another takes its place when one that was not there speaks of its marks. Frames that go say so themselves.
 */
export function holdFramePort(tabId: number, events: FramePortEvents): FramePort {
  let port: Browser.runtime.Port | null = null;
  /** The one before. What frames say over it counts too. */
  let before: Browser.runtime.Port | null = null;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let overlap: ReturnType<typeof setTimeout> | undefined;
  let further: ReturnType<typeof setTimeout> | undefined;
  let openedMs = Number.NEGATIVE_INFINITY;
  /** Documents of frames that have spoken of their marks. */
  const heard = new Set<string>();
  /** Frames that have told something, and have not gone since. */
  const present = new Set<unknown>();
  let hasEnded = false;

  /** @returns whether there is a new port */
  const connect = (isFurther: boolean): boolean => {
    const opened = hasEnded ? null : portTo(tabId);
    if (!opened) return false;
    port = opened;
    openedMs = performance.now();
    if (!isFurther) present.clear();
    events.opened(isFurther);
    opened.onMessage.addListener((message: unknown) => {
      if (port !== opened && before !== opened) return;
      attempt = 0;
      events.message(message);
      notice(message);
    });
    opened.onDisconnect.addListener(() => {
      // Reading the error tells the browser that nobody answering is no surprise.
      void browser.runtime.lastError;
      if (port !== opened || hasEnded) return;
      letGo();
      events.shut();
      retry = later(() => connect(false), RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
      attempt += 1;
    });
    return true;
  };

  const notice = (message: unknown) => {
    const { frame, gone } = Object(message) as Partial<Farewell>;
    if (!gone) {
      present.add(frame);
      return;
    }
    // A script that is put into the same document anew speaks of its marks again; if there is none, nobody does.
    heard.clear();
    if (present.delete(frame) && present.size === 0) restart();
  };

  const letGo = () => {
    clearTimeout(overlap);
    before?.disconnect();
    before = null;
  };

  const connectFurther = () => {
    further = undefined;
    const old = port;
    // One that is looked for is new anyway.
    if (!old || before || attempt > 0 || !connect(true)) return;
    before = old;
    overlap = later(letGo, OVERLAP_MS);
  };

  const drop = () => {
    for (const timer of [retry, further]) clearTimeout(timer);
    further = undefined;
    letGo();
    const old = port;
    port = null;
    old?.disconnect();
  };

  const restart = () => {
    drop();
    attempt = 0;
    heard.clear();
    connect(false);
  };

  const onMessage = (message: unknown, sender: Browser.runtime.MessageSender): undefined => {
    const { id, tab, frameId, url } = sender;
    if (id !== browser.runtime.id || tab?.id !== tabId || Object(message).type !== 'counted') return;
    const document = `${frameId} ${(sender as { documentId?: string }).documentId ?? url}`;
    if (heard.has(document)) return;
    heard.add(document);
    further ??= later(connectFurther, Math.max(SOON_MS, openedMs + LEISURE_MS - performance.now()));
  };
  browser.runtime.onMessage.addListener(onMessage);
  connect(false);
  return {
    send: (command) => port?.postMessage(command),
    restart,
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
