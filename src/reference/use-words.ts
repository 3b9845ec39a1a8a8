import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DatasetReader } from '../dataset/reader.ts';
import { fold } from '../search/fold.ts';
import type { FacetEntry } from './entry-filter.ts';

/**
 * Entries whose headword, full name or any other name holds the words, wherever they stand in it. Until the names have been
 * read, all entries, and `isReading`.
 */
export function useWords(reader: DatasetReader, entries: readonly FacetEntry[], words: string) {
  const asked = fold(words).trim();
  const names = useFoldedNames(reader, entries, asked !== '');
  const named = useMemo(
    () =>
      asked === '' || names === null ? entries : entries.filter(({ lead }) => names.get(lead.id)?.includes(asked)),
    [entries, asked, names],
  );
  return { named, isReading: asked !== '' && names === null };
}

/** How long names are folded before the page gets its turn, in ms. */
const SLICE_MS = 8;

/** All names of each entry as search reads them, a line each; read at the first word that is typed. */
function useFoldedNames(reader: DatasetReader, entries: readonly FacetEntry[], wanted: boolean) {
  const [names, setNames] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const work = async () => {
      const folded = new Map<string, string>();
      const add = (id: string, name: string) => {
        const known = folded.get(id);
        folded.set(id, known === undefined ? fold(name) : `${known}\n${fold(name)}`);
      };
      let until = performance.now() + SLICE_MS;
      const turn = async () => {
        if (performance.now() < until) return;
        await new Promise((resolve) => setTimeout(resolve));
        until = performance.now() + SLICE_MS;
      };
      for (const { lead } of entries) {
        add(lead.id, lead.headword);
        if (lead.fullName !== null) add(lead.id, lead.fullName);
        await turn();
      }
      for (const { entity, text } of await reader.names()) {
        if (!current) return;
        // Names of other packs are not asked about here.
        if (folded.has(entity)) add(entity, text);
        await turn();
      }
      if (current) setNames(folded);
    };
    work().catch((error: unknown) => console.error('The names could not be read.', error));
    return () => {
      current = false;
      setNames(null);
    };
  }, [reader, entries, wanted]);
  return names;
}
