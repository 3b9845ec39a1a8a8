import type { EntityLead } from '../dataset/reader.ts';
import type { Verdict } from '../matching/types.ts';
import { DEFAULT_SETTINGS } from '../settings/defaults.ts';
import type { Settings } from '../settings/schema.ts';
import type { MarkName } from './highlights.ts';

/** What of the settings matters in a page. */
export type Preferences = Pick<Settings, 'marks' | 'hover'>;

/**
 * Reads what is stored, by hand: the schema's library has no place in pages. Whatever is missing or unknown, as after a
 * downgrade, is the default.
 */
export function readPreferences(stored: unknown): Preferences {
  const { marks, hover } = DEFAULT_SETTINGS;
  const given = record(stored);
  const [givenMarks, givenHover] = [record(given.marks), record(given.hover)];
  return {
    marks: {
      style: oneOf(['line', 'tint'], givenMarks.style, marks.style),
      certainOnly: typeof givenMarks.certainOnly === 'boolean' ? givenMarks.certainOnly : marks.certainOnly,
      broad: oneOf(['onTopic', 'everywhere', 'never'], givenMarks.broad, marks.broad),
    },
    hover: {
      open: oneOf(['hover', 'click', 'off'], givenHover.open, hover.open),
      dwellMs: milliseconds(givenHover.dwellMs, hover.dwellMs),
      graceMs: milliseconds(givenHover.graceMs, hover.graceMs),
    },
  };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise;

const milliseconds = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && value >= 0 && value <= 2_000 ? value : otherwise;

/** How a candidate is marked; null: not at all. */
export function markOf(
  verdict: Verdict | null,
  lead: EntityLead | undefined,
  { marks }: Preferences,
  onTopic: boolean,
): MarkName | null {
  if (!verdict || (marks.certainOnly && verdict.certainty !== 'certain')) return null;
  if (verdict.broad && !(marks.broad === 'everywhere' || (marks.broad === 'onTopic' && onTopic))) return null;
  if (lead && lead.pack !== null) return 'm3';
  const certain = verdict.certainty === 'certain';
  if (marks.style === 'tint') return certain ? 't1' : 't2';
  return certain ? 'm1' : 'm2';
}
