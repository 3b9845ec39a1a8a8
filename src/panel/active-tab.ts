import { type Browser, browser } from 'wxt/browser';

/** The tab the panel stands beside. */
export interface PanelTab {
  id: number;
  title: string;
}

/**
 * Tells the active tab of the panel's own window, at once and whenever it becomes another or is called otherwise.
 *
 * @param pinned stay with this tab whatever the reader does: for a panel opened as a page of its own
 */
export async function watchActiveTab(
  pinned: number | null,
  listener: (tab: PanelTab | null) => void,
  signal: AbortSignal,
): Promise<void> {
  let windowId: number | undefined;
  let current: number | undefined;
  const tell = (tab: Browser.tabs.Tab | undefined) => {
    if (signal.aborted) return;
    current = tab?.id;
    listener(tab?.id === undefined ? null : { id: tab.id, title: tab.title ?? '' });
  };
  const look = async (id: number) => tell(await browser.tabs.get(id).catch(() => undefined));
  const onActivated = (active: { tabId: number; windowId: number }) => {
    if (pinned === null && active.windowId === windowId) void look(active.tabId);
  };
  const onUpdated = (id: number, change: Browser.tabs.OnUpdatedInfo, tab: Browser.tabs.Tab) => {
    if (id === current && (change.title !== undefined || change.status !== undefined)) tell(tab);
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener(
    'abort',
    () => {
      browser.tabs.onActivated.removeListener(onActivated);
      browser.tabs.onUpdated.removeListener(onUpdated);
    },
    { once: true },
  );
  windowId = (await browser.windows.getCurrent()).id;
  if (pinned !== null) return look(pinned);
  tell((await browser.tabs.query({ active: true, currentWindow: true }))[0]);
}
