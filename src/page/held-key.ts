import { closestOf } from './dom.ts';
import { targetOf } from './pointer.ts';
import type { Preferences } from './preferences.ts';

const EDITABLE = 'input,textarea,select,[contenteditable]';

const MODIFIERS = {
  shift: { key: 'Shift', flag: 'shiftKey' },
  alt: { key: 'Alt', flag: 'altKey' },
  ctrl: { key: 'Control', flag: 'ctrlKey' },
} as const;

/** The key that must be held; undefined where none is, as for a value of a later version. */
const modifierOf = ({ hover }: Preferences) => MODIFIERS[hover.modifier as keyof typeof MODIFIERS];

/** The key that the reader wants to hold for a card. */
export interface HeldKey {
  /** Whether there is one. */
  isWanted(): boolean;
  /** Whether it is down, as far as pointer and keys have told. */
  isHeld(): boolean;
  /** What the pointer tells of it. @returns whether that is new */
  heed(event: PointerEvent): boolean;
  /** A card comes; of holding it, if it is held. */
  spend(): void;
  onKey(event: KeyboardEvent): void;
}

/**
 * The key alone, pressed over a name, asks for its card; with another key it is a chord, and meant for something else.
 *
 * @param onChord another key was pressed or released
 * @param onTurn it went down or up, and not for writing
 */
export function createHeldKey(preferences: () => Preferences, onChord: () => void, onTurn: () => void): HeldKey {
  let isHeld = false;
  /** Whether a card has come of holding it. */
  let isSpent = false;

  return {
    isWanted: () => modifierOf(preferences()) !== undefined,
    isHeld: () => isHeld,
    heed(event) {
      const wasHeld = isHeld;
      const modifier = modifierOf(preferences());
      isHeld = modifier !== undefined && event[modifier.flag];
      return isHeld !== wasHeld;
    },
    spend() {
      isSpent = isHeld;
    },
    onKey(event) {
      const modifier = modifierOf(preferences());
      if (!event.isTrusted || event.repeat || !modifier) return;
      if (event.key !== modifier.key) {
        onChord();
        return;
      }
      isHeld = event.type === 'keydown';
      // Firefox goes to its menu bar when Alt alone is released: here it was for something.
      if (!isHeld && isSpent) event.preventDefault();
      isSpent &&= isHeld;
      const at = targetOf(event);
      // Who is writing holds Shift for a capital.
      if (!(at && closestOf(at, EDITABLE))) onTurn();
    },
  };
}
