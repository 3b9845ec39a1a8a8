import type { AnnotatedPage } from './annotate.ts';
import type { CardDoor } from './card-door.ts';
import { closestOf, parentElementOf } from './dom.ts';
import { createDueCard } from './due-card.ts';
import { createHeldKey } from './held-key.ts';
import { type Hit, type HitTester, holds } from './hit.ts';
import { createCardLeave } from './leave-card.ts';
import { createPointer, PATIENCE_MS, type Pointer, targetOf } from './pointer.ts';
import type { Preferences } from './preferences.ts';
import { clientRectsOf } from './ranges.ts';
import type { Candidate } from './run.ts';
import { listenWhileMarked } from './while-marked.ts';

/** A pointer at this speed, in px a ms, is on its way elsewhere. */
const RACING = 0.5;
/** Events further apart than this, in ms, say nothing of speed. */
const STALE_MS = 100;
/** A press that goes further than this, in CSS px, is no click. */
const DRAG_PX = 4;
/** Some pages let their text glide after the scroll: for how long it is looked at more often, and at what distance, in ms. */
const GLIDES_MS = 960;
const GLIDE_MS = 80;
/** At what distance, in ms, the word of an open card is looked at: nothing tells when a page moves it. */
const LOOK_MS = 200;
/** A pointer that has not moved for so long has stopped, in ms. */
const STOPPED_MS = 40;

/** What does something of its own when clicked; a card must not come between. */
const INTERACTIVE =
  'a[href],area,button,input,select,textarea,label,summary,option,[onclick],[contenteditable],' +
  '[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=checkbox],[role=switch]';

export interface HoverWatch {
  /** To be called when marks have changed. Listens to the pointer only while there are any. */
  refresh(): void;
  /** Where the pointer rests counts no more: other marks are shown on purpose. */
  forget(): void;
}

