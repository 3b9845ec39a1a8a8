import { expect, test } from 'vitest';
import type { ChromiumRig } from './rig/chromium.ts';
import { searchInPopup, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';
import { waitForWords } from './rig/toolbar.ts';

/** What a reader may press after typing. */
const MAX_KEYS = 5;

/** Has the browser itself go offline, as it does where there is no network. */
async function cutNetwork(rig: Rig): Promise<void> {
  if (rig.browser === 'chromium') await (rig as unknown as ChromiumRig).context.setOffline(true);
  else await (rig as unknown as { chrome(script: string): Promise<unknown> }).chrome('Services.io.offline = true;');
}

/** Those who worked with the entry, as far as the popup shows them now. */
const linesSeen = () => {
  const box = document.querySelector('.entry')?.getBoundingClientRect();
  return [...document.querySelectorAll<HTMLElement>('.companions li.role')]
    .filter((item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return box !== undefined && top >= box.top && bottom <= box.bottom;
    })
    .map((item) => ({
      who: item.querySelector('.what')?.textContent ?? '',
      when: item.querySelector('.when')?.textContent ?? '',
      goals: item.querySelector('.proof [role=img]')?.getAttribute('aria-label') ?? '',
      sources: item.querySelectorAll('.sources a, .sources .cite').length,
    }));
};

inBrowsers('an NGO worker without a network', (rig) => {
  let popup: Tab;
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await popup.press(key);
  };

  test('types a name', async () => {
    const page = await rig().open(
      rig().site.serve('/plain.html', '<!doctype html><title>Plain</title><p>Nothing.</p>'),
    );
    await cutNetwork(rig());
    await until(
      'the network to be gone',
      () => page.evaluate(() => navigator.onLine),
      (isOnline) => !isOnline,
    );
    popup = await rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(page)}`);
    await searchInPopup(popup, 'fiu ned', 'FIU-Nederland');
  });

  test('opens the entry by one key, with its initiatives, since when, goals and sources', async () => {
    await press('Enter');
    await waitForWords(popup, /Others in the same initiatives/);
    const roles = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.entry .section li.role')]
        .filter((role) => !role.closest('.companions'))
        .map((role) => [
          role.querySelector('.what')?.textContent ?? '',
          role.querySelector('.when')?.textContent ?? '',
          role.querySelectorAll('.sources a, .sources .cite').length,
        ]),
    );
    expect(roles.length).toBeGreaterThan(5);
    expect(roles.find(([what]) => what === 'Fintell Alliance NL')?.[1]).toBe('since 2018');
    for (const [what, , sources] of roles) expect(sources, String(what)).toBeGreaterThan(0);
  });

  test('and sees who worked with it, since when, on which goals, with sources, by no more than five keys', async () => {
    await press('Tab');
    await press('Enter');
    const lines = await until(
      'those who worked with it',
      () => popup.evaluate(linesSeen),
      (seen) => seen.length >= 2,
    );
    expect(lines.map(({ who }) => who)).not.toContain('FIU-Nederland');
    for (const { who, when, sources } of lines) {
      expect(when, who).toMatch(/\d{4}|no date/);
      expect(sources, who).toBeGreaterThan(0);
    }
    expect(lines.map(({ goals }) => goals).join()).toMatch(/Goal \d/);
    // The heading they stand under has the focus, so that a screen reader reads on from there.
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe('Others in the same initiatives');
    expect(keys).toBeLessThanOrEqual(MAX_KEYS);
  });

  test('all of them with a source, the partners of the alliance that it convenes among them', async () => {
    const all = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.companions li.role')].map((item) => [
        item.closest('.companions')?.querySelector('h3')?.textContent ?? '',
        item.querySelector('.what')?.textContent ?? '',
        String(item.querySelectorAll('.sources a, .sources .cite').length),
      ]),
    );
    for (const [where, who, sources] of all) expect(Number(sources), `${who} ${where}`).toBeGreaterThan(0);
    const partners = all.filter(([where]) => where === 'In Fintell Alliance NL').map(([, who]) => who);
    expect(partners).toEqual(expect.arrayContaining(['ABN AMRO', 'ING', 'Rabobank']));
  });

  test('leaves nothing behind: a popup opened anew is empty', async () => {
    await popup.close();
    const again = await rig().openExtensionPage('/popup.html');
    await until(
      'an empty field',
      () => again.evaluate(() => document.querySelector<HTMLInputElement>('input[role=combobox]')?.value ?? null),
      (value) => value === '',
    );
    const kept = await rig().inExtension(async () => {
      const { browser } = globalThis as unknown as { browser: typeof import('webextension-polyfill') };
      const areas = [await browser.storage.local.get(), await browser.storage.session.get()];
      return JSON.stringify(areas.map(({ filters: _, ...rest }) => rest)) + JSON.stringify({ ...localStorage });
    });
    expect(kept).not.toMatch(/fiu ned|fiu-nederland/i);
    await again.close();
  });
});
