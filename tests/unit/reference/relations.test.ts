import { beforeAll, describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Overview } from '../../../src/dataset/reader.ts';
import { MOST_MEETINGS, MOST_NEIGHBOURS, neighbourhoodOf } from '../../../src/reference/neighbourhood.ts';
import { COLUMNS, layOutRelations, stepFrom } from '../../../src/reference/relations-layout.ts';

const TODAY = '2026-11-24';
let overview: Overview;
beforeAll(async () => {
  const data = memoryDataset([{ ...(await readPack('assets/packs/fast')), curated: true }]);
  overview = await new MemoryReader(data, 'en').overview();
});

const near = (id: string) => {
  const found = neighbourhoodOf(overview, id, TODAY);
  if (!found) throw new Error(`No entry ${id}`);
  return found;
};

describe('the neighbourhood of an entry', () => {
  test('ABN AMRO has its people, takes part in the Commission until 2019, and meets CoMensha in four places', () => {
    const { people, neighbours, meetings } = near('abn-amro');
    expect(people.map(({ lead }) => lead.id)).toContain('tanja-cuppen');
    const commission = neighbours.find(({ lead }) => lead.id === 'financial-sector-commission');
    expect(commission).toMatchObject({ past: true });
    expect(meetings[0]).toMatchObject({ lead: { id: 'comensha' } });
    expect(meetings[0]?.through).toHaveLength(4);
  });

  test('of every entry holds nothing that no role ties to it, nobody twice, and nobody met once', () => {
    for (const id of overview.leads.keys()) {
      const { people, neighbours, meetings, leftOut } = near(id);
      const ids = [...people, ...neighbours, ...meetings].map(({ lead }) => lead.id);
      expect(new Set([id, ...ids]).size).toBe(ids.length + 1);
      for (const { lead, links } of neighbours) {
        for (const { role } of links) {
          expect([role.subject, role.initiative, role.person]).toEqual(expect.arrayContaining([id]));
          expect([role.subject, role.initiative]).toContain(lead.id);
        }
      }
      const shown = new Set(neighbours.map(({ lead }) => lead.id));
      for (const { through } of meetings) {
        expect(through.length).toBeGreaterThanOrEqual(2);
        expect(through.every((one) => shown.has(one.id))).toBe(true);
      }
      expect(neighbours.length).toBeLessThanOrEqual(MOST_NEIGHBOURS);
      expect(meetings.length).toBeLessThanOrEqual(MOST_MEETINGS);
      if (leftOut > 0) expect(neighbours).toHaveLength(MOST_NEIGHBOURS);
    }
  });

  test('nobody has one that is not there', () => {
    expect(neighbourhoodOf(overview, 'nobody', TODAY)).toBeNull();
  });
});

describe('the drawing of a neighbourhood', () => {
  test('no two boxes of any entry touch, and all lie within the drawing', () => {
    for (const id of overview.leads.keys()) {
      const { boxes, height } = layOutRelations(near(id));
      for (const [place, a] of boxes.entries()) {
        expect(a.y).toBeGreaterThanOrEqual(COLUMNS.head - 1);
        expect(a.y + a.height).toBeLessThanOrEqual(height);
        for (const b of boxes.slice(place + 1)) {
          const apart = a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
          expect(apart, `${id}: ${a.id} and ${b.id}`).toBe(true);
        }
      }
    }
  });

  test('arrow keys reach every box from the entry, and lead back to it', () => {
    for (const id of ['abn-amro', 'fast', 'comensha', 'tanja-cuppen', 'un-call-to-action']) {
      const layout = layOutRelations(near(id));
      const reached = new Set([id]);
      for (const from of reached) {
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) reached.add(stepFrom(layout, from, key));
      }
      expect(reached.size).toBe(layout.boxes.length);
      for (const box of layout.boxes.filter(({ column }) => column === 'neighbours')) {
        expect(stepFrom(layout, box.id, 'ArrowLeft')).toBe(id);
      }
      expect(stepFrom(layout, id, 'ArrowLeft')).toBe(id);
    }
  });
});
