import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/**
 * The reader's own words on a page. They live in this panel's memory and nowhere else: each page of each tab has its own,
 * and they go with the tab.
 */
export function useNote(tabId: number | undefined, address: string | undefined) {
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const onRemoved = (id: number) => setNotes((all) => new Map([...all].filter(([key]) => !key.startsWith(`${id} `))));
    browser.tabs.onRemoved.addListener(onRemoved);
    return () => browser.tabs.onRemoved.removeListener(onRemoved);
  }, []);
  const key = `${tabId} ${address?.replace(/#.*/, '')}`;
  return {
    text: notes.get(key) ?? '',
    set: (text: string) => setNotes((all) => new Map(all).set(key, text)),
  };
}
