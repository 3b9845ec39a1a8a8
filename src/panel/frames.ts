import { type Browser, browser } from 'wxt/browser';
import type { FrameReport, Passage } from '../messaging/protocol.ts';
import { readFarewell, readReport } from '../messaging/report-schema.ts';
import { holdFramePort } from '../tab-page/frame-port.ts';
import type { MentionedEntity } from '../tab-page/page-report.ts';

/** What the panel asks of the frames of a tab beyond what the popup does: the words around mentions, and fewer marks. */
export interface PanelFrames {
  /** Shows the marks of these entities only, null: all. They come back by themselves when the panel goes. */
  filter(entities: readonly string[] | null): void;
}

/** Passages by frame, then by entity. */
export type FramePassages = ReadonlyMap<string, ReadonlyMap<string, readonly Passage[]>>;

/** Holds a port of its own to the frames of a tab, until the signal fires. */
export function connectPanel(
  tabId: number,
  onPassages: (passages: FramePassages) => void,
  signal: AbortSignal,
): PanelFrames {
  let wanted: string[] | null = null;
  /** Frames that have somebody who obeys, with what they were last told to show. */
  let frames = new Map<string, { asked: boolean; shows: string[] | null }>();
  let passages = new Map<string, ReadonlyMap<string, readonly Passage[]>>();

  const tell = (frame: string, state: { asked: boolean; shows: string[] | null }) => {
    if (!state.asked) port.send({ frame, passages: true });
    state.asked = true;
    if (state.shows !== wanted) port.send({ frame, filter: wanted });
    state.shows = wanted;
  };

  const port = holdFramePort(tabId, {
    opened(isFurther) {
      frames = new Map();
      if (!isFurther) passages = new Map();
    },
    message(message) {
      const report = readReport(message);
      const gone = report ? null : readFarewell(message);
      if (gone !== null && passages.delete(gone)) onPassages(new Map(passages));
      if (!report) return;
      const { frame, entities } = report;
      // Where nothing is counted, nobody may be there yet to obey.
      if (entities.length === 0) return;
      const state = frames.get(frame) ?? { asked: false, shows: null };
      frames.set(frame, state);
      if (state.asked && entities.some(({ passages: given }) => given === undefined)) state.asked = false;
      tell(frame, state);
      passages.set(frame, new Map(entities.map((entity) => [entity.lead.id, inTheirLanguage(entity)])));
      onPassages(new Map(passages));
    },
    shut() {
      frames = new Map();
    },
  });
  const onUpdated = (id: number, change: Browser.tabs.OnUpdatedInfo) => {
    if (id === tabId && change.status !== undefined) port.restart();
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener(
    'abort',
    () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      port.end();
    },
    { once: true },
  );
  return {
    filter(entities) {
      if (wanted === null && entities === null) return;
      wanted = entities && [...entities];
      for (const [frame, state] of frames) tell(frame, state);
    },
  };
}

/** The passages of an entity, each with its language where its document or the page around it says one. */
const inTheirLanguage = ({ passages = [], lang }: FrameReport['entities'][number]): readonly Passage[] =>
  lang === undefined ? passages : passages.map((passage) => ({ lang, ...passage }));

/** A passage, and which place of its entity it is of, over all frames. */
export interface PlacedPassage {
  place: number;
  passage: Passage;
}

/** The passages of one entity over all frames, in the order in which its places are counted. A frame tells of its first. */
export function passagesOf({ lead, frames }: MentionedEntity, passages: FramePassages): PlacedPassage[] {
  const found: PlacedPassage[] = [];
  let before = 0;
  for (const { frame, count } of frames) {
    const its = passages.get(frame)?.get(lead.id) ?? [];
    found.push(...its.map((passage, index) => ({ place: before + index, passage })));
    before += count;
  }
  return found;
}
