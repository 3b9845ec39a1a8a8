import type { EntityDetails } from '../dataset/reader.ts';
import type { Language } from '../i18n/languages.ts';

/** Takes back what a word added to those before it. */
export type TakeBack = () => Promise<unknown>;

/** What the card asks of the extension. */
export interface CardServices {
  /** All about one entry; null: there is none of this id. An error may carry a `code`; `orphaned`: nobody will answer again. */
  entity(id: string): Promise<EntityDetails | null>;
  openEntry(id: string): void;
  /**
   * Opens the popup with an entry, or the entry alone where the browser opens no popup: the way on from a card of one
   * line. Undecided: several bear the name, and the popup shows what the page names.
   */
  openPopup?(id: string, undecided: boolean): void;
  /** Keeps a “not this” beyond the page; absent in private windows, from which nothing is kept. */
  silence?(text: string, entities: string[], scope: 'site' | 'everywhere'): Promise<TakeBack>;
  /** The date that the page states of itself, as the dataset writes dates; null: none. */
  pageDate?(today: string): string | null;
  preferences(): CardPreferences;
  css: string;
}

export interface CardPreferences {
  language: Language;
  theme: 'system' | 'light' | 'dark';
}
