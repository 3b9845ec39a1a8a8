import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DatasetReader, EntityLead } from '../dataset/reader.ts';
import { buildSearchIndex, type SearchHit, type SearchIndex, search, suggest } from './rank.ts';

/** A hit with the line that its row shows. */
export interface FoundEntry {
  hit: SearchHit;
  lead: EntityLead;
}

export interface SearchState {
  /** The query that the results belong to; lags behind the field by the reading of a few rows. */
  query: string;
  results: FoundEntry[];
  /** There are more than `MAX_RESULTS`. */
  isCut: boolean;
  /** Close in spelling; only where there are no results. */
  suggestions: FoundEntry[];
}

/** More than anyone reads; a longer query is the way to the rest. */
const MAX_RESULTS = 50;
const MAX_SUGGESTIONS = 5;
/** Suggestions compare letter by letter, which takes longer than a keystroke may on very large packs. */
const SUGGEST_AFTER_MS = 120;

/**
 * Results for a query as it is typed; null for a blank one and until the names are read.
 * `reader` null: the dataset is not open yet.
 */
export function useSearch(reader: DatasetReader | null, query: string, language: string): SearchState | null {
  const index = useIndex(reader);
  const leads = useLeads(reader);
  const [state, setState] = useState<SearchState | null>(null);
  const isBlank = query.trim() === '';

  useEffect(() => {
    if (index === null || isBlank) {
      setState(null);
      return;
    }
    let current = true;
    const withLeads = async (hits: SearchHit[]): Promise<FoundEntry[]> => {
      const found = await leads(hits.map((hit) => hit.entity));
      return hits.flatMap((hit) => {
        const lead = found.get(hit.entity);
        return lead === undefined ? [] : [{ hit, lead }];
      });
    };
    const hits = search(index, query, { language, limit: MAX_RESULTS + 1 });
    void withLeads(hits.slice(0, MAX_RESULTS)).then((results) => {
      if (current) setState({ query, results, isCut: hits.length > MAX_RESULTS, suggestions: [] });
    });
    const timer =
      hits.length > 0
        ? undefined
        : setTimeout(() => {
            void withLeads(suggest(index, query, { language, limit: MAX_SUGGESTIONS })).then((suggestions) => {
              if (current) setState({ query, results: [], isCut: false, suggestions });
            });
          }, SUGGEST_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [index, leads, query, language, isBlank]);

  return isBlank ? null : state;
}

/** All names, read and arranged once; a reader in another language has the same ones. */
function useIndex(reader: DatasetReader | null): SearchIndex | null {
  const [index, setIndex] = useState<SearchIndex | null>(null);
  const isIndexed = index !== null;
  useEffect(() => {
    if (reader === null || isIndexed) return;
    let current = true;
    void reader.names().then((names) => {
      if (current) setIndex(buildSearchIndex(names));
    });
    return () => {
      current = false;
    };
  }, [reader, isIndexed]);
  return index;
}

type ReadLeads = (ids: readonly string[]) => Promise<ReadonlyMap<string, EntityLead>>;

/** Leads that were read once are kept for as long as the reader: most keystrokes need none. */
function useLeads(reader: DatasetReader | null): ReadLeads {
  const known = useRef<{ reader: DatasetReader | null; leads: Map<string, EntityLead> }>({ reader, leads: new Map() });
  return useMemo<ReadLeads>(() => {
    if (known.current.reader !== reader) known.current = { reader, leads: new Map() };
    const { leads } = known.current;
    return async (ids) => {
      const missing = ids.filter((id) => !leads.has(id));
      if (missing.length > 0 && reader !== null) {
        for (const [id, lead] of await reader.leads(missing)) leads.set(id, lead);
      }
      return leads;
    };
  }, [reader]);
}
