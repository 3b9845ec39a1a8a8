/** What ends the wait for each question that is out. */
const waiting = new Set<(reason: Error) => void>();
let listens = false;

/**
 * What a question to the browser comes to, as long as there is somebody to hear it:
 *
 * - It never settles in a window that was closed meanwhile. Firefox still runs a script's promises for a moment then, and
 *   whatever they ask of the window, a timer or a listener, throws.
 * - It fails when the page comes back from the browser's cache of pages: an answer that came while it was there is lost,
 *   and the browser tells nobody.
 *
 * @throws what the question throws, or that the page was away
 */
export async function answerOf<T>(question: Promise<T>): Promise<T> {
  listen();
  let lose: ((reason: Error) => void) | undefined;
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
    waiting.add(reject);
  });
  try {
    return await Promise.race([question, lost]);
  } finally {
    if (lose) waiting.delete(lose);
    if ((globalThis as { closed?: boolean }).closed) await new Promise(() => {});
  }
}

function listen(): void {
  if (listens || typeof addEventListener !== 'function') return;
  listens = true;
  onReturn(() => {
    for (const lose of waiting) lose(new Error('away'));
  });
}

/** Calls when the page comes back from the browser's cache of pages: what happened meanwhile, nobody told it. */
export function onReturn(act: () => void, signal?: AbortSignal): void {
  // A page can make such events, too.
  addEventListener('pageshow', (event) => event.isTrusted && event.persisted && act(), signal && { signal });
}
