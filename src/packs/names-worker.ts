import { PackError, type PackProblem } from '../dataset/pack-error.ts';
import { giveBack } from './give-back.ts';
import { type NamesBatch, NamesStage, type StagedNames, type TakenNames } from './names-stage.ts';
import { packDatabase } from './pack-db.ts';

/**
 * A worker of the worker that reads a file: arranges the names of its entities meanwhile. It ends with the one that
 * started it.
 */

/** What it is told, one after the other: where to write first. */
export type ToNames =
  | { do: 'begin'; database: string; taken: readonly TakenNames[] }
  | { do: 'add'; batch: NamesBatch }
  | { do: 'finish' };

/** What it tells: one answer to each. After a failure or a refusal it answers nothing more. */
export type FromNames =
  | { told: 'done' }
  | { told: 'finished'; names: StagedNames }
  | { told: 'failed'; name: string; message: string }
  /** The file is not accepted. */
  | { told: 'refused'; problems: readonly PackProblem[] };

const tell = (message: FromNames): void => self.postMessage(message);

let stage: NamesStage | undefined;
let turn: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<ToNames>) => {
  turn = turn.then(async () => {
    if (data.do === 'begin') stage = new NamesStage(packDatabase(data.database), data.taken, giveBack);
    else if (data.do === 'add') await stage?.add(data.batch);
    else if (stage) return tell({ told: 'finished', names: await stage.finish() });
    tell({ told: 'done' });
  });
  turn.catch((error: unknown) => {
    if (error instanceof PackError) return tell({ told: 'refused', problems: error.problems });
    const { name = '', message = '' } = (error ?? {}) as Error;
    tell({ told: 'failed', name, message });
  });
});
