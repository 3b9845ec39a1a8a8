import { useEffect, useRef, useState } from 'preact/hooks';
import type { PackProblem } from '../dataset/pack-error.ts';
import { todayOf } from '../i18n/format.ts';
import type { CsvLayout, CsvMapping } from '../packs/csv.ts';
import type { Preview, ReadingPlan } from '../packs/import.ts';
import type { FromWorker, ImportFailure } from '../packs/messages.ts';
import { type FollowFault, followFaultOf, type PackReading, type PackServices } from './pack-services.ts';

/** How far the adding of a pack is. */
export type ImportState =
  | { step: 'idle' }
  | { step: 'looking'; file: File }
  | { step: 'asking'; file: File; format: 'ftm' | 'csv'; layout: CsvLayout | null }
  | { step: 'reading'; file: File; bytes: number; entities: number; isPaused: boolean }
  | { step: 'preview'; file: File; preview: Preview; database: string }
  | { step: 'adding'; file: File; preview: Preview }
  | { step: 'added'; file: File; preview: Preview }
  /** It is one of the packs, and what is in use does not follow yet. */
  | { step: 'kept'; file: File; preview: Preview; fault: FollowFault }
  | { step: 'refused'; file: File; problems: readonly PackProblem[] }
  | { step: 'failed'; file: File; reason: ImportFailure; detail: string };

export interface PackImport {
  state: ImportState;
  choose(file: File): void;
  read(title: string, mapping: CsvMapping | null): void;
  pause(isPaused: boolean): void;
  cancel(): void;
  accept(): void;
  /**
   * A pack was removed or switched: that it was added is no longer told. A file that was chosen meanwhile goes on.
   *
   * @param isRemoved of what the reader has removed nothing is told any more
   */
  forget(packId: string, isRemoved?: boolean): void;
}

/** How the adding of a pack ends that was accepted and does not come into use. */
export type NotInUse = Extract<ImportState, { step: 'failed' | 'kept' }>;

export interface PackImportOptions {
  /** A pack is accepted: has what is in use follow. */
  onAccepted(): Promise<void>;
  /** A pack was accepted and could not be brought into use. @param isTold whether the steps tell of it, or it is gone */
  onNotInUse(end: NotInUse, isTold: boolean): void;
}

/** The steps from a file to a pack in use. */
export function usePackImport(services: PackServices, { onAccepted, onNotInUse }: PackImportOptions): PackImport {
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const reading = useRef<PackReading | null>(null);
  const noted = useRef<(() => void) | null>(null);
  /** What is being added, as long as its steps are shown: no other file was chosen, and it was not removed or switched. */
  const adding = useRef<Preview | null>(null);
  /** What was removed while it was being added. */
  const removed = useRef<Preview | null>(null);
  const end = () => {
    reading.current?.end();
    noted.current?.();
    reading.current = noted.current = null;
  };
  useEffect(() => end, []);
  /** What does not succeed here is made up for by whatever follows the packs next: nobody holds its lock any more. */
  const discard = (database: string) => void services.discard(database).catch(() => undefined);

  const readFile = async (file: File, plan: ReadingPlan) => {
    setState({ step: 'reading', file, bytes: 0, entities: 0, isPaused: false });
    const worker = reading.current;
    const database = await services.newDatabase();
    // Another file may have been chosen meanwhile.
    if (!worker || reading.current !== worker) return;
    noted.current = services.noteReading({ section: 'packs', file: file.name, databases: [database] });
    worker.tell({ do: 'read', files: [{ file, plan, database }] });
  };

  const hear = (file: File) => (message: FromWorker) => {
    if (message.told === 'look') {
      const { look } = message;
      if (look.format === 'pack') void readFile(file, { format: 'pack' });
      else setState({ step: 'asking', file, format: look.format, layout: look.format === 'csv' ? look.layout : null });
    } else if (message.told === 'progress') {
      const { bytes, entities } = message;
      setState((old) => (old.step === 'reading' ? { ...old, bytes, entities } : old));
    } else if (message.told === 'preview') {
      setState({ step: 'preview', file, preview: message.preview, database: message.database });
    } else {
      end();
      if (message.told === 'refused') setState({ step: 'refused', file, problems: message.problems });
      else if (message.told === 'failed') {
        setState({ step: 'failed', file, reason: message.reason, detail: message.detail });
      } else setState({ step: 'idle' });
    }
  };

  return {
    state,
    choose(file) {
      end();
      if (state.step === 'preview') discard(state.database);
      adding.current = null;
      setState({ step: 'looking', file });
      reading.current = services.startReading(hear(file));
      reading.current.tell({ do: 'look', file });
    },
    read(title, mapping) {
      if (state.step !== 'asking') return;
      const { file, format, layout } = state;
      const list = { title, publishedOn: todayOf(new Date(file.lastModified || Date.now())) };
      if (format === 'ftm') void readFile(file, { format, ...list });
      else if (mapping && layout) void readFile(file, { format, mapping, delimiter: layout.delimiter, ...list });
    },
    pause(isPaused) {
      reading.current?.tell({ do: isPaused ? 'pause' : 'goOn' });
      setState((old) => (old.step === 'reading' ? { ...old, isPaused } : old));
    },
    cancel() {
      if (state.step === 'reading') reading.current?.tell({ do: 'cancel' });
      else {
        end();
        if (state.step === 'preview') discard(state.database);
        setState({ step: 'idle' });
      }
    },
    forget(packId, isRemoved = false) {
      if (adding.current?.meta.info.id !== packId) return;
      if (isRemoved) removed.current = adding.current;
      adding.current = null;
      setState({ step: 'idle' });
    },
    accept() {
      if (state.step !== 'preview') return;
      const { file, preview, database } = state;
      adding.current = preview;
      setState({ step: 'adding', file, preview });
      const worker = reading.current;
      // The reader may have chosen another file meanwhile, whose steps are shown now.
      const show = (next: ImportState): boolean => {
        if (adding.current !== preview) return false;
        if (next.step === 'failed') adding.current = null;
        setState(next);
        return true;
      };
      let isAccepted = false;
      const add = async () => {
        // Its work is done then: what it holds in memory is wanted for the names.
        await services.accept(database).finally(() => reading.current === worker && end());
        isAccepted = true;
        await onAccepted();
      };
      add().then(
        () => show({ step: 'added', file, preview }),
        async (error: unknown) => {
          console.error('A pack could not be added.', error);
          const fault = followFaultOf(error);
          // Told only when it is so: a page that is closed upon it would else leave a pack that counts as wanted. Where it
          // cannot be taken back it stays one of the packs, if it ever was.
          const isTakenBack = fault === 'failed' && (await services.takeBack(database).catch(() => !isAccepted));
          const ending: NotInUse = isTakenBack ? failureOf(file, error) : { step: 'kept', file, preview, fault };
          onNotInUse(ending, show(ending) || removed.current === preview);
        },
      );
    },
  };
}

function failureOf(file: File, error: unknown): Extract<ImportState, { step: 'failed' }> {
  const reason = /quota|no room/i.test(String(error)) ? 'quota' : 'noDatabase';
  return { step: 'failed', file, reason, detail: String((error as Error)?.message ?? error) };
}
