import { createCardDoor } from './card-door.ts';
import { countEntities, withPassages } from './count.ts';
import type { Attendant, PageFace } from './face.ts';
import { watchHover } from './hover.ts';
import { createOwnWord } from './own-word.ts';
import { createShown } from './shown.ts';
import { createStepper } from './step.ts';

/** Serves the reader's pointer and keys in a page that has mentions. */
export function attend({ page, preferences, wantCard, signal, revised }: PageFace): Attendant {
  const shown = createShown(page);
  const stepper = createStepper(page, shown.includes, () => door, signal);
  const word = createOwnWord(() => preferences().silenced);
  const door = createCardDoor(
    page,
    wantCard,
    (direction) => stepper.step(direction),
    {
      dismiss(text, entities) {
        word.dismiss(text, entities);
        revised(entities);
      },
      confirm(text, entity, among) {
        word.confirm(text, entity);
        revised(among);
      },
      undo(text, entities) {
        word.undo(text);
        revised(entities);
      },
    },
    signal,
  );
  const hover = watchHover(shown.page, door, preferences, signal);
  let passagesWanted = false;
  const attendant: Attendant = {
    revise: word.revise,
    count() {
      const entities = countEntities(page);
      return passagesWanted ? withPassages(entities, stepper.inOrder()) : entities;
    },
    step: stepper.step,
    obey(command, port) {
      if ('show' in command) stepper.show(command.show, command.index);
      else if ('passages' in command) passagesWanted = true;
      else {
        show(command.filter);
        // Whoever asked has gone: the page is the reader's again.
        if (command.filter) port.onDisconnect.addListener(() => show(null));
      }
    },
    refresh() {
      shown.refresh();
      stepper.refresh();
      hover.refresh();
      door.refresh();
    },
  };

  function show(entities: readonly string[] | null): void {
    if (signal.aborted) return;
    shown.only(entities);
    hover.refresh();
  }

  attendant.refresh();
  return attendant;
}
