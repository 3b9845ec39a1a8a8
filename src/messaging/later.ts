/**
 * A timer, but in a window that was just closed: Firefox runs its promises and the listeners of the extension API for a
 * moment longer, and throws where one sets a timer then.
 */
export const later = (act: () => void, ms: number | undefined): ReturnType<typeof setTimeout> | undefined =>
  globalThis.closed ? undefined : setTimeout(act, ms);
