import type { Browser } from 'webextension-polyfill';
import type { Farewell, FrameReport } from '../../../src/messaging/protocol.ts';
import { until } from './gestures.ts';
import type { Rig } from './rig.ts';

declare const browser: Browser;

/**
 * What the frames of a tab tell the popup they show, once all of them have read all of their text. Opened anew at each
 * look, as the popup would.
 *
 * @throws Error when no frame answers or one never finishes
 */
export async function finishedReports(rig: Rig, tabId: number, timeoutMs = 60_000): Promise<FrameReport[]> {
  return until(
    'all frames to be read',
    () =>
      rig.inExtension(async (id: number) => {
        const reports = new Map<string, FrameReport>();
        const port = browser.tabs.connect(id, { name: 'page-report' });
        port.onMessage.addListener((message: unknown) => {
          const report = message as FrameReport | Farewell;
          if ('gone' in report) reports.delete(report.frame);
          else reports.set(report.frame, report);
        });
        // Nobody there yet; Chromium wants it looked at.
        port.onDisconnect.addListener(() => void browser.runtime.lastError);
        await new Promise((resolve) => setTimeout(resolve, 250));
        port.disconnect();
        return [...reports.values()];
      }, tabId),
    (reports) => reports.length > 0 && reports.every(({ done }) => done),
    timeoutMs,
  );
}

/** Marked mentions by entity id over all frames. */
export function countsByEntity(reports: FrameReport[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { entities } of reports) {
    for (const { lead, certain, possible } of entities) {
      if (certain + possible > 0) counts[lead.id] = (counts[lead.id] ?? 0) + certain + possible;
    }
  }
  return counts;
}
