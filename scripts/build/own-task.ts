interface Output {
  fileName: string;
  code?: string;
}

/** What begins in every frame of every tab. */
const SCRIPT = 'page.js';

/**
 * A turn of the page. In Chromium by a timer: to meet `scheduler` for the first time takes a document a millisecond or two.
 * Firefox keeps timers back while a page loads. In the window of a frame that was taken away, where it still runs scripts for
 * a moment, both fail.
 */
const TURNS: Record<string, string> = {
  chrome: 'window.closed||new Promise(e=>setTimeout(e))',
  firefox: 'scheduler.postTask(()=>0).catch(()=>window.closed||new Promise(e=>setTimeout(e)))',
};

/**
 * Has the page script begin in a task of its own. To compile it takes longer than anything that it does, and the browser
 * would go on to run it in the same task: together, on a slow machine, longer than a page should wait.
 *
 * The value of the script is still the promise of its beginning: whoever puts it into a page is told of that.
 */
export const ownTaskStep = (browser: string) => ({
  name: 'own-task',
  generateBundle: {
    // After WXT, which takes the name off a script where it begins.
    order: 'post' as const,
    handler(_options: unknown, bundle: Record<string, Output>): void {
      for (const chunk of Object.values(bundle))
        if (chunk.code !== undefined && chunk.fileName === SCRIPT)
          chunk.code = `${TURNS[browser] ?? TURNS.firefox}.then(()=>${expressionOf(chunk.code)});\n`;
    },
  },
});

/** @param code one statement: a function that is called */
const expressionOf = (code: string): string => code.trim().replace(/;$/, '');
