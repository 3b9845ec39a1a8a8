import type { PackProblem } from '../dataset/pack-error.ts';
import type { FileLook, Preview, ReadingPlan } from './import.ts';

/** What the options page tells the worker that reads a file. */
export type ToWorker =
  | { do: 'look'; file: File }
  | { do: 'read'; file: File; plan: ReadingPlan; database: string }
  | { do: 'pause' }
  | { do: 'goOn' }
  | { do: 'cancel' };

/** Why a file was not read to its end, other than by its own fault. */
export type ImportFailure = 'busy' | 'quota' | 'noDatabase' | 'unreadable';

/** What the worker tells. */
export type FromWorker =
  | { told: 'look'; look: FileLook }
  | { told: 'progress'; bytes: number; entities: number }
  | { told: 'preview'; preview: Preview; database: string }
  | { told: 'cancelled' }
  | { told: 'refused'; problems: readonly PackProblem[] }
  | { told: 'failed'; reason: ImportFailure; detail: string };
