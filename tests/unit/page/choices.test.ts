import { describe, expect, test } from 'vitest';
import { createChoices } from '../../../src/page/choices.ts';
import { type Preferences, readPreferences } from '../../../src/page/preferences.ts';

const silenced = (names: object[]): Preferences => readPreferences(undefined, { version: 1, names });
const KEPT = silenced([{ text: 'comensha', entity: 'comensha', site: null, on: '2026-11-24' }]);
const NOTHING = silenced([]);

describe('what the reader chose', () => {
  test.each([
    ['one after the other', true],
    ['while the first is still being read', false],
  ])('a name that is taken back elsewhere is marked again here, where both changes come %s', async (_, waits) => {
    const reads: ((read: Preferences) => void)[] = [];
    const choices = createChoices(
      NOTHING,
      () => new Promise((resolve) => reads.push(resolve)),
      'page.test',
      () => undefined,
    );
    choices.take({ said: 'not', text: 'CoMensha', entities: ['comensha'] });
    expect(choices.word.said()).toHaveLength(1);
    const kept = choices.reload();
    if (waits) {
      reads[0]?.(KEPT);
      await kept;
    }
    const takenBack = choices.reload();
    reads[0]?.(KEPT);
    reads[1]?.(NOTHING);
    await Promise.all([kept, takenBack]);
    expect(choices.word.said()).toEqual([]);
  });
});
