/** An entity's id, as a pack gives it: what every message and everything kept is held against. */
export const ENTITY_ID = /^[a-z0-9][a-z0-9-]{0,95}$/;
