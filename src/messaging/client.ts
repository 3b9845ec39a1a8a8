import { answerOf } from './answer-of.ts';
import { ownApi } from './own-api.ts';
import type { Answer, RequestOf, RequestType, ResponseMap } from './protocol.ts';

/**
 * The asking side of the protocol, for scripts in pages and for extension pages. It takes the browser's own
 * promise-based API and not the polyfill: the polyfill would be a quarter of the page script's budget.
 */

interface Runtime {
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

const runtime = (): Runtime | undefined => ownApi<{ runtime?: Runtime }>()?.runtime;

/** A question that got no answer, or an answer that says what went wrong. */
export class RequestError extends Error {
  override name = 'RequestError';
  constructor(
    /** `orphaned`: the extension was updated or removed; `unanswered`: nobody listened; else the background's own code. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Whether the extension that this script belongs to is still there. An orphan can do nothing but tidy up. */
export const isOrphaned = (): boolean => {
  try {
    return runtime()?.id === undefined;
  } catch {
    return true;
  }
};

/**
 * Asks the background. Never settles in a window that is closed before the answer is there.
 *
 * @throws RequestError with a code; never anything else
 */
export async function sendRequest<T extends RequestType>(type: T, payload: RequestOf<T>): Promise<ResponseMap[T]> {
  let answer: Answer<ResponseMap[T]> | undefined;
  try {
    const there = isOrphaned() ? undefined : runtime();
    if (!there) throw new RequestError('orphaned', 'The extension was updated or removed.');
    answer = (await answerOf(there.sendMessage({ type, payload }))) as Answer<ResponseMap[T]> | undefined;
  } catch (error) {
    if (error instanceof RequestError) throw error;
    if (isOrphaned()) throw new RequestError('orphaned', 'The extension was updated or removed.');
    throw new RequestError('unanswered', error instanceof Error ? error.message : String(error));
  }
  if (answer?.ok === true) return answer.value;
  if (answer?.ok === false) throw new RequestError(answer.error.code, answer.error.message);
  throw new RequestError('unanswered', `Nobody answered “${type}”.`);
}
