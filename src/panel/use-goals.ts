import { useEffect, useState } from 'preact/hooks';
import type { DatasetReader } from '../dataset/reader.ts';
import type { Goal } from '../dataset/schema.ts';

/** The goals of the dataset; none until they are read. */
export function useGoals(reader: DatasetReader | null): readonly Goal[] {
  const [goals, setGoals] = useState<readonly Goal[]>([]);
  useEffect(() => {
    let isCurrent = true;
    reader?.goals().then(
      (read) => isCurrent && setGoals(read),
      (error: unknown) => console.error('The goals could not be read.', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [reader]);
  return goals;
}
