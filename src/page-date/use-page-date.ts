import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { pageDateOf } from './page-date.ts';
import { readStatedDates } from './stated-dates.ts';

/**
 * The date that the page of a tab states, as the dataset writes dates; null: none, or not known yet. Asked of the page
 * itself and kept nowhere.
 *
 * @param visit changes with the document in the tab and with how far it is read; null: it cannot be asked
 */
export function usePageDate(tabId: number | undefined, visit: string | null, today: string): string | null {
  const [stated, setStated] = useState<{ tabId: number; date: string | null } | null>(null);
  useEffect(() => {
    if (tabId === undefined || visit === null) {
      setStated(null);
      return;
    }
    let isCurrent = true;
    browser.scripting.executeScript({ target: { tabId }, func: readStatedDates, args: [] }).then(
      ([top]) => isCurrent && setStated({ tabId, date: top?.result ? pageDateOf(top.result, today) : null }),
      () => isCurrent && setStated(null), // The browser does not let us in: then no date is known.
    );
    return () => {
      isCurrent = false;
    };
  }, [tabId, visit, today]);
  return stated !== null && stated.tabId === tabId ? stated.date : null;
}
