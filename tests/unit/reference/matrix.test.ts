import { beforeAll, describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Overview } from '../../../src/dataset/reader.ts';
import { type FacetEntry, facetEntries } from '../../../src/reference/entry-filter.ts';
import { countRoles, matrixEntries, matrixOf } from '../../../src/reference/matrix.ts';

let overview: Overview;
let entries: FacetEntry[];
beforeAll(async () => {
  const data = memoryDataset([{ ...(await readPack('assets/packs/fast')), curated: true }]);
  overview = await new MemoryReader(data, 'en').overview();
  entries = matrixEntries(overview, facetEntries(overview, 2026));
});

describe('the matrix of goals and organisations', () => {
  test('shows of every row the same goals, on the same ground, as its entry', () => {
    for (const { rows } of matrixOf(overview, entries, {})) {
      for (const { lead, cells } of rows) {
        expect(cells.map((cell) => cell?.basis ?? null)).toEqual(lead.goals);
      }
    }
  });

  test('counts in each group what its rows show', () => {
    for (const { rows, serving, roleCount } of matrixOf(overview, entries, {})) {
      expect(serving).toEqual([0, 1, 2, 3, 4].map((slot) => rows.filter(({ cells }) => cells[slot]).length));
      expect(roleCount).toBe(rows.reduce((sum, row) => sum + row.roleCount, 0));
      expect(rows.map((row) => row.roleCount)).toEqual(rows.map((row) => row.roleCount).toSorted((a, b) => b - a));
    }
  });

  test('is of organisations and people alone, each once', () => {
    const ids = matrixOf(overview, entries, {}).flatMap(({ rows }) => rows.map(({ lead }) => lead.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('abn-amro');
    expect(ids).not.toContain('financial-sector-commission');
  });

  test('of a year counts the roles held in it alone', () => {
    const countIn = (at: string[]) => {
      const rows = matrixOf(overview, entries, at.length > 0 ? { at } : {}).flatMap(({ rows }) => rows);
      return rows.find(({ lead }) => lead.id === 'abn-amro')?.roleCount ?? 0;
    };
    const [ever, early, later] = [countIn([]), countIn(['2014']), countIn(['2019'])];
    expect(early).toBe(0);
    expect(later).toBeGreaterThan(0);
    expect(later).toBeLessThan(ever);
  });

  test('by role words counts those roles alone', () => {
    const rows = matrixOf(overview, entries, { role: ['commissioner'] }).flatMap(({ rows }) => rows);
    expect(rows.map(({ lead }) => lead.id)).toContain('tanja-cuppen');
    const seats = overview.roles.filter(({ role }) => role.role === 'commissioner');
    // A seat of one's own and the same one held for an employer are one; there was one Commission.
    expect(rows.map(({ roleCount }) => roleCount)).toEqual(rows.map(() => 1));
    expect(countRoles(overview, matrixOf(overview, entries, { role: ['commissioner'] }), {})).toBeGreaterThan(
      seats.length,
    );
    expect(
      countRoles(overview, matrixOf(overview, entries, { role: ['commissioner'] }), { role: ['commissioner'] }),
    ).toBe(seats.length);
  });

  test('on one ground shows that ground alone', () => {
    for (const basis of ['stated', 'editorial'] as const) {
      const cells = matrixOf(overview, entries, { basis: [basis] }).flatMap(({ rows }) =>
        rows.flatMap((row) => row.cells),
      );
      expect(new Set(cells.flatMap((cell) => (cell ? [cell.basis] : [])))).toEqual(new Set([basis]));
    }
  });
});
