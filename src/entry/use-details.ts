import { useEffect, useState } from 'preact/hooks';
import { MOST_ROLES } from '../dataset/details.ts';
import type { DatasetReader, EntityDetails } from '../dataset/reader.ts';

export interface DetailsReading {
  /** Undefined while it is being read, null where there is no such entity. */
  details: EntityDetails | null | undefined;
  /** It could not be read. */
  hasFailed: boolean;
  tryAgain(): void;
}

/**
 * All about one entity, but of its roles no more than anybody reads.
 *
 * @param most of each group of roles; with another number it is read anew, and what was read is there meanwhile
 */
export function useDetails(
  reader: Pick<DatasetReader, 'entity'> | null,
  id: string,
  most: number = MOST_ROLES,
): DetailsReading {
  const [read, setRead] = useState<{ id: string; details: EntityDetails | null | undefined }>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (reader === null) return;
    let current = true;
    reader.entity(id, most).then(
      (details) => {
        if (current) setRead({ id, details: details ?? null });
      },
      (error: unknown) => {
        console.error(`${id} could not be read.`, error);
        if (current) setRead({ id, details: undefined });
      },
    );
    return () => {
      current = false;
    };
  }, [reader, id, most, attempt]);
  const isOfNow = read?.id === id;
  return {
    details: isOfNow ? read.details : undefined,
    hasFailed: isOfNow && read.details === undefined,
    tryAgain() {
      setRead(undefined);
      setAttempt((count) => count + 1);
    },
  };
}
