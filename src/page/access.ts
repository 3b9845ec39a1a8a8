import {
  contentTypeOf,
  isEditor,
  isElement,
  isText,
  nameOf,
  parentOf,
  rootElementOf,
  shadowOf,
  walkerOf,
} from './dom.ts';

/** Whether a document is one to read at all. */

const READ_TYPES = /^(?:text\/(?:html|plain|markdown)|application\/xhtml\+xml)$/;
/** A frame smaller than this, in CSS px, shows an advertisement or nothing. */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 80;

export const isReadable = (document: Document): boolean =>
  READ_TYPES.test(contentTypeOf(document)) && rootElementOf(document) !== null && !isEditor(document);

export const isTopFrame = (): boolean => window.top === window.self;

/**
 * Whether the background must say if this document is one to read: a frame of another site than the page around it,
 * which may be switched off, or a document that a site has made itself. Patterns of the browser see a document's own
 * address only.
 */
export function mustAsk(): boolean {
  // No pattern covers a host with a dot at its end.
  if (location.hostname.endsWith('.')) return true;
  // `blob:`, or an empty window that a page has written into; then it may bear that page's address.
  if (isTopFrame()) return !!opener || !/^(?:https?|file):/.test(location.protocol);
  try {
    return window.top?.location.hostname !== location.hostname && location.hostname !== '';
  } catch {
    return true;
  }
}

/** First and last pause, in ms, between two looks at a frame's size. */
const LOOK_MS = 500;
const LAST_LOOK_MS = 64_000;

/**
 * Resolves when the frame is large enough to be read: at once for most, perhaps never for a tracker's. A frame with a
 * process of its own may run before it hears of its size (measured in both browsers: 0 × 0 until the page around it has
 * time), and no `resize` comes while it is not drawn; so it is looked at a few times without.
 */
export async function largeEnough(signal: AbortSignal): Promise<void> {
  if (isTopFrame()) return;
  await new Promise<void>((resolve) => {
    let waitMs = LOOK_MS;
    let looking: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(looking);
      // A frame that was just taken away has no size in Firefox: to ask for it throws.
      if (top === null) return;
      if (innerWidth >= LEAST_WIDTH && innerHeight >= LEAST_HEIGHT) {
        removeEventListener('resize', look);
        resolve();
      } else if (waitMs <= LAST_LOOK_MS && !signal.aborted) {
        looking = setTimeout(look, waitMs);
        waitMs *= 2;
      }
    };
    addEventListener('resize', look, { signal });
    look();
  });
}

/** When an empty document is looked at for components that came late, in ms. */
const SHADOW_LOOKS_MS = [2_000, 6_000, 20_000];

/** Resolves when the document holds any text: an empty frame costs an observer and nothing else. */
export async function firstText(document: Document, signal: AbortSignal): Promise<void> {
  const holdsText = (): boolean => {
    const walker = walkerOf(document, document);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      // What a shadow tree holds no walker sees.
      if (
        isElement(node)
          ? shadowOf(node) !== null
          : isText(node) && /\S/.test(node.data) && !/^(?:script|style)$/i.test(nameOf(parentOf(node) ?? node))
      )
        return true;
    return false;
  };
  if (holdsText()) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => look());
    const look = (): void => {
      if (signal.aborted || !holdsText()) return;
      observer.disconnect();
      resolve();
    };
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    // Nothing tells when an element gets a shadow root.
    for (const ms of SHADOW_LOOKS_MS) setTimeout(look, ms);
    signal.addEventListener('abort', () => observer.disconnect());
  });
}
