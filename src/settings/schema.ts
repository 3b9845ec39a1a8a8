import * as v from 'valibot';
import { SETTINGS_VERSION } from './version.ts';

/** A host name as the browser writes it: lower case, other alphabets as `xn--…`, addresses of version 6 in brackets. */
export const hostSchema = v.pipe(
  v.string(),
  v.regex(/^(?=.{1,253}$)[a-z0-9_-]+(\.[a-z0-9_-]+)*$|^\[[0-9a-f:.]+\]$/, 'expected a host name'),
);

/** So many that those of a reader who has thousands leave room for the thousand that a policy may set. */
export const MAX_SITES = 6_000;

/**
 * What the reader can choose. Versioned: `migrateSettings` brings any older shape to this one; a newer one is refused.
 */
export const settingsSchema = v.strictObject({
  version: v.literal(SETTINGS_VERSION),
  /** `browser` follows the browser's own language. */
  language: v.picklist(['browser', 'en', 'nl', 'de']),
  theme: v.picklist(['system', 'light', 'dark']),
  marks: v.strictObject({
    /** `line`: underline only. `tint`: with a faint ground, for readers who overlook a thin line. */
    style: v.picklist(['line', 'tint']),
    /** How thick the lines, and how deep the tints are. */
    strength: v.picklist(['light', 'normal', 'strong']),
    certainOnly: v.boolean(),
    /** Names so well known that marking them everywhere would be noise. */
    broad: v.picklist(['onTopic', 'everywhere', 'never']),
    /** The number of marked entities on the toolbar icon. */
    badge: v.boolean(),
  }),
  hover: v.strictObject({
    /** How a card opens by pointer; keys work always. */
    open: v.picklist(['hover', 'click', 'off']),
    /** A key that must be held for a card to open by `hover`; once open, the card stays without it. */
    modifier: v.picklist(['none', 'shift', 'alt', 'ctrl']),
    /** How long the pointer rests before a card opens. */
    dwellMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000)),
    /** How long the card stays after the pointer has left. */
    graceMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000)),
  }),
  /** Host names on which nothing is injected; a host covers its subdomains. */
  sitesOff: v.pipe(v.array(hostSchema), v.maxLength(MAX_SITES)),
});

export type Settings = v.InferOutput<typeof settingsSchema>;
