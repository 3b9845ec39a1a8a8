import type { CardDoor } from './card-door.ts';
import { isElement } from './dom.ts';
import type { Hit, HitTester } from './hit.ts';

/**
 * So long, in ms, a pointer at rest waits for a mark that is away just now: on a slow machine, where a page writes its
 * text anew many times a second, it may be every time one looks.
 */
export const PATIENCE_MS = 2_000;

/** Where the pointer is, as far as events have told. */
export interface Pointer {
  /** In CSS px of the window, -1 out of it; and when that was, by the time of events. */
  last: { readonly x: number; readonly y: number; readonly atMs: number };
  target: Element | null;
  /** The mention under the pointer, while it is. */
  over: Hit | null;
  /** What stands at a point now. What lies beneath the card is not looked for: its host paints nothing. */
  look(x: number, y: number): Hit | null;
}

export const createPointer = (tester: HitTester, card: CardDoor): Pointer => ({
  last: { x: -1, y: -1, atMs: 0 },
  target: null,
  over: null,
  look: (x, y) => (card.holdsPointer(x, y) ? null : tester.through(x, y)),
});

/** The innermost element of an event. */
export const targetOf = (event: Event): Element | null => {
  const [first] = event.composedPath();
  return first instanceof Node && isElement(first) ? first : null;
};
