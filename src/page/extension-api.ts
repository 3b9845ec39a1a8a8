import type { ReportPort } from './report.ts';

/**
 * As much of the extension API as the page script uses, from the browser itself: its own form has promises in both
 * browsers, and the polyfill alone is larger than all the rest of the script.
 */

interface Listeners<L> {
  addListener(listener: L): void;
  removeListener(listener: L): void;
}

export interface Sender {
  id?: string;
}

export interface ExtensionApi {
  runtime: {
    readonly id?: string;
    onMessage: Listeners<(message: unknown, sender: Sender, respond: (answer: unknown) => void) => undefined>;
    onConnect: Listeners<(port: ReportPort & { name: string; sender?: Sender; disconnect(): void }) => void>;
  };
  storage: {
    local: { get(keys: string[]): Promise<Record<string, unknown>> };
    onChanged: Listeners<(changes: Record<string, { newValue?: unknown }>, area: string) => void>;
  };
}

/**
 * Own properties only: `<form id="browser">` makes a `browser` of its own kind on the window where the real one is
 * called `chrome`.
 */
export function extensionApi(): ExtensionApi {
  const scope = globalThis as unknown as { browser: ExtensionApi; chrome: ExtensionApi };
  return Object.hasOwn(scope, 'browser') ? scope.browser : scope.chrome;
}

/** Listens until the signal says otherwise. */
export function listen<L>(event: Listeners<L>, listener: L, signal: AbortSignal): void {
  if (signal.aborted) return;
  event.addListener(listener);
  signal.addEventListener('abort', () => {
    try {
      event.removeListener(listener);
    } catch {
      // The extension is gone, and its listeners with it.
    }
  });
}
