import { useEffect, useRef, useState } from 'preact/hooks';
import { canonicalJson } from '../dataset/pack.ts';
import type { PackProblem } from '../dataset/pack-error.ts';
import { say } from '../dataset/pack-faults.ts';
import type { Preview } from '../packs/import.ts';
import type { FromWorker, ImportFailure } from '../packs/messages.ts';
import { SettingsError } from '../settings/migrate.ts';
import { type Backup, TakenInPartError } from './backup.ts';
import { type FollowFault, followFaultOf, type PackReading, type PackServices } from './pack-services.ts';
import {
  type FilePack,
  type ImportPlan,
  isToRead,
  planImport,
  type ReaderData,
  ReaderFileError,
  readReaderFile,
} from './reader-file.ts';

/** Why a reader's file is not taken over. */
export type ReaderImportFault =
  | { kind: 'file'; error: ReaderFileError }
  | { kind: 'pack'; pack: FilePack; problems: readonly PackProblem[] }
  | { kind: 'reading'; reason: ImportFailure; detail: string }
  | { kind: 'newerNames' | 'notSaved' | 'inPart' };

/** How far the taking over of a reader's file is. */
export type ReaderImportState =
  | { step: 'idle' }
  | { step: 'looking'; file: File }
  | { step: 'reading'; file: File; pack: FilePack; bytes: number; entities: number }
  | { step: 'planned'; file: File; data: ReaderData; plan: ImportPlan; read: ReadonlyMap<FilePack, string> }
  | { step: 'working'; file: File }
  /** `fault`: why its packs are not in use yet. */
  | { step: 'done'; file: File; fault: FollowFault | null }
  | { step: 'refused'; file: File; fault: ReaderImportFault };

export interface ReaderImport {
  state: ReaderImportState;
  choose(file: File): void;
  takeOver(): Promise<void>;
  cancel(): void;
}

interface ReaderImportOptions {
  backup: Backup;
  services: PackServices;
  canKeepPacks: boolean;
  onPacksChanged(): void;
}

/**
 * The steps from a reader's file to what it holds being in use. Its packs are read first, each by the checks of any
 * other file: a file of which one part is refused is refused as a whole, and leaves nothing behind.
 */
