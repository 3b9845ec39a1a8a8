/** Kinds of entity that are carried by others: the goals they serve are those of the roles in them too. */
export const UNDERTAKINGS: ReadonlySet<string> = new Set(['initiative', 'programme', 'event', 'publication', 'law']);
