/**
 * Where the reference page shows a place of its own. A private window of Chromium opens our pages in an ordinary one, whose
 * history would keep the address: from there it is the page alone, and nothing of what was looked up is written down.
 *
 * @param place as it stands behind `#/`
 */
export const placeAddressFrom = (referenceAddress: string, place: string, isPrivate: boolean): string =>
  isPrivate && !import.meta.env.FIREFOX ? referenceAddress : `${referenceAddress}#/${place}`;

/** The same of an entry. */
export const entryAddressFrom = (referenceAddress: string, id: string, isPrivate: boolean): string =>
  placeAddressFrom(referenceAddress, `entity/${encodeURIComponent(id)}`, isPrivate);
