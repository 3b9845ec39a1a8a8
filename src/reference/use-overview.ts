import { useEffect, useState } from 'preact/hooks';
import type { DatasetReader, Overview } from '../dataset/reader.ts';

/** Read once a reader: every list and drawing of the page is made of it. */
const readings = new WeakMap<DatasetReader, Promise<Overview>>();
const finished = new WeakMap<DatasetReader, Overview>();

/** The whole dataset; null while it is being read. */
export function useOverview(reader: DatasetReader): Overview | null {
  const [overview, setOverview] = useState(finished.get(reader) ?? null);
  useEffect(() => {
    let current = true;
    const reading = readings.get(reader) ?? reader.overview();
    readings.set(reader, reading);
    void reading.then((read) => {
      finished.set(reader, read);
      if (current) setOverview(read);
    });
    return () => {
      current = false;
    };
  }, [reader]);
  return overview;
}
