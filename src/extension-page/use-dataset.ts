import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DatasetReader } from '../dataset/reader.ts';
import type { Language } from '../i18n/languages.ts';
import type { DatasetState } from './open-dataset.ts';

export type WatchDataset = (listener: (state: DatasetState) => void, signal: AbortSignal) => void;

/** The dataset as it comes, and a reader in the language once it is there. */
export function useDataset(watch: WatchDataset, language: Language) {
  const [dataset, setDataset] = useState<DatasetState>({ status: 'opening' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const life = new AbortController();
    watch(setDataset, life.signal);
    return () => life.abort();
  }, [watch, attempt]);
  const reader: DatasetReader | null = useMemo(
    () => (dataset.status === 'ready' ? dataset.readerFor(language) : null),
    [dataset, language],
  );
  return { dataset, reader, tryAgain: () => setAttempt((count) => count + 1) };
}
