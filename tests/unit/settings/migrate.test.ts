import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';
import { migrateSettings, SettingsError } from '../../../src/settings/migrate.ts';
import { SETTINGS_VERSION } from '../../../src/settings/version.ts';

describe('settings outlive the version that wrote them', () => {
  it('are the defaults where there are none', () => expect(migrateSettings(undefined)).toEqual(DEFAULT_SETTINGS));

  it('come back as they were', () => {
    const mine = { ...DEFAULT_SETTINGS, language: 'nl' as const, sitesOff: ['bank.example'] };
    expect(migrateSettings(mine)).toEqual(mine);
  });

  it('are brought forward from version 0 with the sites that were off', () => {
    expect(migrateSettings({ sitesOff: ['bank.example'] })).toEqual({
      ...DEFAULT_SETTINGS,
      sitesOff: ['bank.example'],
    });
  });

  it('of version 1 keep every choice, and get the number on the icon', () => {
    const { badge: _, strength: __, ...marks } = DEFAULT_SETTINGS.marks;
    const { modifier: ___, ...hover } = DEFAULT_SETTINGS.hover;
    const old = { ...DEFAULT_SETTINGS, version: 1, theme: 'dark', marks: { ...marks, certainOnly: true }, hover };
    expect(migrateSettings(old)).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      marks: { ...DEFAULT_SETTINGS.marks, certainOnly: true },
    });
  });

  it('of version 2 keep every choice, and get the strength of marks and a key to hold', () => {
    const old = {
      ...DEFAULT_SETTINGS,
      version: 2,
      marks: { style: 'tint', certainOnly: true, broad: 'never', badge: false },
      hover: { open: 'click', dwellMs: 700, graceMs: 0 },
      sitesOff: ['bank.example'],
    };
    expect(migrateSettings(old)).toEqual({
      ...old,
      version: SETTINGS_VERSION,
      marks: { ...old.marks, strength: 'normal' },
      hover: { ...old.hover, modifier: 'none' },
    });
  });

  it('of a newer version are refused and not guessed', () => {
    expect(() => migrateSettings({ ...DEFAULT_SETTINGS, version: SETTINGS_VERSION + 1 })).toThrow(
      expect.objectContaining({ code: 'newer' }),
    );
  });

  it('that are damaged are refused with the path', () => {
    expect(() =>
      migrateSettings({ ...DEFAULT_SETTINGS, hover: { ...DEFAULT_SETTINGS.hover, dwellMs: 'fast' } }),
    ).toThrow(/hover\.dwellMs/);
    expect(() => migrateSettings({ ...DEFAULT_SETTINGS, sitesOff: ['https://bank.example/path'] })).toThrow(
      SettingsError,
    );
  });
});
