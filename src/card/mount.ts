import { render } from 'preact';
import { todayOf } from '../i18n/format.ts';
import { activeElementOf } from '../page/dom.ts';
import type { CardApi, CardEvents, CardRequest } from '../page/types.ts';
import { hostOfDocument } from '../settings/host.ts';
import { actionsOf } from './actions.ts';
import { ask } from './ask.ts';
import { type Box, inCorridor } from './corridor.ts';
import { draw } from './draw.tsx';
import {
  focusedStepButton,
  focusHeadword,
  focusStepButton,
  giveFocusBack,
  hasFocus,
  hasKeyboardFocus,
} from './focus.ts';
import { followWord } from './follow-word.ts';
import { keepOnTop } from './keep-on-top.ts';
import type { OpenCard } from './open-card.ts';
import { beginOpening, hasEnded, type Opening } from './opening.ts';
import { place } from './place.ts';
import { chooseRect, middleOf } from './position.ts';
import { announce } from './say.ts';
import type { CardServices } from './services.ts';
import { makeShell, type Shell } from './shell.ts';
import { watchKeys } from './watch-keys.ts';
import { watchPointer } from './watch-pointer.ts';

export interface MountedCard extends CardApi {
  /** Draws the open card again: the reader has chosen another language or appearance. */
  refresh(): void;
}

/** Makes the card of one frame; it touches the document when the first card opens. */
export function mountCard(window: Window & typeof globalThis, services: CardServices): MountedCard {
  const { document } = window;
  const host = hostOfDocument(window.location.href, window.origin);
  let shell: Shell | null = null;
  let current: OpenCard | null = null;

  function open(request: CardRequest, events: CardEvents): boolean {
    const rect = chooseRect(request.rects(), request.pointer);
    const isRefused = request.by === 'pointer' && isKept(current);
    if (!rect || isRefused || request.mention.leads.length === 0) return false;
    // A step from card to card keeps the place that the focus came from.
    const returnTo = current && hasFocus(shell) ? current.returnTo : activeElementOf(document);
    const stepButton = focusedStepButton(shell);
    const byKeyboard = request.by === 'key' && (stepButton < 0 || hasKeyboardFocus(shell));
    const before = current;
    if (before) {
      // What had the focus in the card is about to go, and the focus with it. The page hears of that, and may end the frame.
      if (request.by !== 'key') giveFocusBack(before);
      if (current !== before) return false;
      end(before);
    }
    const today = todayOf(new Date());
    const pageDate = services.pageDate?.(today) ?? null;
    const opening = beginOpening({ request, events, byKeyboard, rect, today, pageDate, returnTo });
    let card: OpenCard;
    try {
      shell ??= makeShell(document, services.css);
      card = current = cardOf(shell, opening);
      shell.pop.removeAttribute('data-side');
      shell.pop.removeAttribute('style');
      card.draw();
      if (!shell.show(middleOf(rect))) throw new Error('This document shows no HTML.');
    } catch {
      // An SVG or XML document that has no place for us: no card, and no trace of it.
      close();
      shell?.remove();
      shell = null;
      return false;
    }
    followWord(card);
    keepOnTop(card);
    watchKeys(card);
    watchPointer(card);
    place(card);
    if (hasEnded(card)) return false;
    // Who goes on by the card's own button finds the button under the finger again.
    if (stepButton >= 0 && request.place) focusStepButton(shell, stepButton);
    else if (request.by === 'key') focusHeadword(shell);
    // The page hears of the focus, and may have ended the frame.
    if (hasEnded(card) || window.closed) return false;
    if (card.shown) ask(card, card.shown);
    else announce(card);
    return true;
  }

  /** Joins the parts for one opening. */
  function cardOf(shell: Shell, opening: Opening): OpenCard {
    const card: OpenCard = {
      ...opening,
      window,
      services,
      host,
      shell,
      draw: () => draw(card, actionsOf(card)),
      update(change) {
        Object.assign(card, change);
        card.draw();
        place(card);
      },
      close,
    };
    return card;
  }

  /** Ends an opening; the popover stays for the next one, so nothing is said of closing yet. */
  function end(card: OpenCard): void {
    card.life.abort();
    current = null;
  }

  function close(): void {
    if (!current) return;
    const closing = current;
    giveFocusBack(closing);
    // The page hears of that, and may end the frame, which closes the card too.
    if (current !== closing) return;
    end(closing);
    closing.shell.hide();
    closing.shell.live.textContent = '';
    closing.events.closed();
  }

  return {
    open,
    close,
    isOpen: () => current !== null,
    holdsPointer(x, y) {
      if (!current) return false;
      if (isKept(current)) return true;
      return inCorridor(current.rect, current.shell.pop.getBoundingClientRect() as Box, x, y);
    },
    refresh() {
      current?.update({});
    },
    dispose() {
      close();
      if (shell) render(null, shell.pop);
      shell?.remove();
      shell = null;
    },
  };
}

/**
 * Whether the pointer takes nothing away: the card is pinned, or somebody at the keyboard is in it, for whom the pointer
 * merely lies where it lies. A card that the page has thrown out, or hidden, is seen by nobody, and so is not kept.
 */
const isKept = (card: OpenCard | null): boolean =>
  Boolean(
    card &&
      (card.pinned || (card.byKeyboard && hasFocus(card.shell)) || hasKeyboardFocus(card.shell)) &&
      card.shell.pop.getClientRects().length,
  );
