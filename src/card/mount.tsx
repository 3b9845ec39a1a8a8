import { render } from 'preact';
import { todayOf } from '../i18n/format.ts';
import { activeElementOf } from '../page/dom.ts';
import type { CardApi, CardEvents, CardRequest } from '../page/types.ts';
import { hostOfDocument } from '../settings/host.ts';
import { ask } from './ask.ts';
import { CompactCard, isTooSmall } from './CompactCard.tsx';
import { type Box, inCorridor } from './corridor.ts';
import { Dismissed } from './Dismissed.tsx';
import { type CardActions, EntityCard } from './EntityCard.tsx';
import {
  focusedStepButton,
  focusHeadword,
  focusStepButton,
  giveFocusBack,
  HEADING_ID,
  hasFocus,
  hasKeyboardFocus,
} from './focus.ts';
import { dismiss, keep, undo } from './not-this.ts';
import type { OpenCard } from './open-card.ts';
import { beginOpening, hasEnded, mentionOf, type Opening, WAITING } from './opening.ts';
import { place } from './place.ts';
import { chooseRect, middleOf } from './position.ts';
import { announce } from './say.ts';
import type { CardServices } from './services.ts';
import { makeShell, type Shell } from './shell.ts';
import { watchKeys, watchPointer } from './watch-reader.ts';
import { followWord, keepOnTop } from './watch-word.ts';

export interface MountedCard extends CardApi {
  /** Draws the open card again: the reader has chosen another language or appearance. */
  refresh(): void;
}

