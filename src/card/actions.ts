import { ask } from './ask.ts';
import type { OpenCardActions } from './draw.tsx';
import { focusHeadword } from './focus.ts';
import { dismiss, keep, undo } from './not-this.ts';
import type { OpenCard } from './open-card.ts';
import { WAITING } from './opening.ts';

/** What the buttons of an open card do. */
export function actionsOf(card: OpenCard): OpenCardActions {
  const { services, shell, events, request, update, close } = card;
  return {
    close,
    pin: () => update({ pinned: !card.pinned }),
    retry() {
      update({ details: WAITING, announced: false });
      if (card.shown) ask(card, card.shown);
      focusHeadword(shell);
    },
    openEntry: services.openEntry,
    more() {
      const id = (card.shown ?? request.mention.leads[0])?.id ?? '';
      if (services.openPopup) services.openPopup(id, card.shown === null);
      else services.openEntry(id);
      close();
    },
    step: (direction) => events.step(direction),
    toggleWhy() {
      update({ whyOpen: !card.whyOpen });
      if (card.whyOpen) shell.root.querySelector('.card-scroll')?.scrollTo({ top: 0 });
    },
    dismiss: () => dismiss(card),
    keep: (reach) => void keep(card, reach),
    undo: () => void undo(card),
    confirm: card.shown
      ? () => {
          events.confirm(card.shown?.id ?? '');
          update({ isChosen: true, announced: false });
          focusHeadword(shell);
        }
      : undefined,
    choose(id) {
      const shown = request.mention.leads.find((lead) => lead.id === id) ?? null;
      update({ shown, isChosen: shown !== null, details: WAITING, announced: false });
      if (shown) {
        events.confirm(shown.id);
        ask(card, shown);
      } else events.undo();
      // The pressed button is gone; a reader at the keyboard goes on from the head.
      focusHeadword(shell);
    },
  };
}
