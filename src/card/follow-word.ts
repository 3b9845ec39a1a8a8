import { putOnTop } from './keep-on-top.ts';
import type { OpenCard } from './open-card.ts';
import { hasMoved, place } from './place.ts';
import { isOurs } from './shell.ts';

/** How often an open card looks whether its word still stands where it stood, in ms. */
const FOLLOW_MS = 150;
/** At these shares of a frame that can be seen the card is placed anew. */
const VIEW_SHARES = Array.from({ length: 21 }, (_, at) => at / 20);

/** Follows the word of an open card: whatever may have moved it, or the card, or the part of the frame that can be seen. */
export function followWord(card: OpenCard): void {
  const { window, shell } = card;
  const { signal } = card.life;
  let due = false;
  const again = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      place(card);
    });
  };
  const quiet = { passive: true, capture: true, signal };
  window.addEventListener(
    'scroll',
    (event) => {
      if (!isOurs(shell, event)) again();
    },
    quiet,
  );
  window.addEventListener('resize', again, quiet);
  window.visualViewport?.addEventListener('scroll', again, quiet);
  window.visualViewport?.addEventListener('resize', again, quiet);
  const sized = new ResizeObserver(again);
  sized.observe(shell.pop);
  const framed = new IntersectionObserver(
    (entries) => {
      const { intersectionRect: part, intersectionRatio: share } = entries.at(-1) as IntersectionObserverEntry;
      // All of it, however it grows; or nothing, as of a frame behind others.
      card.seen = share === 1 || share === 0 ? null : part;
      again();
    },
    { threshold: VIEW_SHARES },
  );
  const lookAtFrame = () => {
    card.seen = null;
    framed.disconnect();
    if (window !== window.top) framed.observe(shell.view);
  };
  lookAtFrame();
  window.addEventListener('resize', lookAtFrame, quiet);
  // Nothing tells when what stands above a word grows, or a box around it closes.
  const following = setInterval(() => {
    if (shell.isThrownOut()) putOnTop(card);
    if (hasMoved(card)) again();
  }, FOLLOW_MS);
  signal.addEventListener(
    'abort',
    () => {
      sized.disconnect();
      framed.disconnect();
      clearInterval(following);
    },
    { once: true },
  );
}
