/**
 * Keys in `storage.local` that scripts in pages read themselves, without waking the background; the last one, which goes
 * with its pair, they do not. Nothing else is here: pages get it.
 */

export const SETTINGS_KEY = 'settings';
export const SILENCED_KEY = 'silenced';
/** The filters by which pages look for names. */
export const FILTERS_KEY = 'filters';
/** Of which names those are: written with every change of the names, also of one that leaves the filters as they were. */
export const FILTERS_OF_KEY = 'filtersOf';
