import { type Browser, browser } from 'wxt/browser';
import type { Passage, REPORT_PORT, ReportCommand } from '../messaging/protocol.ts';
import { readReport } from '../messaging/report-schema.ts';
import type { MentionedEntity } from '../popup/page-report.ts';
import { portTo } from '../popup/tab-page.ts';

/** What the panel asks of the frames of a tab beyond what the popup does: the words around mentions, and fewer marks. */
export interface PanelFrames {
  /** Shows the marks of these entities only, null: all. They come back by themselves when the panel goes. */
  filter(entities: readonly string[] | null): void;
}

/** Passages by frame, then by entity. */
export type FramePassages = ReadonlyMap<string, ReadonlyMap<string, readonly Passage[]>>;

/** Typed and not imported: the protocol's schemas are for the background. */
const PORT: typeof REPORT_PORT = 'page-report';
/** When to look again for frames that are not there yet, in ms. */
const RETRY_MS = [100, 250, 500, 1_000, 2_000] as const;

/** Holds a port of its own to the frames of a tab, until the signal fires. */
export function connectPanel(
  tabId: number,
  onPassages: (passages: FramePassages) => void,
  signal: AbortSignal,
): PanelFrames {
  let port: Browser.runtime.Port | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let wanted: string[] | null = null;
  /** Frames that have somebody who obeys, with what they were last told to show. */
  let frames = new Map<string, { asked: boolean; shows: string[] | null }>();

  const send = (command: ReportCommand) => port?.postMessage(command);
  const tell = (frame: string, state: { asked: boolean; shows: string[] | null }) => {
    if (!state.asked) send({ frame, passages: true });
    state.asked = true;
    if (state.shows !== wanted) send({ frame, filter: wanted });
    state.shows = wanted;
  };

  const connect = () => {
    if (signal.aborted) return;
    const opened = portTo(tabId, PORT);
    if (!opened) return;
    port = opened;
    frames = new Map();
    const passages = new Map<string, ReadonlyMap<string, readonly Passage[]>>();
    opened.onMessage.addListener((message: unknown) => {
      if (port !== opened) return;
      attempt = 0;
      const report = readReport(message);
      if (!report) return;
      const { frame, entities } = report;
      // Where nothing is counted, nobody may be there yet to obey.
      if (entities.length === 0) return;
      const state = frames.get(frame) ?? { asked: false, shows: null };
      frames.set(frame, state);
      if (state.asked && entities.some(({ passages: given }) => given === undefined)) state.asked = false;
      tell(frame, state);
      passages.set(frame, new Map(entities.map((entity) => [entity.lead.id, entity.passages ?? []])));
      onPassages(new Map(passages));
    });
    opened.onDisconnect.addListener(() => {
      // Reading the error tells the browser that nobody answering is no surprise.
      void browser.runtime.lastError;
      if (port !== opened || signal.aborted) return;
      retry = setTimeout(connect, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
      attempt += 1;
    });
  };
  const drop = () => {
    clearTimeout(retry);
    const old = port;
    port = null;
    old?.disconnect();
  };
  const onUpdated = (id: number, change: Browser.tabs.OnUpdatedInfo) => {
    if (id !== tabId || change.status === undefined) return;
    // Frames of the new document are other frames: the old port does not reach them.
    drop();
    attempt = 0;
    connect();
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener(
    'abort',
    () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      drop();
    },
    { once: true },
  );
  connect();
  return {
    filter(entities) {
      if (wanted === null && entities === null) return;
      wanted = entities && [...entities];
      for (const [frame, state] of frames) tell(frame, state);
    },
  };
}

/** The passages of one entity over all frames, in the order in which its places are counted. */
export const passagesOf = ({ lead, frames }: MentionedEntity, passages: FramePassages): Passage[] =>
  frames.flatMap(({ frame }) => passages.get(frame)?.get(lead.id) ?? []);
