import { useEffect, useRef, useState } from 'preact/hooks';
import type { PackProblem } from '../dataset/pack-error.ts';
import { todayOf } from '../i18n/format.ts';
import type { CsvLayout, CsvMapping } from '../packs/csv.ts';
import type { Preview, ReadingPlan } from '../packs/import.ts';
import type { FromWorker, ImportFailure } from '../packs/messages.ts';
import type { PackReading, PackServices } from './pack-services.ts';

/** How far the adding of a pack is. */
export type ImportState =
  | { step: 'idle' }
  | { step: 'looking'; file: File }
  | { step: 'asking'; file: File; format: 'ftm' | 'csv'; layout: CsvLayout | null }
  | { step: 'reading'; file: File; bytes: number; entities: number; isPaused: boolean }
  | { step: 'preview'; file: File; preview: Preview; database: string }
  | { step: 'adding'; file: File; preview: Preview }
  | { step: 'added'; file: File; preview: Preview }
  | { step: 'refused'; file: File; problems: readonly PackProblem[] }
  | { step: 'failed'; file: File; reason: ImportFailure; detail: string };

export interface PackImport {
  state: ImportState;
  choose(file: File): void;
  read(title: string, mapping: CsvMapping | null): void;
  pause(isPaused: boolean): void;
  cancel(): void;
  accept(): void;
  /** A pack was removed: that it was added is no longer told. A file that was chosen meanwhile goes on. */
  forget(packId: string): void;
}

export interface PackImportOptions {
  /** A pack is accepted: has what is in use follow. */
  onAccepted(): Promise<void>;
  /** A pack was accepted, could not be taken into use, and was taken back. @param isTold whether the steps tell of it */
  onTakenBack(file: File, isTold: boolean): void;
}

/** The steps from a file to a pack in use. */
export function usePackImport(services: PackServices, { onAccepted, onTakenBack }: PackImportOptions): PackImport {
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const reading = useRef<PackReading | null>(null);
  const noted = useRef<(() => void) | null>(null);
  /** The file that was chosen last: its steps are shown. */
  const latest = useRef<File | null>(null);
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
      latest.current = file;
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
    forget(packId) {
      setState((old) => (old.step === 'added' && old.preview.meta.info.id === packId ? { step: 'idle' } : old));
    },
    accept() {
      if (state.step !== 'preview') return;
      const { file, preview, database } = state;
      setState({ step: 'adding', file, preview });
      const worker = reading.current;
      // The reader may have chosen another file meanwhile, whose steps are shown now.
      const show = (next: ImportState) =>
        setState((old) => (old.step === 'adding' && old.preview === preview ? next : old));
      services
        .accept(database)
        // Its work is done: what it holds in memory is wanted for the names.
        .finally(() => reading.current === worker && end())
        .then(onAccepted)
        .then(
          () => show({ step: 'added', file, preview }),
          async (error: unknown) => {
            console.error('A pack could not be added.', error);
            const reason = /quota|no room/i.test(String(error)) ? 'quota' : 'noDatabase';
            // Told only when it is so: a page that is closed upon it would else leave a pack that counts as wanted.
            await services.remove(database).catch(() => undefined);
            show({ step: 'failed', file, reason, detail: String((error as Error)?.message ?? error) });
            onTakenBack(file, latest.current === file);
          },
        );
    },
  };
}
