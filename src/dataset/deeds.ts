/** Roles that are a deed and not a state: nobody goes on founding. */
const DEEDS = new Set(['founder', 'author', 'predecessor', 'consulted']);

export interface Dated {
  /** The word of the role; where it is not given, the role is taken for a state. */
  role?: string;
  from: string | null;
  to: string | null;
}

/** Whether only the day of a role is known, and it is one on which something was done. */
export const isDeedOfADay = ({ role, from, to }: Dated): boolean =>
  from !== null && to === null && role !== undefined && DEEDS.has(role);

/** When a role ended: a deed without an end was over when it was done. Null: not by what is known. */
export const endOf = (role: Dated): string | null => (isDeedOfADay(role) ? role.from : role.to);
