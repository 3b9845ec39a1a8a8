import type { EntityLead, Overview, RoleLink } from '../dataset/reader.ts';
import type { Role } from '../dataset/schema.ts';
import { type FacetEntry, wasHeldIn } from './entry-filter.ts';
import { isActor, rolesByBearer } from './roles-of.ts';
import type { FilterQuery } from './route.ts';

/** Goals × organisations and people. Pure. */

export type Basis = 'stated' | 'editorial';

/** How a bearer is tied to a goal: by how many roles, and whether a source states any of them. */
export interface Cell {
  basis: Basis;
  count: number;
}

export interface MatrixRow {
  lead: EntityLead;
  /** Slots for goals 1 to 5. */
  cells: (Cell | null)[];
  roleCount: number;
}

export interface MatrixGroup {
  sector: string;
  rows: MatrixRow[];
  /** For each goal: how many rows of the group serve it. */
  serving: number[];
  roleCount: number;
}

const SLOTS = [1, 2, 3, 4, 5] as const;

/** Two of one word between the same two, at other times or by other people, are one. */
const distinct = (links: readonly RoleLink[]): number =>
  new Set(links.map(({ role }) => `${role.initiative} ${role.role}`)).size;

const counts = (role: Role, { basis = [], role: words = [], at = [] }: FilterQuery): boolean =>
  (basis.length === 0 || basis.includes(role.goalBasis)) &&
  (words.length === 0 || words.includes(role.role)) &&
  (at.length === 0 || at.some((year) => wasHeldIn(role, year)));

/** Organisations and people with a role that serves a goal: the rows there are to filter. */
export function matrixEntries(overview: Overview, entries: readonly FacetEntry[]): FacetEntry[] {
  const roles = rolesByBearer(overview);
  return entries.filter(({ lead }) => isActor(lead) && roles.has(lead.id));
}

/**
 * The rows by sector, the sector with most roles first; in each those with most roles first.
 *
 * @param filter of it `basis`, `role` and `at` say which roles count; a row without any that counts is left out
 */
export function matrixOf(overview: Overview, entries: readonly FacetEntry[], filter: FilterQuery): MatrixGroup[] {
  const roles = rolesByBearer(overview);
  const rows = entries.flatMap(({ lead }): MatrixRow[] => {
    const counted = (roles.get(lead.id) ?? []).filter(({ role }) => counts(role, filter));
    if (counted.length === 0) return [];
    const cells = SLOTS.map((number): Cell | null => {
      const serving = counted.filter(({ goalNumbers }) => goalNumbers.includes(number));
      if (serving.length === 0) return null;
      const isStated = serving.some(({ role }) => role.goalBasis === 'stated');
      return { basis: isStated ? 'stated' : 'editorial', count: distinct(serving) };
    });
    return [{ lead, cells, roleCount: distinct(counted) }];
  });
  const bySize =
    <T extends { roleCount: number }>(key: (one: T) => string) =>
    (a: T, b: T) =>
      b.roleCount - a.roleCount || (key(a) < key(b) ? -1 : 1);
  return [...Map.groupBy(rows, ({ lead }) => lead.sector)]
    .map(([sector, list]) => ({
      sector,
      rows: list.sort(bySize(({ lead }) => lead.headword)),
      serving: SLOTS.map((number) => list.filter(({ cells }) => cells[number - 1]).length),
      roleCount: list.reduce((sum, { roleCount }) => sum + roleCount, 0),
    }))
    .sort(bySize(({ sector }) => sector));
}

/** Roles that the rows have: one that an organisation holds through a person in another row is one. */
export function countRoles(overview: Overview, groups: readonly MatrixGroup[], filter: FilterQuery): number {
  const shown = new Set(groups.flatMap(({ rows }) => rows.map(({ lead }) => lead.id)));
  return overview.roles.filter(
    ({ role }) => counts(role, filter) && (shown.has(role.subject) || (role.person !== null && shown.has(role.person))),
  ).length;
}
