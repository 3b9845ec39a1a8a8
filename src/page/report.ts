import type { FrameReport } from '../messaging/protocol.ts';
import { isTopFrame } from './access.ts';
import type { AnnotatedPage } from './annotate.ts';
import type { Stepper } from './step.ts';

/** A port as it is used here; the page part knows no `browser`. */
export interface ReportPort {
  postMessage(message: FrameReport): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/** Changes of a page come in bursts; so often, in ms, a report is enough. */
const REPORT_MS = 200;

/** Counts by entity, of what is marked and of what is left unmarked because it is so well known. */
export function countEntities(page: AnnotatedPage): FrameReport['entities'] {
  const entities = new Map<string, FrameReport['entities'][number]>();
  for (const { verdict, mark } of page.judged()) {
    const lead = verdict?.choices[0] && page.leadOf(verdict.choices[0].entity);
    if (!verdict || !lead || !(mark || verdict.broad)) continue;
    const entry = entities.get(lead.id) ?? { lead, certain: 0, possible: 0, unmarked: 0 };
    if (!mark) entry.unmarked++;
    else if (verdict.certainty === 'certain') entry.certain++;
    else entry.possible++;
    entities.set(lead.id, entry);
  }
  return [...entities.values()];
}

export interface Reporter {
  serve(port: ReportPort): void;
  refresh(): void;
}

/** Tells whoever has opened a port (popup, panel) what this frame shows, at once and after each change. */
export function createReporter(page: AnnotatedPage, stepper: Stepper, signal: AbortSignal): Reporter {
  const ports = new Set<ReportPort>();
  // Names this frame to those who speak to several. Not `randomUUID`, which only secure pages have.
  const frame = crypto.getRandomValues(new Uint32Array(2)).join('-');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settling = false;

  const report = (): FrameReport => ({
    frame,
    top: isTopFrame(),
    ...page.progress(),
    onTopic: page.topic().onTopic,
    entities: countEntities(page),
  });

  const tell = (): void => {
    timer = undefined;
    if (ports.size === 0 || signal.aborted) return;
    const message = report();
    for (const port of ports) port.postMessage(message);
    // Reading goes on without a change of marks: keep telling until it is done, and once after.
    settling = !message.done;
    if (settling) timer = setTimeout(tell, REPORT_MS);
  };

  const obey = (message: unknown): void => {
    if (typeof message !== 'object' || message === null) return;
    const { frame: addressed, show, index } = message as Record<string, unknown>;
    if (addressed === frame && typeof show === 'string' && typeof index === 'number') stepper.show(show, index);
  };

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    ports.clear();
  });

  return {
    serve(port) {
      if (signal.aborted) return;
      ports.add(port);
      port.onDisconnect.addListener(() => ports.delete(port));
      port.onMessage.addListener(obey);
      clearTimeout(timer);
      tell();
    },
    refresh() {
      if (ports.size > 0) timer ??= setTimeout(tell, REPORT_MS);
    },
  };
}
