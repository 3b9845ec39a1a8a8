import type { AnnotatedPage } from './annotate.ts';
import type { CardDoor } from './card-door.ts';
import { parentElementOf, scrollIntoView } from './dom.ts';
import type { Attendant } from './face.ts';
import type { Candidate } from './ledger.ts';
import { clientRectsOf, compareNodes } from './ranges.ts';
import { isCutOff, showsText } from './shows-text.ts';

/** Going from mention to mention, by key or from a list; round and round. */
export interface Stepper extends Pick<Attendant, 'step' | 'standing' | 'leave'> {
  /** Goes to the n-th mention of an entity, in reading order, and lights it up for a moment. */
  show(entity: string, index: number): void;
  /** All that is marked, in reading order. */
  inOrder(): readonly Candidate[];
  /** Marks have changed. */
  refresh(): void;
}

/** Mentions that show nowhere (in a closed menu, say) are passed over, but not endlessly. */
const MAX_UNSEEN = 400;
const FLASH_MS = 1_500;

/** @param isShown whether a mark shows: keys pass over the others */
export function createStepper(
  page: AnnotatedPage,
  isShown: (candidate: Candidate) => boolean,
  card: () => CardDoor,
  signal: AbortSignal,
): Stepper {
  let order: Candidate[] | null = null;
  let at: Candidate | null = null;
  /** When the reader last went to a mention, by `Date.now()`. */
  let steppedMs = 0;
  let flash: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(flash));

  const inOrder = (): Candidate[] => {
    order ??= [...page.judged()]
      .filter(({ mark }) => mark)
      .sort((a, b) => {
        const [one, other] = [a.range, b.range];
        if (!one || !other) return 0;
        return one.startContainer === other.startContainer
          ? one.startOffset - other.startOffset
          : compareNodes(one.startContainer, other.startContainer);
      });
    return order;
  };

  const rectsOf = (candidate: Candidate): DOMRect[] => clientRectsOf(candidate.range);

  const isSeen = (candidate: Candidate): boolean => {
    const element = candidate.range && parentElementOf(candidate.range.startContainer);
    return element !== null && rectsOf(candidate).length > 0 && showsText(element);
  };

  /** Whether a mention that has been scrolled to can be seen there: not one in a menu that waits beside the window. */
  const isInSight = ({ range }: Candidate): boolean => {
    const element = range && parentElementOf(range.startContainer);
    return clientRectsOf(range).some(
      (rect) =>
        rect.right > 0 &&
        rect.bottom > 0 &&
        rect.left < innerWidth &&
        rect.top < innerHeight &&
        element !== null &&
        !isCutOff(range?.startContainer as Text, rect),
    );
  };

  /** Where to begin: at the first mention that is not above the window's upper edge. */
  const firstInView = (all: Candidate[]): number => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rect = rectsOf(all[middle] as Candidate)[0];
      if (rect && rect.bottom < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    inOrder,
    standing() {
      const all = inOrder().filter(isShown);
      const index = all.indexOf((card().current ?? at) as Candidate);
      return { count: all.length, index, steppedMs: index < 0 ? 0 : steppedMs };
    },

    leave() {
      at = null;
      card().close();
    },

    step(direction, among) {
      const all = inOrder().filter(isShown);
      if (all.length === 0) return false;
      const known = among?.fromEdge ? -1 : all.indexOf((card().current ?? at) as Candidate);
      const start = among?.fromEdge ? (direction > 0 ? 0 : all.length) : firstInView(all);
      let index = known >= 0 ? known + direction : start - (direction < 0 ? 1 : 0);
      for (let tries = 0; tries < Math.min(MAX_UNSEEN, all.length); tries++, index += direction) {
        // Past the end it is another frame's turn.
        if (among && (index < 0 || index >= all.length)) return false;
        index = (index + all.length) % all.length;
        const candidate = all[index] as Candidate;
        if (!isSeen(candidate)) continue;
        bringIntoView(candidate);
        if (!isInSight(candidate)) continue;
        at = candidate;
        steppedMs = Date.now();
        const place = { index: index + 1 + (among?.before ?? 0), count: among?.count ?? all.length };
        void card().open(candidate, { by: 'key', place });
        return true;
      }
      return false;
    },

    show(entity, index) {
      const candidate = inOrder().filter(({ verdict }) => verdict?.choices[0]?.entity === entity)[index];
      if (!candidate) return;
      at = candidate;
      card().close();
      bringIntoView(candidate);
      page.highlights.show('m4', candidate.range ? [candidate.range] : []);
      clearTimeout(flash);
      flash = setTimeout(() => card().current || page.highlights.show('m4', []), FLASH_MS);
    },

    refresh() {
      order = null;
    },
  };

  /**
   * Scrolls every box around a mention so that it shows, and the window so that there is room for a card. Boxes first by
   * the browser's own means, which reach out of frames too; then by what is still missing.
   */
  function bringIntoView(candidate: Candidate): void {
    const element = candidate.range && parentElementOf(candidate.range.startContainer);
    if (!element) return;
    const isInView = (): boolean => {
      const rect = rectsOf(candidate)[0];
      return (
        rect !== undefined && rect.top >= 0 && rect.bottom <= innerHeight && rect.left >= 0 && rect.right <= innerWidth
      );
    };
    // A frame as high as its document knows nothing of the window that shows a part of it.
    const isTall = window !== window.top && innerHeight > outerHeight;
    const block = isInView() && !isTall ? 'nearest' : 'center';
    scrollIntoView(element, { block, inline: 'nearest', behavior: 'instant' });
    const rect = rectsOf(candidate)[0];
    if (rect && !isInView()) {
      scrollBy({
        top: rect.top < 0 || rect.bottom > innerHeight ? rect.top - innerHeight / 3 : 0,
        left: rect.left < 0 || rect.right > innerWidth ? rect.left - innerWidth / 3 : 0,
        behavior: 'instant',
      });
    }
  }
}
