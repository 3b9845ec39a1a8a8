import type { AnnotatedPage } from './annotate.ts';
import type { CardDoor } from './card-door.ts';
import { closestOf, isElement, parentElementOf, rootElementOf } from './dom.ts';
import { createHitTester, type Hit, holds } from './hit.ts';
import type { Preferences } from './preferences.ts';
import { clientRectsOf } from './ranges.ts';
import type { Candidate } from './run.ts';

/** A pointer at this speed, in px a ms, is on its way elsewhere. */
const RACING = 0.5;
/** Events further apart than this, in ms, say nothing of speed. */
const STALE_MS = 100;
/** A press that goes further than this, in CSS px, is no click. */
const DRAG_PX = 4;
/** Beside every card. */
const FAR_PX = -1e9;
/** A pointer that has not moved for so long has stopped, in ms. */
const STOPPED_MS = 40;
/**
 * So long before the rest is over its card is made, in ms. Browsers tell of the pointer at the beginning of a frame, and
 * the usual rests are whole numbers of frames: a card that is made at their very end has just missed a frame, and waits
 * for the next. This is what making it takes, so that the frame at the end of the rest shows it.
 */
export const LEAD_MS = 10;
/**
 * So long, in ms, a pointer at rest waits for a mark that is away just now: on a slow machine, where a page writes its
 * text anew many times a second, it may be every time one looks.
 */
const PATIENCE_MS = 2_000;

/** What does something of its own when clicked; a card must not come between. */
const INTERACTIVE =
  'a[href],area,button,input,select,textarea,label,summary,option,[onclick],[contenteditable],' +
  '[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=checkbox],[role=switch]';

const EDITABLE = 'input,textarea,select,[contenteditable]';

const MODIFIERS = {
  shift: { key: 'Shift', flag: 'shiftKey' },
  alt: { key: 'Alt', flag: 'altKey' },
  ctrl: { key: 'Control', flag: 'ctrlKey' },
} as const;

/** The key that must be held; undefined where none is, as for a value of a later version. */
const modifierOf = ({ hover }: Preferences) => MODIFIERS[hover.modifier as keyof typeof MODIFIERS];

export interface HoverWatch {
  /** To be called when marks have changed. Listens to the pointer only while there are any. */
  refresh(): void;
  /** Where the pointer rests counts no more: other marks are shown on purpose. */
  forget(): void;
}

