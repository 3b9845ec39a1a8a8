import type { CDPSession } from 'playwright-core';

/** What the main thread of a page did, by the browser's own trace. */
export interface MainThread {
  /** All tasks together, in ms. */
  totalMs: number;
  /** The part of the extensions' own worlds, in ms. */
  ownMs: number;
  /** The most of that in one task, in ms. */
  longestOwnMs: number;
  /** How often the page was laid out in the middle of a script of ours, as that had asked. */
  layouts: number;
  /** Whether the page got the second script, the attendant. */
  isAttended: boolean;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Time that the thread ran, in µs: what else the machine did meanwhile is not in it. */
  tdur?: number;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of event has its own.
  args: any;
}

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'v8', 'v8.execute'];
const ATTENDANT = /^chrome-extension:.*\/attend\.js$/;
/** A look for promises that finds none, in µs at most. */
const NOTHING_US = 50;
/** Work of the page itself within a task. */
const OF_PAGE = new Set([
  'ParseHTML',
  'EvaluateScript',
  'EventDispatch',
  'Layout',
  'UpdateLayoutTree',
  'Paint',
  'Commit',
]);

/**
 * Writes the browser's trace while something happens.
 *
 * @param session a session with the browser, not with a page: pages may change their process
 * @param url the page whose main thread is meant; the last document with it counts
 */
export async function traceMainThread(
  session: CDPSession,
  url: string,
  action: () => Promise<void>,
): Promise<MainThread> {
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  let events: TraceEvent[];
  try {
    await action();
  } finally {
    events = await endTrace(session);
  }
  return readMainThread(events, url);
}

async function endTrace(session: CDPSession): Promise<TraceEvent[]> {
  const complete = new Promise<string>((resolve) => {
    session.once('Tracing.tracingComplete', ({ stream }) => resolve(stream as string));
  });
  await session.send('Tracing.end');
  const handle = await complete;
  let text = '';
  for (let eof = false; !eof; ) {
    const part = await session.send('IO.read', { handle, size: 16 << 20 });
    text += part.base64Encoded ? Buffer.from(part.data, 'base64').toString() : part.data;
    eof = part.eof;
  }
  await session.send('IO.close', { handle });
  return (JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents;
}

function readMainThread(events: TraceEvent[], url: string): MainThread {
  // The first piece of the document that the parser takes up names it, in the process that shows it.
  const parsed = events.findLast(({ name, args }) => name === 'ParseHTML' && args.beginData?.url === url);
  if (!parsed) throw new Error(`The trace has no page ${url}.`);
  const all = events
    .filter(({ pid, tid, ph }) => ph === 'X' && pid === parsed.pid && tid === parsed.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));

  const tasks: { event: TraceEvent; endTs: number; own: TraceEvent[]; ofPage: boolean; runsPage: boolean }[] = [];
  for (const event of all) {
    const task = tasks.at(-1);
    if (!task || event.ts >= task.endTs) {
      // What lies in no task is the browser's book-keeping. Tasks within tasks belong to the outer one.
      if (event.name === 'RunTask') tasks.push({ event, endTs: endOf(event), own: [], ofPage: false, runsPage: false });
    } else if (isOwnCall(event) || (!task.runsPage && isAfterAnswer(event))) {
      if (event.ts >= (task.own.length > 0 ? endOf(task.own.at(-1) as TraceEvent) : 0)) task.own.push(event);
    } else if (OF_PAGE.has(event.name)) {
      task.ofPage = true;
    }
    if (task && event.ts < task.endTs && isPageScript(event)) task.runsPage = true;
  }
  const own = tasks.map(({ event, own: calls, ofPage }) => {
    if (calls.length === 0) return 0;
    // What the browser does on the way into a call and out of it is for our sake too.
    return ofPage ? calls.reduce((sum, call) => sum + msOf(call), 0) : msOf(event);
  });
  const calls = tasks.flatMap((task) => task.own.filter(isOwnCall));
  const isAsked = ({ ts }: TraceEvent) => calls.some((call) => ts >= call.ts && ts < endOf(call));
  return {
    totalMs: tasks.reduce((sum, { event }) => sum + msOf(event), 0),
    ownMs: own.reduce((sum, ms) => sum + ms, 0),
    longestOwnMs: Math.max(0, ...own),
    isAttended: all.some(({ name, args }) => name === 'EvaluateScript' && ATTENDANT.test(args.data?.url)),
    layouts: all.filter((event) => event.name === 'Layout' && isAsked(event)).length,
  };
}

const msOf = ({ tdur = 0 }: TraceEvent) => tdur / 1000;
const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;

/** Scripts of extensions at work: only those have worlds with a name. */
const isOwnCall = ({ name, args }: TraceEvent) =>
  /^v8\.(?:callFunction|compile|run)$/.test(name) && Boolean(args.worldName);
/** A script of the page, or its parser, which looks for promises on its way. */
const isPageScript = ({ name, args }: TraceEvent) =>
  name === 'ParseHTML' || (/^v8\.(?:callFunction|run)$/.test(name) && !args.worldName);
/**
 * What goes on after an answer (of the storage, of the background) says nowhere whose it is. Where neither a script nor the
 * parser of the page runs in the same task it counts as ours: of a page that waits for answers itself this may be more than is.
 */
const isAfterAnswer = ({ name, tdur = 0 }: TraceEvent) => name === 'RunMicrotasks' && tdur > NOTHING_US;
