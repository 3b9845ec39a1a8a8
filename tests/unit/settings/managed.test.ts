import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { managedSchema } from '../../../scripts/build/managed-schema.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';
import { applyPolicy, keepLocked, ownSettings, readManaged } from '../../../src/settings/managed.ts';
import { NO_POLICY, type Policy, PREFERENCES, readPolicy, valueAt } from '../../../src/settings/policy.ts';
import { type Settings, settingsSchema } from '../../../src/settings/schema.ts';
import { changeSettings, changeWithManaged, loadOwnSettings, loadSettings } from '../../../src/settings/store.ts';

const fresh = { settings: DEFAULT_SETTINGS, managed: readManaged(undefined) };
const policyOf = (stored: unknown): Policy => readPolicy(stored).policy;
const withOwn = (change: Partial<Settings>) => ({ ...fresh, settings: { ...DEFAULT_SETTINGS, ...change } });

describe('a policy as it stands in managed storage', () => {
  it('is read by the names and values of the settings themselves', () => {
    const { policy, problems } = readPolicy({
      preferences: { language: 'nl', theme: 'dark', marks: { style: 'tint' }, hover: { dwellMs: 400 } },
      readerMayChange: ['theme', 'hover.dwellMs'],
      sitesOff: ['b.example', 'a.example', 'b.example'],
      packs: ['{}'],
    });
    expect(problems).toEqual([]);
    expect(policy).toEqual({
      locked: { language: 'nl', 'marks.style': 'tint' },
      offered: { theme: 'dark', 'hover.dwellMs': 400 },
      sitesOff: ['a.example', 'b.example'],
      packs: ['{}'],
    });
  });

  it('holds in all that is right, and what is wrong in it is named', () => {
    const { policy, problems } = readPolicy({
      preferences: { language: 'fr', theme: 'dark', marks: { style: 5, certainOnly: true, more: 1 }, nothing: 1 },
      readerMayChange: ['colour', 7],
      sitesOff: ['ok.example', 'https://no.example/', '192.168.1.300'],
      packs: 'no list',
      more: true,
    });
    expect(policy).toEqual({
      locked: { theme: 'dark', 'marks.certainOnly': true },
      offered: {},
      sitesOff: ['ok.example'],
      packs: [],
    });
    for (const word of ['language', 'marks.style', 'marks.more', 'nothing', 'colour', 'no.example', 'packs', 'more'])
      expect(problems.join('\n')).toContain(word);
  });

  it('of any shape is read without an error, and never sets what the settings may not hold', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            preferences: fc.anything(),
            readerMayChange: fc.anything(),
            sitesOff: fc.anything(),
            packs: fc.anything(),
          }),
          fc.record({
            preferences: fc.dictionary(
              fc.constantFrom('language', 'marks', 'hover', '__proto__', 'theme'),
              fc.anything(),
            ),
            sitesOff: fc.array(fc.oneof(fc.string(), fc.domain())),
          }),
        ),
        (stored) => {
          const { settings } = applyPolicy(fresh, policyOf(stored));
          expect(v.safeParse(settingsSchema, settings).success).toBe(true);
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });

  it('can set every preference that there is, by the schema that Chromium is given', () => {
    const { properties } = managedSchema() as { properties: { preferences: { properties: object } } };
    for (const path of PREFERENCES.keys())
      expect(valueAt(properties.preferences.properties, path.replace('.', '.properties.')), path).toBeDefined();
    expect(JSON.stringify(properties)).not.toContain('null');
  });
});

describe('policy and reader', () => {
  it('what is locked is so whatever the reader chooses, and his choice comes back with the end of the policy', () => {
    const before = withOwn({ theme: 'light' });
    const ruled = applyPolicy(before, policyOf({ preferences: { theme: 'dark', marks: { style: 'tint' } } }));
    expect([ruled.settings.theme, ruled.settings.marks.style]).toEqual(['dark', 'tint']);
    const tried = keepLocked({ ...ruled.settings, theme: 'system', language: 'de' }, ruled.managed);
    expect([tried.settings.theme, tried.settings.language]).toEqual(['dark', 'de']);
    expect(ownSettings(tried).theme).toBe('system');
    const free = applyPolicy(tried, NO_POLICY);
    expect(free.settings).toEqual({ ...before.settings, theme: 'system', language: 'de' });
    expect(free.managed).toEqual(fresh.managed);
  });

  it('what is offered is set once, and left to the reader', () => {
    const policy = policyOf({ preferences: { language: 'nl' }, readerMayChange: ['language'] });
    const first = applyPolicy(fresh, policy);
    expect(first.settings.language).toBe('nl');
    const chosen = keepLocked({ ...first.settings, language: 'de' }, first.managed);
    expect(chosen.settings.language).toBe('de');
    expect(applyPolicy(chosen, policy).settings.language).toBe('de');
    const other = policyOf({ preferences: { language: 'en' }, readerMayChange: ['language'] });
    expect(applyPolicy(chosen, other).settings.language).toBe('en');
  });

  it('sites of the policy cannot be switched on, and those of the reader stay his', () => {
    const before = withOwn({ sitesOff: ['mine.example', 'both.example'] });
    const ruled = applyPolicy(before, policyOf({ sitesOff: ['both.example', 'theirs.example'] }));
    expect(ruled.settings.sitesOff).toEqual(['both.example', 'mine.example', 'theirs.example']);
    const tried = keepLocked({ ...ruled.settings, sitesOff: ['more.example'] }, ruled.managed);
    expect(tried.settings.sitesOff).toEqual(['both.example', 'more.example', 'theirs.example']);
    expect(applyPolicy(tried).settings.sitesOff).toEqual(['more.example']);
    expect(applyPolicy(ruled).settings.sitesOff).toEqual(['both.example', 'mine.example']);
  });

  it('of any two policies one after the other, nothing of the first is left', () => {
    const sites = fc.subarray(['a.example', 'b.example', 'c.example']);
    const preferences = fc.record(
      {
        theme: fc.constantFrom('light', 'dark', 'system'),
        language: fc.constantFrom('en', 'nl'),
        marks: fc.record({ certainOnly: fc.boolean() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    const policies = fc.record({ preferences, sitesOff: sites });
    fc.assert(
      fc.property(sites, policies, policies, (own, one, two) => {
        const before = withOwn({ sitesOff: own, theme: 'light' });
        const both = applyPolicy(applyPolicy(before, policyOf(one)), policyOf(two));
        expect(both).toEqual(applyPolicy(before, policyOf(two)));
        expect(applyPolicy(both, policyOf(two))).toEqual(both);
        expect(applyPolicy(both).settings).toEqual(before.settings);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('the store holds what is in force, keeps what is locked, and gives the reader’s own for a file', async () => {
    fakeBrowser.reset();
    await changeSettings((old) => ({ ...old, theme: 'light' }));
    await changeWithManaged((before) =>
      applyPolicy(before, policyOf({ preferences: { theme: 'dark' }, sitesOff: ['x.example'] })),
    );
    expect(await loadSettings()).toMatchObject({ theme: 'dark', sitesOff: ['x.example'] });
    await changeSettings((old) => ({ ...old, theme: 'system', language: 'nl', sitesOff: [] }));
    expect(await loadSettings()).toMatchObject({ theme: 'dark', language: 'nl', sitesOff: ['x.example'] });
    expect(await loadOwnSettings()).toMatchObject({ theme: 'system', language: 'nl', sitesOff: [] });
  });

  it('without a policy nothing is written', async () => {
    fakeBrowser.reset();
    await changeWithManaged((before) => applyPolicy(before));
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});
