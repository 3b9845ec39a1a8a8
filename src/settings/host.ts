/** A host name by which sites are told apart: one with a dot at its end is the same site as without. */
export const siteOf = (hostname: string): string => hostname.replace(/\.$/, '');

/**
 * The host name of the site that a document is of, or the empty string. What a site made itself (`about:srcdoc`,
 * `blob:`) has no host in its address, and the site's origin.
 *
 * @param address of the document
 * @param origin of the document
 */
export function hostOfDocument(address: string, origin: string | undefined): string {
  for (const one of [address, origin ?? '']) {
    const hostname = URL.canParse(one) ? new URL(one).hostname : '';
    if (hostname !== '') return hostname;
  }
  return '';
}

/**
 * Whether browsers write a host so. `192.168.1.300` and `08` they take for addresses that are none; Chromium refuses
 * every pattern of a registration for one such.
 */
export const isHost = (host: string): boolean =>
  URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname === host;

/** The switched-off hosts that cover a host: itself and those it lies under. */
export function hostsOver(host: string | null, sitesOff: readonly string[]): string[] {
  return host === null ? [] : sitesOff.filter((off) => host === off || host.endsWith(`.${off}`));
}
