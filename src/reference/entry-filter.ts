import { type Dated, endOf } from '../dataset/deeds.ts';
import type { EntityLead, Overview } from '../dataset/reader.ts';
import { rolesByBearer } from './roles-of.ts';
import { FILTER_FACETS, type FilterFacet, type FilterQuery } from './route.ts';

/** Narrowing a list of entries by facets. Pure. */

/** An entry with its values in each facet. */
export interface FacetEntry {
  lead: EntityLead;
  values: Readonly<Record<FilterFacet, readonly string[]>>;
}

/** The first year one can look at: before it the dataset tells of few. */
const FIRST_YEAR = 2013;

/** Whether a role was held in a year, by what its sources say: one without a beginning or an end on record was not. */
export function wasHeldIn(role: Dated, year: string): boolean {
  const { from } = role;
  const to = endOf(role);
  if (from === null && to === null) return false;
  // Until 2019, since nobody knows when: in 2019 at least.
  if (from === null) return to?.slice(0, 4) === year;
  return from.slice(0, 4) <= year && (to === null || to.slice(0, 4) >= year);
}

const NONE: readonly string[] = [];
const once = (values: readonly string[]): readonly string[] => (values.length === 0 ? NONE : [...new Set(values)]);
/** One list for each value, whoever has it: a pack may have a hundred thousand entries. */
const lists = new Map<string, readonly string[]>();
function alone(value: string): readonly string[] {
  const known = lists.get(value) ?? [value];
  lists.set(value, known);
  return known;
}

/**
 * Every entry of the overview with its values. `role`, `basis` and `at` are of the roles it has, or acts in, itself.
 *
 * @param lastYear the last year of `at`
 */
export function facetEntries(overview: Overview, lastYear: number): FacetEntry[] {
  const roles = rolesByBearer(overview);
  const years = Array.from({ length: Math.max(0, lastYear - FIRST_YEAR + 1) }, (_, place) =>
    String(FIRST_YEAR + place),
  );
  return [...overview.leads.values()].map((lead) => {
    const own = roles.get(lead.id) ?? [];
    return {
      lead,
      values: {
        kind: alone(lead.kind),
        sector: alone(lead.sector),
        country: alone(lead.country),
        goal: lead.goals.flatMap((basis, slot) => (basis === null ? [] : [String(slot + 1)])),
        role: once(own.map(({ role }) => role.role)),
        at: own.length === 0 ? NONE : years.filter((year) => own.some(({ role }) => wasHeldIn(role, year))),
        basis: once(own.flatMap(({ role, goalNumbers }) => (goalNumbers.length > 0 ? [role.goalBasis] : []))),
      },
    };
  });
}

/** Within a facet any of the values counts; all facets must hold. An empty facet holds for all. */
export function filterEntries<T extends FacetEntry>(
  entries: readonly T[],
  filter: FilterQuery,
  except?: FilterFacet,
): T[] {
  const asked = FILTER_FACETS.flatMap((facet) => {
    const values = filter[facet] ?? [];
    return facet === except || values.length === 0 ? [] : [{ facet, values }];
  });
  return entries.filter(({ values: own }) =>
    asked.every(({ facet, values }) => values.some((value) => own[facet].includes(value))),
  );
}

/**
 * How many entries each value of a facet would leave, given the other facets; most first, then by value. A value that is
 * chosen is there even where it leaves none.
 */
export function countValues(
  entries: readonly FacetEntry[],
  filter: FilterQuery,
  facet: FilterFacet,
): { value: string; count: number }[] {
  const counts = new Map<string, number>((filter[facet] ?? []).map((value) => [value, 0]));
  for (const { values } of filterEntries(entries, filter, facet)) {
    for (const value of values[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The filter with one value put in or taken out. */
export function toggled(filter: FilterQuery, facet: FilterFacet, value: string): FilterQuery {
  const { [facet]: values = [], ...others } = filter;
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return next.length === 0 ? others : { ...others, [facet]: next };
}

/** How many values are chosen. */
export const countChosen = (filter: FilterQuery): number =>
  FILTER_FACETS.reduce((sum, facet) => sum + (filter[facet]?.length ?? 0), 0);
