import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { OpenDataset } from '../../../src/background/dataset-service.ts';
import { followPolicy } from '../../../src/background/managed.ts';
import { listPacks } from '../../../src/packs/pack-db.ts';
import { PackStage } from '../../../src/packs/stage.ts';
import { loadManaged } from '../../../src/settings/store.ts';
import { entity, smallPack } from '../dataset/small-pack.ts';

const pack = (id: string, version: string): string =>
  JSON.stringify(smallPack({ id, version, entities: [entity('bank')], roles: [], senses: [], goals: [] }));

let packs: string[] = [];
let follows = 0;
Object.assign(fakeBrowser.storage, { managed: { get: async () => ({ packs }) } });
Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '1.0.0' }) });

/** Follows the policy as a background that starts does, until it is done. */
async function follow(): Promise<void> {
  const before = follows;
  followPolicy(async () => ({ followPacks: async () => void follows++ }) as unknown as OpenDataset);
  await vi.waitFor(() => expect(follows).toBe(before + 1));
}

/** The policy's packs, as `id version`, but for those that leave. */
const inUse = async () =>
  (await listPacks())
    .flatMap(({ meta }) => (meta.state === 'ready' && meta.byPolicy ? [`${meta.info.id} ${meta.info.version}`] : []))
    .sort();

it('a pack that cannot be read now keeps away no other, keeps its older version, and no pack that was withdrawn', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  packs = [pack('withdrawn', '2026.1.0'), pack('large', '2026.1.0')];
  await follow();
  expect(await inUse()).toEqual(['large 2026.1.0', 'withdrawn 2026.1.0']);

  packs = [pack('large', '2026.2.0'), pack('new', '2026.1.0')];
  const add = vi.spyOn(PackStage.prototype, 'add').mockRejectedValueOnce(new Error('The disk is full.'));
  await follow();
  expect(await inUse()).toEqual(['large 2026.1.0', 'new 2026.1.0']);
  expect((await loadManaged()).packs).toHaveLength(2);

  add.mockRestore();
  await follow();
  expect(await inUse()).toEqual(['large 2026.2.0', 'new 2026.1.0']);
});

it('each pack is noted as soon as it is read', async () => {
  packs = [pack('first', '2026.1.0'), pack('second', '2026.1.0')];
  const noted: number[] = [];
  const begin = PackStage.prototype.begin;
  vi.spyOn(PackStage.prototype, 'begin').mockImplementation(async function (this: PackStage) {
    const known = await Promise.all((await loadManaged()).packs.map(async ({ database }) => database));
    noted.push(
      (await listPacks()).filter((one) => known.includes(one.database) && one.meta.info.id === 'first').length,
    );
    return begin.call(this);
  });
  await follow();
  expect(noted).toEqual([0, 1]);
});
