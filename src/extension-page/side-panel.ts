import { browser } from 'wxt/browser';

interface Panels {
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the side panel of a window, or undefined where the browser has none. Browsers allow it only at once within the
 * press of a button, so nothing may be waited for on the way.
 *
 * @param onOpened called when it is open
 */
export function sidePanelOpener(windowId: number | undefined, onOpened: () => void): (() => void) | undefined {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  const refused = (error: unknown) => console.warn('The side panel did not open.', error);
  if (sidebarAction) return () => void sidebarAction.open().then(onOpened, refused);
  if (sidePanel && windowId !== undefined) return () => void sidePanel.open({ windowId }).then(onOpened, refused);
  return undefined;
}
