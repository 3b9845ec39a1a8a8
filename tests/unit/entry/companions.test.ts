import { describe, expect, it } from 'vitest';
import { MOST_ROLES } from '../../../src/dataset/details.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import { companionsOf, MAX_ROLES } from '../../../src/entry/companions.ts';
import { entity, role, smallPack } from '../dataset/small-pack.ts';

function readerOf(change: Parameters<typeof smallPack>[0]) {
  const data = memoryDataset([{ pack: smallPack(change), checksum: '', curated: true }]);
  return new MemoryReader(data, 'en', () => '2026-11-24');
}
const told = async (reader: MemoryReader, id: string) =>
  (await companionsOf(reader, id)).map(({ initiative, roles, more }) => [
    initiative.id,
    roles.map(({ subject }) => subject.id),
    more,
  ]);

describe('who worked with an entity', () => {
  const entities = [
    entity('alliance', { kind: 'initiative' }),
    entity('later', { kind: 'initiative' }),
    entity('act', { kind: 'law' }),
    entity('bank'),
    entity('ngo'),
    entity('jane', { kind: 'person', parent: 'bank' }),
  ];

  it('are those with a role in the same initiative: not it or its people, not laws, not what came before or after', async () => {
    const roles = [
      role('bank', 'alliance', { person: 'jane' }),
      role('ngo', 'alliance', { from: '2019', goals: ['goal-1'] }),
      role('act', 'alliance', { role: 'regulator' }),
      role('later', 'alliance', { role: 'successor' }),
    ];
    const reader = readerOf({ entities, roles, senses: [], broad: [], redirects: {} });
    expect(await told(reader, 'bank')).toEqual([['alliance', ['ngo'], 0]]);
    const [first] = await companionsOf(reader, 'bank');
    expect(first?.roles[0]).toMatchObject({ role: { from: '2019' }, goalNumbers: [1], sources: [{ id: 'report' }] });
  });

  it('are none where nobody else has a role, or there is no such entity', async () => {
    const reader = readerOf({ entities, roles: [role('bank', 'alliance')], senses: [], broad: [], redirects: {} });
    expect(await told(reader, 'bank')).toEqual([]);
    expect(await told(reader, 'nobody')).toEqual([]);
  });

  it('are cut where there are many, and it says how many more', async () => {
    const many = Array.from({ length: MAX_ROLES + 3 }, (_, place) => entity(`member-${place}`));
    const roles = [role('bank', 'alliance'), ...many.map(({ id }) => role(id, 'alliance'))];
    const reader = readerOf({ entities: [...entities, ...many], roles, senses: [], broad: [], redirects: {} });
    const [first] = await companionsOf(reader, 'bank');
    expect([first?.roles.length, first?.more]).toEqual([MAX_ROLES, 3]);
  });

  it('are counted without the entity itself, also where there are more than are told', async () => {
    const many = Array.from({ length: MOST_ROLES + 50 }, (_, place) => entity(`member-${place}`));
    for (const self of ['member-0', `member-${MOST_ROLES + 49}`]) {
      const roles = many.map(({ id }) => role(id, 'alliance'));
      const reader = readerOf({ entities: [...entities, ...many], roles, senses: [], broad: [], redirects: {} });
      const [first] = await companionsOf(reader, self);
      expect([first?.roles.length, first?.more], self).toEqual([MAX_ROLES, MOST_ROLES + 49 - MAX_ROLES]);
    }
    const entries = await companionsOf(
      readerOf({
        entities: [...entities, ...many.map(({ id }) => entity(id, { kind: 'initiative' }))],
        roles: many.flatMap(({ id }) => [role('bank', id), role('ngo', id)]),
        senses: [],
        broad: [],
        redirects: {},
      }),
      'bank',
    );
    expect(entries).toHaveLength(50);
  });
});
