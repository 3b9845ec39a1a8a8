import { beforeAll, describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Overview } from '../../../src/dataset/reader.ts';
import {
  countChosen,
  countValues,
  type FacetEntry,
  facetEntries,
  filterEntries,
  toggled,
  wasHeldIn,
} from '../../../src/reference/entry-filter.ts';
import { bearersOf } from '../../../src/reference/goal-bearers.ts';
import { actionGroups } from '../../../src/reference/goal-wording.ts';
import { initiativesOf } from '../../../src/reference/initiative-list.ts';
import { isActor } from '../../../src/reference/roles-of.ts';

let overview: Overview;
let entries: FacetEntry[];
beforeAll(async () => {
  const data = memoryDataset([{ ...(await readPack('assets/packs/fast')), curated: true }]);
  overview = await new MemoryReader(data, 'en').overview();
  entries = facetEntries(overview, 2026);
});

const ids = (list: readonly FacetEntry[]) => list.map(({ lead }) => lead.id);

describe('a filtered list', () => {
  test('is everything without a filter', () => {
    expect(filterEntries(entries, {})).toHaveLength(451);
  });

  test('takes any value within a facet, and all facets together', () => {
    const found = ids(filterEntries(entries, { sector: ['bank', 'fiu'], country: ['NL'], goal: ['1'] }));
    expect(found).toEqual(expect.arrayContaining(['abn-amro', 'fiu-nederland']));
    for (const { lead } of filterEntries(entries, { sector: ['bank', 'fiu'], country: ['NL'], goal: ['1'] })) {
      expect(['bank', 'fiu']).toContain(lead.sector);
      expect(lead.country).toBe('NL');
      expect(lead.goals[0]).not.toBeNull();
    }
  });

  test('knows a role also of the person who acts in it', () => {
    const commissioners = ids(filterEntries(entries, { role: ['commissioner'] }));
    expect(commissioners).toEqual(expect.arrayContaining(['tanja-cuppen', 'abn-amro']));
  });

  test('counts for each value what choosing it alone in its facet would leave', () => {
    const filter = { country: ['NL'], sector: ['bank'] };
    for (const { value, count } of countValues(entries, filter, 'sector')) {
      expect(count).toBe(filterEntries(entries, { ...filter, sector: [value] }).length);
    }
    expect(countValues(entries, filter, 'sector').length).toBeGreaterThan(3);
  });

  test('shows a chosen value that leaves nothing', () => {
    expect(countValues(entries, { country: ['XX'], kind: ['law'] }, 'country')).toContainEqual({
      value: 'XX',
      count: 0,
    });
  });

  test.each([
    ['2018', null, '2017', false],
    ['2018', null, '2018', true],
    ['2018', null, '2026', true],
    ['2018-09', '2019-09', '2019', true],
    ['2018-09', '2019-09', '2020', false],
    [null, '2019', '2019', true],
    [null, '2019', '2018', false],
    [null, null, '2019', false],
  ])('a role from %s to %s was held in %s: %s', (from, to, year, held) => {
    expect(wasHeldIn({ from, to }, year)).toBe(held);
  });

  test('a deed was done in its own year alone', () => {
    const consulted = { role: 'consulted', from: '2018', to: null };
    expect(['2017', '2018', '2019'].map((year) => wasHeldIn(consulted, year))).toEqual([false, true, false]);
  });

  test('of a year holds those with a role in it', () => {
    const at = (year: string) => ids(filterEntries(entries, { at: [year] }));
    expect(at('2019')).toContain('tanja-cuppen');
    expect(at('2018')).not.toContain('tanja-cuppen');
    expect(at('2021')).not.toContain('tanja-cuppen');
  });

  test('is wider again when a value is taken out', () => {
    const once = toggled({ kind: ['law'] }, 'goal', '4');
    expect(once).toEqual({ kind: ['law'], goal: ['4'] });
    expect(countChosen(once)).toBe(2);
    expect(toggled(once, 'goal', '4')).toEqual({ kind: ['law'] });
  });
});

describe('who serves a goal', () => {
  test('is everyone whose slot is taken, the stated first, each with the roles that make it so', () => {
    for (const goal of [1, 2, 3, 4, 5]) {
      const bearers = bearersOf(overview, goal);
      expect(bearers.length).toBe(entries.filter(({ values }) => values.goal.includes(String(goal))).length);
      const bases = bearers.map(({ basis }) => basis);
      expect(bases.lastIndexOf('stated')).toBeLessThan(bases.indexOf('editorial'));
      for (const { lead, roles, basis } of bearers) {
        expect(roles.length, lead.id).toBeGreaterThan(0);
        expect(roles.some(({ role }) => role.goalBasis === 'stated')).toBe(basis === 'stated');
      }
    }
  });
});

describe('the actions of a goal', () => {
  const groups = (number: number) => {
    const details = overview.goals.find(({ goal }) => goal.number === number);
    return actionGroups(details?.goal as NonNullable<typeof details>['goal']).map(({ wording, actions }) => [
      wording,
      actions.length,
    ]);
  };

  test('say where the wording is not the official list’s: 15 of the known actions are', () => {
    expect([1, 2, 3, 4, 5].map(groups)).toEqual([
      [['official', 6]],
      [['paraphrased', 4]],
      [['official', 6]],
      [['paraphrased', 3]],
      [
        ['official', 3],
        ['paraphrased', 3],
      ],
    ]);
  });
});

describe('initiatives', () => {
  test('are the family first; members stand once in a group, by weight of their word', () => {
    const { family, others } = initiativesOf(overview);
    expect(family.map(({ lead }) => lead.id)).toContain('financial-sector-commission');
    expect(others.map(({ lead }) => lead.id)).toContain('european-bankers-alliance');
    const commission = family.find(({ lead }) => lead.id === 'financial-sector-commission');
    expect(commission?.groups[0]?.word).toBe('convener');
    expect(commission?.groups.map(({ word }) => word)).not.toContain('successor');
    const links = commission?.groups.flatMap(({ links }) => links) ?? [];
    expect(new Set(links).size).toBe(links.length);
    expect(new Set(links.map(({ role }) => role.subject)).size).toBe(commission?.memberCount);
  });

  test('none is an organisation', () => {
    const { family, others } = initiativesOf(overview);
    expect([...family, ...others].filter(({ lead }) => isActor(lead))).toEqual([]);
  });
});
