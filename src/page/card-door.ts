import type { AnnotatedPage } from './annotate.ts';
import { parentElementOf } from './dom.ts';
import { type Candidate, textOf } from './ledger.ts';
import { clientRectsOf } from './ranges.ts';
import { isCutOff, showsText } from './shows-text.ts';
import { CARD_SYMBOL, type CardApi, type CardRequest } from './types.ts';

/** The way to the card, which is shown for one mention at a time. */
export interface CardDoor {
  open(candidate: Candidate, how: Pick<CardRequest, 'by' | 'pointer' | 'place'>): Promise<void>;
  close(): void;
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

/** More places of the same entity than this are not lit up. */
const MAX_ECHOES = 500;

/**
 * @param wantCard asks the background for the card script
 * @param step goes to the next mention, when the card's own buttons ask for it
 * @param wording takes the reader's own word on a name
 */
export function createCardDoor(
  page: AnnotatedPage,
  wantCard: () => Promise<unknown>,
  step: (direction: 1 | -1) => void,
  wording: Wording,
  signal: AbortSignal,
): CardDoor {
  let current: Candidate | null = null;
  let by: CardRequest['by'] | null = null;
  /** The mention was dismissed and its mark is gone; the card stays to offer the way back. */
  let dismissed = false;
  /** Counts attempts to open, so that a late one does not come up over a later one. */
  let attempt = 0;
  /** The attempt of which the open card came; 0: none is open. */
  let shown = 0;

  const card = (): CardApi | undefined => (globalThis as unknown as Record<symbol, CardApi | undefined>)[CARD_SYMBOL];

  const emphasise = (candidate: Candidate | null): void => {
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
    current = by = null;
    dismissed = false;
    shown = 0;
    emphasise(null);
  };

  const requestOf = (candidate: Candidate, how: Pick<CardRequest, 'by' | 'pointer' | 'place'>): CardRequest => ({
    mention: {
      text: textOf(candidate),
      around: candidate.block.run.text.slice(Math.max(0, candidate.start - REACH), candidate.end + REACH),
      // Only marked candidates get here, and those have a verdict.
      verdict: candidate.verdict as NonNullable<Candidate['verdict']>,
      leads: (candidate.verdict?.choices ?? []).flatMap(({ entity }) => page.leadOf(entity) ?? []),
    },
    bearers: wording.bearersOf(candidate),
    rects: () => (candidate.mark ? clientRectsOf(candidate.range) : []),
    isCutOff(rect) {
      const element = candidate.range && parentElementOf(candidate.range.startContainer);
      return element !== null && (!showsText(element) || isCutOff(element, rect));
    },
    ...how,
  });

  signal.addEventListener('abort', () => {
    card()?.dispose();
  });

  return {
    async open(candidate, how) {
      const mine = ++attempt;
      // It came along with us; it may have gone since.
      if (!card()) await wantCard().catch(() => undefined);
      if (mine !== attempt || signal.aborted || !candidate.mark) return;
      const text = textOf(candidate);
      const entities = wording.bearersOf(candidate);
      const opened = card()?.open(requestOf(candidate, how), {
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
      } else if (!card()?.isOpen()) forget();
    },
    close() {
      attempt++;
      if (!current) return;
      forget();
      card()?.close();
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
      if (current && !current.mark && !dismissed) this.close();
      else if (current) emphasise(current);
    },
  };
}
