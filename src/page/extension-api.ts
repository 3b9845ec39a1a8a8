import type { Answer, RequestOf, RequestType, ResponseMap } from '../messaging/protocol.ts';
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
    sendMessage(message: unknown): Promise<unknown>;
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

/** Whether the extension is gone: updated or removed. An orphan can do nothing but tidy up. */
export function isOrphaned({ runtime }: ExtensionApi): boolean {
  try {
    return !runtime.id;
  } catch {
    return true;
  }
}

/**
 * Asks the background; as `sendRequest` of the messaging client, without its words for every failure.
 *
 * @throws the answer that says what went wrong, or whatever the browser throws
 */
export async function request<T extends RequestType>(
  { runtime }: ExtensionApi,
  type: T,
  payload: RequestOf<T>,
): Promise<ResponseMap[T]> {
  const answer = (await runtime.sendMessage({ type, payload })) as Answer<ResponseMap[T]> | undefined;
  if (answer?.ok) return answer.value;
  throw answer;
}
