import type { Language } from '../i18n/languages.ts';
import type { MentionedEntity } from '../tab-page/page-report.ts';
import type { PlacedPassage } from './frames.ts';

/** The row that is open, and which of its places the page shows. */
export interface CurrentPlace {
  row: string;
  place: number;
}

export interface RowContext {
  language: Language;
  today: string;
  /** The date that the page states; null: none. */
  pageDate: string | null;
  current: CurrentPlace | null;
  /** The row that the tab key reaches; the arrow keys reach the others. */
  stop: string | null;
  passagesOf(entity: MentionedEntity): readonly PlacedPassage[];
  entryAddress(id: string): string;
  onPlace(row: string, entity: MentionedEntity, place: number): void;
  onStop(row: string): void;
}
