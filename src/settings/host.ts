/** A host name by which sites are told apart: one with a dot at its end is the same site as without. */
export const siteOf = (hostname: string): string => hostname.replace(/\.$/, '');
