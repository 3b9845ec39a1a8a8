import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBackup } from '../../../src/options/backup.ts';
import type { PackServices } from '../../../src/options/pack-services.ts';
import type { PackChange } from '../../../src/options/reader-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';

beforeEach(() => fakeBrowser.reset());

const switchOn = vi.fn(async () => undefined);
const backup = createBackup({
  packs: { switchOn } as unknown as PackServices,
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

test('else it is taken over as a whole', async () => {
  await backup.takeOver({ settings: { ...DEFAULT_SETTINGS, theme: 'dark' }, silenced }, [switched], new Map());
  expect(await browser.storage.local.get(null)).toMatchObject({
    settings: { theme: 'dark' },
    silenced: { names: silenced },
  });
  expect(switchOn).toHaveBeenCalledWith('db', false);
});
