import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';
import type { Settings } from '../../../src/settings/schema.ts';
import { changeSettings, loadSettings, saveSettings, watchSettings } from '../../../src/settings/store.ts';

beforeEach(() => fakeBrowser.reset());

describe('the store of settings', () => {
  it('keeps two changes made at the same moment', async () => {
    const add = (host: string) =>
      changeSettings((settings) => ({ ...settings, sitesOff: [...settings.sitesOff, host] }));
    await Promise.all([add('a.example'), add('b.example')]);
    expect((await loadSettings()).sitesOff).toEqual(['a.example', 'b.example']);
  });

  it('works with the defaults where it cannot read, and writes nothing for that', async () => {
    await browser.storage.local.set({ settings: { version: 99, wishes: 'many' } });
    expect(await loadSettings()).toEqual(DEFAULT_SETTINGS);
    expect(await browser.storage.local.get()).toEqual({ settings: { version: 99, wishes: 'many' } });
  });

  it('opens no site that was switched off where it cannot read', async () => {
    const sitesOff = ['mail.example', 'Mail.example', '256.1.1.300', 7, 'mail.example', 'a b', '[::1]'];
    for (const settings of [
      { version: 99, wishes: 'many', sitesOff },
      { ...DEFAULT_SETTINGS, theme: 'pink', sitesOff },
    ]) {
      await browser.storage.local.set({ settings });
      expect(await loadSettings()).toEqual({ ...DEFAULT_SETTINGS, sitesOff: ['mail.example', '[::1]'] });
    }
    // Nor does the change by which damaged ones are written anew.
    expect((await saveSettings({ language: 'de' })).sitesOff).toEqual(['mail.example', '[::1]']);
    await browser.storage.local.set({ settings: { version: 99, sitesOff: 'all' } });
    expect(await loadSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it('leaves what a later version wrote alone', async () => {
    await browser.storage.local.set({ settings: { version: 99, wishes: 'many' } });
    await expect(saveSettings({ language: 'de' })).rejects.toMatchObject({ code: 'newer' });
    expect(await browser.storage.local.get('settings')).toEqual({ settings: { version: 99, wishes: 'many' } });
    await browser.storage.local.clear();
    expect((await saveSettings({ language: 'nl' })).language).toBe('nl');
  });

  it('keeps damaged settings aside before it writes over them', async () => {
    const damaged = { ...DEFAULT_SETTINGS, theme: 'pink' };
    await browser.storage.local.set({ settings: damaged });
    await saveSettings({ language: 'de' });
    expect(await browser.storage.local.get()).toEqual({
      settings: { ...DEFAULT_SETTINGS, language: 'de' },
      'settings-unreadable': damaged,
    });
  });

  it('writes nothing that it could not read again: all would be void with it', async () => {
    await saveSettings({ sitesOff: ['off.example'] });
    await expect(saveSettings({ sitesOff: ['off.example', 'page.example.'] })).rejects.toMatchObject({
      code: 'damaged',
    });
    expect((await loadSettings()).sitesOff).toEqual(['off.example']);
  });

  it('tells of a change until the signal fires', async () => {
    const heard: Settings[] = [];
    const life = new AbortController();
    watchSettings((settings) => heard.push(settings), life.signal);
    await saveSettings({ language: 'de' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard.map(({ language }) => language)).toEqual(['de']);
    life.abort();
    await saveSettings({ language: 'en' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).toHaveLength(1);
  });
});
