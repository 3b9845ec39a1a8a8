import type { AnnotatedPage } from './annotate.ts';
import { type CardDoor, createCardDoor, type Wording } from './card-door.ts';
import { createHitTester } from './hit.ts';
import { watchHover } from './hover.ts';
import type { Preferences } from './preferences.ts';
import type { Shown } from './shown.ts';
import { createStepper, type Stepper } from './step.ts';

/** What serves pointer and keys, in documents with marks. */
export interface Hands extends Pick<Stepper, 'step' | 'standing' | 'leave' | 'show' | 'inOrder'> {
  readonly door: Pick<CardDoor, 'current' | 'isHere' | 'close' | 'vanish'>;
  /** Marks have changed. */
  refresh(): void;
  /** Where the pointer rests counts no more: other marks are shown on purpose. */
  forget(): void;
}

export interface HandsOptions {
  preferences(): Preferences;
  /** Asks the background for the card script. */
  wantCard(): Promise<unknown>;
  wording: Wording;
  /** A card has been opened. */
  onOpen(): void;
}

/** A script of its own, so that nothing that comes into a page is one long task, and pages without marks do without. */
export function createHands(page: AnnotatedPage, shown: Shown, options: HandsOptions, signal: AbortSignal): Hands {
  const tester = createHitTester(shown.page);
  const stepper = createStepper(page, shown.includes, () => door, signal);
  const door = createCardDoor(
    page,
    tester,
    options.wantCard,
    (direction) => stepper.step(direction),
    options.wording,
    options.onOpen,
    signal,
  );
  const hover = watchHover(shown.page, tester, door, options.preferences, signal);
  const { step, standing, leave, show, inOrder } = stepper;
  return {
    ...{ step, standing, leave, show, inOrder, door },
    refresh() {
      tester.refresh();
      stepper.refresh();
      door.refresh();
      hover.refresh();
    },
    forget() {
      tester.refresh();
      hover.forget();
      hover.refresh();
    },
  };
}

export type CreateHands = typeof createHands;
