import { useEffect, useState } from 'preact/hooks';
import type { DatasetReader, Overview } from '../dataset/reader.ts';

/** What is read, of each reader, by pack; under the empty text the curated dataset. Every list and drawing is made of it. */
const readings = new WeakMap<DatasetReader, Map<string, Reading>>();

interface Reading {
  done: Promise<void>;
  /** Null while it is being read; undefined: there is no such pack in use. */
  overview: Overview | undefined | null;
}

/** Kept of one pack at a time: it may be large. */
function readingOf(reader: DatasetReader, pack: string): Reading {
  const all = readings.get(reader) ?? new Map<string, Reading>();
  readings.set(reader, all);
  const known = all.get(pack);
  if (known) return known;
  const reading: Reading = { overview: null, done: Promise.resolve() };
  reading.done = (pack === '' ? reader.overview() : reader.overview(pack)).then(
    (read) => {
      reading.overview = read;
    },
    (error: unknown) => {
      // Asked for again by the next page that needs it.
      if (all.get(pack) === reading) all.delete(pack);
      console.error('The dataset could not be read.', error);
    },
  );
  for (const other of all.keys()) if (other !== '') all.delete(other);
  all.set(pack, reading);
  return reading;
}

/**
 * The curated dataset, or one added pack by itself; null while it is being read.
 *
 * @param pack its id. Undefined for the answer: no such pack is in use
 */
export function useOverview(reader: DatasetReader, pack = ''): Overview | undefined | null {
  const [, redraw] = useState({});
  const reading = readingOf(reader, pack);
  const { overview } = reading;
  useEffect(() => {
    // As it was drawn: it may have come since.
    if (overview !== null) return;
    let current = true;
    void reading.done.then(() => current && redraw({}));
    return () => {
      current = false;
    };
  }, [reading]);
  return overview;
}
