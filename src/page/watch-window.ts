import { hearsKeys, rootElementOf } from './dom.ts';
import { type ExtensionApi, request } from './extension-api.ts';

export interface WindowWatch {
  /** Marks have changed. */
  refresh(): void;
  /** Escape closes the card, in whichever document of the page it is pressed. */
  hearEscape(): void;
}

export interface WindowEvents {
  /** Whether a card is open here. */
  hasCard(): boolean;
  /** The document is left; it may be kept for the way back. */
  onHide(): void;
}

/** Notices when the reader goes on in another frame of the page while a card is open, and when the document is left. */
export function watchWindow(api: ExtensionApi, { hasCard, onHide }: WindowEvents, signal: AbortSignal): WindowWatch {
  /** The root of the document when its window was listened to; one that is written anew has lost the listeners. */
  let listenedIn: Element | null = null;
  listenToWindow();

  function listenToWindow(): void {
    listenedIn = rootElementOf(document);
    addEventListener('pagehide', onPageHide, { signal });
    addEventListener('blur', onBlur, { signal });
  }

  function onPageHide({ isTrusted }: Event): void {
    if (isTrusted) onHide();
  }

  function onBlur({ isTrusted }: Event): void {
    // Where the focus goes is known when it has gone.
    if (isTrusted && hasCard()) setTimeout(() => hasCard() && hearEscape());
  }

  function hearEscape(): void {
    if (!hearsKeys(document)) void request(api, 'wantEscape', {}).catch(() => undefined);
  }

  return {
    hearEscape,
    refresh() {
      if (listenedIn !== rootElementOf(document)) listenToWindow();
    },
  };
}
