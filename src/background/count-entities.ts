import { browser } from 'wxt/browser';
import { COUNT_PORT, type FrameReport } from '../messaging/protocol.ts';
import { readReport } from '../messaging/report-schema.ts';

/** Frames report as soon as they are asked; those that take longer than this count next time. */
const GATHER_MS = 250;

/**
 * How many entities the frames of a tab mark together, how many frames answered, and whether the marks of one are hidden.
 * Asked of the frames, as the background keeps nothing of a page.
 *
 * @returns null where no frame answers, or the page was left meanwhile
 */
export async function countEntities(
  tabId: number,
): Promise<{ entities: number; frames: number; hidden: boolean } | null> {
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
  for (const { entities: reported, hidden } of marked.values())
    for (const { lead, certain, possible } of reported) if (!hidden && certain + possible > 0) entities.add(lead.id);
  return { entities: entities.size, frames: marked.size, hidden: [...marked.values()].some(({ hidden }) => hidden) };
}
