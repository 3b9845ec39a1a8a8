import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DatasetReader } from '../dataset/reader.ts';
import { fold } from '../search/fold.ts';
import type { FacetEntry } from './entry-filter.ts';

/** Entries whose headword, full name or any other name holds the words, wherever they stand in it. */
export function useWords(reader: DatasetReader, entries: readonly FacetEntry[], words: string): readonly FacetEntry[] {
  const asked = fold(words).trim();
  const names = useFoldedNames(reader, asked !== '');
  return useMemo(() => {
    if (asked === '') return entries;
    return entries.filter(({ lead }) =>
      [fold(lead.headword), fold(lead.fullName ?? ''), ...(names?.get(lead.id) ?? [])].some((name) =>
        name.includes(asked),
      ),
    );
  }, [entries, asked, names]);
}

/** Every name as search reads it, by entity; read at the first word that is typed. */
function useFoldedNames(reader: DatasetReader, wanted: boolean): Map<string, string[]> | null {
  const [names, setNames] = useState<Map<string, string[]> | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void reader.names().then((rows) => {
      if (!current) return;
      const byEntity = Map.groupBy(rows, ({ entity }) => entity);
      setNames(new Map([...byEntity].map(([id, list]) => [id, list.map(({ text }) => fold(text))])));
    });
    return () => {
      current = false;
    };
  }, [reader, wanted]);
  return names;
}
