import { later } from '../messaging/later.ts';
import type { Farewell, FrameReport, ReportCommand } from '../messaging/protocol.ts';
import { isTopFrame } from './access.ts';
import type { ReportPort } from './extension-api.ts';
import type { Attendant } from './face.ts';

export interface Reporter {
  serve(port: ReportPort): void;
  refresh(): void;
  /** Takes everybody for gone: the page was away, and no port lives through that. */
  forget(): void;
}

/** Changes of a page come in bursts; so often, in ms, a report is enough. */
const REPORT_MS = 200;

/**
 * Tells whoever has opened a port (popup, panel) what this frame shows, at once and after each change. A frame where
 * nothing is read reports too.
 */
export function createReporter(
  progress: () => Pick<FrameReport, 'blocksRead' | 'hidden' | 'done'>,
  attendant: () => Attendant | null,
  signal: AbortSignal,
): Reporter {
  const ports = new Set<ReportPort>();
  // Names this frame to those who speak to several. Not `randomUUID`, which only secure pages have.
  let frame = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = (): void => {
    if (ports.size > 0) timer ??= later(tell, REPORT_MS);
  };

  const tell = (): void => {
    timer = undefined;
    if (ports.size === 0 || signal.aborted) return;
    const message: FrameReport = {
      frame,
      top: isTopFrame(),
      ...progress(),
      onTopic: attendant()?.topic().onTopic ?? false,
      entities: attendant()?.count() ?? [],
    };
    for (const port of ports) {
      try {
        port.postMessage(message);
      } catch {
        // Whoever asked has gone, and the browser has not said so yet.
        ports.delete(port);
      }
    }
    // Reading goes on without a change of marks.
    if (!message.done) timer = later(tell, REPORT_MS);
  };

  const sayFarewell = (): void => {
    const message: Farewell = { frame, gone: true };
    for (const port of ports) {
      try {
        port.postMessage(message);
      } catch {
        // It is told by the end of the port then.
      }
    }
    ports.clear();
  };
  // Nothing else tells of a frame that has gone: a port is shut only when the last frame that it reaches is.
  signal.addEventListener('abort', sayFarewell);
  addEventListener('pagehide', (event) => event.isTrusted && sayFarewell(), { signal });

  return {
    serve(port) {
      frame ||= String(Math.random());
      ports.add(port);
      port.onDisconnect.addListener(() => ports.delete(port));
      port.onMessage.addListener((message) => {
        if (signal.aborted || (Object(message) as ReportCommand).frame !== frame) return;
        attendant()?.obey(message as ReportCommand, port);
        timer ??= later(tell, REPORT_MS);
      });
      clearTimeout(timer);
      tell();
    },
    refresh,
    forget: () => ports.clear(),
  };
}
