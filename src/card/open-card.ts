import type { Opening } from './opening.ts';
import type { CardServices } from './services.ts';
import type { Shell } from './shell.ts';

/** The card while it is open: its opening, what that stands in, and how the parts of the card have it changed. */
export interface OpenCard extends Opening {
  readonly window: Window & typeof globalThis;
  readonly services: CardServices;
  /** Host name of the page; empty where it has none. */
  readonly host: string;
  readonly shell: Shell;
  /** Draws the card as its opening is now. */
  draw(): void;
  /** Changes the opening, draws it and places it anew; a card whose word is seen no more may close at that. */
  update(change: Partial<Opening>): void;
  close(): void;
}