/** Makes the card of one frame; it touches the document when the first card opens. */
export function mountCard(window: Window & typeof globalThis, services: CardServices): MountedCard {
  const { document } = window;
  const host = hostOfDocument(window.location.href, window.origin);
  let shell: Shell | null = null;
  let opening: Opening | null = null;

  function open(request: CardRequest, events: CardEvents): boolean {
    const rect = chooseRect(request.rects(), request.pointer);
    const isRefused = request.by === 'pointer' && isKept();
    if (!rect || isRefused || request.mention.leads.length === 0) return false;
    // A step from card to card keeps the place that the focus came from.
    const returnTo = opening && hasFocus(shell) ? opening.returnTo : activeElementOf(document);
    const stepButton = focusedStepButton(shell);
    const byKeyboard = request.by === 'key' && (stepButton < 0 || hasKeyboardFocus(shell));
    if (opening) {
      // What had the focus in the card is about to go, and the focus with it.
      if (request.by !== 'key') giveFocusBack(shell, opening);
      end(opening);
    }
    const today = todayOf(new Date());
    const pageDate = services.pageDate?.(today) ?? null;
    const mine = beginOpening({ request, events, byKeyboard, rect, today, pageDate, returnTo });
    opening = mine;
    let card: OpenCard;
    try {
      shell ??= makeShell(document, services.css);
      card = cardOf(shell, mine);
      shell.pop.removeAttribute('data-side');
      shell.pop.removeAttribute('style');
      draw(mine);
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
    if (hasEnded(mine)) return false;
    if (mine.shown) ask(card, mine.shown);
    else announce(card);
    // Who goes on by the card's own button finds the button under the finger again.
    if (stepButton >= 0 && request.place) focusStepButton(shell, stepButton);
    else if (request.by === 'key') focusHeadword(shell);
    return true;
  }

  const cardOf = (shell: Shell, opening: Opening): OpenCard => ({
    window,
    services,
    host,
    shell,
    opening,
    draw: () => draw(opening),
    update: (change) => update(opening, change),
    close,
  });

  function draw(mine: Opening): void {
    if (hasEnded(mine) || !shell) return;
    const { language, theme } = services.preferences();
    if (theme === 'system') shell.pop.removeAttribute('data-theme');
    else shell.pop.setAttribute('data-theme', theme);
    shell.live.lang = language;
    const card = cardOf(shell, mine);
    const { dismissed, request } = mine;
    const isCompact = isTooSmall(window);
    shell.pop.toggleAttribute('data-compact', isCompact);
    if (isCompact) {
      const { mention } = request;
      const id = (mine.shown ?? mention.leads[0])?.id ?? '';
      render(
        <CompactCard
          key={`${mention.text} ${mine.shown?.id}`}
          mention={mention}
          language={language}
          shown={mine.shown}
          headingId={HEADING_ID}
          onMore={() => {
            if (services.openPopup) services.openPopup(id, mine.shown === null);
            else services.openEntry(id);
            close();
          }}
          onClose={close}
        />,
        shell.pop,
      );
      return;
    }
    if (dismissed) {
      render(
        <Dismissed
          text={request.mention.text}
          host={host}
          reach={dismissed}
          canKeep={services.silence !== undefined}
          language={language}
          headingId={HEADING_ID}
          onUndo={() => void undo(card)}
          onKeep={(reach) => void keep(card, reach)}
          onClose={close}
        />,
        shell.pop,
      );
      return;
    }
    render(
      <EntityCard
        key={`${mine.request.mention.text} ${mine.shown?.id}`}
        mention={mentionOf(mine)}
        isChosen={mine.isChosen}
        language={language}
        today={mine.today}
        pageDate={mine.pageDate}
        shown={mine.shown}
        details={mine.details}
        whyOpen={mine.whyOpen}
        pinned={mine.pinned}
        place={mine.request.place}
        headingId={HEADING_ID}
        actions={actionsOf(card, mine)}
      />,
      shell.pop,
    );
  }

  const actionsOf = (card: OpenCard, mine: Opening): CardActions => ({
    close,
    pin: () => update(mine, { pinned: !mine.pinned }),
    retry() {
      update(mine, { details: WAITING, announced: false });
      if (mine.shown) ask(card, mine.shown);
      if (shell) focusHeadword(shell);
    },
    openEntry: services.openEntry,
    step: (direction) => mine.events.step(direction),
    toggleWhy() {
      update(mine, { whyOpen: !mine.whyOpen });
      if (mine.whyOpen) shell?.root.querySelector('.card-scroll')?.scrollTo({ top: 0 });
    },
    dismiss: () => dismiss(card),
    confirm: mine.shown
      ? () => {
          mine.events.confirm(mine.shown?.id ?? '');
          close();
        }
      : undefined,
    choose(id) {
      const shown = mine.request.mention.leads.find((lead) => lead.id === id) ?? null;
      update(mine, { shown, isChosen: shown !== null, details: WAITING, announced: false });
      if (shown) {
        mine.events.confirm(shown.id);
        ask(card, shown);
      } else mine.events.undo();
      // The pressed button is gone; a reader at the keyboard goes on from the head.
      if (shell) focusHeadword(shell);
    },
  });

  function update(mine: Opening, change: Partial<Opening>): void {
    Object.assign(mine, change);
    draw(mine);
    if (shell) place(cardOf(shell, mine));
  }

  /**
   * Whether the pointer takes nothing away: the card is pinned, or somebody at the keyboard is in it, for whom the pointer
   * merely lies where it lies. A card that the page has thrown out, or hidden, is seen by nobody, and so is not kept.
   */
  const isKept = () =>
    Boolean(
      opening &&
        (opening.pinned || (opening.byKeyboard && hasFocus(shell)) || hasKeyboardFocus(shell)) &&
        shell?.pop.getClientRects().length,
    );

  /** Ends an opening; the popover stays for the next one, so nothing is said of closing yet. */
  function end(mine: Opening): void {
    mine.life.abort();
    opening = null;
  }

  function close(): void {
    if (!opening) return;
    const closing = opening;
    giveFocusBack(shell, closing);
    end(closing);
    shell?.hide();
    if (shell) shell.live.textContent = '';
    closing.events.closed();
  }

  return {
    open,
    close,
    isOpen: () => opening !== null,
    holdsPointer(x, y) {
      if (!opening || !shell) return false;
      if (isKept()) return true;
      return inCorridor(opening.rect, shell.pop.getBoundingClientRect() as Box, x, y);
    },
    refresh() {
      if (opening) update(opening, {});
    },
    dispose() {
      close();
      if (shell) render(null, shell.pop);
      shell?.remove();
      shell = null;
    },
  };
}
