/**
 * What a file may hold at most. Each is several times what honest files have (the longest entry of a sanctions list has
 * some hundreds of names), and small enough that a file made to do harm is refused before it fills the memory.
 */
export const LIMITS = {
  /** Characters of one line, row, or item of a list. */
  itemCharacters: 4_000_000,
  /** Characters of one row of CSV. */
  rowCharacters: 256_000,
  /** Columns of CSV. */
  columns: 200,
  /** Characters of one string, before it is looked at. */
  stringCharacters: 100_000,
  namesOfEntity: 2_000,
  names: 2_000_000,
  /** Surface forms made of all names: endings, other spellings, surnames. */
  forms: 8_000_000,
  entities: 250_000,
  /**
   * Entries with one name. A card shows four, and real lists have some dozens of people called alike: of more no text
   * tells which is meant, and each would be weighed at every place where the name stands.
   */
  bearers: 200,
  /** Names alike, of whatever entries: written otherwise by case, accents and signs alone, and so looked at together. */
  namesAlike: 1_000,
  /** Faults that are listed; reading stops there. */
  problems: 100,
} as const;
