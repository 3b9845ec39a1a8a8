/**
 * A bit for each kind of what the page's filter looks for: a name; one that counts on pages about our subject, as a broad
 * one does, or a word that hardly ever is a name (`alone: never`: Spotlight, Proud); a word that tells of our subject. By
 * themselves, so that whoever asks only for these carries nothing of the filter.
 */
export const NAME = 1;
export const BROAD = 2;
export const TELLING = 4;
export type Kind = typeof NAME | typeof BROAD | typeof TELLING;
