import { useEffect, useState } from 'preact/hooks';
import type { DatasetReader, Overview } from '../dataset/reader.ts';

/** What is read, of each reader, by pack; under the empty text the curated dataset. Every list and drawing is made of it. */
const readings = new WeakMap<DatasetReader, Map<string, Reading>>();

interface Reading {
  done: Promise<void>;
  /** Null while it is being read, and where it could not be; undefined: there is no such pack in use. */
  overview: Overview | undefined | null;
  hasFailed: boolean;
}

/** Kept of one pack at a time: it may be large. */
function readingOf(reader: DatasetReader, pack: string): Reading {
  const all = readings.get(reader) ?? new Map<string, Reading>();
  readings.set(reader, all);
  const known = all.get(pack);
  if (known) return known;
  const reading: Reading = { overview: null, hasFailed: false, done: Promise.resolve() };
  reading.done = (pack === '' ? reader.overview() : reader.overview(pack)).then(
    (read) => {
      reading.overview = read;
    },
    (error: unknown) => {
      reading.hasFailed = true;
      console.error('The dataset could not be read.', error);
    },
  );
  for (const other of all.keys()) if (other !== '') all.delete(other);
  all.set(pack, reading);
  return reading;
}

export interface OverviewReading extends Pick<Reading, 'overview' | 'hasFailed'> {
  /** Reads it anew. */
  tryAgain(): void;
}

/**
 * The curated dataset, or one added pack by itself.
 *
 * @param pack its id. An overview that is undefined: no such pack is in use
 */
export function useOverview(reader: DatasetReader, pack = ''): OverviewReading {
  const [, redraw] = useState({});
  const reading = readingOf(reader, pack);
  const { overview, hasFailed } = reading;
  useEffect(() => {
    // As it was drawn: it may have come since.
    if (overview !== null || hasFailed) return;
    let current = true;
    void reading.done.then(() => current && redraw({}));
    return () => {
      current = false;
    };
  }, [reading]);
  return {
    overview,
    hasFailed,
    tryAgain() {
      const all = readings.get(reader);
      if (all?.get(pack)?.hasFailed) all.delete(pack);
      redraw({});
    },
  };
}
