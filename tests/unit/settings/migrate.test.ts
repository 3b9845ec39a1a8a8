import { describe, expect, it } from 'vitest';
import { migrateSettings, SettingsError } from '../../../src/settings/migrate.ts';
import { DEFAULT_SETTINGS, SETTINGS_VERSION } from '../../../src/settings/schema.ts';

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
    const { badge: _, ...marks } = DEFAULT_SETTINGS.marks;
    const old = { ...DEFAULT_SETTINGS, version: 1, theme: 'dark', marks: { ...marks, certainOnly: true } };
    expect(migrateSettings(old)).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      marks: { ...marks, certainOnly: true, badge: true },
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
