import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldThen } from '../../../src/page-date/held-then.ts';

const TODAY = '2026-11-24';

describe('a role at the date of a page', () => {
  it.each([
    // from, to, page, then
    ['2016', null, '2019-05-12', 'held'],
    ['2016', '2024', '2019-05-12', 'heldEnded'],
    ['2016', '2027', '2019-05-12', 'held'],
    ['2016', '2026', '2019-05-12', 'held'],
    ['2018-09', '2019-09', '2019-05', 'heldEnded'],
    ['2018-09', '2019-09', '2018-08-31', 'later'],
    ['2018-09', '2019-09', '2019-10-01', 'over'],
    ['2020', null, '2019', 'later'],
    [null, '2018', '2019-01-01', 'over'],
    // Not known more exactly than that it may have been.
    ['2019', null, '2019-05', 'unknown'],
    ['2019', null, '2019-12-31', 'held'],
    ['2019', null, '2019', 'unknown'],
    ['2019-05', null, '2019-05-12', 'unknown'],
    ['2019-05-12', null, '2019-05-12', 'held'],
    ['2019-05-13', null, '2019-05-12', 'later'],
    ['2016', '2019', '2019-05-12', 'unknown'],
    ['2016', '2019-05', '2019-05-12', 'unknown'],
    ['2016', '2019-05-12', '2019-05-12', 'heldEnded'],
    ['2016-05', '2016-05', '2016-05-12', 'unknown'],
    [null, '2019', '2018-05-12', 'unknown'],
    [null, null, '2018-05-12', 'undated'],
  ] as const)('from %s to %s, page of %s: %s', (from, to, page, then) => {
    expect(heldThen({ from, to }, page, TODAY)).toBe(then);
  });

  it.each([
    ['2020', '2024-03', 'done'],
    ['2020', '2020-03', 'unknown'],
    ['2020', '2019-03', 'later'],
    ['2020-03-05', '2020-03-05', 'heldEnded'],
  ] as const)('a deed of %s, page of %s: %s', (from, page, then) => {
    expect(heldThen({ role: 'founder', from, to: null }, page, TODAY)).toBe(then);
    expect(heldThen({ role: 'member', from: '2020', to: null }, '2024-03', TODAY)).toBe('held');
  });

  const day = fc
    .date({ min: new Date('2010-01-01'), max: new Date('2026-11-20'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const cut = fc.constantFrom(4, 7, 10);

  it('says of vague dates nothing that one of the days they may stand for denies', () => {
    fc.assert(
      fc.property(day, day, day, cut, cut, cut, (one, two, page, cutFrom, cutTo, cutPage) => {
        const [from = '', to = ''] = [one, two].sort();
        const exact = heldThen({ from, to }, page, TODAY);
        const vague = heldThen({ from: from.slice(0, cutFrom), to: to.slice(0, cutTo) }, page.slice(0, cutPage), TODAY);
        // Of the end in a month or year that has not passed one cannot say that it has.
        if (vague === 'held') expect(['held', 'heldEnded']).toContain(exact);
        else if (vague !== 'unknown') expect(vague).toBe(exact);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is never said to have held where no beginning is known', () => {
    fc.assert(
      fc.property(fc.option(day, { nil: null }), day, (to, page) => {
        expect(heldThen({ from: null, to }, page, TODAY)).not.toMatch(/^held/);
      }),
    );
  });
});
