/** A host name by which sites are told apart: one with a dot at its end is the same site as without. */
export const siteOf = (hostname: string): string => hostname.replace(/\.$/, '');

/**
 * Whether browsers write a host so. `192.168.1.300` and `08` they take for addresses that are none; Chromium refuses
 * every pattern of a registration for one such.
 */
export const isHost = (host: string): boolean =>
  URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname === host;
