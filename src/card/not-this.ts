import { card as words } from '../i18n/catalogue/card.ts';
import { DISMISSED, type Reach } from './Dismissed.tsx';
import { focusHeadword, hasFocus } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { hasEnded, type Opening } from './opening.ts';
import { say } from './say.ts';

/** Ids of the entities that the name is not to stand for: all of ours that it may, as the card says that it is marked no more. */
const rejected = ({ request }: Opening): string[] => [...request.bearers];

/** The reader says “not this”, for this page. */
export function dismiss(card: OpenCard): void {
  const { shell, opening } = card;
  const focused = hasFocus(shell);
  opening.events.dismiss(rejected(opening));
  sayDismissed(card, 'page', focused);
}

/** “Not this” is to reach further than this page. */
export const keep = (card: OpenCard, reach: 'site' | 'everywhere'): Promise<void> =>
  write(card, async () => {
    const { services, opening } = card;
    const takeBack = await services.silence?.(opening.request.mention.text, rejected(opening), reach);
    if (takeBack) opening.takeBack.push(takeBack);
    return reach;
  });

/** Takes “not this” back, however far it reached. */
export const undo = (card: OpenCard): Promise<void> =>
  write(card, async () => {
    const { opening } = card;
    // First for the page, which then forgets nothing of what was said before when it hears of the rest.
    opening.events.undo();
    const left = await Promise.all(opening.takeBack.map((takeBack) => takeBack())).then(
      () => null,
      () => opening.dismissed,
    );
    if (left) opening.events.dismiss(rejected(opening));
    return left;
  });

/**
 * One at a time: what is being written would come all the same. Where it cannot be written, the card says again what is so.
 *
 * @param work gives how far the word reaches then; null: it is taken back
 */
async function write(card: OpenCard, work: () => Promise<Reach | null>): Promise<void> {
  const { shell, opening } = card;
  if (opening.isWriting) return;
  opening.isWriting = true;
  const reach = await work().catch(() => opening.dismissed);
  opening.isWriting = false;
  if (hasEnded(opening)) return;
  if (reach) sayDismissed(card, reach, hasFocus(shell));
  else card.close();
}

/** @param focus whether the focus is, or was, in the card */
function sayDismissed(card: OpenCard, dismissed: Reach, focus: boolean): void {
  const { services, host, shell, opening } = card;
  card.update({ dismissed });
  // Where the focus goes to the sentence, it is read there.
  if (focus) {
    focusHeadword(shell);
    return;
  }
  const { language } = services.preferences();
  say(card, words(language)(DISMISSED[dismissed], { name: opening.request.mention.text, site: host }));
}
