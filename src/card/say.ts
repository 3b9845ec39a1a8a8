import { card as words } from '../i18n/catalogue/card.ts';
import { announcementOf } from './announcement.ts';
import { isHeadwordFocused } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { hasEnded, mentionOf } from './opening.ts';

/** Says to screen readers, once, whose card has opened; and of one that failed, why. */
export function announce(card: OpenCard): void {
  const { services, shell, opening } = card;
  if (opening.announced) return;
  opening.announced = true;
  const { details } = opening;
  const { language } = services.preferences();
  const text = announcementOf({
    mention: mentionOf(opening),
    shown: opening.shown,
    details: details.state === 'here' ? details.details : undefined,
    place: opening.request.place,
    isNamed: isHeadwordFocused(shell),
    language,
    today: opening.today,
  });
  say(card, details.state === 'failed' ? `${text} ${words(language)(details.why)}.` : text);
}

/** Says something of an open card to screen readers, as soon as they have time. */
export function say({ shell, opening }: OpenCard, text: string): void {
  // Emptied first, so that the same words twice are two announcements.
  shell.live.textContent = '';
  setTimeout(() => {
    if (!hasEnded(opening)) shell.live.textContent = text;
  }, 50);
}
