/**
 * Ends what waited for an answer if its window was closed meanwhile. Firefox still runs a script's promises for a moment
 * then, and whatever they ask of the window, a timer or a size, throws. There is nobody left to show anything to.
 *
 * @returns a promise that never settles where the window is closed; a worker's scope never is
 */
export async function unlessClosed(): Promise<void> {
  if ((globalThis as { closed?: boolean }).closed) await new Promise(() => {});
}
