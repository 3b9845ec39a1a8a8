/**
 * A bit for each kind of what the page's filter looks for. `NAME`: a name that has the page ask by itself. `BROAD`: one for
 * which it asks where a telling word stands too: a broad one (the United Nations), or a word that hardly ever is a name
 * (rare-words.ts: Spotlight). `TELLING`: a word that tells of our subject. In a file of their own, so that whoever asks only
 * for these carries nothing of the filter.
 */
export const NAME = 1;
export const BROAD = 2;
export const TELLING = 4;
export type Kind = typeof NAME | typeof BROAD | typeof TELLING;
