import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBackup, TakenInPartError } from '../../../src/options/backup.ts';
import type { PackServices } from '../../../src/options/pack-services.ts';
import type { PackChange } from '../../../src/options/reader-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';
import { applyPolicy } from '../../../src/settings/managed.ts';
import { readPolicy } from '../../../src/settings/policy.ts';
import type { Settings } from '../../../src/settings/schema.ts';
import { changeSettings, changeWithManaged, loadOwnSettings, loadSettings } from '../../../src/settings/store.ts';

beforeEach(() => fakeBrowser.reset());

const switchOn = vi.fn(async () => undefined);
const list = vi.fn(async () => ({ packs: [{ database: 'db' }], waiting: [], unreadable: [] }));
const backup = createBackup({
  packs: { switchOn, list } as unknown as PackServices,
  saveFile: () => undefined,
  version: '1',
});
const silenced = [{ text: 'stop', entity: 'stop-the-traffik', site: null, on: '2026-11-24' }];
const switched = { change: 'switched', pack: { enabled: false }, present: { database: 'db' } } as unknown as PackChange;

test.each([
  ['settings of a newer version', { settings: { version: 99 } }, { code: 'newer' }],
  [
    'more sites than can be kept',
    { settings: { ...DEFAULT_SETTINGS, sitesOff: Array.from({ length: 5_000 }, (_, n) => `own-${n}.example`) } },
    { code: 'damaged' },
  ],
])('beside %s a file is refused before anything of it is written', async (_, stored, fault) => {
  await browser.storage.local.set(stored);
  const settings = { ...DEFAULT_SETTINGS, sitesOff: Array.from({ length: 2_000 }, (__, n) => `theirs-${n}.example`) };
  await expect(backup.takeOver({ settings, silenced }, [switched], new Map())).rejects.toMatchObject(fault);
  expect(await browser.storage.local.get(null)).toEqual(stored);
  expect(switchOn).not.toHaveBeenCalled();
});

test.each([
  ['settings', { settings: { version: 99 } }],
  ['silenced names', { silenced: { version: 99 } }],
])('%s of a newer version would be missing in a file, so none is saved', async (_, stored) => {
  const saveFile = vi.fn();
  const own = {
    packs: { listOwn: async () => ({ packs: [], unreadable: [] }) } as unknown as PackServices,
    saveFile,
    version: '1',
  };
  await createBackup(own).save(() => undefined);
  expect(saveFile).toHaveBeenCalledOnce();
  await browser.storage.local.set(stored as object);
  await expect(createBackup(own).save(() => undefined)).rejects.toMatchObject({ code: 'newer' });
  expect(saveFile).toHaveBeenCalledOnce();
  expect(await browser.storage.local.get(null)).toEqual(stored);
});

test('else it is taken over as a whole', async () => {
  await backup.takeOver({ settings: { ...DEFAULT_SETTINGS, theme: 'dark' }, silenced }, [switched], new Map());
  expect(await browser.storage.local.get(null)).toMatchObject({
    settings: { theme: 'dark' },
    silenced: { names: silenced },
  });
  expect(switchOn).toHaveBeenCalledWith('db', false);
});

test('beneath what an organisation has locked, it is the reader’s own that is taken over', async () => {
  await changeSettings((old) => ({ ...old, theme: 'light' }));
  const { policy } = readPolicy({ preferences: { theme: 'dark' }, sitesOff: ['a.example'] });
  await changeWithManaged((before) => applyPolicy(before, policy));
  const file: Settings = { ...DEFAULT_SETTINGS, theme: 'dark', sitesOff: ['a.example', 'b.example'] };
  await backup.takeOver({ settings: file, silenced }, [], new Map());
  expect(await loadSettings()).toMatchObject({ theme: 'dark', sitesOff: ['a.example', 'b.example'] });
  expect(await loadOwnSettings()).toMatchObject({ theme: 'dark', sitesOff: ['a.example', 'b.example'] });
  await changeWithManaged((before) => applyPolicy(before));
  expect(await loadSettings()).toMatchObject({ theme: 'dark', sitesOff: ['a.example', 'b.example'] });
});

test.each([
  ['switched', [switched]],
  ['left as it is', [{ change: 'same', pack: {}, present: { database: 'db' } } as unknown as PackChange]],
])('where the pack that would be %s has gone meanwhile, nothing is changed', async (_, changes) => {
  const data = { settings: { ...DEFAULT_SETTINGS, theme: 'dark' as const }, silenced };
  list.mockResolvedValueOnce({ packs: [{ database: 'newer' }], waiting: [], unreadable: [] });
  await expect(backup.takeOver(data, changes, new Map())).rejects.toThrow('no longer');
  expect(await browser.storage.local.get(null)).toEqual({});
  await backup.takeOver(data, changes, new Map());
  expect(await loadSettings()).toMatchObject({ theme: 'dark' });
});

test('a file is written without the packs that cannot be read, and says which are missing, but for an organisation’s', async () => {
  const packs = [{ checksum: '', database: 'theirs' }];
  await changeWithManaged(({ settings, managed }) => ({ settings, managed: { ...managed, packs } }));
  const unreadable = ['mine', 'theirs'].map((database) => ({ database, addedAt: 0 }));
  const saveFile = vi.fn();
  const listOwn = async () => ({ packs: [], unreadable });
  const saving = createBackup({ packs: { listOwn } as unknown as PackServices, saveFile, version: '1' });
  const { name, missing } = await saving.save(() => undefined);
  expect(saveFile).toHaveBeenCalledWith(name, expect.any(Blob));
  expect(missing).toEqual([unreadable[0]]);
});

test('where a pack cannot be put in use nothing is changed; where another has been before, that is said', async () => {
  const accept = vi.fn(async (database: string) => {
    if (database === 'gone') throw new Error('The pack is gone.');
  });
  const failing = createBackup({
    packs: { accept } as unknown as PackServices,
    saveFile: () => undefined,
    version: '1',
  });
  const [one, two] = [{ pack: { enabled: true } }, { pack: { enabled: true } }] as unknown as PackChange[];
  const data = { settings: { ...DEFAULT_SETTINGS, theme: 'dark' as const }, silenced };
  const changes = [one, two] as PackChange[];
  const databases = (...names: string[]) => new Map(changes.map(({ pack }, index) => [pack, names[index] as string]));
  await expect(failing.takeOver(data, changes, databases('gone', 'there'))).rejects.not.toBeInstanceOf(
    TakenInPartError,
  );
  const inPart = failing.takeOver(data, changes, databases('there', 'gone'));
  await expect(inPart).rejects.toMatchObject({ name: 'TakenInPartError', kept: new Set(['there']) });
  expect(await browser.storage.local.get(null)).toEqual({});
});
