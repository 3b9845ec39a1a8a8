import { gistOf, type Reach } from './Dismissed.tsx';
import { focusHeadword, hasFocus } from './focus.ts';
import type { OpenCard } from './open-card.ts';
import { hasEnded, type Opening } from './opening.ts';
import { say } from './say.ts';

/** Ids of the entities that the name is not to stand for: all of ours that it may, as the card says that it is marked no more. */
const rejected = ({ request }: Opening): string[] => [...request.bearers];

/** The reader says “not this”, for this page. */
export function dismiss(card: OpenCard): void {
  const focused = hasFocus(card.shell);
  card.events.dismiss(rejected(card));
  sayDismissed(card, 'page', focused);
}

/** “Not this” is to reach further than this page. Where that cannot be saved, the card says so. */
export const keep = (card: OpenCard, reach: 'site' | 'everywhere'): Promise<void> =>
  write(card, async () => {
    const takeBack = await card.services.silence?.(card.request.mention.text, rejected(card), reach);
    // What reaches further takes the place of what was said before.
    for (const narrower of card.takeBack.splice(0)) await narrower().catch(() => card.takeBack.push(narrower));
    if (takeBack) card.takeBack.push(takeBack);
    return reach;
  });

/** Takes “not this” back, however far it reached. */
export const undo = (card: OpenCard): Promise<void> =>
  write(card, async () => {
    // First for the page, which then forgets nothing of what was said before when it hears of the rest.
    card.events.undo();
    const left = await Promise.all(card.takeBack.map((takeBack) => takeBack())).then(
      () => null,
      () => card.dismissed,
    );
    if (left) card.events.dismiss(rejected(card));
    return left;
  });

/**
 * One at a time: what is being written would come all the same. Where it cannot be written, the card says again what is so.
 *
 * @param work gives how far the word reaches then; null: it is taken back
 */
async function write(card: OpenCard, work: () => Promise<Reach | null>): Promise<void> {
  if (card.isWriting) return;
  card.isWriting = true;
  card.isSaved = true;
  const reach = await work().catch(() => {
    card.isSaved = false;
    return card.dismissed;
  });
  card.isWriting = false;
  if (hasEnded(card)) return;
  if (reach) sayDismissed(card, reach, hasFocus(card.shell));
  else card.close();
}

/** @param focus whether the focus is, or was, in the card */
function sayDismissed(card: OpenCard, dismissed: Reach, focus: boolean): void {
  card.update({ dismissed });
  // Where the focus goes to the sentence, it is read there.
  if (focus) {
    focusHeadword(card.shell);
    return;
  }
  const { language } = card.services.preferences();
  say(card, gistOf(card, dismissed, language));
}
