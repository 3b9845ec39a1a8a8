/** ISO's own code for “not known”: of an entity whose list names no country. It is at home nowhere, as what is international. */
export const UNKNOWN_COUNTRY = 'ZZ';
