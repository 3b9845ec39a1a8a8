import type { PackProblem } from '../dataset/pack-error.ts';
import type { FileLook, Preview, ReadingPlan } from './import.ts';

/** A file to be read, how, and into which database. */
export interface FileToRead {
  file: Blob;
  plan: ReadingPlan;
  database: string;
}

/** What the options page tells the worker that reads files. Of several files all are read, or none is kept. */
export type ToWorker =
  | { do: 'look'; file: File }
  | { do: 'read'; files: readonly FileToRead[] }
  | { do: 'pause' }
  | { do: 'goOn' }
  | { do: 'cancel' };

/** Why a file was not read to its end, other than by its own fault. */
export type ImportFailure = 'busy' | 'quota' | 'noDatabase' | 'unreadable';

/** What the worker tells; of several files, progress of the one that is being read, and a preview of each. */
export type FromWorker =
  | { told: 'look'; look: FileLook }
  | { told: 'progress'; bytes: number; entities: number }
  | { told: 'preview'; preview: Preview; database: string }
  | { told: 'cancelled' }
  | { told: 'refused'; problems: readonly PackProblem[] }
  | { told: 'failed'; reason: ImportFailure; detail: string };
