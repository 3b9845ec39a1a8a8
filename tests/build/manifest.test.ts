import { describe, expect, test } from 'vitest';
import { BUILDS, builtFiles, readBuilt } from './output.ts';

const LANGUAGES = ['de', 'en', 'nl'];

describe.each(BUILDS)('the manifest for $browser', ({ browser, folder }) => {
  const manifest = () => JSON.parse(readBuilt(folder, 'manifest.json'));

  test('is version 3 and shuts extension pages: nothing by default, no connections', () => {
    const { manifest_version, content_security_policy } = manifest();
    expect(manifest_version).toBe(3);
    const rules = new Map(
      String(content_security_policy.extension_pages)
        .split(';')
        .map((rule) => rule.trim().split(/\s+/))
        .map(([name, ...values]) => [name, values.join(' ')]),
    );
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('connect-src')).toBe("'none'");
    for (const [name, value] of rules) expect(value, name).toMatch(/^'(?:none|self)'$/);
  });

  test('asks for no more than the README explains', () => {
    const { permissions, optional_permissions, host_permissions } = manifest();
    const sidePanel = browser === 'chrome' ? ['sidePanel'] : [];
    expect([...permissions].sort()).toEqual(
      ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage', ...sidePanel].sort(),
    );
    expect(optional_permissions ?? []).toEqual([]);
    expect(host_permissions).toEqual(browser === 'chrome' ? ['*://*/*', 'file:///*'] : ['*://*/*']);
  });

  test('suggests no key that opens a menu of Firefox', () => {
    // With Alt and Shift a letter opens the menu that has it, before any extension hears of it: in English File, Edit,
    // View, History, Bookmarks, Profiles, Tools, Help; then those of the Dutch and the German browser.
    const taken = new Set('FEVSBPTH' + 'BWLGAPXH' + 'DBACLPXH');
    const keys = Object.values(manifest().commands as Record<string, { suggested_key: { default: string } }>).map(
      ({ suggested_key }) => suggested_key.default,
    );
    expect(keys.length).toBe(4);
    for (const key of keys) expect(taken, key).not.toContain(key.split('+').at(-1));
  });

  test('is in private windows only where the reader lets it, and there as elsewhere: the browsers’ default', () => {
    expect(manifest().incognito ?? 'spanning').toBe('spanning');
  });

  test('declares no content script and lets no page reach a file of ours', () => {
    expect(manifest().content_scripts ?? []).toEqual([]);
    expect(manifest().web_accessible_resources ?? []).toEqual([]);
    expect(manifest().externally_connectable ?? {}).toEqual({});
  });

  test('every text of the manifest is there in three languages', () => {
    const names = [...JSON.stringify(manifest()).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name as string);
    expect(names.length).toBeGreaterThan(0);
    const built = builtFiles(folder).filter((file) => file.startsWith('_locales/'));
    expect(built).toEqual(LANGUAGES.map((language) => `_locales/${language}/messages.json`));
    for (const file of built) {
      const messages = JSON.parse(readBuilt(folder, file));
      for (const name of names) expect(messages[name]?.message, `${file}: ${name}`).toMatch(/\S/);
    }
  });

  test.runIf(browser === 'firefox')(
    'Firefox has an add-on id, a version with all we use, and the word that no data is collected',
    () => {
      const { gecko } = manifest().browser_specific_settings;
      expect(gecko.id).toMatch(/@/);
      expect(Number.parseInt(gecko.strict_min_version, 10)).toBeGreaterThanOrEqual(142);
      expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
    },
  );
});
