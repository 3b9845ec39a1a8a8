interface Output {
  fileName: string;
  code?: string;
}

/** What begins in every frame of every tab. */
const SCRIPT = 'page.js';

/**
 * Has the page script begin in a task of its own. To compile it takes longer than anything that it does, and the browser
 * would go on to run it in the same task: together, on a slow machine, longer than a page should wait.
 *
 * The value of the script is still the promise of its beginning: whoever puts it into a page is told of that. By a timer:
 * to meet `scheduler` for the first time takes a document a millisecond or two. In the window of a frame that was taken
 * away, where Firefox still runs scripts for a moment, a timer throws.
 */
export const ownTaskStep = {
  name: 'own-task',
  generateBundle: {
    // After WXT, which takes the name off a script where it begins.
    order: 'post' as const,
    handler(_options: unknown, bundle: Record<string, Output>): void {
      for (const chunk of Object.values(bundle))
        if (chunk.code !== undefined && chunk.fileName === SCRIPT) chunk.code = inOwnTask(chunk.code);
    },
  },
};

/** @param code one expression: a function that is called */
export const inOwnTask = (code: string): string =>
  `window.closed||new Promise(e=>setTimeout(e)).then(()=>${code.trim().replace(/;$/, '')});\n`;
