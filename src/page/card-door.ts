import type { AnnotatedPage } from './annotate.ts';
import { languageOf } from './context.ts';
import { isInDocument, parentElementOf } from './dom.ts';
import { type HitTester, holds } from './hit.ts';
import { clientRectsOf } from './ranges.ts';
import { type Candidate, textOf } from './run.ts';
import { isCutOff, showsText } from './shows-text.ts';
import { CARD_SYMBOL, type CardApi, type CardRequest } from './types.ts';

/** The way to the card, which is shown for one mention at a time. */
export interface CardDoor {
  /** @returns whether it is open: not where its mark has gone meanwhile, or another was asked for */
  open(candidate: Candidate, how: Pick<CardRequest, 'by' | 'pointer' | 'place'>): Promise<boolean>;
  close(): void;
  /** Closes it without its fading out: a page that is kept would show the rest of that when it is come back to. */
  vanish(): void;
  /** Whether the card's script is in this frame. */
  readonly isHere: boolean;
  /** The mention whose card is open. */
  readonly current: Candidate | null;
  /** How its card was opened. */
  readonly by: CardRequest['by'] | null;
  holdsPointer(x: number, y: number): boolean;
  /** Takes the current mark's emphasis away if its mention is gone. */
  refresh(): void;
}

/** What the reader says of a name on this page. */
export interface Wording {
  /** All whom the name may stand for there before the reader's word. */
  bearersOf(candidate: Candidate): string[];
  dismiss(text: string, entities: readonly string[]): void;
  confirm(text: string, entity: string, among: readonly string[]): void;
  undo(text: string, entities: readonly string[]): void;
}

/** Characters on either side of a name among which reasons are quoted. */
const REACH = 1_000;

/** A word that comes back stands no further off than this, in CSS px. */
const MAX_LEAP = 200;

/** So long, in ms, an open card waits for its word to come back: pages write the same text anew, as a whole. */
const RETURN_MS = 600;

/** More places of the same entity than this are not lit up. */
const MAX_ECHOES = 500;

/**
 * @param tester tells whether a word can be seen where it stands
 * @param wantCard asks the background for the card script
 * @param step goes to the next mention, when the card's own buttons ask for it
 * @param wording takes the reader's own word on a name
 * @param onOpen a card has been opened
 */
