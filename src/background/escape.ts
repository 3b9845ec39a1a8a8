import { browser } from 'wxt/browser';

/**
 * Escape closes a card (WCAG 2.2, 1.4.13), but a key is heard only in the document that has the focus, and the card may
 * stand in another one: over a name in a frame, while the reader types in the page around it. No message passes through
 * the page, so the way is by the background, and only while it is needed.
 */

/** Has every frame of a tab hear the next Escape, and tell. */
export async function hearEscape(tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: tellEscape,
    injectImmediately: true,
  });
}

/** Closes the card of a tab, in whichever frame it is. */
export async function closeCard(tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: closeOwnCard,
    injectImmediately: true,
  });
}

/**
 * Runs in the page's isolated world, as source text. Tells once: the next card has it listen anew. Only where our page
 * script lives: a frame of a site that is switched off, or of one after a pause began, gets no listener.
 */
function tellEscape(): void {
  interface Scope {
    [symbol: symbol]: unknown;
    browser: typeof browser;
    chrome: typeof browser;
  }
  const scope = globalThis as unknown as Scope;
  const heard = Symbol.for('il.escape');
  const life = scope[Symbol.for('il.life')] as AbortController | undefined;
  if (scope[heard] || !life || life.signal.aborted) return;
  scope[heard] = true;
  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.key !== 'Escape' || event.isComposing) return;
    end();
    // A form named `browser` is none of the window's own properties.
    const { runtime } = Object.hasOwn(scope, 'browser') ? scope.browser : scope.chrome;
    // Without an id the extension is gone, and its cards with it.
    if (runtime?.id) runtime.sendMessage({ type: 'escaped', payload: {} }).catch(() => undefined);
  };
  const end = () => {
    removeEventListener('keydown', onKey, true);
    life.signal.removeEventListener('abort', end);
    delete scope[heard];
  };
  addEventListener('keydown', onKey, true);
  life.signal.addEventListener('abort', end);
}

/** Runs in the page's isolated world, as source text. */
function closeOwnCard(): void {
  const scope = globalThis as unknown as Record<symbol, { close(): void } | undefined>;
  scope[Symbol.for('il.card')]?.close();
}
