import { describe, expect, it } from 'vitest';
import type { EntityLead } from '../../../src/dataset/reader.ts';
import type { Verdict } from '../../../src/matching/types.ts';
import { markOf, readPreferences } from '../../../src/page/preferences.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';

const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  certainty: 'certain',
  broad: false,
  choices: [{ entity: 'abn-amro', score: 1, reasons: [] }],
  ...change,
});
const lead = { pack: null } as EntityLead;
const withMarks = (marks: object) => readPreferences({ marks }, null);

describe('preferences as stored', () => {
  it.each([undefined, null, 7, true, [], { marks: null }, { marks: 3, hover: false }])(
    'of no use (%j) are the defaults',
    (stored) => {
      expect(readPreferences(stored, stored)).toEqual({
        marks: DEFAULT_SETTINGS.marks,
        hover: DEFAULT_SETTINGS.hover,
        silenced: [],
      });
    },
  );
});

describe('the mark of a name', () => {
  it('tells certain from possible, and an added pack from the curated dataset', () => {
    const defaults = readPreferences(null, null);
    expect(markOf(verdict(), lead, defaults, false)).toBe('m1');
    expect(markOf(verdict({ certainty: 'possible' }), lead, defaults, false)).toBe('m2');
    expect(markOf(verdict(), { pack: 'Mine' } as EntityLead, defaults, false)).toBe('m3');
    expect(markOf(null, lead, defaults, true)).toBeNull();
  });

  it('is tinted, or left out where only certain names are wanted', () => {
    expect(markOf(verdict({ certainty: 'possible' }), lead, withMarks({ style: 'tint' }), false)).toBe('t2');
    expect(markOf(verdict({ certainty: 'possible' }), lead, withMarks({ certainOnly: true }), false)).toBeNull();
  });

  it.each([
    ['onTopic', false, null],
    ['onTopic', true, 'm1'],
    ['everywhere', false, 'm1'],
    ['never', true, null],
    ['something of a later version', true, 'm1'],
  ])('of a broad name, with “%s”, on topic: %j, is %j', (broad, onTopic, mark) => {
    expect(markOf(verdict({ broad: true }), lead, withMarks({ broad }), onTopic)).toBe(mark);
  });
});
