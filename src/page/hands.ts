import { createCardDoor } from './card-door.ts';
import { watchHover } from './hover.ts';
import { createStepper } from './step.ts';

/** What serves pointer and keys. A script of its own, so that nothing that comes into a page is one long task. */
export const hands = { createCardDoor, createStepper, watchHover };
export type Hands = typeof hands;