export function createCardDoor(
  page: AnnotatedPage,
  tester: Pick<HitTester, 'through'>,
  wantCard: () => Promise<unknown>,
  step: (direction: 1 | -1) => void,
  wording: Wording,
  onOpen: () => void,
  signal: AbortSignal,
): CardDoor {
  let current: Candidate | null = null;
  /** Where it stood when it was last asked. */
  let lastRects: DOMRect[] = [];
  let returning: ReturnType<typeof setTimeout> | undefined;
  let by: CardRequest['by'] | null = null;
  /** The mention was dismissed and its mark is gone; the card stays to offer the way back. */
  let dismissed = false;
  /** Counts attempts to open, so that a late one does not come up over a later one. */
  let attempt = 0;
  /** The attempt of which the open card came; 0: none is open. */
  let shown = 0;
  /** The last one of which none came: then what is open is still that of before. */
  let refused = 0;

  const card = (): CardApi | undefined => (globalThis as unknown as Record<symbol, CardApi | undefined>)[CARD_SYMBOL];

  const emphasise = (candidate: Candidate | null): void => {
    // The marks have gone already, and showing any anew would bring all of them back.
    if (signal.aborted) return;
    const entity = candidate?.verdict?.choices[0]?.entity;
    page.highlights.show('m4', candidate?.range ? [candidate.range] : []);
    const echoes: StaticRange[] = [];
    if (candidate && entity) {
      for (const other of page.judged()) {
        if (echoes.length >= MAX_ECHOES) break;
        if (other !== candidate && other.mark && other.verdict?.choices[0]?.entity === entity)
          if (other.range) echoes.push(other.range);
      }
    }
    page.highlights.show('m5', echoes);
  };

  const forget = (): void => {
    clearTimeout(returning);
    returning = undefined;
    current = by = null;
    dismissed = false;
    shown = 0;
    emphasise(null);
  };

  const isOpen = (): boolean => current !== null && (attempt === shown || attempt === refused);

  /** The place of a mention; for the open card that of the word which has taken the place of its own. Null: it is gone. */
  const standing = (candidate: Candidate): StaticRange | null => {
    const { mark, range } = (isOpen() && current) || candidate;
    return mark && range && isInDocument(range.startContainer) ? range : null;
  };

  /** Whether nothing lies over a place of a mention, in the middle of what the window shows of it, but what is seen through. */
  const isBare = (candidate: Candidate, rect: DOMRect): boolean => {
    const [left, top] = [Math.max(0, rect.left), Math.max(0, rect.top)];
    const [right, bottom] = [Math.min(innerWidth, rect.right), Math.min(innerHeight, rect.bottom)];
    if (right <= left || bottom <= top) return true;
    return tester.through((left + right) / 2, (top + bottom) / 2)?.candidate === ((isOpen() && current) || candidate);
  };

  const requestOf = (
    candidate: Candidate,
    how: Pick<CardRequest, 'by' | 'pointer' | 'place'>,
    wasBare: boolean,
  ): CardRequest => ({
    mention: {
      text: textOf(candidate),
      around: candidate.block.run.text.slice(Math.max(0, candidate.start - REACH), candidate.end + REACH),
      lang: (candidate.range && languageOf(candidate.range.startContainer as Text)) || undefined,
      // Only marked candidates get here, and those have a verdict.
      verdict: candidate.verdict as NonNullable<Candidate['verdict']>,
      leads: (candidate.verdict?.choices ?? []).flatMap(({ entity }) => page.leadOf(entity) ?? []),
    },
    bearers: wording.bearersOf(candidate),
    rects() {
      const range = standing(candidate);
      // The open card waits for its word where that stood.
      if (range || !isOpen()) lastRects = clientRectsOf(range);
      return lastRects;
    },
    isCutOff(rect) {
      const text = standing(candidate)?.startContainer as Text | undefined;
      const element = text && parentElementOf(text);
      if (!element) return false;
      // A curtain may have come down over it since; what was under one already stands there as it stood.
      return !showsText(element) || isCutOff(text, rect) || (wasBare && !isBare(candidate, rect));
    },
    element() {
      const range = standing(candidate);
      return range && parentElementOf(range.startContainer as Text);
    },
    ...how,
  });

  /** The nearest mark of the same name for the same entity: where a page has written a text anew, the name in it. */
  const successorOf = (old: Candidate): Candidate | null => {
    const text = textOf(old);
    const entity = old.verdict?.choices[0]?.entity;
    const [{ left = 0, top = 0 } = {}] = lastRects;
    let best: Candidate | null = null;
    let least = MAX_LEAP;
    for (const other of page.judged()) {
      if (!other.mark || other.verdict?.choices[0]?.entity !== entity || textOf(other) !== text) continue;
      const [rect] = clientRectsOf(other.range);
      const distance = rect ? Math.hypot(rect.left - left, rect.top - top) : least;
      if (distance < least) [best, least] = [other, distance];
    }
    return best;
  };

  signal.addEventListener('abort', () => {
    clearTimeout(returning);
    card()?.dispose();
  });

  return {
    async open(candidate, how) {
      const mine = ++attempt;
      // It came along with us; it may have gone since.
      if (!card()) await wantCard().catch(() => undefined);
      if (mine !== attempt || signal.aborted || !candidate.mark) {
        refused = mine;
        return false;
      }
      const text = textOf(candidate);
      const entities = wording.bearersOf(candidate);
      const { by: opener, pointer } = how;
      const lines = clientRectsOf(candidate.range);
      const line = lines.find((rect) => pointer && holds(rect, pointer.x, pointer.y)) ?? lines[0];
      const wasBare = opener === 'pointer' && line !== undefined && isBare(candidate, line);
      const opened = card()?.open(requestOf(candidate, how, wasBare), {
        closed: () => {
          if (mine === shown) forget();
        },
        step,
        dismiss(rejected) {
          dismissed = true;
          wording.dismiss(text, rejected);
        },
        confirm: (entity) => wording.confirm(text, entity, entities),
        undo: () => wording.undo(text, entities),
      });
      if (opened) {
        shown = mine;
        current = candidate;
        by = how.by;
        dismissed = false;
        emphasise(candidate);
        onOpen();
      } else {
        refused = mine;
        if (!card()?.isOpen()) forget();
      }
      return opened === true;
    },
    close() {
      attempt++;
      if (!current) return;
      forget();
      card()?.close();
    },
    vanish() {
      this.close();
      card()?.dispose();
    },
    get isHere() {
      return card() !== undefined;
    },
    get current() {
      return current;
    },
    get by() {
      return by;
    },
    holdsPointer: (x, y) => card()?.holdsPointer(x, y) ?? false,
    refresh() {
      if (!current) return;
      if (!current.mark && !dismissed) {
        const successor = successorOf(current);
        if (!successor) {
          returning ??= setTimeout(() => this.close(), RETURN_MS);
          return;
        }
        current = successor;
      }
      clearTimeout(returning);
      returning = undefined;
      emphasise(current);
    },
  };
}
