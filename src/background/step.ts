import { browser } from 'wxt/browser';
import type { Among, Attendant, Standing } from '../page/face.ts';
import { within } from './within.ts';

/** A frame that does not answer for so long is busy with itself; the next key is not to wait for it. */
const TURN_MS = 2_000;

const COMMANDS: Record<string, 1 | -1> = { 'next-mention': 1, 'previous-mention': -1 };

/**
 * The keys that go from mention to mention, through all frames of the tab at hand: within a frame as far as its mentions
 * go, then on to the next frame that has any, round and round.
 */
export function stepThroughMentions(): void {
  let turn: Promise<unknown> = Promise.resolve();
  browser.commands.onCommand.addListener((name: string) => {
    const direction = COMMANDS[name];
    // One after the other, as quickly as a key is pressed: each step begins where the last one ended.
    if (direction) turn = turn.then(() => within(TURN_MS, stepIn(direction))).catch(() => undefined);
  });
}

/** A frame of a tab that has mentions, in the browser's order: the top frame first. */
export interface FrameStanding extends Standing {
  frameId: number;
  /** Whether the reader's focus is in it. */
  hasFocus: boolean;
}

/** One try of a step. */
export interface Step extends Among {
  frameId: number;
}

/**
 * Where a step may lead, likeliest first: on within the frame where the reader is, then to the frames after it, round to
 * the other end of its own. In a frame of which no mention shows, a closed menu say, there is nothing to go to.
 *
 * @returns empty where no frame has a mention; `from`: the frame where the reader is
 */
export function stepsFrom(
  frames: readonly FrameStanding[],
  direction: 1 | -1,
): { from: number | null; steps: readonly Step[] } {
  const some = frames.filter(({ count }) => count > 0);
  const latest = some.reduce<FrameStanding | null>(
    (found, frame) => (frame.steppedMs > (found?.steppedMs ?? 0) ? frame : found),
    null,
  );
  // Without a step before: where the reader is at work, else from the top.
  const current = latest ?? some.find(({ hasFocus }) => hasFocus) ?? some[0];
  if (!current) return { from: null, steps: [] };
  const countOf = (part: readonly FrameStanding[]) => part.reduce((sum, { count }) => sum + count, 0);
  const stepTo = (at: number, fromEdge: boolean): Step => ({
    frameId: (some[at] as FrameStanding).frameId,
    before: countOf(some.slice(0, at)),
    count: countOf(some),
    fromEdge,
  });
  const start = some.indexOf(current);
  const around = some.map((_, n) => (start + direction * (n + 1) + some.length * 2) % some.length);
  return { from: current.frameId, steps: [stepTo(start, false), ...around.map((at) => stepTo(at, true))] };
}

async function stepIn(direction: 1 | -1): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  const tabId = tab.id;
  const askedMs = performance.now();
  // At once: else the browser waits for every frame to be loaded, and one that never is would stop all keys.
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: lookInFrame,
    injectImmediately: true,
  });
  // The turn is over, and the reader may be elsewhere.
  if (performance.now() - askedMs > TURN_MS) return;
  const frames = results
    .flatMap(({ frameId, result }) => (result ? [{ frameId, ...result }] : []))
    // They come as they answer; their numbers are in the order of the page, but for frames put in later.
    .sort((a, b) => a.frameId - b.frameId);
  const { from, steps } = stepsFrom(frames, direction);
  let left: number | null = null;
  for (const { frameId, ...among } of steps) {
    if (frameId !== from && left === null && from !== null) {
      left = from;
      // First, or the focus that it gives back would be taken from the next card.
      await browser.scripting
        .executeScript({ target: { tabId, frameIds: [from] }, func: leaveFrame, injectImmediately: true })
        .catch(() => undefined);
    }
    const [moved] = await browser.scripting
      .executeScript({
        target: { tabId, frameIds: [frameId] },
        func: stepInFrame,
        args: [direction, among],
        injectImmediately: true,
      })
      .catch(() => []);
    if (moved?.result) return;
  }
}

// These run in the page script's world of a frame. They travel as text: they can use nothing from around them. What they
// ask of the document they ask of its prototype: a page may have an element of that name.

type Shared = Record<symbol, { attendant: Attendant | null } | undefined>;

function lookInFrame(): (Standing & { hasFocus: boolean }) | null {
  const standing = (globalThis as unknown as Shared)[Symbol.for('il.page')]?.attendant?.standing();
  if (!standing) return null;
  const { prototype } = Document;
  const active = Object.getOwnPropertyDescriptor(prototype, 'activeElement')?.get?.call(document) as Element | null;
  return { ...standing, hasFocus: prototype.hasFocus.call(document) && !/^i?frame$/i.test(active?.nodeName ?? '') };
}

function leaveFrame(): void {
  (globalThis as unknown as Shared)[Symbol.for('il.page')]?.attendant?.leave();
}

function stepInFrame(direction: 1 | -1, among: Among): boolean {
  return (globalThis as unknown as Shared)[Symbol.for('il.page')]?.attendant?.step(direction, among) ?? false;
}
