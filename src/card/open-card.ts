import type { Opening } from './opening.ts';
import type { CardServices } from './services.ts';
import type { Shell } from './shell.ts';

/** One opening of the card in its frame: what all parts of the card work on. */
export interface OpenCard {
  readonly window: Window & typeof globalThis;
  readonly services: CardServices;
  /** Host name of the page; empty where it has none. */
  readonly host: string;
  readonly shell: Shell;
  readonly opening: Opening;
  /** Draws the opening as it is now. */
  draw(): void;
  /** Changes the opening, draws it and places it anew; a card whose word is seen no more may close at that. */
  update(change: Partial<Opening>): void;
  /** Closes the card of the frame. */
  close(): void;
}
