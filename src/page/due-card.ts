import type { CardDoor } from './card-door.ts';
import { type Hit, holds } from './hit.ts';
import { PATIENCE_MS, type Pointer } from './pointer.ts';
import type { Preferences } from './preferences.ts';
import { clientRectsOf } from './ranges.ts';
import type { Candidate } from './run.ts';

/**
 * So long before the rest is over its card is made, in ms. Browsers tell of the pointer at the beginning of a frame, and
 * the usual rests are whole numbers of frames: a card that is made at their very end has just missed a frame, and waits
 * for the next. This is what making it takes, so that the frame at the end of the rest shows it.
 */
export const LEAD_MS = 10;

/** At what distance, in ms, a word that has moved away is looked for where it stood. */
const AGAIN_MS = 100;

/** The card of a mention on which the pointer rests: it is due when it has rested there for as long as the reader wants. */
export interface DueCard {
  /** The rest begins. */
  dwellOn(hit: Hit): void;
  stop(): void;
  /** Opens a card that is due and waits for its word. @returns whether there is one */
  retry(nowMs: number): boolean;
}

/**
 * @param onOpen its card is about to open
 * @param onOpened it is open
 */
export function createDueCard(
  pointer: Pointer,
  card: CardDoor,
  preferences: () => Preferences,
  onOpen: () => void,
  onOpened: (candidate: Candidate) => void,
): DueCard {
  let dwellTimer: ReturnType<typeof setTimeout> | undefined;
  /** Until when, by `performance.now()`, a card that is due waits for its word. */
  let dueUntilMs = 0;

  const stop = (): void => {
    clearTimeout(dwellTimer);
    dueUntilMs = 0;
  };

  const openDue = async (): Promise<void> => {
    // Meanwhile the reader has opened another by a key or a tap.
    if (card.current && card.by !== 'pointer') stop();
    const { over } = pointer;
    const there = dueUntilMs > 0 && over && (isStillUnder(over) ? over : sameName(over));
    if (!there) {
      if (over && performance.now() < dueUntilMs) dwellTimer = setTimeout(openDue, AGAIN_MS);
      return;
    }
    pointer.over = there;
    const { x, y } = pointer.last;
    onOpen();
    const opened = await card.open(there.candidate, { by: 'pointer', pointer: { x, y } });
    if (!opened || pointer.over !== there) return;
    dueUntilMs = 0;
    onOpened(there.candidate);
  };

  /** The page may have moved the word away from under a pointer that rests, and nothing tells. */
  const isStillUnder = ({ candidate }: Hit): boolean =>
    candidate.mark !== null &&
    clientRectsOf(candidate.range).some((rect) => holds(rect, pointer.last.x, pointer.last.y));

  /** Where a page writes a text anew while the pointer rests, or rolls a copy of it in, the same name that stands there now. */
  const sameName = ({ candidate }: Hit): Hit | null => {
    const found = pointer.look(pointer.last.x, pointer.last.y);
    return found?.candidate.verdict?.choices[0]?.entity === candidate.verdict?.choices[0]?.entity ? found : null;
  };

  return {
    dwellOn(hit) {
      stop();
      if (hit.candidate === card.current) return;
      dwellTimer = setTimeout(() => {
        dueUntilMs = performance.now() + PATIENCE_MS;
        void openDue();
      }, preferences().hover.dwellMs - LEAD_MS);
    },
    stop,
    retry(nowMs) {
      const isDue = nowMs < dueUntilMs;
      if (isDue) void openDue();
      return isDue;
    },
  };
}
