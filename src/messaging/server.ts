import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { createLimits } from './limits.ts';
import { type Answer, type RequestOf, type RequestType, type ResponseMap, requestSchemas } from './protocol.ts';

/** Who sent a checked message. */
export interface Sender {
  from: 'page' | 'extension';
  tabId?: number;
  frameId?: number;
  incognito: boolean;
  /** Address of the frame that sent it; never stored. */
  url: string;
  /** Its origin, which may be that of the page around it. */
  origin?: string;
}

export type Handlers = {
  [T in RequestType]: (payload: RequestOf<T>, sender: Sender) => Promise<ResponseMap[T]>;
};

/** An error that may cross to the asking side: a code to act on and words for people. */
export class AnswerError extends Error {
  override name = 'AnswerError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const refusal = (code: string, message: string): Answer<never> => ({ ok: false, error: { code, message } });

/**
 * Judges a message by its sender and shape before anyone acts on it.
 *
 * @returns the request and its sender, or why it is refused
 */
export function checkRequest(
  message: unknown,
  sender: Browser.runtime.MessageSender,
  ownId: string,
  ownOrigin: string,
): { type: RequestType; payload: unknown; sender: Sender } | Answer<never> {
  // Another extension cannot come this way (`onMessageExternal` is not listened to), but what costs nothing is checked.
  if (sender.id !== ownId) return refusal('sender', 'Messages of other extensions are refused.');
  const envelope = message as { type?: unknown; payload?: unknown } | null;
  const type = typeof envelope === 'object' && envelope !== null ? envelope.type : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(requestSchemas, type))
    return refusal('type', 'There is no such message.');
  const { from, schema } = requestSchemas[type as RequestType];
  const url = sender.url ?? '';
  const isOwnPage = url === ownOrigin || url.startsWith(`${ownOrigin}/`);
  if (!isOwnPage && sender.tab?.id === undefined) return refusal('sender', 'The message comes from no tab.');
  // Our own pages may ask all that pages may (the card stands in the gallery and the welcome page too), never the reverse.
  if ((from as string) === 'extension' && !isOwnPage)
    return refusal('sender', `“${type}” is not for scripts in pages.`);
  const parsed = v.safeParse(schema, envelope?.payload);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refusal('shape', `${type}${issue ? `: ${v.getDotPath(issue) ?? ''} ${issue.message}` : ''}`);
  }
  const checked: Sender = { from: isOwnPage ? 'extension' : 'page', incognito: sender.tab?.incognito ?? false, url };
  if (sender.tab?.id !== undefined) checked.tabId = sender.tab.id;
  if (sender.frameId !== undefined) checked.frameId = sender.frameId;
  if (sender.origin !== undefined) checked.origin = sender.origin;
  return { type: type as RequestType, payload: parsed.output, sender: checked };
}

/**
 * Whether the tab that asked was closed meanwhile. Whatever the browser then refuses to do for it is no fault of ours,
 * and nobody waits for the answer.
 */
async function hasGone({ tabId }: Sender): Promise<boolean> {
  if (tabId === undefined) return false;
  return browser.tabs.get(tabId).then(
    () => false,
    () => true,
  );
}

/**
 * Answers messages. To be called at once when the background starts: a listener that is added later misses the event
 * that woke it.
 */
export function serveRequests(handlers: Handlers): void {
  const ownOrigin = browser.runtime.getURL('').replace(/\/$/, '');
  const answer = async (message: unknown, sender: Browser.runtime.MessageSender): Promise<Answer<unknown>> => {
    const checked = checkRequest(message, sender, browser.runtime.id, ownOrigin);
    if ('ok' in checked) return checked;
    const handler = handlers[checked.type] as (payload: unknown, sender: Sender) => Promise<unknown>;
    try {
      return { ok: true, value: await handler(checked.payload, checked.sender) };
    } catch (error) {
      if (error instanceof AnswerError) return refusal(error.code, error.message);
      if (await hasGone(checked.sender)) return refusal('gone', 'The tab that asked is gone.');
      console.error(`Answering “${checked.type}” failed.`, error);
      return refusal('internal', 'The background could not answer.');
    }
  };
  const limits = createLimits();
  const answerInTurn = (message: unknown, sender: Browser.runtime.MessageSender): Promise<Answer<unknown>> => {
    const tabId = sender.tab?.id;
    // Our own pages are not kept waiting by anybody.
    if (tabId === undefined || sender.url?.startsWith(`${ownOrigin}/`)) return answer(message, sender);
    const { type } = Object(message) as { type?: unknown };
    return (
      limits.admit(tabId, String(type), () => answer(message, sender)) ??
      Promise.resolve(refusal('busy', 'This tab asks too much at once.'))
    );
  };
  // With the polyfill a listener answers by the promise it returns, which the types of the bare browser do not know.
  browser.runtime.onMessage.addListener(
    answerInTurn as unknown as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
}
