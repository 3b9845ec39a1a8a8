import type { DatasetReader, EntityLead } from '../dataset/reader.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import { isAddedId } from '../matching/added-id.ts';
import type { Span } from '../matching/types.ts';
import { isDescribed, isKindWord } from './described.ts';
import { findSpans } from './find-spans.ts';
import { fold } from './fold.ts';
import { search } from './rank.ts';
import type { SearchHit } from './search-hit.ts';
import { namesOf, type SearchIndex } from './search-index.ts';
import { suggest } from './suggest.ts';
import { withCountry } from './with-country.ts';

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
  /** Entries with a name that holds the query, best first; then those that it describes: by country, by kind. */
  find(query: string, language: Language): Promise<Found>;
  /** Entries with a name close in spelling: for when nothing holds the query. */
  findClose(query: string, language: Language): Promise<FoundEntry[]>;
}

/** More than anyone reads; a longer query is the way to the rest. */
export const MAX_RESULTS = 50;
const MAX_SUGGESTIONS = 5;
/** Entries whose country is looked at. Where so many are called alike, a longer query is the way, too. */
const MAX_OF_COUNTRY = 500;
/** Entries that are asked what they are. */
const MAX_DESCRIBED = 2_000;
/** Letters of a word that describes. */
const MIN_WORD = 3;

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
  /** By name, of one country: “fiu duitsland”. */
  const findInCountry = async (query: string, language: Language): Promise<FoundEntry[]> => {
    for (const { rest, country } of withCountry(query)) {
      const found = await withLeads(search(index, rest, { language, limit: MAX_OF_COUNTRY }), rest);
      const there = found.filter(({ lead }) => lead.country === country);
      if (there.length > 0) return there;
    }
    return [];
  };
  let ours: (readonly [number, string])[] | undefined;
  /**
   * By what they are: “toezichthouder”, “bank zwitserland”. Of the dataset alone, which is small.
   *
   * @param isWhole only where a whole word says of which kind, not the beginning of one
   */
  const findDescribed = async (query: string, language: Language, isWhole: boolean): Promise<FoundEntry[]> => {
    // Most of what is typed names no kind, and needs no more than this look.
    if (isWhole && !fold(query).split(' ').some(isKindWord)) return [];
    const readings = [...withCountry(query), { rest: query, country: null }]
      .map((reading) => ({ ...reading, words: fold(reading.rest).split(' ').filter(Boolean) }))
      .filter(({ words }) => words.every((word) => word.length >= MIN_WORD) && (!isWhole || words.some(isKindWord)));
    if (readings.length === 0) return [];
    ours ??= [...index.entities.entries()].filter(([, id]) => !isAddedId(id)).slice(0, MAX_DESCRIBED);
    const known = await leads(ours.map(([, id]) => id));
    const order = new Intl.Collator(LOCALES[language]).compare;
    for (const { rest, country, words } of readings) {
      const described = ours.flatMap(([entity, id]) => {
        const lead = known.get(id);
        const isOf = lead && (country === null || lead.country === country);
        return isOf && isDescribed(lead, words, namesOf(index, entity), isWhole) ? [lead] : [];
      });
      if (described.length === 0) continue;
      return described
        .sort((a, b) => order(a.headword, b.headword))
        .map((lead) => ({ hit: hitOf(lead), lead, headSpans: findSpans(lead.headword, rest) ?? [] }));
    }
    return [];
  };
  /** Where no name holds the query, by its parts; else those of a kind that it calls by its whole name go behind. */
  const findOthers = async (query: string, language: Language, named: readonly FoundEntry[]): Promise<FoundEntry[]> => {
    // Who types the whole name of a bank looks for no other one.
    if (named[0]?.hit.match === 'exact' && fold(query).includes(' ')) return [...named];
    const inCountry = named.length === 0 ? await findInCountry(query, language) : [];
    const byName = [...named, ...inCountry];
    const described = await findDescribed(query, language, byName.length > 0);
    return [...byName, ...described.filter(({ lead }) => !byName.some((other) => other.lead.id === lead.id))];
  };
  return {
    async find(query, language) {
      const hits = search(index, query, { language, limit: MAX_RESULTS + 1 });
      let entries = await withLeads(hits.slice(0, MAX_RESULTS), query);
      if (hits.length <= MAX_RESULTS && query.trim() !== '') entries = await findOthers(query, language, entries);
      return { entries: entries.slice(0, MAX_RESULTS), isCut: Math.max(hits.length, entries.length) > MAX_RESULTS };
    },
    findClose: (query, language) => withLeads(suggest(index, query, { language, limit: MAX_SUGGESTIONS }), query),
  };
}

/** An entry that was found by what it is, not by a name. */
const hitOf = ({ id, headword }: EntityLead): SearchHit => ({
  entity: id,
  name: headword,
  lang: 'und',
  type: 'common',
  match: 'words',
  spans: [],
});

/** Leads that were read once are kept for as long as this function: most keystrokes then need none. */
export function keepLeads(reader: Pick<DatasetReader, 'leads'>): ReadLeads {
  const known = new Map<string, EntityLead>();
  return async (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) for (const [id, lead] of await reader.leads(missing)) known.set(id, lead);
    return known;
  };
}
