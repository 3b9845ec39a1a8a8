import type { DatasetReader, EntityLead } from '../dataset/reader.ts';
import type { Language } from '../i18n/languages.ts';
import type { Span } from '../matching/types.ts';
import { findSpans, type SearchHit, type SearchIndex, search, suggest } from './rank.ts';

/** A hit with all that its row shows, so that a list needs neither names nor ranking. */
export interface FoundEntry {
  hit: SearchHit;
  lead: EntityLead;
  /** Where the query stands in the headword; null where the headword does not hold it. */
  headSpans: Span[] | null;
}

export interface Found {
  entries: FoundEntry[];
  /** There are more than {@link MAX_RESULTS}. */
  isCut: boolean;
}

/** Answers the search field of a page: from the page's own reader, or from the background. */
export interface Finder {
  /** Entries with a name that holds the query, best first. */
  find(query: string, language: Language): Promise<Found>;
  /** Entries with a name close in spelling: for when nothing holds the query. */
  findClose(query: string, language: Language): Promise<FoundEntry[]>;
}

/** More than anyone reads; a longer query is the way to the rest. */
export const MAX_RESULTS = 50;
const MAX_SUGGESTIONS = 5;

type ReadLeads = (ids: readonly string[]) => Promise<ReadonlyMap<string, EntityLead>>;

/**
 * A finder over an index of names.
 *
 * @param leads of the language that the results are shown in
 */
export function createFinder(index: SearchIndex, leads: ReadLeads): Finder {
  const withLeads = async (hits: readonly SearchHit[], query: string): Promise<FoundEntry[]> => {
    const found = await leads(hits.map(({ entity }) => entity));
    return hits.flatMap((hit) => {
      const lead = found.get(hit.entity);
      return lead === undefined ? [] : [{ hit, lead, headSpans: findSpans(lead.headword, query) }];
    });
  };
  return {
    async find(query, language) {
      const hits = search(index, query, { language, limit: MAX_RESULTS + 1 });
      return { entries: await withLeads(hits.slice(0, MAX_RESULTS), query), isCut: hits.length > MAX_RESULTS };
    },
    findClose: (query, language) => withLeads(suggest(index, query, { language, limit: MAX_SUGGESTIONS }), query),
  };
}

/** Leads that were read once are kept for as long as this function: most keystrokes then need none. */
export function keepLeads(reader: Pick<DatasetReader, 'leads'>): ReadLeads {
  const known = new Map<string, EntityLead>();
  return async (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) for (const [id, lead] of await reader.leads(missing)) known.set(id, lead);
    return known;
  };
}
