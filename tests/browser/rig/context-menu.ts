import type { ChromiumRig } from './chromium.ts';
import { until } from './gestures.ts';
import type { Point, Rig, Tab } from './rig.ts';

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab: object | undefined): void } };
  tabs: { get(id: number): Promise<object> };
};

type Chrome = <T>(script: string, args?: unknown[]) => Promise<T>;
const chromeOf = (rig: Rig): Chrome => {
  const running = rig as unknown as { chrome: Chrome };
  return running.chrome.bind(running);
};

const OPEN_MENU = `const menu = document.getElementById('contentAreaContextMenu');
  const ours = [...menu.querySelectorAll('menuitem')].filter(({ id, hidden }) => !hidden && id.startsWith('initiative-lens'));
  const isOpen = menu.state === 'open';`;

/** Firefox: opens the real context menu at a point of the page, and gives the words of our items in it. */
export async function openContextMenu(rig: Rig, tab: Tab, point: Point): Promise<string[]> {
  await tab.activate();
  const { actions } = tab as unknown as { actions(actions: unknown[]): Promise<void> };
  await actions.call(tab, [
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(point.x), y: Math.round(point.y) },
        { type: 'pointerDown', button: 2 },
        { type: 'pointerUp', button: 2 },
      ],
    },
  ]);
  const { labels } = await until(
    'the context menu',
    () =>
      chromeOf(rig)<{ isOpen: boolean; labels: string[] }>(
        `${OPEN_MENU} return { isOpen, labels: ours.map(({ label }) => label) };`,
      ),
    ({ isOpen }) => isOpen,
  );
  return labels;
}

/** Firefox: presses our first item in the open menu. */
export const pressMenuItem = (rig: Rig): Promise<unknown> =>
  chromeOf(rig)(`${OPEN_MENU} if (isOpen && ours[0]) menu.activateItem(ours[0]); return null;`);

export const closeContextMenu = (rig: Rig): Promise<unknown> =>
  chromeOf(rig)(`${OPEN_MENU} if (isOpen) menu.hidePopup(); return null;`);

/**
 * Chromium draws the menu by itself, out of reach of tests: this is what it tells the background when our item is
 * pressed.
 *
 * @param tabId null where the browser names no tab, as it does of a viewer of its own
 */
export async function dispatchLookUp(rig: Rig, selectionText: string, tabId: number | null): Promise<void> {
  await rig.inExtension(() =>
    (globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<void> } } }).chrome.runtime
      .sendMessage({})
      .catch(() => undefined),
  );
  const [worker] = (rig as unknown as ChromiumRig).context.serviceWorkers();
  if (!worker) throw new Error('The background did not start.');
  await worker.evaluate(
    async ({ words, id }) => {
      const tab = id === null ? { id: -1, index: -1, windowId: -1, incognito: false } : await chrome.tabs.get(id);
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'look-up', selectionText: words, editable: false }, tab);
    },
    { words: selectionText, id: tabId },
  );
}
