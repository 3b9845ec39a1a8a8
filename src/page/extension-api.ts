import { answerOf } from '../messaging/answer-of.ts';
import { ownApi } from '../messaging/own-api.ts';
import type { Answer, Farewell, FrameReport, RequestOf, RequestType, ResponseMap } from '../messaging/protocol.ts';

/**
 * As much of the extension API as the page script uses, from the browser itself: its own form has promises in both
 * browsers, and the polyfill would be a quarter of the page script's budget.
 */

interface Listeners<L> {
  addListener(listener: L): void;
  removeListener(listener: L): void;
}

/** A port on which somebody is told what this frame shows. */
export interface ReportPort {
  postMessage(message: FrameReport | Farewell): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
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

export const extensionApi = (): ExtensionApi => ownApi() as ExtensionApi;

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

/** A question that has waited so long, in ms, is taken for lost: far longer than the slowest answer, a first compilation. */
const LOST_MS = 20_000;

/**
 * Asks the background; as `sendRequest` of the messaging client, without its words for every failure. Never
 * settles in a window that is closed before the answer is there.
 *
 * @throws the answer that says what went wrong, or whatever the browser throws, or nothing where no answer came
 */
export async function request<T extends RequestType>(
  { runtime }: ExtensionApi,
  type: T,
  payload: RequestOf<T>,
): Promise<ResponseMap[T]> {
  let lost: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer = (await answerOf(
      Promise.race([
        runtime.sendMessage({ type, payload }),
        new Promise((_, reject) => {
          lost = setTimeout(reject, LOST_MS);
        }),
      ]),
    )) as Answer<ResponseMap[T]> | undefined;
    if (answer?.ok) return answer.value;
    throw answer;
  } finally {
    clearTimeout(lost);
  }
}

/** First pause, in ms, before asking again, and the longest. */
const AGAIN_MS = 250;
const MAX_AGAIN_MS = 30_000;

/**
 * Asks until there is an answer, with ever longer pauses. The browser may stop the background between a question and
 * its answer; a frame that then gave up would stay unread for as long as it stands.
 *
 * @returns undefined once it is over
 */
export async function insist<T>(ask: () => Promise<T>, isOver: () => boolean): Promise<T | undefined> {
  for (let pauseMs = AGAIN_MS; !isOver(); pauseMs = Math.min(MAX_AGAIN_MS, 2 * pauseMs)) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return undefined;
}
