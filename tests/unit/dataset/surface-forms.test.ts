import { expect, test } from 'vitest';
import { spellingVariants } from '../../../src/dataset/surface-forms.ts';

const spellings = (text: string) => spellingVariants({ text, lang: 'en', type: 'official', ambiguous: false });

test('every spelling of a name with two of them stands beside every other', () => {
  expect(spellings('UN Centre for Labour')).toEqual([
    'United Nations Centre for Labour',
    'U.N. Centre for Labour',
    'UN Center for Labour',
    'United Nations Center for Labour',
    'U.N. Center for Labour',
    'UN Centre for Labor',
    'United Nations Centre for Labor',
    'U.N. Centre for Labor',
    'UN Center for Labor',
    'United Nations Center for Labor',
    'U.N. Center for Labor',
  ]);
});

test('a name that could be written in hundreds of ways has some twenty, those with the fewest changes among them', () => {
  const name = 'UN Centre and Center & Labour Labor Programme organisation ization Taskforce';
  const made = spellings(name);
  expect(made).toHaveLength(23);
  expect(new Set(made).size).toBe(23);
  expect(made).not.toContain(name);
  for (const [from, to] of [
    ['UN ', 'United Nations '],
    ['UN ', 'U.N. '],
    [' and ', ' & '],
    [' & ', ' and '],
    ['isation', 'ization'],
    ['Centre', 'Center'],
    ['Labour', 'Labor'],
    ['Programme', 'Program'],
    ['Taskforce', 'Task Force'],
  ] as const) {
    expect(made).toContain(name.replace(from, to));
  }
});
