interface Output {
  fileName: string;
  code?: string;
}

/** What runs from end to end as soon as it comes. Most of the card's functions wait for a reader. */
const AT_ONCE = new Set(['page.js', 'attend.js']);

/**
 * Says to Chromium that the functions of a script are called at once, so that it compiles them as it reads them: by
 * itself it skips over each, and comes back when it is called. It keeps no compiled scripts of extensions, and does so
 * in every process. To Firefox it is a comment.
 */
export const compileHintStep = {
  name: 'compile-hint',
  generateBundle: {
    // After WXT, which takes the name off a script where it begins.
    order: 'post' as const,
    handler(_options: unknown, bundle: Record<string, Output>): void {
      for (const chunk of Object.values(bundle))
        if (chunk.code !== undefined && AT_ONCE.has(chunk.fileName))
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code.trimStart()}`;
    },
  },
};
