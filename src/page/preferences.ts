import type { EntityLead } from '../dataset/reader.ts';
import type { Verdict } from '../matching/types.ts';
import { DEFAULT_SETTINGS } from '../settings/defaults.ts';
import type { Settings } from '../settings/schema.ts';
import type { MarkName } from './mark-names.ts';

/** What of the reader's choices matters in a page. */
export interface Preferences extends Pick<Settings, 'marks' | 'hover'> {
  /** Names that the reader silenced, as stored: unchecked. */
  silenced: readonly ({ entity?: unknown } | null)[];
}

/**
 * Reads what is stored, without the schema's library, which has no place in pages. What is missing is the default; a
 * value that this version does not know acts like the default, because it is no other value either.
 */
export function readPreferences(settings: unknown, silenced: unknown): Preferences {
  const { marks, hover } = Object(settings) as Partial<Settings>;
  const { names } = Object(silenced) as { names?: unknown };
  return {
    marks: { ...DEFAULT_SETTINGS.marks, ...marks },
    hover: { ...DEFAULT_SETTINGS.hover, ...hover },
    silenced: Array.isArray(names) ? names : [],
  };
}

/**
 * How a candidate is marked; null: not at all.
 *
 * @param lead of the likeliest entity
 */
export function markOf(
  verdict: Verdict | null,
  lead: EntityLead | undefined,
  { marks }: Preferences,
  onTopic: boolean,
): MarkName | null {
  const certain = verdict?.certainty === 'certain';
  if (!verdict || (marks.certainOnly && !certain)) return null;
  if (verdict.broad && (marks.broad === 'never' || (marks.broad !== 'everywhere' && !onTopic))) return null;
  const strength = marks.strength === 'light' ? 'a' : marks.strength === 'strong' ? 'z' : '';
  if (lead?.pack) return `m3${strength}`;
  return `${marks.style === 'tint' ? 't' : 'm'}${certain ? 1 : 2}${strength}`;
}
