import { DocumentGoneError } from './document-gone.ts';
import { readCard, readMarks, showMark, showText } from './in-page.ts';
import type { CardView, Mark, Point, Rect, Scope, Tab } from './rig.ts';

/** What a reader does and sees, in terms of the rig. */

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Asks again until the answer is wanted. A document that is left meanwhile is asked again in its successor.
 *
 * @throws Error with `what` and the last answer after `timeoutMs`
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  wanted: (value: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let last: string | undefined;
    try {
      const value = await ask();
      if (wanted(value)) return value;
      last = JSON.stringify(value);
    } catch (error) {
      if (!(error instanceof DocumentGoneError)) throw error;
      last = error.message;
    }
    if (performance.now() > deadline) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}; last seen: ${last?.slice(0, 2_000)}`);
    }
    await pause(50);
  }
}

export const marksOf = (scope: Scope): Promise<Mark[]> => scope.evaluate(readMarks);

/** The marks once at least `atLeast` are there and nothing has changed for `quietMs`. */
export async function settledMarks(
  scope: Scope,
  { atLeast = 1, quietMs = 600, timeoutMs = 15_000 } = {},
): Promise<Mark[]> {
  await until(
    `${atLeast} marks`,
    () => marksOf(scope),
    (marks) => marks.length >= atLeast,
    timeoutMs,
  );
  const deadline = performance.now() + timeoutMs;
  let last = '';
  let since = performance.now();
  for (;;) {
    const marks = await marksOf(scope);
    const now = JSON.stringify(marks);
    if (now !== last) {
      last = now;
      since = performance.now();
    }
    if (performance.now() - since >= quietMs) return marks;
    if (performance.now() > deadline) throw new Error('The marks never came to rest.');
    await pause(50);
  }
}

export const cardOf = (scope: Scope): Promise<CardView | null> => scope.inCard(readCard, null);

/** The card, once there is one whose headword (where given) is right and whose text has come. */
export async function waitForCard(scope: Scope, headword?: string, timeoutMs = 8_000): Promise<CardView> {
  const card = await until(
    headword === undefined ? 'a card' : `the card “${headword}”`,
    () => cardOf(scope),
    (seen) => seen !== null && (headword === undefined || seen.headword === headword),
    timeoutMs,
  );
  return card as CardView;
}

/** The card once the entry's details have come too. */
export async function waitForDetails(scope: Scope, headword?: string): Promise<CardView> {
  await waitForCard(scope, headword);
  await until(
    'the details',
    () => scope.inCard((root) => root.querySelector('[role=dialog]')?.getAttribute('aria-busy') ?? 'false', null),
    (busy) => busy === 'false',
  );
  return waitForCard(scope, headword);
}

export const waitForNoCard = (scope: Scope): Promise<unknown> =>
  until(
    'the card to go',
    () => cardOf(scope),
    (card) => card === null,
  );

/** The middle of the first rectangle. */
function middle([rect]: Rect[], what: string): Point {
  if (!rect) throw new Error(`${what} is not on the page.`);
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** Where the n-th mark with this text stands, scrolled into view. */
export const pointOfMark = async (scope: Scope, text: string, nth = 0): Promise<Point> =>
  middle(await scope.evaluate(showMark, { text, nth }), `The mark “${text}”`);

/** Where the n-th place of a text stands, marked or not, scrolled into view. */
export const pointOfText = async (scope: Scope, text: string, nth = 0): Promise<Point> =>
  middle(await scope.evaluate(showText, { text, nth }), `“${text}”`);

/** Rests the pointer on a point, coming from somewhere else. */
export async function hover(scope: Scope, point: Point): Promise<void> {
  await scope.moveTo({ x: point.x > 40 ? point.x - 30 : point.x + 30, y: Math.max(1, point.y - 4) });
  await scope.moveTo(point);
}

export async function hoverMark(scope: Scope, text: string, nth = 0): Promise<void> {
  await hover(scope, await pointOfMark(scope, text, nth));
}

/** Takes the pointer to the corner of the page, away from word and card. */
export const leave = (tab: Tab): Promise<void> => tab.moveTo({ x: 2, y: 2 });
