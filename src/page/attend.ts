import { isSilenced } from '../settings/is-silenced.ts';
import { createCardDoor } from './card-door.ts';
import { countEntities } from './count.ts';
import type { Attendant, PageFace } from './face.ts';
import { watchHover } from './hover.ts';
import { textOf } from './ledger.ts';
import { createStepper } from './step.ts';

/** Serves the reader's pointer and keys in a page that has mentions. */
export function attend({ page, preferences, wantCard, signal }: PageFace): Attendant {
  const stepper = createStepper(page, () => door, signal);
  const door = createCardDoor(page, wantCard, (direction) => stepper.step(direction), signal);
  const hover = watchHover(page, door, preferences, signal);
  const attendant: Attendant = {
    isSilenced: (candidate) =>
      isSilenced(
        preferences().silenced,
        textOf(candidate),
        candidate.verdict?.choices[0]?.entity ?? '',
        location.hostname,
      ),
    count: () => countEntities(page),
    step: stepper.step,
    show: stepper.show,
    refresh() {
      stepper.refresh();
      hover.refresh();
      door.refresh();
    },
  };
  attendant.refresh();
  return attendant;
}
