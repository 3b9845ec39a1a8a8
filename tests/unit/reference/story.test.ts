import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Overview } from '../../../src/dataset/reader.ts';
import { placeOf, type Story, storyOf } from '../../../src/reference/story.ts';
import { DRAWING, layOut, sheetsOf } from '../../../src/reference/story-layout.ts';

const TODAY = '2026-11-24';
const overviews: Overview[] = [];
let overview: Overview;
let story: Story;
beforeAll(async () => {
  const data = memoryDataset([{ ...(await readPack('assets/packs/fast')), curated: true }]);
  for (const language of ['en', 'nl', 'de'] as const) overviews.push(await new MemoryReader(data, language).overview());
  overview = overviews[0] as Overview;
  story = storyOf(overview, TODAY);
});

const moments = () => story.chapters.flatMap((chapter) => chapter.moments);
const lane = (id: string) => story.lanes.find((one) => one.id === id)?.bars ?? [];

describe('the story', () => {
  test('tells of nothing that has no date and no source in the dataset', () => {
    for (const { date, links } of moments()) {
      for (const { role, sources, family } of links) {
        expect(family).toBe(true);
        expect(role.from).toBe(date);
        expect(sources.length).toBeGreaterThan(0);
      }
    }
  });

  test('leaves no dated role of the family out: told, counted, or the twin of one that is told', () => {
    const told = new Set(moments().flatMap(({ links }) => links));
    const names = new Set([...told].flatMap(({ role }) => [`${role.role} ${role.person}`]));
    const counted = [...story.countedByYear.values()].reduce((sum, count) => sum + count, 0);
    const others = moments().reduce((sum, moment) => sum + moment.others, 0);
    const dated = overview.roles.filter(({ family, role }) => family && role.from !== null && role.from >= '2017');
    const twins = dated.filter(
      (link) =>
        !told.has(link) &&
        (names.has(`${link.role.role} ${link.role.subject}`) ||
          // “The Commission came before FAST” where “FAST came after the Commission” is told.
          link.role.role === 'predecessor'),
    );
    expect(told.size + counted + others + twins.length).toBe(dated.length);
  });

  test('goes year by year, and within a year by date', () => {
    const dates = moments().map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
    expect(story.chapters.map(({ year }) => year)).toEqual([...new Set(dates.map((date) => date.slice(0, 4)))]);
  });

  test('begins before the Commission, tells its launch, the Blueprint and the move to UNDP', () => {
    const says = (date: string, undertaking: string) =>
      moments().find((moment) => moment.date === date && moment.undertaking.id === undertaking);
    expect(says('2018-09', 'financial-sector-commission')?.links.map(({ role }) => role.role)).toEqual(
      expect.arrayContaining(['convener', 'chair']),
    );
    expect(says('2019-09', 'blueprint-launch-2019')).toBeDefined();
    expect(says('2018-09', 'fsc-consultation-new-york')?.links.map(({ role }) => role.initiative)).toEqual([
      'financial-sector-commission',
    ]);
    expect(says('2024-07', 'fast')?.links.map(({ role }) => role.subject)).toContain('undp');
  });

  test('tells of the Blueprint in the month in which it appeared, and of its authors nowhere before', () => {
    const first = moments().find(({ undertaking }) => undertaking.id === 'fast-blueprint');
    expect(first?.date).toBe('2019-09');
    expect(first?.links.map(({ role }) => [role.role, role.subject])).toEqual(
      expect.arrayContaining([
        ['author', 'financial-sector-commission'],
        ['author', 'james-cockayne'],
      ]),
    );
  });

  test('draws the Commission until the Blueprint and FAST since then; the house changed in July 2024', () => {
    expect(lane('initiative').map(({ lead, from, to }) => [lead.id, from, to])).toEqual([
      ['financial-sector-commission', '2018-09', '2019-09'],
      ['fast', '2019-09', null],
    ]);
    expect(lane('home').map(({ lead, from, to }) => [lead.id, from, to])).toEqual(
      expect.arrayContaining([
        ['unu-cpr', '2018-04', '2024-07'],
        ['undp', '2024-07', null],
      ]),
    );
    expect(lane('meetings').map(({ lead }) => lead.id)).toEqual(
      expect.arrayContaining(['fsc-consultation-new-york', 'fsc-consultation-the-hague', 'blueprint-launch-2019']),
    );
    expect(lane('publications').find(({ lead }) => lead.id === 'fast-blueprint')?.from).toBe('2019-09');
  });
});

describe('the drawing of the story', () => {
  test('on paper has every lane once, in parts that a sheet holds', () => {
    for (const one of overviews) {
      const told = storyOf(one, TODAY);
      const sheets = sheetsOf(told);
      expect(sheets.flatMap(({ lanes }) => lanes)).toEqual(told.lanes);
      for (const [place, sheet] of sheets.entries()) {
        expect(sheet.lanes.length).toBeGreaterThan(0);
        // 174 mm of a sheet that is 265 mm wide between its margins; the first has the title too.
        expect(layOut(sheet).height).toBeLessThan((DRAWING.width * (place === 0 ? 130 : 174)) / 265);
      }
    }
  });

  test('no two bars or labels of a lane overlap, in any language', () => {
    for (const one of overviews) {
      for (const { bars, y, height } of layOut(storyOf(one, TODAY)).lanes) {
        const boxes = bars.map((placed) => {
          const label = placed.label.length * 6.8;
          const left = placed.side === 'before' ? placed.x - label : placed.x;
          const right = placed.x + placed.width + (placed.side === 'after' ? label : 0);
          expect(placed.y).toBeGreaterThanOrEqual(y);
          expect(placed.y + DRAWING.bar).toBeLessThanOrEqual(y + height);
          expect(right).toBeLessThanOrEqual(DRAWING.right + 1);
          if (placed.side === 'in') expect(label).toBeLessThan(placed.width);
          return { left, right, y: placed.y, label: placed.label };
        });
        for (const [place, a] of boxes.entries()) {
          for (const b of boxes.slice(place + 1)) {
            expect(a.y !== b.y || a.right <= b.left || b.right <= a.left, `${a.label} and ${b.label}`).toBe(true);
          }
        }
      }
    }
  });

  test('a later date never stands before an earlier one, and none outside', () => {
    const date = fc
      .tuple(fc.integer({ min: 2017, max: 2026 }), fc.option(fc.integer({ min: 1, max: 12 })))
      .map(([year, month]) => (month === null ? `${year}` : `${year}-${String(month).padStart(2, '0')}`));
    const years = { first: 2017, last: 2026 };
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(placeOf(low, years)).toBeLessThanOrEqual(placeOf(high, years));
        expect(placeOf(low, years)).toBeLessThan(placeOf(high, years, true));
        expect(placeOf(low, years)).toBeGreaterThanOrEqual(0);
        expect(placeOf(high, years, true)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
