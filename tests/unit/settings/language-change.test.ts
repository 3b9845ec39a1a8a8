import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';
import { SETTINGS_KEY } from '../../../src/settings/keys.ts';
import { isLanguageChanged } from '../../../src/settings/language-change.ts';

const settings = (language: unknown) => ({ ...DEFAULT_SETTINGS, language });
const changed = (oldValue: unknown, newValue: unknown) => isLanguageChanged({ [SETTINGS_KEY]: { oldValue, newValue } });

test('another language is a change, also before anything was stored', () => {
  expect(changed(settings('nl'), settings('de'))).toBe(true);
  expect(changed(undefined, settings('de'))).toBe(true);
  expect(changed(settings('nl'), undefined)).toBe(true);
});

test('another setting is none, nor is what is stored for the first time as it was by default', () => {
  expect(changed(settings('nl'), { ...settings('nl'), theme: 'dark' })).toBe(false);
  expect(changed(undefined, { ...DEFAULT_SETTINGS, theme: 'dark' })).toBe(false);
  expect(isLanguageChanged({ other: { oldValue: settings('nl'), newValue: settings('de') } })).toBe(false);
});
