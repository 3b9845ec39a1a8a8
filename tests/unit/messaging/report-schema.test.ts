import { describe, expect, it } from 'vitest';
import type { FrameReport } from '../../../src/messaging/protocol.ts';
import { readFarewell, readReport } from '../../../src/messaging/report-schema.ts';

const report = (): FrameReport => ({
  frame: '1234567890-987654321',
  top: true,
  blocksRead: 12,
  done: true,
  onTopic: true,
  hidden: false,
  entities: [
    {
      lead: {
        id: 'harbour-list--kestrel',
        headword: 'Kestrel Harbour Trust',
        fullName: null,
        kind: 'organization',
        sector: 'ngo',
        country: 'GB',
        parentName: null,
        description: { en: 'Shelters.', nl: 'Opvang.', de: 'Schutzhäuser.' },
        goals: [null, 'stated', 'editorial', null, null],
        pack: { id: 'harbour-list', title: 'Harbour list', date: '2026-11-24' },
      },
      certain: 2,
      possible: 0,
      unmarked: 0,
      passages: [
        {
          before: 'With ',
          name: 'Kestrel Harbour Trust',
          after: ' …',
          isCutBefore: false,
          isCutAfter: true,
          lang: 'nl',
        },
      ],
      lang: 'en',
    },
  ],
});

/** A report with one thing in it changed, however wrong. */
// biome-ignore lint/suspicious/noExplicitAny: the changes are wrong on purpose.
const changed = (change: (report: any) => void): unknown => {
  const whole = report();
  change(whole);
  return whole;
};

describe('what a frame tells last', () => {
  it('is which frame it was, and nothing else', () => {
    expect(readFarewell({ frame: '1-2', gone: true })).toBe('1-2');
    for (const other of [undefined, 'gone', report(), { frame: '1-2' }, { frame: '1-2', gone: 1 }, { gone: true }])
      expect(readFarewell(other)).toBeNull();
    expect(readReport({ frame: '1-2', gone: true })).toBeNull();
  });
});

describe('what a frame tells', () => {
  it('is taken as it is where it has its shape, with passages or without', () => {
    expect(readReport(report())).toEqual(report());
    const { passages: _, ...bare } = report().entities[0] as FrameReport['entities'][number];
    expect(readReport({ ...report(), entities: [bare] })).toEqual({ ...report(), entities: [bare] });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'report'],
    ['no list of entities', changed((one) => delete one.entities)],
    ['a frame without a name', changed((one) => delete one.frame)],
    ['a name of a frame beyond its length', changed((one) => Object.assign(one, { frame: 'x'.repeat(41) }))],
    ['a count below zero', changed((one) => Object.assign(one.entities[0], { certain: -1 }))],
    ['a count that is none', changed((one) => Object.assign(one.entities[0], { possible: '3' }))],
    ['an id that is a path', changed((one) => Object.assign(one.entities[0].lead, { id: '../options.html' }))],
    ['a headword that is no text', changed((one) => Object.assign(one.entities[0].lead, { headword: { html: 1 } }))],
    ['a headword of megabytes', changed((one) => Object.assign(one.entities[0].lead, { headword: 'x'.repeat(2e6) }))],
    ['a goal that is none', changed((one) => Object.assign(one.entities[0].lead, { goals: ['javascript:'] }))],
    ['a passage without words', changed((one) => Object.assign(one.entities[0], { passages: [{}] }))],
  ])('%s is no report', (_, message) => {
    expect(readReport(message)).toBeNull();
  });
});
