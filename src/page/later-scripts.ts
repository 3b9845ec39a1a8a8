import { insist, request } from './extension-api.ts';
import type { PageFace } from './face.ts';
import { onFirstSign } from './first-sign.ts';
import type { CreateHands, Hands } from './hands.ts';

/** So long, in ms, marks wait for what serves them. */
const HANDS_MS = 1_000;

/** The two scripts that come after the attendant, where there are marks: the hands, and then the card's. */
export interface LaterScripts {
  /** Null: not there yet. */
  readonly hands: Hands | null;
  wantHands(): Promise<void>;
  /** As `wantHands`, but waits no longer than marks may. */
  awaitHands(): Promise<unknown>;
  /** Once, however many want it: a tap is a first sign and opens a card at the same time. */
  wantCard(): Promise<unknown>;
  /** Has the card's script come when somebody stirs. */
  expectCard(): void;
}

/**
 * @param isOver whether there is nobody left to ask for
 * @param equip makes the hands of what their script brings
 * @param onHands they are there
 */
export function createLaterScripts(
  face: PageFace,
  isOver: () => boolean,
  equip: (create: CreateHands) => Hands,
  onHands: () => void,
): LaterScripts {
  const { api, signal } = face;
  let hands: Hands | null = null;
  let handsComing: Promise<void> | null = null;
  let cardWanted = false;
  let cardComing: Promise<unknown> | null = null;

  face.takeHands = (create) => {
    if (hands || signal.aborted) return;
    hands = equip(create);
    onHands();
  };

  async function wantHands(): Promise<void> {
    if (hands) return;
    // Where they did not come, they are asked for with the next change.
    handsComing ??= insist(() => request(api, 'wantHands', {}), isOver).then(() => {
      handsComing = null;
    });
    await handsComing;
  }

  function wantCard(): Promise<unknown> {
    // A key may be pressed on a page that was switched off: what is put there then would stay.
    if (signal.aborted) return Promise.resolve();
    cardComing ??= request(api, 'wantCard', {}).finally(() => {
      cardComing = null;
    });
    return cardComing;
  }

  function bringCard(): void {
    // A command of the browser may have had it come before anybody stirred in the page: a second one would close it.
    if (hands?.door.isHere) return;
    wantCard().catch(() => {
      // Asked again with the next change.
      cardWanted = false;
    });
  }

  return {
    get hands() {
      return hands;
    },
    wantHands,
    awaitHands: () => Promise.race([wantHands(), new Promise((resolve) => setTimeout(resolve, HANDS_MS))]),
    wantCard,
    expectCard() {
      if (cardWanted) return;
      cardWanted = true;
      // Its script costs a page more than reading it did, and many pages are left without a card. The pointer rests
      // longer on a name than it takes to come.
      onFirstSign(bringCard, signal);
    },
  };
}
