import { until } from './gestures.ts';
import type { Rig, Tab } from './rig.ts';

/**
 * The panel as a page of its own beside a tab, with its list complete and at rest: once it knows the tab's site it
 * connects anew, and for a moment its list is gone again.
 */
export async function openBeside(rig: Rig, page: Tab): Promise<Tab> {
  const panel = await rig.openExtensionPage(`/sidepanel.html?tab=${await rig.tabId(page)}`);
  let restingSince = performance.now();
  await until(
    'the whole list',
    () =>
      panel.evaluate(() => ({
        rows: document.querySelectorAll('[data-row]').length,
        isWhole: (document.body.textContent ?? '').includes('read in full'),
      })),
    ({ rows, isWhole }) => {
      if (rows === 0 || !isWhole) restingSince = performance.now();
      return performance.now() - restingSince > 700;
    },
  );
  return panel;
}
