/** The shape that `settingsSchema` describes; older ones are migrated, newer ones refused. */
export const SETTINGS_VERSION = 3;
