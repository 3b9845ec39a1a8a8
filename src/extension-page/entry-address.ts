/**
 * Where the reference page shows an entry. A private window of Chromium opens our pages in an ordinary one, whose history
 * would keep the address: from there it is the page alone, and nothing of what was looked up is written down.
 */
export const entryAddressFrom = (referenceAddress: string, id: string, isPrivate: boolean): string =>
  isPrivate && !import.meta.env.FIREFOX ? referenceAddress : `${referenceAddress}#/entity/${encodeURIComponent(id)}`;
