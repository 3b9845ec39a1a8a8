import { browser } from 'wxt/browser';
import { COUNT_PORT, type FrameReport } from '../messaging/protocol.ts';
import { readReport } from '../messaging/report-schema.ts';

/** Frames report as soon as they are asked; those that take longer than this count next time. */
const GATHER_MS = 250;

export interface Counted {
  entities: number;
  /** How many answered. */
  frames: number;
  /** Of text, over all frames. */
  blocks: number;
  /** Whether the marks of one are hidden. */
  hidden: boolean;
}

/**
 * What the frames of a tab mark together. Asked of the frames, as the background keeps nothing of a page.
 *
 * @returns null where no frame answers, or the page was left meanwhile
 */
export async function countEntities(tabId: number): Promise<Counted | null> {
  const port = browser.tabs.connect(tabId, { name: COUNT_PORT });
  const marked = new Map<string, FrameReport>();
  let isGone = false;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, GATHER_MS);
    port.onMessage.addListener((message: unknown) => {
      const report = readReport(message);
      if (report) marked.set(report.frame, report);
    });
    port.onDisconnect.addListener(() => {
      // Reading the error tells the browser that a page without our script is no surprise.
      void browser.runtime.lastError;
      isGone = true;
      clearTimeout(timer);
      resolve();
    });
  });
  if (isGone) return null;
  port.disconnect();
  const entities = new Set<string>();
  const reports = [...marked.values()];
  for (const { entities: reported, hidden } of reports)
    for (const { lead, certain, possible } of reported) if (!hidden && certain + possible > 0) entities.add(lead.id);
  return {
    entities: entities.size,
    frames: reports.length,
    blocks: reports.reduce((sum, { blocksRead }) => sum + blocksRead, 0),
    hidden: reports.some(({ hidden }) => hidden),
  };
}
