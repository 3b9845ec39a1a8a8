/**
 * The browser's own, promise-based API for scripts in pages, which get no polyfill. Own properties only:
 * `<form id="browser">` makes a `browser` of its own kind on the window where the real one is called `chrome`, and
 * isolated worlds see it too.
 *
 * @returns undefined outside an extension
 */
export function ownApi<T>(): T | undefined {
  const scope = globalThis as unknown as Record<'browser' | 'chrome', T | undefined>;
  return Object.hasOwn(scope, 'browser') ? scope.browser : scope.chrome;
}
