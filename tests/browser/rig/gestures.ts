import { DocumentGoneError } from './document-gone.ts';
import { readCard, readMarks, showMark, showText } from './in-page.ts';
import type { CardView, Mark, Point, Rect, Scope, Tab } from './rig.ts';

/** What a reader does and sees, in terms of the rig. */

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Far longer than anything takes on a quiet machine: on a busy one a test may be slow, but never wrong. */
const PATIENCE_MS = 60_000;

/** A question without an answer for so long is lost: Firefox gives none where the document was put aside just then. */
const LOST_MS = 15_000;

async function answerTo<T>(ask: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DocumentGoneError()), LOST_MS);
  });
  return Promise.race([ask(), lost]).finally(() => clearTimeout(timer));
}

/**
 * Asks again until the answer is wanted. A document that is left meanwhile is asked again in its successor.
 *
 * @throws Error with `what` and the last answer after `timeoutMs`
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  wanted: (value: T) => boolean,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let last: string | undefined;
    try {
      const value = await answerTo(ask);
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

/** The texts of all marks, sorted. */
export const textsOfMarks = async (scope: Scope): Promise<string[]> =>
  (await marksOf(scope)).map(({ text }) => text).sort();

/** Waits until just these names are marked. */
export const marksAre = (scope: Scope, wanted: readonly string[]): Promise<unknown> =>
  until(
    `the marks ${wanted}`,
    () => textsOfMarks(scope),
    (texts) => texts.join() === [...wanted].sort().join(),
  );

/**
 * The marks once at least `atLeast` are there and nothing has changed for `quietMs`.
 *
 * @throws Error with `where`, the frame or page that is meant, and what was seen last
 */
export async function settledMarks(
  scope: Scope,
  { atLeast = 1, quietMs = 600, timeoutMs = PATIENCE_MS, where = '' } = {},
): Promise<Mark[]> {
  await until(
    `${atLeast} ${atLeast === 1 ? 'mark' : 'marks'}${where && ` in ${where}`}`,
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
    if (performance.now() > deadline) throw new Error(`The marks${where && ` in ${where}`} never came to rest.`);
    await pause(50);
  }
}

export const cardOf = (scope: Scope): Promise<CardView | null> => scope.inCard(readCard, null);

/** Where the pointer was left resting on a mark, and since when. */
const resting = new WeakMap<Scope, { point: Point; sinceMs: number }>();
/** No reader's hand is still for so long. */
const STILL_MS = 4_000;

/**
 * The card, once there is one whose headword (where given) is right and whose text has come. A pointer that rests on a
 * mark without one moves a little now and then, as a hand does: on a busy machine the first movement may come before
 * the page listens.
 */
export async function waitForCard(scope: Scope, headword?: string, timeoutMs = PATIENCE_MS): Promise<CardView> {
  const card = await until(
    headword === undefined ? 'a card' : `the card “${headword}”`,
    async () => {
      const seen = await cardOf(scope);
      const rest = resting.get(scope);
      if (!seen && rest && performance.now() - rest.sinceMs > STILL_MS) {
        await scope.moveTo({ x: rest.point.x + 1, y: rest.point.y });
        await scope.moveTo(rest.point);
        rest.sinceMs = performance.now();
      }
      return seen;
    },
    (seen) => seen !== null && (headword === undefined || seen.headword === headword),
    timeoutMs,
  );
  resting.delete(scope);
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

/** Types into the popup once its field has the focus, and waits for the first result. */
export async function searchInPopup(popup: Tab, words: string, first: string): Promise<void> {
  await until(
    'the focus in the field',
    () => popup.evaluate(() => document.activeElement?.getAttribute('role') ?? ''),
    (role) => role === 'combobox',
  );
  await popup.type(words);
  await until(
    `${first} as the first result`,
    () => popup.evaluate(() => document.querySelector('[role=option] .name')?.textContent ?? ''),
    (name) => name === first,
  );
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

/** Where the n-th mark with this text stands, scrolled into view, once it is there: a page may be read anew just now. */
export const pointOfMark = async (scope: Scope, text: string, nth = 0): Promise<Point> => {
  const what = `the mark “${text}”`;
  const shown = await until(
    what,
    () => scope.evaluate(showMark, { text, nth }),
    (rects) => rects.length > 0,
  );
  return middle(shown, what);
};

/** Where the n-th place of a text stands, marked or not, scrolled into view. */
export const pointOfText = async (scope: Scope, text: string, nth = 0): Promise<Point> =>
  middle(await scope.evaluate(showText, { text, nth }), `“${text}”`);

/** Rests the pointer on a point, coming from somewhere else. */
export async function hover(scope: Scope, point: Point): Promise<void> {
  resting.delete(scope);
  await scope.moveTo({ x: point.x > 40 ? point.x - 30 : point.x + 30, y: Math.max(1, point.y - 4) });
  await scope.moveTo(point);
}

export async function hoverMark(scope: Scope, text: string, nth = 0): Promise<void> {
  const point = await pointOfMark(scope, text, nth);
  await hover(scope, point);
  resting.set(scope, { point, sinceMs: performance.now() });
}

/** Takes the pointer to the corner of the page, away from word and card. */
export async function leave(tab: Tab): Promise<void> {
  resting.delete(tab);
  await tab.moveTo({ x: 2, y: 2 });
}
