import { caretPositionAt, isText } from './dom.ts';
import type { PageFace } from './face.ts';
import { inSlices } from './slices.ts';

/** A line of text is about so high, in CSS pixels. */
const LINE = 20;
/** Shares of the width at which to look: a column of text, and what stands beside it. */
const COLUMNS = [0.25, 0.5, 0.75];
/** While the reader scrolls, so much time passes between two looks, in ms. */
const REST_MS = 150;

/**
 * Has what the reader sees read first, until the page has been read: where a long page is opened further down, and
 * wherever the reader goes meanwhile. A page that is seen from its beginning is read from there anyhow.
 *
 * Asks the browser for the text under points of the window, which costs a layout where one is due; the browser has just
 * made one when it tells of scrolling.
 */
export function readInViewFirst(face: Pick<PageFace, 'reading' | 'attendant'>, signal: AbortSignal): void {
  const { reading } = face;
  let isResting = false;

  async function look(): Promise<void> {
    isResting = true;
    const seen = new Set<Node>();
    const touch = (node: Node | null | undefined): void => {
      if (!node || !isText(node) || seen.has(node)) return;
      seen.add(node);
      reading.touch(node);
    };
    await inSlices(nodesInView(), touch, true, signal);
    if (signal.aborted) return;
    // Before the attendant has come nobody takes what is read; it comes with a call to wake up.
    if (face.attendant) reading.wake();
    setTimeout(() => {
      isResting = false;
    }, REST_MS);
  }

  const onScroll = (): void => {
    if (reading.isDone()) removeEventListener('scroll', onScroll, true);
    else if (!isResting) void look();
  };
  addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
  if (scrollY > 0) onScroll();
}

function* nodesInView(): Generator<Node | null | undefined> {
  for (let y = LINE / 2; y < innerHeight; y += LINE) {
    for (const column of COLUMNS) yield caretPositionAt(document, column * innerWidth, y)?.offsetNode;
  }
}