/** Opens the card of the mention on which the pointer rests, or that is tapped, and closes it when the pointer has left. */
export function watchHover(
  page: AnnotatedPage,
  card: CardDoor,
  preferences: () => Preferences,
  signal: AbortSignal,
): HoverWatch {
  const tester = createHitTester(page);
  let armed: AbortController | null = null;
  /** The root of the document at that time. */
  let armedIn: Element | null = null;
  /** The mention under the pointer, while it is. */
  let over: Hit | null = null;
  /** The mention that was under the pointer when something around it was scrolled. */
  let rested: Candidate | null = null;
  let last = { x: -1, y: -1, atMs: 0 };
  /** Where a button went down on a name, as far as moves have told. */
  let pressed: { x: number; y: number } | null = null;
  let target: Element | null = null;
  /** Whether the pointer has been looked at since it stopped. */
  let hasStopped = false;
  /** Until when, by `performance.now()`, a card that is due waits for its word. */
  let dueUntilMs = 0;
  /** Whether the key is down that the reader wants to hold for a card, as far as pointer and keys have told. */
  let isHeld = false;
  /** Whether a card has come of holding it. */
  let isSpent = false;
  let stopTimer: ReturnType<typeof setTimeout> | undefined;
  let dwellTimer: ReturnType<typeof setTimeout> | undefined;
  let graceTimer: ReturnType<typeof setTimeout> | undefined;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const targetOf = (event: Event): Element | null => {
    const [first] = event.composedPath();
    return first instanceof Node && isElement(first) ? first : null;
  };

  const onMove = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    const { clientX: x, clientY: y, timeStamp: atMs } = event;
    const elapsedMs = atMs - last.atMs;
    const racing = elapsedMs < STALE_MS && Math.hypot(x - last.x, y - last.y) >= RACING * Math.max(1, elapsedMs);
    if (event.buttons === 0) pressed = null;
    else if (over && holds(over.rect, last.x, last.y)) pressed ??= last;
    if (pressed && Math.hypot(x - pressed.x, y - pressed.y) > DRAG_PX) endForDrag();
    last = { x, y, atMs };
    const wasHeld = isHeld;
    const modifier = modifierOf(preferences());
    isHeld = modifier !== undefined && event[modifier.flag];
    // Resting in the same word: nothing to find out, but that the key went down or up where nobody told.
    if (over && holds(over.rect, x, y) && over.candidate.mark && targetOf(event) === target && isStillOn(over, x, y)) {
      if (isHeld !== wasHeld) holdOver(over);
      return;
    }
    leaveWord();
    target = targetOf(event);
    if (preferences().hover.open === 'hover' && event.buttons === 0) {
      if (!racing && target) settleOn(tester.at(x, y, target));
      if (!over) stopTimer = setTimeout(onStop, STOPPED_MS);
    }
    if (card.current && card.by !== 'key') considerLeaving();
  };

  /** What is dragged from the word, and what is selected, is not to end in its card. One that is pinned holds every pointer. */
  const endForDrag = (): void => {
    pressed = null;
    letGo();
  };

  /** Closes a card that the pointer has opened; not one that is pinned. */
  const letGo = (): void => {
    if (card.by === 'pointer' && !card.holdsPointer(FAR_PX, FAR_PX)) card.close();
  };

  const isStillOn = ({ candidate, isAlone }: Hit, x: number, y: number): boolean =>
    isAlone || ((target && tester.at(x, y, target)) ?? look(x, y))?.candidate === candidate;

  /** The pointer stands still, over something that is no mention at first sight, or came to a sudden halt. */
  const onStop = (): void => {
    hasStopped = true;
    settleOn((target && tester.at(last.x, last.y, target)) ?? look(last.x, last.y));
  };

  /** Not where a card is open that the pointer did not open, nor where a key is to be held: it may be held for writing. */
  const mayLookAgain = (): boolean =>
    preferences().hover.open === 'hover' && !modifierOf(preferences()) && (!card.current || card.by === 'pointer');

  const settleOn = (hit: Hit | null): void => {
    over = hit;
    if (!hit) return;
    clearTimeout(stopTimer);
    clearTimeout(graceTimer);
    graceTimer = undefined;
    if (isHeld || !modifierOf(preferences())) dwellOn(hit);
  };

  const dwellOn = (hit: Hit): void => {
    stopDwelling();
    if (hit.candidate === card.current) return;
    dwellTimer = setTimeout(() => {
      dueUntilMs = performance.now() + PATIENCE_MS;
      void openDue();
    }, preferences().hover.dwellMs - LEAD_MS);
  };

  const stopDwelling = (): void => {
    clearTimeout(dwellTimer);
    dueUntilMs = 0;
  };

  const leaveWord = (): void => {
    over = rested = null;
    hasStopped = false;
    clearTimeout(stopTimer);
    stopDwelling();
  };

  const openDue = async (): Promise<void> => {
    // Meanwhile the reader has opened another by a key or a tap.
    if (card.current && card.by !== 'pointer') stopDwelling();
    const there = dueUntilMs > 0 && over && (over.candidate.mark ? over : rewritten(over));
    if (!there) return;
    over = there;
    // The page may have moved the word away from under a pointer that rests, and nothing tells.
    if (!clientRectsOf(there.candidate.range).some((rect) => holds(rect, last.x, last.y))) return;
    isSpent = isHeld;
    const { x, y } = last;
    const opened = await card.open(there.candidate, { by: 'pointer', pointer: { x, y } });
    if (opened && over === there) dueUntilMs = 0;
  };

  /** What stands under the pointer now. What lies beneath the card is not looked for: its host paints nothing. */
  const look = (x: number, y: number): Hit | null => (card.holdsPointer(x, y) ? null : tester.through(x, y));

  /** Where a page writes a text anew while the pointer rests, the same name that stands there now. */
  const rewritten = ({ candidate }: Hit): Hit | null => {
    const found = look(last.x, last.y);
    return found?.candidate.verdict?.choices[0]?.entity === candidate.verdict?.choices[0]?.entity ? found : null;
  };

  /** The key alone, pressed over a name, asks for its card; with another key it is a chord, and meant for something else. */
  const onKey = (event: KeyboardEvent): void => {
    const modifier = modifierOf(preferences());
    if (!event.isTrusted || event.repeat || !modifier) return;
    if (event.key !== modifier.key) {
      stopDwelling();
      return;
    }
    isHeld = event.type === 'keydown';
    // Firefox goes to its menu bar when Alt alone is released: here it was for something.
    if (!isHeld && isSpent) event.preventDefault();
    isSpent &&= isHeld;
    const at = targetOf(event);
    // Who is writing holds Shift for a capital.
    if (over && !(at && closestOf(at, EDITABLE))) holdOver(over);
  };

  const holdOver = (hit: Hit): void => {
    if (isHeld) dwellOn(hit);
    else stopDwelling();
  };

  const considerLeaving = (): void => {
    if (over?.candidate === card.current || card.holdsPointer(last.x, last.y)) {
      clearTimeout(graceTimer);
      graceTimer = undefined;
      return;
    }
    graceTimer ??= setTimeout(() => {
      graceTimer = undefined;
      if (card.current && card.by !== 'key' && over?.candidate !== card.current && !card.holdsPointer(last.x, last.y))
        card.close();
    }, preferences().hover.graceMs);
  };

  const onOut = (event: PointerEvent): void => {
    // Out of the window, or into a frame.
    if (!event.isTrusted || event.relatedTarget !== null || event.pointerType === 'touch') return;
    leaveWord();
    target = null;
    last = { x: -1, y: -1, atMs: 0 };
    if (card.current && card.by !== 'key') considerLeaving();
  };

  const onClick = (event: MouseEvent): void => {
    const { open } = preferences().hover;
    const touch = (event as PointerEvent).pointerType === 'touch';
    const at = targetOf(event);
    if (!event.isTrusted || !at || open === 'off' || !(touch || open === 'click') || closestOf(at, INTERACTIVE)) return;
    const { clientX: x, clientY: y } = event;
    const hit = tester.at(x, y, at) ?? look(x, y);
    // A click that ends a selection selects.
    if (hit && getSelection()?.isCollapsed !== false)
      void card.open(hit.candidate, { by: touch ? 'tap' : 'pointer', pointer: { x, y } });
  };

  /**
   * The word moves away from under the pointer; what is under it now counts when it moves. Not where another box is
   * scrolled: a ticker or a chat elsewhere on the page moves nothing here.
   */
  const onScroll = (event: Event): void => {
    if (!event.isTrusted || !holdsTarget(event.target)) return;
    if (over) rested = over.candidate;
    over = null;
    hasStopped = false;
    stopDwelling();
    // Its card follows it, and would come to lie under the pointer: there it would take the wheel, and stay.
    if (rested && rested === card.current && !clientRectsOf(rested.range).some((rect) => holds(rect, last.x, last.y)))
      letGo();
  };

  /** Whether what is scrolled is around what the pointer is over: the document is. */
  const holdsTarget = (scrolled: EventTarget | null): boolean => {
    if (scrolled === document) return true;
    let at = target;
    while (at && at !== scrolled) at = parentElementOf(at);
    return at !== null;
  };

  const arm = (): void => {
    armed?.abort();
    armed = new AbortController();
    armedIn = rootElementOf(document);
    const listening = { signal: armed.signal, capture: true, passive: true };
    addEventListener('pointermove', onMove, listening);
    addEventListener('pointerout', onOut, listening);
    addEventListener('click', onClick, listening);
    addEventListener('keydown', onKey, listening);
    addEventListener('keyup', onKey, { ...listening, passive: false });
    addEventListener('scroll', onScroll, listening);
  };

  const disarm = (): void => {
    armed?.abort();
    armed = armedIn = target = null;
    leaveWord();
    clearTimeout(graceTimer);
    clearTimeout(idleTimer);
    graceTimer = idleTimer = undefined;
  };

  signal.addEventListener('abort', disarm);

  return {
    forget: leaveWord,
    refresh() {
      tester.refresh();
      if (signal.aborted) return;
      if (page.markedCount === 0) {
        if (armed) idleTimer ??= setTimeout(disarm, PATIENCE_MS);
      }
      // A document that is written anew has another root, and has lost the listeners of its window.
      else if (!armed || idleTimer !== undefined || armedIn !== rootElementOf(document)) {
        clearTimeout(idleTimer);
        idleTimer = undefined;
        arm();
      }
      const nowMs = performance.now();
      if (nowMs < dueUntilMs) void openDue();
      else if (!over && hasStopped && nowMs - last.atMs < PATIENCE_MS && mayLookAgain()) settleOn(look(last.x, last.y));
    },
  };
}
