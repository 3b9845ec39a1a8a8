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

/** When a document is looked at for what nothing tells: the size of a frame that is not drawn, or a late component; in ms. */
const LOOKS_MS = [500, 2_000, 6_000, 20_000];

/**
 * Resolves when the frame is large enough to be read: when it is first drawn for most, perhaps never for a tracker's.
 *
 * To ask for its size has the page around it laid out, which takes long while that loads, and is for nothing when more of
 * it comes; only when both have just been drawn the size is there already. A frame that is not drawn hears of no size, and
 * one with a process of its own may run before it hears of its size (measured in both browsers: 0 × 0 until the page
 * around it has time): so it is asked a few times without.
 */
export async function largeEnough(signal: AbortSignal): Promise<void> {
  if (isTopFrame()) return;
  const isLarge = (): boolean => innerWidth >= LEAST_WIDTH && innerHeight >= LEAST_HEIGHT;
  const watch = (look: () => void): Observer => {
    const drawn = new ResizeObserver(look);
    // Of a change of height alone it tells nothing by itself, nor does it when it is to observe what it observes already.
    const observe = (): void => {
      drawn.disconnect();
      drawn.observe(rootElementOf(document) as Element);
    };
    addEventListener('resize', observe, { signal });
    observe();
    return drawn;
  };
  await until(isLarge, watch, signal);
}

/** Resolves when the document holds any text: an empty frame costs an observer and nothing else. */
export async function firstText(signal: AbortSignal): Promise<void> {
  const holdsText = (): boolean => {
    const walker = walkerOf(document, document);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      // What a shadow tree holds no walker sees.
      if (
        isElement(node)
          ? shadowOf(node) !== null
          : isText(node) && /\S/.test(node.data) && !/^(?:script|style)$/i.test(nameOf(parentOf(node) as Node))
      )
        return true;
    return false;
  };
  if (holdsText()) return;
  const watch = (look: () => void): Observer => {
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    return observer;
  };
  // Nothing tells when an element gets a shadow root.
  await until(holdsText, watch, signal);
}

type Observer = Pick<MutationObserver, 'disconnect'>;

/** Resolves when something is so. It is asked whenever `watch` has it looked at, and a few times without. */
function until(isSo: () => boolean, watch: (look: () => void) => Observer, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo()) resolve(end());
    };
    const observer = watch(look);
    const timers = LOOKS_MS.map((ms) => setTimeout(look, ms));
    const end = (): void => {
      observer.disconnect();
      timers.forEach(clearTimeout);
    };
    signal.addEventListener('abort', end);
  });
}
