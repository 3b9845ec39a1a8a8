import type { Settings } from './schema.ts';
import { SETTINGS_VERSION } from './version.ts';

/**
 * The settings before the reader has chosen anything. Apart from the schema, because pages need the defaults and must
 * not be given the schema's library.
 */
export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  language: 'browser',
  theme: 'system',
  marks: { style: 'line', strength: 'normal', certainOnly: false, broad: 'onTopic', badge: true },
  hover: { open: 'hover', modifier: 'none', dwellMs: 150, graceMs: 300 },
  sitesOff: [],
};
