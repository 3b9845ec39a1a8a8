import { card as words } from '../i18n/catalogue/card.ts';
import { announcementOf } from './announcement.ts';
import { isHeadwordFocused } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { hasEnded, mentionOf } from './opening.ts';

/** Says to screen readers, once, whose card has opened; and of one that failed, why. */
export function announce(card: OpenCard): void {
  if (card.announced) return;
  card.announced = true;
  const { services, shell, details } = card;
  const { language } = services.preferences();
  const text = announcementOf({
    mention: mentionOf(card),
    shown: card.shown,
    details: details.state === 'here' ? details.details : undefined,
    place: card.request.place,
    isNamed: isHeadwordFocused(shell),
    language,
    today: card.today,
  });
  say(card, details.state === 'failed' ? `${text} ${words(language)(details.why)}.` : text);
}

/** Says something of an open card to screen readers, as soon as they have time. */
export function say(card: OpenCard, text: string): void {
  const { live } = card.shell;
  // Emptied first, so that the same words twice are two announcements.
  live.textContent = '';
  setTimeout(() => {
    if (!hasEnded(card)) live.textContent = text;
  }, 50);
}
