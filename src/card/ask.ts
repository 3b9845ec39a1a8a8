import type { EntityLead } from '../dataset/reader.ts';
import type { DetailsState } from './EntityCard.tsx';
import type { OpenCard } from './open-card.ts';
import { hasEnded } from './opening.ts';
import { announce } from './say.ts';

/** Before this the wait is not worth showing. */
const SLOW_MS = 300;

/** Asks for all about the entry shown, whose card is drawn as waiting for it. */
export function ask(card: OpenCard, lead: EntityLead): void {
  const current = () => !hasEnded(card) && card.shown === lead;
  const slow = setTimeout(() => {
    if (!current()) return;
    card.update({ details: { state: 'waiting', slow: true } });
    announce(card);
  }, SLOW_MS);
  card.life.signal.addEventListener('abort', () => clearTimeout(slow), { once: true });
  card.services
    .entity(lead.id)
    .then(
      (details): DetailsState => (details ? { state: 'here', details } : { state: 'failed', why: 'notFound' }),
      (error: { code?: unknown } | undefined): DetailsState => ({
        state: 'failed',
        why: error?.code === 'orphaned' ? 'gone' : 'noAnswer',
      }),
    )
    .then((details) => {
      clearTimeout(slow);
      if (!current()) return;
      // A failure is said also where the wait for it has been.
      if (details.state === 'failed') card.announced = false;
      card.update({ details });
      announce(card);
    });
}
