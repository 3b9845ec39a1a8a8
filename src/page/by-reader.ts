import type { Choice } from '../matching/types.ts';

/** A candidate as the reader's own choice, which goes before all that the text says: the one that has no reasons. */
export const byReader = ({ entity }: Choice): Choice => ({ entity, score: 1, reasons: [] });
