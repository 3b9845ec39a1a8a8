import { useEffect, useState } from 'preact/hooks';
import type { DatasetReader, EntityDetails } from '../dataset/reader.ts';

/** All about one entity: undefined while it is being read, null where there is no such entity. */
export function useDetails(reader: Pick<DatasetReader, 'entity'> | null, id: string): EntityDetails | null | undefined {
  const [read, setRead] = useState<{ id: string; details: EntityDetails | null }>();
  useEffect(() => {
    if (reader === null) return;
    let current = true;
    void reader.entity(id).then((details) => {
      if (current) setRead({ id, details: details ?? null });
    });
    return () => {
      current = false;
    };
  }, [reader, id]);
  return read?.id === id ? read.details : undefined;
}
