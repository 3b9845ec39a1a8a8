import type { CardDoor } from './card-door.ts';
import type { Pointer } from './pointer.ts';
import type { Preferences } from './preferences.ts';

/** Beside every card. */
const FAR_PX = -1e9;

/** Closes an open card when the pointer has left it and its word: after a moment's grace, in which it may come back. */
export interface CardLeave {
  /** The pointer has moved. */
  consider(): void;
  /** The card stays. */
  stay(): void;
  /** Closes a card that the pointer has opened, at once; not one that is pinned. */
  letGo(): void;
}

export function createCardLeave(pointer: Pointer, card: CardDoor, preferences: () => Preferences): CardLeave {
  let graceTimer: ReturnType<typeof setTimeout> | undefined;

  const stay = (): void => {
    clearTimeout(graceTimer);
    graceTimer = undefined;
  };

  const holdsPointer = (): boolean =>
    pointer.over?.candidate === card.current || card.holdsPointer(pointer.last.x, pointer.last.y);

  return {
    consider() {
      if (!card.current || card.by === 'key') return;
      if (holdsPointer()) {
        stay();
        return;
      }
      graceTimer ??= setTimeout(() => {
        graceTimer = undefined;
        if (card.current && card.by !== 'key' && !holdsPointer()) card.close();
      }, preferences().hover.graceMs);
    },
    stay,
    letGo() {
      if (card.by === 'pointer' && !card.holdsPointer(FAR_PX, FAR_PX)) card.close();
    },
  };
}
