import { titleOf } from './dom.ts';

/** The address of a single-page site changes before its text does. */
const NAVIGATION_MS = 300;

export interface AddressWatch {
  /** Looks whether the reader has gone elsewhere. For where text comes and goes; sites that had the text all along tell. */
  check(): void;
  /** Another document begins with the address and the title of now. */
  startDocument(): void;
}

/**
 * Notices that a single-page site has gone elsewhere. Feeds and maps write in the address where the reader is, several
 * times a second: an address put in place of another counts only with another title.
 *
 * @param onLeave to call `startDocument`
 */
export function watchAddress(document: Document, onLeave: () => void, signal: AbortSignal): AddressWatch {
  let pageKey = pageKeyOf(location);
  let pageTitle = titleOf(document);
  /** Whether the reader may have gone elsewhere; no when the page has only put another address in place of its own. */
  let hasLeft = false;

  function check(): void {
    if (signal.aborted || pageKeyOf(location) === pageKey) return;
    if (navigation && !hasLeft && titleOf(document) === pageTitle) return;
    onLeave();
  }

  const onNavigation = (): void => void setTimeout(check, NAVIGATION_MS);
  const { navigation } = globalThis as unknown as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', onNavigation, { signal });
  const onEntry = (event: Event): void => {
    hasLeft ||= (event as { navigationType?: unknown }).navigationType !== 'replace';
  };
  navigation?.addEventListener('currententrychange', onEntry, { signal });
  addEventListener('popstate', onNavigation, { signal });

  return {
    check,
    startDocument() {
      pageKey = pageKeyOf(location);
      pageTitle = titleOf(document);
      hasLeft = false;
    },
  };
}

/** What of an address tells one page of a single-page site from another; the hash counts where it is used as a path. */
const pageKeyOf = ({ pathname, search, hash }: Location): string =>
  pathname + search + (/^#!?\//.test(hash) ? hash : '');
