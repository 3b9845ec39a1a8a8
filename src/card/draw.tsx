import { render } from 'preact';
import { CompactCard, isTooSmall } from './CompactCard.tsx';
import { Dismissed, gistOf } from './Dismissed.tsx';
import { type CardActions, EntityCard } from './EntityCard.tsx';
import { HEADING_ID } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { hasEnded, mentionOf } from './opening.ts';

/** What the buttons do, whichever of the three cards they stand on. */
export interface OpenCardActions extends CardActions {
  /** From the card of one line to where there is room for the rest. */
  more(): void;
  /** Takes “not this” back. */
  undo(): void;
  /** Has “not this” reach further. */
  keep(reach: 'site' | 'everywhere'): void;
}

/** Draws a card as it is now: in one line where there is no room, as what “not this” has led to, or as an entry. */
export function draw(card: OpenCard, actions: OpenCardActions): void {
  if (hasEnded(card)) return;
  const { window, services, shell, dismissed, request, shown } = card;
  const { language, theme } = services.preferences();
  if (theme === 'system') shell.pop.removeAttribute('data-theme');
  else shell.pop.setAttribute('data-theme', theme);
  shell.live.lang = language;
  const { mention } = request;
  const isCompact = isTooSmall(window);
  shell.pop.toggleAttribute('data-compact', isCompact);
  const key = `${mention.text} ${shown?.id}`;
  if (isCompact) {
    render(
      <CompactCard
        key={key}
        mention={mention}
        language={language}
        shown={shown}
        headingId={HEADING_ID}
        onMore={actions.more}
        onClose={actions.close}
      />,
      shell.pop,
    );
    return;
  }
  if (dismissed) {
    render(
      <Dismissed
        gist={gistOf(card, dismissed, language)}
        host={card.host}
        reach={dismissed}
        canKeep={services.silence !== undefined}
        language={language}
        headingId={HEADING_ID}
        onUndo={actions.undo}
        onKeep={actions.keep}
        onClose={actions.close}
      />,
      shell.pop,
    );
    return;
  }
  render(
    <EntityCard
      key={key}
      mention={mentionOf(card)}
      language={language}
      today={card.today}
      pageDate={card.pageDate}
      shown={shown}
      details={card.details}
      whyOpen={card.whyOpen}
      pinned={card.pinned}
      place={request.place}
      headingId={HEADING_ID}
      actions={actions}
    />,
    shell.pop,
  );
}