/** Opens the card of the mention on which the pointer rests, or that is tapped, and closes it when the pointer has left. */
export function watchHover(
  page: AnnotatedPage,
  tester: HitTester,
  card: CardDoor,
  preferences: () => Preferences,
  signal: AbortSignal,
): HoverWatch {
  const pointer = createPointer(tester, card);
  const due = createDueCard(
    pointer,
    card,
    preferences,
    () => key.spend(),
    (candidate) => {
      rested = candidate;
      lookAtRested();
    },
  );
  const key = createHeldKey(preferences, due.stop, () => pointer.over && holdOver(pointer.over));
  const leave = createCardLeave(pointer, card, preferences);
  /** The mention of the open card, while the pointer rests on it, or did when something around it was scrolled. */
  let rested: Candidate | null = null;
  /** Where a button went down on a name, as far as moves have told. */
  let pressed: { x: number; y: number } | null = null;
  /** Whether the pointer has been looked at since it stopped. */
  let hasStopped = false;
  let stopTimer: ReturnType<typeof setTimeout> | undefined;
  let glideTimer: ReturnType<typeof setTimeout> | undefined;
  /** By `performance.now()`. */
  let glidesUntilMs = 0;

  const onMove = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    const { clientX: x, clientY: y, timeStamp: atMs } = event;
    const { last, over } = pointer;
    const elapsedMs = atMs - last.atMs;
    const racing = elapsedMs < STALE_MS && Math.hypot(x - last.x, y - last.y) >= RACING * Math.max(1, elapsedMs);
    if (event.buttons === 0) pressed = null;
    else if (over && holds(over.rect, last.x, last.y)) pressed ??= last;
    if (pressed && Math.hypot(x - pressed.x, y - pressed.y) > DRAG_PX) endForDrag();
    pointer.last = { x, y, atMs };
    const hasTurned = key.heed(event);
    // Resting in the same word: nothing to find out, but that the key went down or up where nobody told.
    if (
      over &&
      holds(over.rect, x, y) &&
      over.candidate.mark &&
      targetOf(event) === pointer.target &&
      isStillOn(over, x, y)
    ) {
      if (hasTurned) holdOver(over);
      return;
    }
    leaveWord();
    pointer.target = targetOf(event);
    if (preferences().hover.open === 'hover' && event.buttons === 0) {
      if (!racing && pointer.target) settleOn(tester.at(x, y, pointer.target));
      if (!pointer.over) stopTimer = setTimeout(onStop, STOPPED_MS);
    }
    leave.consider();
  };

  /** What is dragged from the word, and what is selected, is not to end in its card. One that is pinned holds every pointer. */
  const endForDrag = (): void => {
    pressed = null;
    leave.letGo();
  };

  const lookAt = (x: number, y: number): Hit | null =>
    (pointer.target && tester.at(x, y, pointer.target)) ?? pointer.look(x, y);

  const isStillOn = ({ candidate, isAlone }: Hit, x: number, y: number): boolean =>
    isAlone || lookAt(x, y)?.candidate === candidate;

  /** The pointer stands still, over something that is no mention at first sight, or came to a sudden halt. */
  const onStop = (): void => {
    hasStopped = true;
    settleOn(lookAt(pointer.last.x, pointer.last.y));
  };

  /** Not where a card is open that the pointer did not open, nor where a key is to be held: it may be held for writing. */
  const mayLookAgain = (): boolean =>
    preferences().hover.open === 'hover' && !key.isWanted() && (!card.current || card.by === 'pointer');

  const settleOn = (hit: Hit | null): void => {
    pointer.over = hit;
    if (!hit) return;
    clearTimeout(stopTimer);
    leave.stay();
    if (key.isHeld() || !key.isWanted()) due.dwellOn(hit);
    if (hit.candidate === card.current) {
      rested = hit.candidate;
      lookAtRested();
    }
  };

  const holdOver = (hit: Hit): void => {
    if (key.isHeld()) due.dwellOn(hit);
    else due.stop();
  };

  const leaveWord = (): void => {
    pointer.over = rested = null;
    hasStopped = false;
    clearTimeout(stopTimer);
    clearTimeout(glideTimer);
    due.stop();
  };

  const onOut = (event: PointerEvent): void => {
    // Out of the window, or into a frame.
    if (!event.isTrusted || event.relatedTarget !== null || event.pointerType === 'touch') return;
    leaveWord();
    pointer.target = null;
    pointer.last = { x: -1, y: -1, atMs: 0 };
    leave.consider();
  };

  /**
   * The word moves away from under the pointer; what is under it now counts when it moves. Not where another box is
   * scrolled: a ticker or a chat elsewhere on the page moves nothing here.
   */
  const onScroll = (event: Event): void => {
    if (!event.isTrusted || !isScrolledWith(pointer.target, event.target)) return;
    const { over } = pointer;
    if (over) rested = over.candidate;
    pointer.over = null;
    hasStopped = false;
    due.stop();
    glidesUntilMs = performance.now() + GLIDES_MS;
    lookAtRested();
  };

  /**
   * The card follows its word, and would come to lie under the pointer: there it would take the wheel, and stay. Where the
   * page itself has moved the word, the card goes only then: a reader may be in the midst of it.
   */
  const lookAtRested = (): void => {
    clearTimeout(glideTimer);
    if (!rested || rested !== card.current) return;
    const { x, y } = pointer.last;
    const isGliding = performance.now() < glidesUntilMs;
    if (clientRectsOf(rested.range).some((rect) => holds(rect, x, y)) || !(isGliding || card.holdsPointer(x, y))) {
      glideTimer = setTimeout(lookAtRested, isGliding ? GLIDE_MS : LOOK_MS);
      return;
    }
    pointer.over = null;
    leave.letGo();
  };

  const listenTo = (armed: AbortSignal): void => {
    const listening = { signal: armed, capture: true, passive: true };
    addEventListener('pointermove', onMove, listening);
    addEventListener('pointerout', onOut, listening);
    addEventListener('click', (event) => onClick(event, pointer, tester, card, preferences().hover), listening);
    addEventListener('keydown', key.onKey, listening);
    addEventListener('keyup', key.onKey, { ...listening, passive: false });
    addEventListener('scroll', onScroll, listening);
  };

  const onEnd = (): void => {
    pointer.target = null;
    leaveWord();
    leave.stay();
  };
  const arm = listenWhileMarked(listenTo, onEnd, signal);

  return {
    forget: leaveWord,
    refresh() {
      if (signal.aborted) return;
      arm(page.markedCount);
      const nowMs = performance.now();
      if (due.retry(nowMs) || pointer.over) return;
      const { x, y, atMs } = pointer.last;
      if (hasStopped && nowMs - atMs < PATIENCE_MS && mayLookAgain()) settleOn(pointer.look(x, y));
    },
  };
}

/** Opens the card of a mention that is tapped, or clicked where the reader wants that. */
function onClick(
  event: MouseEvent,
  pointer: Pointer,
  tester: HitTester,
  card: CardDoor,
  { open }: Preferences['hover'],
): void {
  const touch = (event as PointerEvent).pointerType === 'touch';
  const at = targetOf(event);
  if (!event.isTrusted || !at || open === 'off' || !(touch || open === 'click') || closestOf(at, INTERACTIVE)) return;
  const { clientX: x, clientY: y } = event;
  const hit = tester.at(x, y, at) ?? pointer.look(x, y);
  // A click that ends a selection selects.
  if (hit && getSelection()?.isCollapsed !== false)
    void card.open(hit.candidate, { by: touch ? 'tap' : 'pointer', pointer: { x, y } });
}

/** Whether what is scrolled is around what the pointer is over: the document is. */
function isScrolledWith(target: Element | null, scrolled: EventTarget | null): boolean {
  if (scrolled === document) return true;
  let at = target;
  while (at && at !== scrolled) at = parentElementOf(at);
  return at !== null;
}
