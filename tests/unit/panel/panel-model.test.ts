import { describe, expect, it } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { EntityDetails } from '../../../src/dataset/reader.ts';
import {
  kindChoices,
  linesByGoal,
  linesByInitiative,
  linesByPack,
  NO_FILTER,
  passes,
  roleChoices,
} from '../../../src/panel/panel-model.ts';
import type { MentionedEntity } from '../../../src/tab-page/page-report.ts';

const reader = new MemoryReader(
  memoryDataset([{ ...(await readPack('assets/packs/fast')), curated: true }]),
  'en',
  () => '2026-11-24',
);
const IDS = ['comensha', 'abn-amro', 'ina-hut', 'fast-blueprint', 'financial-sector-commission', 'fiu-nederland'];
const leads = await reader.leads(IDS);
const details = new Map<string, EntityDetails>();
for (const id of leads.keys()) {
  const found = await reader.entity(id);
  if (found) details.set(id, found);
}
const entities: MentionedEntity[] = [...leads.values()].map((lead, place) => ({
  lead,
  certain: place + 1,
  possible: 0,
  frames: [{ frame: 'top', count: place + 1 }],
}));
const ids = (list: readonly MentionedEntity[]) => list.map(({ lead }) => lead.id);
const filtered = (filter: object) => entities.filter((entity) => passes(entity, { ...NO_FILTER, ...filter }, details));

describe('the list by names', () => {
  it('has added packs apart, and loses nobody', () => {
    const pack = { id: 'mine', title: 'Mine', date: '2026-11-24' };
    const all = entities.map((entity, place) =>
      place % 2 === 0 ? entity : { ...entity, lead: { ...entity.lead, pack } },
    );
    const { curated, lines, added } = linesByPack(all);
    expect(lines.map(({ entity }) => entity)).toEqual(curated);
    expect(curated.every(({ lead }) => lead.pack === null)).toBe(true);
    expect(added.map((group) => group.pack)).toEqual([pack]);
    expect(lines.length + (added[0]?.lines.length ?? 0)).toBe(all.length);
  });
});

describe('the filter', () => {
  it('lets all pass when nothing is chosen', () => {
    expect(filtered({})).toEqual(entities);
  });

  it('by goal keeps those with a link to it, whatever its basis', () => {
    const four = filtered({ goal: 4 });
    expect(ids(four)).toContain('comensha');
    expect(ids(four)).not.toContain('abn-amro');
    for (const { lead } of four) expect(lead.goals[3]).not.toBeNull();
  });

  it('by goal and role wants one role that has both', () => {
    for (const role of roleChoices(entities, details, 'en').map(({ value }) => value)) {
      for (const { lead } of filtered({ goal: 4, role })) {
        const roles = details.get(lead.id)?.roles ?? [];
        expect(roles.some((each) => each.role.role === role && each.goalNumbers.includes(4))).toBe(true);
      }
    }
    expect(ids(filtered({ role: 'consulted' }))).toContain('comensha');
  });

  it('offers only what leaves somebody', () => {
    for (const { value } of kindChoices(entities, 'de')) expect(filtered({ kind: value }).length).toBeGreaterThan(0);
    for (const { value } of roleChoices(entities, details, 'de'))
      expect(filtered({ role: value }).length).toBeGreaterThan(0);
  });

  it('names a kind in the language and keeps it when the language changes', () => {
    const [english, german] = [kindChoices(entities, 'en'), kindChoices(entities, 'de')];
    expect(new Set(english.map(({ value }) => value))).toEqual(new Set(german.map(({ value }) => value)));
  });
});

describe('the groups', () => {
  it('by goal stand in the order of the goals, and hold whoever serves them', () => {
    const groups = linesByGoal(entities, details, NO_FILTER);
    const numbers = groups.flatMap(({ goal }) => goal ?? []);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    for (const { goal, lines } of groups) {
      const expected = entities.filter(({ lead }) =>
        goal === null ? lead.goals.every((basis) => basis === null) : lead.goals[goal - 1] !== null,
      );
      expect(ids(lines.map(({ entity }) => entity))).toEqual(ids(expected));
    }
  });

  it('by goal show a role that serves that goal', () => {
    for (const { goal, lines } of linesByGoal(entities, details, NO_FILTER)) {
      for (const { role } of lines) if (role && goal !== null) expect(role.goalNumbers).toContain(goal);
    }
  });

  it('by goal hold that goal only, when one is chosen', () => {
    const filter = { ...NO_FILTER, goal: 4 };
    expect(linesByGoal(filtered(filter), details, filter).map(({ goal }) => goal)).toEqual([4]);
  });

  it('by initiative leave nobody out, and put the family of the Blueprint first', () => {
    const groups = linesByInitiative(entities, details, NO_FILTER);
    const seen = groups.flatMap(({ named, lines }) => [
      ...(named ? [named] : []),
      ...lines.map(({ entity }) => entity),
    ]);
    expect(new Set(ids(seen))).toEqual(new Set(ids(entities)));
    const isFamily = groups.map(({ lines }) => lines.some(({ role }) => role?.family));
    expect(isFamily.indexOf(false)).toBeGreaterThan(0);
    expect(isFamily.slice(isFamily.indexOf(false))).not.toContain(true);
  });

  it('by initiative name an entity once, with the number of its other roles there', () => {
    for (const { initiative, lines } of linesByInitiative(entities, details, NO_FILTER)) {
      expect(new Set(ids(lines.map(({ entity }) => entity))).size).toBe(lines.length);
      for (const { entity, role, moreRoles } of lines) {
        if (!role || !initiative) continue;
        const there = (details.get(entity.lead.id)?.roles ?? []).filter((r) => r.initiative.id === initiative.id);
        expect(moreRoles).toBe(there.length - 1);
      }
    }
  });
});