export function useReaderImport({ backup, services, canKeepPacks, onPacksChanged }: ReaderImportOptions): ReaderImport {
  const [state, setState] = useState<ReaderImportState>({ step: 'idle' });
  const reading = useRef<PackReading | null>(null);
  /** Databases that were begun, of the file that counts. */
  const begun = useRef<readonly string[]>([]);
  const noted = useRef<(() => void) | null>(null);
  /** Counts choices: what comes in for an earlier file counts no longer. */
  const turn = useRef(0);
  const end = () => {
    reading.current?.end();
    noted.current?.();
    reading.current = noted.current = null;
  };
  useEffect(
    () => () => {
      turn.current++;
      end();
    },
    [],
  );
  /** What does not succeed here is made up for by whatever follows the packs next: nobody holds their locks any more. */
  const discardAll = (databases: readonly string[]) => {
    for (const database of databases) void services.discard(database).catch(() => undefined);
  };
  const discard = () => {
    turn.current++;
    end();
    discardAll(begun.current);
    begun.current = [];
  };
  const refuse = (file: File, fault: ReaderImportFault) => {
    discard();
    setState({ step: 'refused', file, fault });
  };

  const read = async (file: File) => {
    const own = turn.current;
    const isOver = () => turn.current !== own;
    const data = await readReaderFile(file);
    const plan = planImport(await backup.has(), data, canKeepPacks);
    if (isOver()) return;
    const packs = plan.packs.filter(isToRead).map(({ pack }) => pack);
    const planned = (read: ReadonlyMap<FilePack, string>) => setState({ step: 'planned', file, data, plan, read });
    if (packs.length === 0) return planned(new Map());
    const databases: string[] = [];
    for (const _ of packs) databases.push(await services.newDatabase());
    if (isOver()) return;
    begun.current = databases;
    noted.current = services.noteReading({ section: 'backup', file: file.name, databases });
    const done = new Map<FilePack, string>();
    const show = (bytes: number, entities: number) => {
      const pack = packs[done.size];
      if (pack) setState({ step: 'reading', file, pack, bytes, entities });
    };
    reading.current = services.startReading((message: FromWorker) => {
      const pack = packs[done.size];
      if (message.told === 'progress') show(message.bytes, message.entities);
      else if (message.told === 'preview' && pack) {
        const problem = differenceOf(pack, message.preview);
        if (problem !== null) return refuse(file, { kind: 'pack', pack, problems: [problem] });
        done.set(pack, message.database);
        if (done.size === packs.length) planned(done);
        else show(0, 0);
      } else if (message.told === 'refused' && pack) {
        refuse(file, { kind: 'pack', pack, problems: message.problems });
      } else if (message.told === 'failed') {
        refuse(file, { kind: 'reading', reason: message.reason, detail: message.detail });
      }
    });
    show(0, 0);
    reading.current.tell({
      do: 'read',
      files: packs.map((pack, index) => ({
        file: pack.file,
        plan: { format: 'pack' },
        database: databases[index] as string,
      })),
    });
  };

  return {
    state,
    choose(file) {
      discard();
      setState({ step: 'looking', file });
      const own = turn.current;
      read(file).catch((error: unknown) => {
        if (turn.current !== own) return;
        if (error instanceof ReaderFileError) {
          refuse(file, { kind: 'file', error });
        } else {
          console.error('A file of the reader could not be read.', error);
          const detail = String((error as Error)?.message ?? error);
          refuse(file, { kind: 'reading', reason: 'unreadable', detail });
        }
      });
    },
    async takeOver() {
      if (state.step !== 'planned') return;
      const { file, data, plan, read } = state;
      const hasPacks = plan.packs.some((change) => isToRead(change) || change.change === 'switched');
      setState({ step: 'working', file });
      // Another file that is chosen meanwhile throws away what was begun for it, and nothing of this one.
      const databases = begun.current;
      const [worker, unnote] = [reading.current, noted.current];
      begun.current = [];
      reading.current = noted.current = null;
      // Its steps are shown then.
      const show = (next: ReaderImportState) =>
        setState((old) => (old.step === 'working' && old.file === file ? next : old));
      const fault = await backup.takeOver(data, plan.packs, read).then(
        () => null,
        (error: unknown): ReaderImportFault => {
          console.error('A file of the reader could not be taken over.', error);
          const isInPart = error instanceof TakenInPartError;
          discardAll(databases.filter((database) => !isInPart || !error.kept.has(database)));
          if (isInPart) return { kind: 'inPart' };
          return { kind: error instanceof SettingsError && error.code === 'newer' ? 'newerNames' : 'notSaved' };
        },
      );
      worker?.end();
      unnote?.();
      let followFault: FollowFault | null = null;
      if (hasPacks && (!fault || fault.kind === 'inPart')) {
        onPacksChanged();
        await services.follow().catch((error: unknown) => {
          console.error('The packs in use do not follow.', error);
          followFault = followFaultOf(error);
        });
        onPacksChanged();
      }
      show(fault ? { step: 'refused', file, fault } : { step: 'done', file, fault: followFault });
    },
    cancel() {
      discard();
      setState({ step: 'idle' });
    },
  };
}

/** What is shown and agreed to is what the file says of a pack: it has to be what the pack says of itself. */
function differenceOf(pack: FilePack, { meta: { info } }: Preview): PackProblem | null {
  const { id, version, publishedOn, checksum } = info;
  const real = { id, version, publishedOn, checksum, entities: info.entityCount, title: canonicalJson(info.title) };
  const said = { ...pack, title: canonicalJson(pack.title) } as Record<string, unknown>;
  const odd = Object.entries(real).find(([key, value]) => said[key] !== value);
  if (!odd) return null;
  const [path, own] = odd;
  return { path, ...say('differs', { real: String(own), said: String(said[path]) }) };
}
