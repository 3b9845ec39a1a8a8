import type { DatasetReader } from '../dataset/reader.ts';
import type { Linker } from '../matching/link.ts';

/** The dataset, ready for use, and what it was opened from. */
export interface OpenDataset {
  reader: DatasetReader;
  /** Prepared at the first question of a page; a card alone does not need it. */
  linker(): Promise<Linker>;
  /** `memory`: IndexedDB is blocked; everything works from the packaged file and nothing is kept. */
  storage: 'database' | 'memory';
}

/**
 * Opens the dataset once per life of the background and shares the promise. After a failure the next call tries again,
 * so that one bad moment does not last as long as the background does.
 */
export function openOnce(open: () => Promise<OpenDataset>): () => Promise<OpenDataset> {
  let opened: Promise<OpenDataset> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
