import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DatasetReader } from '../dataset/reader.ts';
import type { Language } from '../i18n/languages.ts';
import { createFinder, keepLeads } from './find-entries.ts';
import { buildSearchIndex, type SearchIndex } from './search-index.ts';
import { type SearchState, useFound } from './use-found.ts';

/**
 * Results for a query as it is typed, for a page that reads the dataset itself; see {@link useFound}.
 *
 * @param reader null: the dataset is not open yet
 * @param isAwaited whether words are about to be typed: all names are read and arranged from then on, which takes most of
 *   a second where packs hold a hundred thousand
 */
export function useSearch(
  reader: DatasetReader | null,
  query: string,
  language: Language,
  isAwaited: boolean,
): SearchState | null {
  const index = useIndex(isAwaited || query !== '' ? reader : null);
  const finder = useMemo(() => index && reader && createFinder(index, keepLeads(reader)), [index, reader]);
  return useFound(finder, query, language);
}

/** All names, read and arranged; those of the reader before serve until they are. */
function useIndex(reader: DatasetReader | null): SearchIndex | null {
  const [read, setRead] = useState<{ reader: DatasetReader; index: SearchIndex } | null>(null);
  const isRead = reader === null || read?.reader === reader;
  useEffect(() => {
    if (reader === null || isRead) return;
    let current = true;
    reader.names().then(
      (names) => {
        if (current) setRead({ reader, index: buildSearchIndex(names) });
      },
      (error: unknown) => console.error('The names could not be read.', error),
    );
    return () => {
      current = false;
    };
  }, [reader, isRead]);
  return read?.index ?? null;
}
