import type { OpenCard } from './open-card.ts';
import { hasEnded } from './opening.ts';
import { hasMoved, place } from './place.ts';
import { middleOf } from './position.ts';
import { isOurs } from './shell.ts';

/** How often an open card looks whether its word still stands where it stood, in ms. */
const FOLLOW_MS = 150;
/** At these shares of a frame that can be seen the card is placed anew. */
const VIEW_SHARES = Array.from({ length: 21 }, (_, at) => at / 20);

/** Follows the word of an open card: whatever may have moved it, or the card, or the part of the frame that can be seen. */
export function followWord(card: OpenCard): void {
  const { window, shell, opening } = card;
  const { signal } = opening.life;
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
      opening.seen = share === 1 || share === 0 ? null : part;
      again();
    },
    { threshold: VIEW_SHARES },
  );
  const lookAtFrame = () => {
    opening.seen = null;
    framed.disconnect();
    if (window !== window.top) framed.observe(shell.view);
  };
  lookAtFrame();
  window.addEventListener('resize', lookAtFrame, quiet);
  // Nothing tells when what stands above a word grows, or a box around it closes.
  const following = setInterval(() => hasMoved(opening) && again(), FOLLOW_MS);
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

/** Keeps an open card on top: a dialog, menu or full screen that opens later would cover it. */
export function keepOnTop(card: OpenCard): void {
  const { window, shell, opening } = card;
  const onTop = (event: Event) => {
    if (!event.isTrusted || isOurs(shell, event) || !(event.target instanceof Element)) return;
    if (event.type === 'toggle' && (event as ToggleEvent).newState !== 'open') return;
    putOnTop(card);
  };
  const quiet = { passive: true, capture: true, signal: opening.life.signal };
  // At the window: on the document a page can put an element in the place of `addEventListener`.
  window.addEventListener('toggle', onTop, quiet);
  window.addEventListener('fullscreenchange', onTop, quiet);
}

function putOnTop({ shell, opening, close }: OpenCard): void {
  if (hasEnded(opening)) return;
  const focused = shell.root.activeElement;
  shell.pop.dataset.still = '';
  const shows = shell.show(middleOf(opening.rect));
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  requestAnimationFrame(() => {
    delete shell.pop.dataset.still;
  });
  if (!shows) close();
}
