import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stylesFor } from '../../../src/background/mark-styles.ts';
import type { EntityLead } from '../../../src/dataset/reader.ts';
import type { Verdict } from '../../../src/matching/types.ts';
import { MARK_NAMES } from '../../../src/page/mark-names.ts';
import { markOf, readPreferences } from '../../../src/page/preferences.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';

const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  certainty: 'certain',
  broad: false,
  choices: [{ entity: 'abn-amro', score: 1, reasons: [] }],
  ...change,
});
const lead = { pack: null } as EntityLead;
const rulesOf = (file: string) =>
  readFileSync(resolve(import.meta.dirname, '../../../public', file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
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
    expect(markOf(verdict(), { pack: { title: 'Mine' } } as EntityLead, defaults, false)).toBe('m3');
    expect(markOf(null, lead, defaults, true)).toBeNull();
  });

  it('is tinted, or left out where only certain names are wanted', () => {
    expect(markOf(verdict({ certainty: 'possible' }), lead, withMarks({ style: 'tint' }), false)).toBe('t2');
    expect(markOf(verdict({ certainty: 'possible' }), lead, withMarks({ certainOnly: true }), false)).toBeNull();
  });

  it('has a name of its own in each strength, and every name can be registered and taken away', () => {
    const names = (['light', 'normal', 'strong', 'of a later version'] as const).map((strength) =>
      (['line', 'tint'] as const).map((style) => markOf(verdict(), lead, withMarks({ strength, style }), false)),
    );
    expect(names).toEqual([
      ['m1a', 't1a'],
      ['m1', 't1'],
      ['m1z', 't1z'],
      ['m1', 't1'],
    ]);
    expect(markOf(verdict(), { pack: { title: 'Mine' } } as EntityLead, withMarks({ strength: 'strong' }), false)).toBe(
      'm3z',
    );
    expect(MARK_NAMES).toEqual(expect.arrayContaining(names.flat()));
  });

  it('has a rule in the style for each of its names, on the screen and in forced colours', () => {
    const css = rulesOf('marks.css') + rulesOf('marks-other.css');
    const rules = (name: string) => css.split(`::highlight(${name})`).length - 1;
    for (const name of MARK_NAMES) expect(rules(name), name).toBe(2);
  });

  it('has none on paper', () => {
    const groups = (rulesOf('marks.css') + rulesOf('marks-other.css')).match(/^\S.*\{/gm);
    expect(groups).toHaveLength(4);
    for (const group of groups ?? []) expect(group).toMatch(/^@media screen /);
  });

  it('has its style in every page where the look is the usual one, and in all pages of readers who chose another', () => {
    for (const style of ['line', 'tint', 'of a later version'])
      for (const strength of ['light', 'normal', 'strong', 'of a later version']) {
        const marks = { style, strength };
        const css = stylesFor({ marks }).map(rulesOf).join('');
        for (const certainty of ['certain', 'possible'] as const) {
          const name = markOf(verdict({ certainty }), lead, withMarks(marks), false);
          expect(css, `${style}, ${strength}`).toContain(`::highlight(${name})`);
        }
        const packMark = markOf(verdict(), { pack: { title: 'Mine' } } as EntityLead, withMarks(marks), false);
        expect(css, `${style}, ${strength}`).toContain(`::highlight(${packMark})`);
      }
    expect(stylesFor(undefined)).toEqual(['marks.css']);
    expect(stylesFor(DEFAULT_SETTINGS)).toEqual(['marks.css']);
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
